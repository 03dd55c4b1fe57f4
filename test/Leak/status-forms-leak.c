// Tests of the status that miss a success.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

#define GET(Context)                                                           \
    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, Context)

// The test is the wrong way round.
VOID Inverted(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context = NULL;
    NTSTATUS status = GET(&context);
    if (NT_SUCCESS(status)) {
// CHECK: :[[@LINE+1]]:{{.*}}reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
        return;
    }
    if (context != NULL) {
        FltReleaseContext(context);
    }
}

// The status of another call by the time it is tested.
VOID Overwritten(PCFLT_RELATED_OBJECTS FltObjects, PUNICODE_STRING Name)
{
    PFLT_CONTEXT context = NULL;
    NTSTATUS status = GET(&context);
    status = RtlVolumeDeviceToDosName(FltObjects->FileObject, Name);
    if (NT_SUCCESS(status)) {
        if (context != NULL) {
            FltReleaseContext(context);
        }
    }
// CHECK: :[[@LINE+1]]:{{.*}}reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
}

VOID SwitchMisses(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = GET(&context);
    switch (status) {
    case STATUS_NOT_FOUND:
        DbgPrint("none\n");
        break;
    default:
        DbgPrint("%x\n", status);
        break;
    }
// CHECK: :[[@LINE+1]]:{{.*}}reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
}

// A test that finds the success and does nothing about it.
VOID MinusOne(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = GET(&context);
    if (status <= -1) {
        return;
    }
    if (-1 < status) {
        DbgPrint("%p\n", context);
    }
// CHECK: :[[@LINE+1]]:{{.*}}reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
}
// CHECK: fltlint: 1 file, 4 functions analysed, 0 not fully analysed, 4 findings
