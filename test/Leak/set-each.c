// All six FltSet...Context hand out the context that is there already.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

VOID Volume(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old = NULL;
    FltSetVolumeContext(FltObjects->Volume, FLT_SET_CONTEXT_KEEP_IF_EXISTS, New,
                        &old);
// CHECK: :[[@LINE+1]]:{{.*}}reference to the volume context 'old' obtained by 'FltSetVolumeContext' is not released
}

VOID VolumeClean(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old = NULL;
    FltSetVolumeContext(FltObjects->Volume, FLT_SET_CONTEXT_KEEP_IF_EXISTS, New,
                        &old);
    if (old != NULL) {
        FltReleaseContext(old);
    }
}

VOID Instance(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old = NULL;
    FltSetInstanceContext(FltObjects->Instance, FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                          New, &old);
// CHECK: :[[@LINE+1]]:{{.*}}reference to the instance context 'old' obtained by 'FltSetInstanceContext' is not released
}

VOID InstanceClean(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old = NULL;
    if (FltSetInstanceContext(FltObjects->Instance,
                              FLT_SET_CONTEXT_KEEP_IF_EXISTS, New,
                              &old) == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
        FltReleaseContext(old);
    }
}

VOID File(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old = NULL;
    FltSetFileContext(FltObjects->Instance, FltObjects->FileObject,
                      FLT_SET_CONTEXT_KEEP_IF_EXISTS, New, &old);
// CHECK: :[[@LINE+1]]:{{.*}}reference to the file context 'old' obtained by 'FltSetFileContext' is not released
}

VOID FileClean(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old = NULL;
    FltSetFileContext(FltObjects->Instance, FltObjects->FileObject,
                      FLT_SET_CONTEXT_KEEP_IF_EXISTS, New, &old);
    if (old) {
        FltReleaseContext(old);
    }
}

VOID Stream(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old = NULL;
    FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                        FLT_SET_CONTEXT_KEEP_IF_EXISTS, New, &old);
// CHECK: :[[@LINE+1]]:{{.*}}reference to the stream context 'old' obtained by 'FltSetStreamContext' is not released
}

VOID StreamClean(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old = NULL;
    FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                        FLT_SET_CONTEXT_KEEP_IF_EXISTS, New, &old);
    if (old != NULL_CONTEXT) {
        FltReleaseContext(old);
    }
}

VOID StreamHandle(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old = NULL;
    FltSetStreamHandleContext(FltObjects->Instance, FltObjects->FileObject,
                              FLT_SET_CONTEXT_KEEP_IF_EXISTS, New, &old);
// CHECK: :[[@LINE+1]]:{{.*}}reference to the stream handle context 'old' obtained by 'FltSetStreamHandleContext' is not released
}

VOID StreamHandleClean(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old;
    NTSTATUS status = FltSetStreamHandleContext(
        FltObjects->Instance, FltObjects->FileObject,
        FLT_SET_CONTEXT_KEEP_IF_EXISTS, New, &old);
    if (!NT_SUCCESS(status) && old != NULL) {
        FltReleaseContext(old);
    }
}

VOID Transaction(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old = NULL;
    FltSetTransactionContext(FltObjects->Instance, FltObjects->Transaction,
                             FLT_SET_CONTEXT_KEEP_IF_EXISTS, New, &old);
// CHECK: :[[@LINE+1]]:{{.*}}reference to the transaction context 'old' obtained by 'FltSetTransactionContext' is not released
}

VOID TransactionClean(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT New)
{
    PFLT_CONTEXT old = NULL;
    FltSetTransactionContext(FltObjects->Instance, FltObjects->Transaction,
                             FLT_SET_CONTEXT_KEEP_IF_EXISTS, New, &old);
    if (old != NULL) {
        FltReleaseContext(old);
    }
}
// CHECK: fltlint: 1 file, 12 functions analysed, 0 not fully analysed, 6 findings
