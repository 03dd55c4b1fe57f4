// A pre-operation hands NULL to its post-operation, which takes it for a context.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct { ULONG Count; } STATE;
typedef struct { STATE *State; ULONG Length; } COOKIE;

static STATE *Find(PCFLT_RELATED_OBJECTS FltObjects)
{
    STATE *State;
    return NT_SUCCESS(FltGetStreamHandleContext(FltObjects->Instance, FltObjects->FileObject,
                                                (PFLT_CONTEXT *)&State)) ? State : NULL;
}

FLT_PREOP_CALLBACK_STATUS PreRead(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    UNREFERENCED_PARAMETER(Data);
    *CompletionContext = Find(FltObjects);
// CHECK: :[[@LINE+1]]:5: warning: NULL is handed over to 'PostRead' on this path, which uses it as a context [flt-context-uninitialized]
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
// CHECK-NEXT: :[[@LINE+12]]:5: note: it is used here
}

FLT_POSTOP_CALLBACK_STATUS PostRead(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID CompletionContext, FLT_POST_OPERATION_FLAGS Flags)
{
    STATE *State = CompletionContext;
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(FltObjects);
    if (FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING)) {
        FltReleaseContext(State);
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    State->Count++;
    FltReleaseContext(State);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// In a structure.
FLT_PREOP_CALLBACK_STATUS PreWrite(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    COOKIE *Cookie = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(COOKIE), 'tset');
    UNREFERENCED_PARAMETER(Data);
    if (Cookie == NULL)
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    Cookie->State = Find(FltObjects);
    *CompletionContext = Cookie;
// CHECK: :[[@LINE+1]]:5: warning: NULL is handed over to 'PostWrite' on this path
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

FLT_POSTOP_CALLBACK_STATUS PostWrite(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID CompletionContext, FLT_POST_OPERATION_FLAGS Flags)
{
    COOKIE *Cookie = CompletionContext;
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    FltReleaseContext(Cookie->State);
    ExFreePoolWithTag(Cookie, 'tset');
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// Nobody is called then.
FLT_PREOP_CALLBACK_STATUS PreClose(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    UNREFERENCED_PARAMETER(Data);
    *CompletionContext = Find(FltObjects);
    return *CompletionContext == NULL ? FLT_PREOP_SUCCESS_NO_CALLBACK : FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

// NULL is what it is told apart by.
FLT_PREOP_CALLBACK_STATUS PreQuery(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    UNREFERENCED_PARAMETER(Data);
    *CompletionContext = Find(FltObjects);
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

FLT_POSTOP_CALLBACK_STATUS PostQuery(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID CompletionContext, FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    if (CompletionContext != NULL)
        FltReleaseContext(CompletionContext);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// Something else may say that there is one.
BOOLEAN IsOurs(PFLT_CALLBACK_DATA Data);

extern STATE Ours;

FLT_PREOP_CALLBACK_STATUS PreSet(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    UNREFERENCED_PARAMETER(FltObjects);
    *CompletionContext = IsOurs(Data) ? &Ours : NULL;
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

FLT_POSTOP_CALLBACK_STATUS PostSet(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID CompletionContext, FLT_POST_OPERATION_FLAGS Flags)
{
    STATE *State = Find(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    if (IsOurs(Data))
        ((STATE *)CompletionContext)->Count++;
    if (State != NULL)
        FltReleaseContext(State);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// What is known of the operation stays known.
FLT_PREOP_CALLBACK_STATUS PreControl(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    if (FlagOn(Data->Iopb->IrpFlags, IRP_PAGING_IO))
        return FLT_PREOP_SUCCESS_WITH_CALLBACK;
    *CompletionContext = Find(FltObjects);
    return *CompletionContext == NULL ? FLT_PREOP_SUCCESS_NO_CALLBACK : FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

FLT_POSTOP_CALLBACK_STATUS PostControl(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID CompletionContext, FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    if (!FlagOn(Data->Iopb->IrpFlags, IRP_PAGING_IO))
        FltReleaseContext(CompletionContext);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// That the operation failed, or memory is scarce, is not what it is told apart by.
typedef struct { STATE *State; LONG *Counter; } NOTE;

static VOID Add(NOTE *Note, STATE *State)
{
    Note->State = State;
    Note->State->Count++;
}

FLT_PREOP_CALLBACK_STATUS PreLock(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    COOKIE *Cookie = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(COOKIE), 'tset');
    UNREFERENCED_PARAMETER(Data);
    if (Cookie == NULL)
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    Cookie->State = Find(FltObjects);
    *CompletionContext = Cookie;
// CHECK: :[[@LINE+1]]:5: warning: NULL is handed over to 'PostLock' on this path
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
// CHECK-NEXT: assuming the call of 'ExAllocatePoolWithTag' succeeds
// CHECK-NEXT: :[[@LINE-14]]:5: note: it is used here
}

FLT_POSTOP_CALLBACK_STATUS PostLock(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID CompletionContext, FLT_POST_OPERATION_FLAGS Flags)
{
    COOKIE *Cookie = CompletionContext;
    NOTE *Note;
    UNREFERENCED_PARAMETER(FltObjects);
    if (FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING) || !NT_SUCCESS(Data->IoStatus.Status))
        goto Exit;
    Note = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(NOTE), 'tset');
    if (Note == NULL)
        goto Exit;
    if (Note != NULL)
        Add(Note, Cookie->State);
    ExFreePoolWithTag(Note, 'tset');
Exit:
    if (Cookie->State != NULL)
        FltReleaseContext(Cookie->State);
    ExFreePoolWithTag(Cookie, 'tset');
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// What the operation had for a result may be.
FLT_PREOP_CALLBACK_STATUS PreFlush(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    UNREFERENCED_PARAMETER(Data);
    *CompletionContext = Find(FltObjects);
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

FLT_POSTOP_CALLBACK_STATUS PostFlush(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID CompletionContext, FLT_POST_OPERATION_FLAGS Flags)
{
    STATE *State = CompletionContext;
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    if (NT_SUCCESS(Data->IoStatus.Status) && Data->IoStatus.Information != 0) {
        State->Count++;
        FltReleaseContext(State);
    } else if (State != NULL) {
        FltReleaseContext(State);
    }
    return FLT_POSTOP_FINISHED_PROCESSING;
}

CONST FLT_OPERATION_REGISTRATION Operations[] = {
    { IRP_MJ_READ, 0, PreRead, PostRead },
    { IRP_MJ_WRITE, 0, PreWrite, PostWrite },
    { IRP_MJ_CLOSE, 0, PreClose, PostRead },
    { IRP_MJ_QUERY_INFORMATION, 0, PreQuery, PostQuery },
    { IRP_MJ_SET_INFORMATION, 0, PreSet, PostSet },
    { IRP_MJ_FILE_SYSTEM_CONTROL, 0, PreControl, PostControl },
    { IRP_MJ_LOCK_CONTROL, 0, PreLock, PostLock },
    { IRP_MJ_FLUSH_BUFFERS, 0, PreFlush, PostFlush },
    { IRP_MJ_OPERATION_END }
};
