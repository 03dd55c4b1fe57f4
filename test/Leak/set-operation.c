// The operation is not always a constant: then either may happen.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

// Released if kept, forgotten if replaced.
NTSTATUS KeepOnly(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New,
                  BOOLEAN Replace)
{
    PFLT_CONTEXT old = NULL;
    NTSTATUS status = FltSetStreamContext(
        FltObjects->Instance, FltObjects->FileObject,
        Replace ? FLT_SET_CONTEXT_REPLACE_IF_EXISTS
                : FLT_SET_CONTEXT_KEEP_IF_EXISTS,
        New, &old);
    if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
        FltReleaseContext(old);
    }
// CHECK: set-operation.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'old' obtained by 'FltSetStreamContext' is not released
    return status;
}

// What is asked for decides: correlated with the same flag again.
NTSTATUS Correlated(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New,
                    BOOLEAN Replace)
{
    PFLT_CONTEXT old = NULL;
    NTSTATUS status = FltSetStreamContext(
        FltObjects->Instance, FltObjects->FileObject,
        Replace ? FLT_SET_CONTEXT_REPLACE_IF_EXISTS
                : FLT_SET_CONTEXT_KEEP_IF_EXISTS,
        New, &old);
    if (Replace) {
        if (NT_SUCCESS(status) && old != NULL) {
            FltReleaseContext(old);
        }
    } else if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
        FltReleaseContext(old);
    }
    return status;
}

NTSTATUS Whatever(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New,
                  FLT_SET_CONTEXT_OPERATION Operation)
{
    PFLT_CONTEXT old = NULL;
    NTSTATUS status = FltSetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, Operation,
                                          New, &old);
    if (old != NULL) {
        FltReleaseContext(old);
    }
    return status;
}

NTSTATUS Forgotten(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New,
                   FLT_SET_CONTEXT_OPERATION Operation)
{
    PFLT_CONTEXT old = NULL;
    NTSTATUS status = FltSetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, Operation,
                                          New, &old);
// CHECK: set-operation.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'old' obtained by 'FltSetStreamContext' is not released
    return status;
}
// CHECK: fltlint: 1 file, 4 functions analysed, 0 not fully analysed, 2 findings
