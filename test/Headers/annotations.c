// Annotations are in the tree, as written, on functions, parameters, typedefs.
//
// RUN: %clang -fsyntax-only -target x86_64-pc-windows-msvc -fms-extensions -fms-compatibility -nostdinc -I %headers_dir -Werror -Xclang -ast-dump %s > %t
// RUN: FileCheck %s < %t
// RUN: FileCheck %s --check-prefix=OWN < %t
#include <fltkernel.h>

// CHECK-LABEL: TypedefDecl {{.*}} PFLT_PRE_OPERATION_CALLBACK
// CHECK-LABEL: FunctionDecl {{.*}} FltAllocateContext 'NTSTATUS
// CHECK: ParmVarDecl {{.*}} Filter
// CHECK-NEXT: AnnotateAttr {{.*}} "sal:_In_"
// CHECK: ParmVarDecl {{.*}} ReturnedContext
// CHECK-NEXT: AnnotateAttr {{.*}} "sal:_Outptr_result_bytebuffer_(ContextSize)"
// CHECK: AnnotateAttr {{.*}} "sal:_Must_inspect_result_"
// CHECK: AnnotateAttr {{.*}} "sal:_IRQL_requires_max_(APC_LEVEL)"
// CHECK-LABEL: FunctionDecl {{.*}} FltGetStreamContext 'NTSTATUS
// CHECK: ParmVarDecl {{.*}} Context
// CHECK-NEXT: AnnotateAttr {{.*}} "sal:_Outptr_"
// CHECK-LABEL: FunctionDecl {{.*}} FltReleaseContext 'void
// CHECK: AnnotateAttr {{.*}} "sal:_IRQL_requires_max_(DISPATCH_LEVEL)"
// CHECK-LABEL: FunctionDecl {{.*}} FltSetStreamContext 'NTSTATUS
// CHECK: ParmVarDecl {{.*}} OldContext
// CHECK-NEXT: AnnotateAttr {{.*}} "sal:_Outptr_opt_result_maybenull_"

// Arguments are kept unexpanded, a nested word inside of the outer one.
// OWN-LABEL: FunctionDecl {{.*}} Mine 'NTSTATUS
// OWN: ParmVarDecl {{.*}} Context
// OWN-NEXT: AnnotateAttr {{.*}} "sal:_Inout_"
// OWN: ParmVarDecl {{.*}} Buffer
// OWN-NEXT: AnnotateAttr {{.*}} "sal:_Out_writes_bytes_to_opt_(Length, *Returned)"
// OWN: AnnotateAttr {{.*}} "sal:_When_(return == 0, _Post_satisfies_(Length > 0))"
// OWN: AnnotateAttr {{.*}} "sal:_IRQL_requires_max_(DISPATCH_LEVEL)"
_When_(return == 0, _Post_satisfies_(Length > 0))
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS Mine(_Inout_ PFLT_CONTEXT Context,
              _Out_writes_bytes_to_opt_(Length, *Returned) PVOID Buffer,
              _In_ ULONG Length, _Out_ PULONG Returned);

// The first generation of words, and those of drivers.
// OWN-LABEL: FunctionDecl {{.*}} Old 'void
// OWN: AnnotateAttr {{.*}} "sal:__in_opt"
// OWN: AnnotateAttr {{.*}} "sal:__deref_out_opt"
// OWN: AnnotateAttr {{.*}} "sal:__out_bcount_opt(n)"
// OWN: AnnotateAttr {{.*}} "sal:__drv_maxIRQL(APC_LEVEL)"
__drv_maxIRQL(APC_LEVEL)
void Old(__in_opt PVOID a, __deref_out_opt PVOID *b,
         __out_bcount_opt(n) PVOID c, __in ULONG n);

// A definition inherits what its declaration says.
// OWN-LABEL: FunctionDecl {{.*}} Mine 'NTSTATUS
// OWN: AnnotateAttr {{.*}} Inherited "sal:_Inout_"
NTSTATUS Mine(PFLT_CONTEXT Context, PVOID Buffer, ULONG Length,
              PULONG Returned) {
  // Statements.
  // OWN: CallExpr
  // OWN: '__fltlint_assume' 'void (int)'
  _Analysis_assume_(Context != NULL);
  _Analysis_assume_lock_held_(Context->Lock);
  _Benign_race_begin_
  *Returned = Length;
  _Benign_race_end_
  return STATUS_SUCCESS;
}
