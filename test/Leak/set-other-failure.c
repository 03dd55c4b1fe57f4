// What a set that fails for another reason leaves in *OldContext is not
// documented: whoever releases it under a test is right, and so is whoever
// does not care.
// RUN: %audit %s 2>&1 | %check %s

#include <fltkernel.h>

NTSTATUS ReleasedIfThere(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old = NULL;
    NTSTATUS status = FltSetStreamContext(
        FltObjects->Instance, FltObjects->FileObject,
        FLT_SET_CONTEXT_KEEP_IF_EXISTS, New, &old);
    if (!NT_SUCCESS(status) && old != NULL) {
        FltReleaseContext(old);
    }
    return status;
}

NTSTATUS OnlyIfDefined(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old = NULL;
    NTSTATUS status = FltSetStreamContext(
        FltObjects->Instance, FltObjects->FileObject,
        FLT_SET_CONTEXT_KEEP_IF_EXISTS, New, &old);
    if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
        FltReleaseContext(old);
        return STATUS_SUCCESS;
    }
    return status;
}

// The variable is not initialised; a failure other than "already defined"
// leaves it alone or not, nothing is known to be owed.
NTSTATUS Uninitialised(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old;
    NTSTATUS status = FltSetStreamContext(
        FltObjects->Instance, FltObjects->FileObject,
        FLT_SET_CONTEXT_KEEP_IF_EXISTS, New, &old);
    switch (status) {
    case STATUS_FLT_CONTEXT_ALREADY_DEFINED:
        FltReleaseContext(old);
        break;
    case STATUS_FLT_CONTEXT_ALREADY_LINKED:
    case STATUS_FLT_DELETING_OBJECT:
    case STATUS_INVALID_PARAMETER:
    case STATUS_NOT_SUPPORTED:
        break;
    }
    return status;
}
// CHECK: fltlint: 1 file, 3 functions analysed, 0 not fully analysed, 0 findings
