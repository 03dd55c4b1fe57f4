// FltDelete...Context with an OldContext gives the caller the reference that
// the object had; without one, there is nothing to do.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

VOID Volume(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT old = NULL;
    FltDeleteVolumeContext(FltObjects->Filter, FltObjects->Volume, &old);
// CHECK: :[[@LINE+1]]:{{.*}}reference to the volume context 'old' obtained by 'FltDeleteVolumeContext' is not released
}

VOID VolumeClean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT old = NULL;
    FltDeleteVolumeContext(FltObjects->Filter, FltObjects->Volume, NULL);
    FltDeleteVolumeContext(FltObjects->Filter, FltObjects->Volume, &old);
    if (old != NULL) {
        FltReleaseContext(old);
    }
}

VOID Instance(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT old = NULL;
    FltDeleteInstanceContext(FltObjects->Instance, &old);
// CHECK: :[[@LINE+1]]:{{.*}}reference to the instance context 'old' obtained by 'FltDeleteInstanceContext' is not released
}

VOID InstanceClean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT old;
    FltDeleteInstanceContext(FltObjects->Instance, NULL);
    if (NT_SUCCESS(FltDeleteInstanceContext(FltObjects->Instance, &old))) {
        FltReleaseContext(old);
    }
}

VOID File(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT old = NULL;
    FltDeleteFileContext(FltObjects->Instance, FltObjects->FileObject, &old);
// CHECK: :[[@LINE+1]]:{{.*}}reference to the file context 'old' obtained by 'FltDeleteFileContext' is not released
}

VOID FileClean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT old;
    FltDeleteFileContext(FltObjects->Instance, FltObjects->FileObject, NULL);
    FltDeleteFileContext(FltObjects->Instance, FltObjects->FileObject, &old);
    if (old != NULL) {
        FltReleaseContext(old);
    }
}

VOID Stream(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT old = NULL;
    FltDeleteStreamContext(FltObjects->Instance, FltObjects->FileObject, &old);
// CHECK: :[[@LINE+1]]:{{.*}}reference to the stream context 'old' obtained by 'FltDeleteStreamContext' is not released
}

VOID StreamClean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT old = NULL;
    FltDeleteStreamContext(FltObjects->Instance, FltObjects->FileObject, NULL);
    FltDeleteStreamContext(FltObjects->Instance, FltObjects->FileObject, &old);
    if (old != NULL) {
        FltReleaseContext(old);
    }
}

VOID StreamHandle(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT old = NULL;
    FltDeleteStreamHandleContext(FltObjects->Instance, FltObjects->FileObject,
                                 &old);
// CHECK: :[[@LINE+1]]:{{.*}}reference to the stream handle context 'old' obtained by 'FltDeleteStreamHandleContext' is not released
}

VOID StreamHandleClean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT old = NULL;
    FltDeleteStreamHandleContext(FltObjects->Instance, FltObjects->FileObject,
                                 NULL);
    FltDeleteStreamHandleContext(FltObjects->Instance, FltObjects->FileObject,
                                 &old);
    if (old != NULL) {
        FltReleaseContext(old);
    }
}

VOID Transaction(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT old = NULL;
    FltDeleteTransactionContext(FltObjects->Instance, FltObjects->Transaction,
                                &old);
// CHECK: :[[@LINE+1]]:{{.*}}reference to the transaction context 'old' obtained by 'FltDeleteTransactionContext' is not released
}

VOID TransactionClean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT old = NULL;
    FltDeleteTransactionContext(FltObjects->Instance, FltObjects->Transaction,
                                NULL);
    FltDeleteTransactionContext(FltObjects->Instance, FltObjects->Transaction,
                                &old);
    if (old != NULL) {
        FltReleaseContext(old);
    }
}
// CHECK: fltlint: 1 file, 12 functions analysed, 0 not fully analysed, 6 findings
