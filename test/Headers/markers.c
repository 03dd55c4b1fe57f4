// Macros that say something about the code become calls the analysis knows.
//
// RUN: %clang -S -emit-llvm -o - -target x86_64-pc-windows-msvc -fms-extensions -fms-compatibility -nostdinc -I %headers_dir -Werror %s | FileCheck %s
// RUN: %clang -S -emit-llvm -o - -target x86_64-pc-windows-msvc -fms-extensions -fms-compatibility -nostdinc -I %headers_dir -Werror -DDBG=1 %s | FileCheck %s
// RUN: %clang -S -emit-llvm -o - -target x86_64-pc-windows-msvc -fms-extensions -fms-compatibility -nostdinc -I %headers_dir -Werror -DDBG=0 %s | FileCheck %s --check-prefix=FREE
#include <fltkernel.h>

int Check(void);

// CHECK-LABEL: define {{.*}}@Markers(
// CHECK: call {{.*}}@__fltlint_paged_code()
// CHECK-COUNT-4: call {{.*}}@__fltlint_assert(
// CHECK-NOT: @__fltlint_assert(
// CHECK: ret
// An explicitly free build evaluates NT_VERIFY only.
// FREE-LABEL: define {{.*}}@Markers(
// FREE: call {{.*}}@__fltlint_paged_code()
// FREE-NOT: @__fltlint_assert(
// FREE: call {{.*}}@Check()
// FREE-NOT: call
// FREE: ret
void Markers(void) {
  PAGED_CODE();
  ASSERT(Check());
  NT_ASSERT(Check());
  FLT_ASSERTMSG("text", Check());
  NT_VERIFY(Check());
  KdPrint(("never in a free build %d", Check()));
}

// Lists, memory, locks and pool are calls too, not loads and stores.
// CHECK-LABEL: define {{.*}}@Calls(
// CHECK: call {{.*}}@InitializeListHead(
// CHECK: call {{.*}}@InsertTailList(
// CHECK: call {{.*}}@IsListEmpty(
// CHECK: call {{.*}}@RemoveHeadList(
// CHECK: call {{.*}}@RtlZeroMemory(
// CHECK: call {{.*}}@InterlockedIncrement(
// CHECK: call {{.*}}@KeAcquireSpinLock(
// CHECK: call {{.*}}@KeReleaseSpinLock(
// CHECK: call {{.*}}@ExAllocatePoolWithTag(
// CHECK: call {{.*}}@FltIsOperationSynchronous(
typedef struct {
  LIST_ENTRY Link;
  LONG Count;
  KSPIN_LOCK Lock;
} ITEM;
PVOID Calls(LIST_ENTRY *Head, ITEM *Item, PFLT_CALLBACK_DATA Data) {
  KIRQL Irql;
  InitializeListHead(Head);
  InsertTailList(Head, &Item->Link);
  if (!IsListEmpty(Head))
    Item = CONTAINING_RECORD(RemoveHeadList(Head), ITEM, Link);
  RtlZeroMemory(Item, sizeof(*Item));
  InterlockedIncrement(&Item->Count);
  KeAcquireSpinLock(&Item->Lock, &Irql);
  KeReleaseSpinLock(&Item->Lock, Irql);
  Item = (ITEM *)ExAllocatePoolWithTag(PagedPool, sizeof(ITEM), 'tseT');
  return FltIsOperationSynchronous(Data) ? Item : NULL;
}

// Only what never comes back is declared so.
// CHECK-LABEL: define {{.*}}@Ends(
// CHECK: call {{.*}}@PsTerminateSystemThread(
// CHECK: call {{.*}}@KeBugCheckEx(
// CHECK-NEXT: unreachable
void Ends(void) {
  PsTerminateSystemThread(STATUS_SUCCESS);
  KeBugCheckEx(1, 0, 0, 0, 0);
}
