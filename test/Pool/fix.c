// The fix is offered where the argument is the plain enumerator.
// RUN: not %fltlint audit %s --sarif %t.sarif | FileCheck %s --check-prefix=TEXT --implicit-check-not=replace
// RUN: %python -m json.tool %t.sarif %t.json
// RUN: FileCheck %s < %t.json

#include <fltkernel.h>

PFLT_FILTER Filter;
#define VOLUME_POOL PagedPool
#define ALLOCATE_VOLUME(P) FltAllocateContext(Filter, FLT_VOLUME_CONTEXT, 8, PagedPool, P)

VOID Plain(PFLT_CONTEXT *Volume)
{
    NTSTATUS status;
    // Commas, braces and comments do not mislead.
    status = FltAllocateContext(Filter, /* , */ (FLT_VOLUME_CONTEXT), sizeof("(,"), // ,
                                /* (was NonPagedPool, */ PagedPool /* ) */,
                                Volume);
// TEXT: fix.c:[[#@LINE-2]]:58: note: replace this by 'NonPagedPoolNx'
// TEXT-NEXT: PagedPool /* ) */,
// TEXT-NEXT: {{^ *\| *\^~~~~~~~~$}}
    UNREFERENCED_PARAMETER(status);
}

VOID Macro(PFLT_CONTEXT *Volume)
{
    (VOID)FltAllocateContext(Filter, FLT_VOLUME_CONTEXT, 8, VOLUME_POOL, Volume);
}

VOID InMacro(PFLT_CONTEXT *Volume)
{
    (VOID)ALLOCATE_VOLUME(Volume);
}

VOID Expression(PFLT_CONTEXT *Volume, BOOLEAN Paged)
{
    (VOID)FltAllocateContext(Filter, FLT_VOLUME_CONTEXT, 8, Paged ? PagedPool : NonPagedPool, Volume);
}
// TEXT: 4 findings

// CHECK: "ruleId": "flt-context-pool"
// CHECK: "fixes": [
// CHECK: "text": "Replace it by 'NonPagedPoolNx'"
// CHECK: "artifactChanges"
// CHECK: "uri": "{{.*}}/fix.c"
// CHECK: "deletedRegion"
// CHECK-NEXT: "startLine": 17,
// CHECK-NEXT: "startColumn": 58,
// CHECK-NEXT: "endLine": 17,
// CHECK-NEXT: "endColumn": 67
// CHECK: "text": "NonPagedPoolNx"
// CHECK-NOT: "fixes"
