// The reference travels inside a structure of one's own from the pool.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _PRE_TO_POST {
    PFLT_CONTEXT Volume;
    PFLT_CONTEXT Stream;
    PVOID Buffer;
} PRE_TO_POST, *PPRE_TO_POST;

NPAGED_LOOKASIDE_LIST PreToPost;

FLT_PREOP_CALLBACK_STATUS PreRead(PFLT_CALLBACK_DATA Data,
                                  PCFLT_RELATED_OBJECTS FltObjects,
                                  PVOID *CompletionContext)
{
    FLT_PREOP_CALLBACK_STATUS result = FLT_PREOP_SUCCESS_NO_CALLBACK;
    PFLT_CONTEXT volume = NULL;
    PVOID buffer = NULL;
    PPRE_TO_POST p2p;

    __try {
        if (!NT_SUCCESS(FltGetVolumeContext(FltObjects->Filter,
                                            FltObjects->Volume, &volume))) {
            __leave;
        }
        buffer = ExAllocatePoolWithTag(NonPagedPool,
                                       Data->Iopb->Parameters.Read.Length,
                                       'tseT');
        if (buffer == NULL) {
            __leave;
        }
        p2p = ExAllocateFromNPagedLookasideList(&PreToPost);
        if (p2p == NULL) {
            __leave;
        }
        p2p->Buffer = buffer;
        p2p->Volume = volume;
        *CompletionContext = p2p;
        result = FLT_PREOP_SUCCESS_WITH_CALLBACK;
    } __finally {
        if (result != FLT_PREOP_SUCCESS_WITH_CALLBACK) {
            if (buffer != NULL) {
                ExFreePoolWithTag(buffer, 'tseT');
            }
            if (volume != NULL) {
                FltReleaseContext(volume);
            }
        }
    }
    return result;
}

FLT_POSTOP_CALLBACK_STATUS PostRead(PFLT_CALLBACK_DATA Data,
                                    PCFLT_RELATED_OBJECTS FltObjects,
                                    PVOID CompletionContext,
                                    FLT_POST_OPERATION_FLAGS Flags)
{
    PPRE_TO_POST p2p = CompletionContext;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    ExFreePoolWithTag(p2p->Buffer, 'tseT');
    FltReleaseContext(p2p->Volume);
    ExFreeToNPagedLookasideList(&PreToPost, p2p);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// Filled in after it was published; the pointer is what counts at the end.
FLT_PREOP_CALLBACK_STATUS PreWrite(PFLT_CALLBACK_DATA Data,
                                   PCFLT_RELATED_OBJECTS FltObjects,
                                   PVOID *CompletionContext)
{
    PPRE_TO_POST p2p = ExAllocateFromNPagedLookasideList(&PreToPost);

    UNREFERENCED_PARAMETER(Data);
    if (p2p == NULL) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    *CompletionContext = p2p;
    RtlZeroMemory(p2p, sizeof(*p2p));
    if (!NT_SUCCESS(FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume,
                                        &p2p->Volume))) {
        *CompletionContext = NULL;
        ExFreeToNPagedLookasideList(&PreToPost, p2p);
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    return FLT_PREOP_SYNCHRONIZE;
}

// The failed write forgets the volume.
FLT_POSTOP_CALLBACK_STATUS PostWrite(PFLT_CALLBACK_DATA Data,
                                     PCFLT_RELATED_OBJECTS FltObjects,
                                     PVOID CompletionContext,
                                     FLT_POST_OPERATION_FLAGS Flags)
{
    PPRE_TO_POST p2p = CompletionContext;

    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    if (!NT_SUCCESS(Data->IoStatus.Status)) {
// CHECK: completion-struct.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the volume context{{.*}} is not released
        ExFreeToNPagedLookasideList(&PreToPost, p2p);
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    FltReleaseContext(p2p->Volume);
    ExFreeToNPagedLookasideList(&PreToPost, p2p);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

const FLT_OPERATION_REGISTRATION Callbacks[] = {
    {IRP_MJ_READ, 0, PreRead, PostRead},
    {IRP_MJ_WRITE, 0, PreWrite, PostWrite},
    {IRP_MJ_OPERATION_END}};
// CHECK: fltlint: 1 file, 4 functions analysed, 0 not fully analysed, 1 finding,
