// Each of the seven FltGet...Context gives a reference if it succeeds, and
// none if it fails.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

VOID VolumeLeak(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (!NT_SUCCESS(FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume,
                                        &context))) {
        return;
    }
// CHECK: get-each.c:[[@LINE+2]]:{{[0-9]+}}: warning: reference to the volume context 'context' obtained by 'FltGetVolumeContext' is not released on this path [flt-context-leak]
// CHECK-NEXT: get-each.c:[[@LINE-5]]:{{[0-9]+}}: note: 'FltGetVolumeContext' returns a referenced volume context in 'context'
}

VOID VolumeClean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (NT_SUCCESS(FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume,
                                       &context))) {
        FltReleaseContext(context);
    }
}

NTSTATUS InstanceLeak(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltGetInstanceContext(FltObjects->Instance, &context);

    if (!NT_SUCCESS(status)) {
        return status;
    }
// CHECK: get-each.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'context' obtained by 'FltGetInstanceContext' is not released
    return STATUS_SUCCESS;
}

NTSTATUS InstanceClean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltGetInstanceContext(FltObjects->Instance, &context);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    FltReleaseContext(context);
    return STATUS_SUCCESS;
}

VOID FileLeak(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context = NULL;

    (VOID)FltGetFileContext(FltObjects->Instance, FltObjects->FileObject,
                            &context);
// CHECK: get-each.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the file context 'context' obtained by 'FltGetFileContext' is not released
}

VOID FileClean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context = NULL;

    (VOID)FltGetFileContext(FltObjects->Instance, FltObjects->FileObject,
                            &context);
    if (context != NULL) {
        FltReleaseContext(context);
    }
}

BOOLEAN StreamLeak(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

// CHECK: get-each.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
    return NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &context));
}

BOOLEAN StreamClean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    BOOLEAN found = NT_SUCCESS(FltGetStreamContext(
        FltObjects->Instance, FltObjects->FileObject, &context));

    if (found) {
        FltReleaseContext(context);
    }
    return found;
}

VOID StreamHandleLeak(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (STATUS_SUCCESS == FltGetStreamHandleContext(FltObjects->Instance,
                                                    FltObjects->FileObject,
                                                    &context)) {
        DbgPrint("%p\n", context);
    }
// CHECK: get-each.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream handle context 'context' obtained by 'FltGetStreamHandleContext' is not released
}

VOID StreamHandleClean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (STATUS_SUCCESS == FltGetStreamHandleContext(FltObjects->Instance,
                                                    FltObjects->FileObject,
                                                    &context)) {
        DbgPrint("%p\n", context);
        FltReleaseContext(context);
    }
}

VOID TransactionLeak(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltGetTransactionContext(
        FltObjects->Instance, FltObjects->Transaction, &context);

    if (status == STATUS_NOT_FOUND) {
        return;
    }
// CHECK: get-each.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the transaction context 'context' obtained by 'FltGetTransactionContext' is not released
}

VOID TransactionClean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltGetTransactionContext(
        FltObjects->Instance, FltObjects->Transaction, &context);

    if (NT_SUCCESS(status)) {
        FltReleaseContext(context);
    }
}

VOID SectionLeak(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltGetSectionContext(FltObjects->Instance,
                                           FltObjects->FileObject, &context);

    if (NT_ERROR(status)) {
        return;
    }
// CHECK: get-each.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the section context 'context' obtained by 'FltGetSectionContext' is not released
}

VOID SectionClean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltGetSectionContext(FltObjects->Instance,
                                           FltObjects->FileObject, &context);

    if (status >= 0) {
        FltReleaseContext(context);
    }
}
// CHECK: fltlint: 1 file, 14 functions analysed, 0 not fully analysed, 7 findings
