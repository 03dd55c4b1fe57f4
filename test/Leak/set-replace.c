// FLT_SET_CONTEXT_REPLACE_IF_EXISTS hands out the replaced context when it
// succeeds, if one is asked for.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

// Row 4: whoever looks at failures only loses the one that was replaced.
NTSTATUS ReplacedForgotten(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old = NULL;
    NTSTATUS status = FltSetFileContext(
        FltObjects->Instance, FltObjects->FileObject,
        FLT_SET_CONTEXT_REPLACE_IF_EXISTS, New, &old);
    if (!NT_SUCCESS(status)) {
        if (old != NULL) {
            FltReleaseContext(old);
        }
        return status;
    }
// CHECK: set-replace.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the file context 'old' obtained by 'FltSetFileContext' is not released
    return STATUS_SUCCESS;
}

NTSTATUS ReplacedReleased(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old;
    NTSTATUS status = FltSetFileContext(
        FltObjects->Instance, FltObjects->FileObject,
        FLT_SET_CONTEXT_REPLACE_IF_EXISTS, New, &old);
    if (NT_SUCCESS(status) && old != NULL) {
        FltReleaseContext(old);
    }
    return status;
}

// Nobody asked for the old one.
NTSTATUS NotAsked(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    return FltSetFileContext(FltObjects->Instance, FltObjects->FileObject,
                             FLT_SET_CONTEXT_REPLACE_IF_EXISTS, New, NULL);
}

// REPLACE never reports a context already there: testing for that only is
// right for KEEP and wrong here.
NTSTATUS TestsForKeep(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old = NULL;
    NTSTATUS status = FltSetFileContext(
        FltObjects->Instance, FltObjects->FileObject,
        FLT_SET_CONTEXT_REPLACE_IF_EXISTS, New, &old);
    if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
        FltReleaseContext(old);
    }
// CHECK: set-replace.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the file context 'old' obtained by 'FltSetFileContext' is not released
    return status;
}
// CHECK: fltlint: 1 file, 4 functions analysed, 0 not fully analysed, 2 findings
