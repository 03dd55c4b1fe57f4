// Paths meet on one of which two statuses are one and the same. What is known
// of the one stays known of the other, in whatever order they are declared.
// RUN: %audit %s 2>&1 | %check %s

#include <fltkernel.h>

// CHECK-NOT: warning:
VOID CopyBefore(PFLT_INSTANCE Instance, PFILE_OBJECT File)
{
    NTSTATUS copy;
    NTSTATUS first;
    PFLT_CONTEXT instance, stream, never;

    first = FltGetInstanceContext(Instance, &instance);
    if (NT_SUCCESS(first)) {
        FltReleaseContext(instance);
    }
    copy = FltGetStreamContext(Instance, File, &stream);
    if (NT_SUCCESS(copy)) {
        FltReleaseContext(stream);
        copy = first;
    }
    if (NT_SUCCESS(copy) && !NT_SUCCESS(first)) {
        FltGetFileContext(Instance, File, &never);
    }
}

VOID CopyBehind(PFLT_INSTANCE Instance, PFILE_OBJECT File)
{
    NTSTATUS first;
    NTSTATUS copy;
    PFLT_CONTEXT instance, stream, never;

    first = FltGetInstanceContext(Instance, &instance);
    if (NT_SUCCESS(first)) {
        FltReleaseContext(instance);
    }
    copy = FltGetStreamContext(Instance, File, &stream);
    if (NT_SUCCESS(copy)) {
        FltReleaseContext(stream);
        copy = first;
    }
    if (NT_SUCCESS(copy) && !NT_SUCCESS(first)) {
        FltGetFileContext(Instance, File, &never);
    }
}
// CHECK: 0 findings
