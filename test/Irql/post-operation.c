// A post-operation callback may run at DISPATCH_LEVEL, unless the operation or
// the code says otherwise. What may be is for the strict profile.
// RUN: not %audit --profile=strict %s 2>&1 | %check %s
// RUN: %audit %s 2>&1 | FileCheck %s --check-prefix=DEFAULT --implicit-check-not=warning:

#include <fltkernel.h>

typedef struct _STATE {
    ULONG Flags;
} STATE, *PSTATE;

extern PFLT_FILTER Filter;

NTSTATUS NewState(PSTATE *State)
{
    return FltAllocateContext(Filter, FLT_STREAM_CONTEXT, sizeof(STATE),
                              PagedPool, (PFLT_CONTEXT *)State);
}

static FLT_PREOP_CALLBACK_STATUS Pre(PFLT_CALLBACK_DATA Data,
                                     PCFLT_RELATED_OBJECTS FltObjects,
                                     PVOID *CompletionContext)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(CompletionContext);
    if (Data->Iopb->IrpFlags & IRP_PAGING_IO)
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

static FLT_PREOP_CALLBACK_STATUS PreSync(PFLT_CALLBACK_DATA Data,
                                         PCFLT_RELATED_OBJECTS FltObjects,
                                         PVOID *CompletionContext)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(CompletionContext);
    return FLT_PREOP_SYNCHRONIZE;
}

static void Use(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT state;

    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject, &state)))
        FltReleaseContext(state);
}

static FLT_POSTOP_CALLBACK_STATUS PostRead(PFLT_CALLBACK_DATA Data,
                                           PCFLT_RELATED_OBJECTS FltObjects,
                                           PVOID CompletionContext,
                                           FLT_POST_OPERATION_FLAGS Flags)
{
    PSTATE state;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    UNREFERENCED_PARAMETER(Flags);
// CHECK: post-operation.c:[[@LINE+3]]:20: warning: 'FltGetStreamContext' may be called at DISPATCH_LEVEL; it must be called at APC_LEVEL or below [flt-context-irql]
// CHECK-NEXT: post-operation.c:[[@LINE-11]]:35: note: 'PostRead' is a post-operation callback of IRP_MJ_READ, which may be called at up to DISPATCH_LEVEL
// CHECK: post-operation.c:[[@LINE+3]]:9: warning: a stream context, which is allocated from paged pool, may be released at DISPATCH_LEVEL; it must be released at APC_LEVEL or below [flt-context-irql]
    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject, (PFLT_CONTEXT *)&state)))
        FltReleaseContext(state);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// PASSIVE_LEVEL by documentation.
static FLT_POSTOP_CALLBACK_STATUS PostCreate(PFLT_CALLBACK_DATA Data,
                                             PCFLT_RELATED_OBJECTS FltObjects,
                                             PVOID CompletionContext,
                                             FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    UNREFERENCED_PARAMETER(Flags);
    Use(FltObjects);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// Its pre-operation callback asks to have it on its own thread.
static FLT_POSTOP_CALLBACK_STATUS PostSync(PFLT_CALLBACK_DATA Data,
                                           PCFLT_RELATED_OBJECTS FltObjects,
                                           PVOID CompletionContext,
                                           FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    UNREFERENCED_PARAMETER(Flags);
    Use(FltObjects);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// Several operations: nothing is assumed.
static FLT_POSTOP_CALLBACK_STATUS PostAny(PFLT_CALLBACK_DATA Data,
                                          PCFLT_RELATED_OBJECTS FltObjects,
                                          PVOID CompletionContext,
                                          FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    UNREFERENCED_PARAMETER(Flags);
    Use(FltObjects);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// Not an IRP.
static FLT_POSTOP_CALLBACK_STATUS PostMdlRead(PFLT_CALLBACK_DATA Data,
                                              PCFLT_RELATED_OBJECTS FltObjects,
                                              PVOID CompletionContext,
                                              FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    UNREFERENCED_PARAMETER(Flags);
    Use(FltObjects);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

static FLT_POSTOP_CALLBACK_STATUS WhenSafe(PFLT_CALLBACK_DATA Data,
                                           PCFLT_RELATED_OBJECTS FltObjects,
                                           PVOID CompletionContext,
                                           FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    UNREFERENCED_PARAMETER(Flags);
    Use(FltObjects);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

static BOOLEAN IsFast(PFLT_CALLBACK_DATA Data)
{
    return FLT_IS_FASTIO_OPERATION(Data) != 0;
}

// Everything that makes it safe.
static FLT_POSTOP_CALLBACK_STATUS PostWrite(PFLT_CALLBACK_DATA Data,
                                            PCFLT_RELATED_OBJECTS FltObjects,
                                            PVOID CompletionContext,
                                            FLT_POST_OPERATION_FLAGS Flags)
{
    FLT_POSTOP_CALLBACK_STATUS result = FLT_POSTOP_FINISHED_PROCESSING;

    if (FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING)) {
        Use(FltObjects);
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    if (FLT_IS_FASTIO_OPERATION(Data)) {
        Use(FltObjects);
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    if (FLT_IS_FS_FILTER_OPERATION(Data)) {
        Use(FltObjects);
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    if (!FLT_IS_IRP_OPERATION(Data)) {
        Use(FltObjects);
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    if (KeGetCurrentIrql() < DISPATCH_LEVEL) {
        Use(FltObjects);
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    if (!FltDoCompletionProcessingWhenSafe(Data, FltObjects, CompletionContext,
                                           Flags, WhenSafe, &result))
        Data->IoStatus.Status = STATUS_UNSUCCESSFUL;
    return result;
}

static FLT_POSTOP_CALLBACK_STATUS PostSetInfo(PFLT_CALLBACK_DATA Data,
                                              PCFLT_RELATED_OBJECTS FltObjects,
                                              PVOID CompletionContext,
                                              FLT_POST_OPERATION_FLAGS Flags)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(CompletionContext);
    UNREFERENCED_PARAMETER(Flags);
    UNREFERENCED_PARAMETER(Data);
    Use(FltObjects);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// The test stands in a helper.
static FLT_POSTOP_CALLBACK_STATUS PostQueryInfo(
    PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects,
    PVOID CompletionContext, FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(CompletionContext);
    UNREFERENCED_PARAMETER(Flags);
    if (IsFast(Data))
        Use(FltObjects);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

const FLT_OPERATION_REGISTRATION Callbacks[] = {
    {IRP_MJ_CREATE, 0, Pre, PostCreate},
    {IRP_MJ_READ, 0, Pre, PostRead},
    {IRP_MJ_WRITE, 0, Pre, PostWrite},
    {IRP_MJ_DIRECTORY_CONTROL, 0, PreSync, PostSync},
    {IRP_MJ_SET_INFORMATION, 0, Pre, PostSetInfo},
    {IRP_MJ_QUERY_INFORMATION, 0, Pre, PostQueryInfo},
    {IRP_MJ_QUERY_EA, 0, Pre, PostAny},
    {IRP_MJ_SET_EA, 0, Pre, PostAny},
    {IRP_MJ_MDL_READ, 0, Pre, PostMdlRead},
    {IRP_MJ_OPERATION_END}};
// CHECK: 0 not fully analysed, 2 findings
// DEFAULT: 0 not fully analysed, 0 findings, {{[0-9.]+}} s (2 more may be, see --profile=strict)
