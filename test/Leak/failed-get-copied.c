// A failed get writes NULL: copying that to the caller gives nothing out.
// RUN: %audit %s 2>&1 | %check %s

#include <fltkernel.h>

static NTSTATUS Find(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT *Result)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltGetFileContext(FltObjects->Instance,
                                        FltObjects->FileObject, &context);

    *Result = context;
    return status;
}

VOID Clean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    Find(FltObjects, &context);
    if (context != NULL) {
        FltReleaseContext(context);
    }
}

VOID CleanByStatus(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (!NT_SUCCESS(Find(FltObjects, &context))) {
        return;
    }
    FltReleaseContext(context);
}
// CHECK: fltlint: 1 file, 3 functions analysed, 0 not fully analysed, 0 findings
