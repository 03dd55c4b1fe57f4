// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

#define _In_ __attribute__((annotate("sal:_In_")))
#define _Out_opt_ __attribute__((annotate("sal:_Out_opt_")))
#define _IRQL_requires_max_(x)                                                 \
  __attribute__((annotate("sal:_IRQL_requires_max_(" #x ")")))
typedef void *PVOID;
typedef long NTSTATUS;
typedef struct _DATA *PDATA;
typedef _IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLT_PREOP(_In_ PDATA Data, _Out_opt_ PVOID *Context);

static void hidden(int a);
NTSTATUS NtExternal(_In_ PVOID p);

// Role and SAL come from the typedef a function is declared through, though
// its definition repeats neither.
FLT_PREOP PreCreate;
// CHECK-LABEL: define i32 @PreCreate(ptr<rec "_DATA"> Data, ptr<ptr<void>> Ctx)
// CHECK-DAG: role "FLT_PREOP"
// CHECK-DAG: sal "_IRQL_requires_max_(APC_LEVEL)"
// CHECK-DAG: param 0:Data "PDATA" sal "_In_"
// CHECK-DAG: param 1:Ctx "PVOID *" sal "_Out_opt_"
// CHECK: call void @hidden(i32 1)
NTSTATUS PreCreate(PDATA Data, PVOID *Ctx) {
  hidden(1);
  return NtExternal(Ctx);
}

// SAL of an earlier declaration, and the section of a pragma.
_IRQL_requires_max_(DISPATCH_LEVEL) void paged(_In_ PVOID p);
#pragma alloc_text(PAGE, paged)
// CHECK-LABEL: define void @paged
// CHECK-DAG: section "PAGE"
// CHECK-DAG: sal "_IRQL_requires_max_(DISPATCH_LEVEL)"
// CHECK-DAG: param 0:p "PVOID" sal "_In_"
void paged(PVOID p) {}

// CHECK-LABEL: define void @segment
// CHECK-NEXT: section "INIT"
__declspec(code_seg("INIT")) void segment(void) {}

// CHECK-LABEL: define void @annotated
// CHECK-NEXT: annotate "releases(0)"
__attribute__((annotate("flt::releases(0)"))) void annotated(PVOID p) {}

// CHECK-LABEL: define void @hidden(i32 a) internal
static void hidden(int a) {}
// CHECK-LABEL: define void @inlined() linkonce
inline void inlined(void) {}
// CHECK-LABEL: define void @inlinedHere() internal
static __inline void inlinedHere(void) {}

// What is declared with another type than it is defined with, an error for
// Clang, is still the function of that name, and has its body.
void conflict(PVOID a);
// CHECK-LABEL: define void @conflict(ptr<i32> a) invalid
// CHECK: store i32 1
void conflict(int *a) { *a = 1; }

// Two definitions: neither is lost.
// CHECK-LABEL: define void @twice() {
// CHECK: call void @hidden(i32 2)
void twice(void) { hidden(2); }
// CHECK-LABEL: define void @twice.1() internal invalid
// CHECK: call void @hidden(i32 3)
void twice(void) { hidden(3); }

// Called before it is declared, it is the one that comes later.
// CHECK-LABEL: define i32 @early
// CHECK: call i32 @late(i32 1){{$}}
int early(void) { return late(1); }
int late(int x) { return x; }

// Declarations that are used, without a body.
// CHECK-LABEL: declare i32 @NtExternal(ptr<void> p) {
// CHECK-NEXT: param 0:p "PVOID" sal "_In_"
