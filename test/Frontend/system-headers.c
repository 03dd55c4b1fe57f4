// RUN: %fltlint emit-model %s > %t
// RUN: FileCheck %s < %t
// RUN: FileCheck %s --check-prefix=NOT < %t

// Of the kernel headers only what the project uses is there.
// NOT-NOT: @FltSetFileContext
// NOT-NOT: @RtlCopyUnicodeString

#include <fltKernel.h>

NTSTATUS get(PVOID *);

// The text of a header's macro is marked, its argument is not.
// CHECK-LABEL: define i32 @macro
// CHECK: %[[S:.*]] = load i32 $0:status !{{[0-9]+:[0-9]+:[0-9]+-[0-9]+$}}
// CHECK-NEXT: %[[G:.*]] = ge i32 %[[S]], 0 [sysmacro] {{.*}} macro "NT_SUCCESS"
// CHECK-NEXT: condbr %[[G]], {{.*}} ; "NT_SUCCESS(status)"
int macro(NTSTATUS status) {
  if (NT_SUCCESS(status))
    return 1;
  return 0;
}

// An assertion of the kernel's.
// CHECK-LABEL: define void @asserts
// CHECK: %[[N:.*]] = ne ptr<void> %{{.*}}, null
// CHECK-NEXT: assume %[[N]] [assert
// CHECK: call void @FltReleaseContext(
void asserts(PFLT_CONTEXT context) {
  FLT_ASSERT(context != NULL);
  FltReleaseContext(context);
}

// An inline function of a header is lowered because it is called.
// CHECK-LABEL: define void @lists
// CHECK: call void @InsertTailList(
void lists(PLIST_ENTRY head, PLIST_ENTRY entry) {
  InsertTailList(head, entry);
}
// CHECK: declare void @FltReleaseContext({{.*}} system
