// The value returned says who owns what: an offset added to it.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

#define HANDED 0x100

typedef struct _PAIR {
    PFLT_CONTEXT Volume;
    PFLT_CONTEXT Stream;
} PAIR, *PPAIR;

static VOID Drop(PPAIR Pair)
{
    if (Pair->Stream != NULL) {
        FltReleaseContext(Pair->Stream);
    }
    if (Pair->Volume != NULL) {
        FltReleaseContext(Pair->Volume);
    }
    ExFreePoolWithTag(Pair, 'tseT');
}

// HANDED + 5: *CompletionContext has the pair.
static ULONG Begin(PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    PPAIR pair = ExAllocatePoolWithTag(NonPagedPool, sizeof(PAIR), 'tseT');

    if (pair == NULL) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    RtlZeroMemory(pair, sizeof(*pair));
    if (!NT_SUCCESS(FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume,
                                        &pair->Volume)) ||
        !NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject,
                                        &pair->Stream))) {
        Drop(pair);
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    *CompletionContext = pair;
    return HANDED + FLT_PREOP_SYNCHRONIZE;
}

FLT_PREOP_CALLBACK_STATUS PreRead(PFLT_CALLBACK_DATA Data,
                                  PCFLT_RELATED_OBJECTS FltObjects,
                                  PVOID *CompletionContext)
{
    ULONG result = Begin(FltObjects, CompletionContext);

    UNREFERENCED_PARAMETER(Data);
    if (result >= HANDED) {
        return (FLT_PREOP_CALLBACK_STATUS)(result - HANDED);
    }
    return (FLT_PREOP_CALLBACK_STATUS)result;
}

FLT_POSTOP_CALLBACK_STATUS PostRead(PFLT_CALLBACK_DATA Data,
                                    PCFLT_RELATED_OBJECTS FltObjects,
                                    PVOID CompletionContext,
                                    FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    Drop(CompletionContext);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// The offset is mistaken for a failure.
FLT_PREOP_CALLBACK_STATUS PreWrite(PFLT_CALLBACK_DATA Data,
                                   PCFLT_RELATED_OBJECTS FltObjects,
                                   PVOID *CompletionContext)
{
    ULONG result = Begin(FltObjects, CompletionContext);

    UNREFERENCED_PARAMETER(Data);
    if (result >= HANDED) {
        *CompletionContext = NULL;
// CHECK-DAG: status-offset.c:{{[0-9]+}}:{{[0-9]+}}: warning: reference to the volume context {{.*}}obtained by 'Begin' is not released
// CHECK-DAG: status-offset.c:{{[0-9]+}}:{{[0-9]+}}: warning: reference to the stream context {{.*}}obtained by 'Begin' is not released
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    return (FLT_PREOP_CALLBACK_STATUS)result;
}

const FLT_OPERATION_REGISTRATION Callbacks[] = {
    {IRP_MJ_READ, 0, PreRead, PostRead},
    {IRP_MJ_WRITE, 0, PreWrite, PostRead},
    {IRP_MJ_OPERATION_END}};
// CHECK: fltlint: 1 file, 5 functions analysed, 0 not fully analysed, 2 findings
