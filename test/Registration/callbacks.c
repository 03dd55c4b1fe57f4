// What callbacks return, and when they ask for contexts of a file.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;

static VOID Look(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
// CHECK: :[[@LINE+1]]:20: warning: 'FltGetStreamContext' is called in a pre-create callback, where the file object can have no stream context [flt-context-registration]
    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &context)))
        FltReleaseContext(context);
}

static VOID LookAnywhere(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &context)))
        FltReleaseContext(context);
}

FLT_PREOP_CALLBACK_STATUS PreCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    PFLT_CONTEXT context;
    PFILE_OBJECT file = Data->Iopb->TargetFileObject;
    UNREFERENCED_PARAMETER(CompletionContext);
    // The volume is there already.
    if (NT_SUCCESS(FltGetInstanceContext(FltObjects->Instance, &context)))
        FltReleaseContext(context);
    // The folder that a relative name starts from is open.
    if (file->RelatedFileObject != NULL &&
        NT_SUCCESS(FltGetStreamContext(FltObjects->Instance, file->RelatedFileObject, &context)))
        FltReleaseContext(context);
// CHECK: :[[@LINE+1]]:20: warning: 'FltGetStreamHandleContext' is called in a pre-create callback, where the file object can have no stream handle context [flt-context-registration]
    if (NT_SUCCESS(FltGetStreamHandleContext(FltObjects->Instance, file, &context)))
        FltReleaseContext(context);
    Look(FltObjects);
    LookAnywhere(FltObjects);
    // Allocated here, it is set when the file is open.
    if (NT_SUCCESS(FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 8, PagedPool, &context))) {
// CHECK: :[[@LINE+1]]:15: warning: 'FltSetStreamContext' is called in a pre-create callback, where the file object can have no stream context [flt-context-registration]
        (VOID)FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject, FLT_SET_CONTEXT_KEEP_IF_EXISTS, context, NULL);
        FltReleaseContext(context);
    }
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

FLT_POSTOP_CALLBACK_STATUS PostCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID CompletionContext, FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    UNREFERENCED_PARAMETER(Flags);
    LookAnywhere(FltObjects);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

FLT_PREOP_CALLBACK_STATUS PreClose(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    LookAnywhere(FltObjects);
    return FLT_PREOP_SYNCHRONIZE;
}

FLT_POSTOP_CALLBACK_STATUS PostClose(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID CompletionContext, FLT_POST_OPERATION_FLAGS Flags)
{
    PFLT_CONTEXT context;
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    UNREFERENCED_PARAMETER(Flags);
// CHECK: :[[@LINE+1]]:20: warning: 'FltGetFileContext' is called in a post-close callback, where the file object can have no file context [flt-context-registration]
    if (NT_SUCCESS(FltGetFileContext(FltObjects->Instance, FltObjects->FileObject, &context)))
        FltReleaseContext(context);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// Has to do with no context at all.
FLT_PREOP_CALLBACK_STATUS PreRead(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(CompletionContext);
    if (Data->RequestorMode == KernelMode)
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    if (!FLT_IS_IRP_OPERATION(Data))
// CHECK: :[[@LINE+1]]:9: warning: FLT_PREOP_SYNCHRONIZE is returned, but no post-operation callback is registered [flt-context-registration]
        return FLT_PREOP_SYNCHRONIZE;
// CHECK: :[[@LINE+1]]:5: warning: FLT_PREOP_SUCCESS_WITH_CALLBACK is returned, but no post-operation callback is registered [flt-context-registration]
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

// Registered with a post-operation callback for some operations: which one it
// is for is not decided here.
FLT_PREOP_CALLBACK_STATUS PreAny(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(CompletionContext);
    return Data->Iopb->MajorFunction == IRP_MJ_SHUTDOWN ? FLT_PREOP_SUCCESS_NO_CALLBACK : FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

FLT_POSTOP_CALLBACK_STATUS PostAny(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID CompletionContext, FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    UNREFERENCED_PARAMETER(Flags);
    LookAnywhere(FltObjects);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

FLT_PREOP_CALLBACK_STATUS PreQueryOpen(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    PFLT_CONTEXT context;
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
// CHECK: :[[@LINE+1]]:20: warning: 'FltGetStreamContext' is called for IRP_MJ_NETWORK_QUERY_OPEN, where the file object can have no stream context [flt-context-registration]
    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &context)))
        FltReleaseContext(context);
    return FLT_PREOP_DISALLOW_FASTIO;
}

const FLT_OPERATION_REGISTRATION Operations[] = {
    { IRP_MJ_CREATE, 0, PreCreate, PostCreate },
    { IRP_MJ_CLOSE, 0, PreClose, PostClose },
    { IRP_MJ_READ, 0, PreRead, NULL },
    { IRP_MJ_WRITE, 0, PreAny, PostAny },
    { IRP_MJ_SHUTDOWN, 0, PreAny, NULL },
    { IRP_MJ_NETWORK_QUERY_OPEN, 0, PreQueryOpen, NULL },
    { IRP_MJ_OPERATION_END }
};

const FLT_CONTEXT_REGISTRATION Contexts[] = {
    { FLT_STREAM_CONTEXT, 0, NULL, 8, 'tset' },
    { FLT_CONTEXT_END }
};

const FLT_REGISTRATION Registration = {
    sizeof(FLT_REGISTRATION), FLT_REGISTRATION_VERSION, 0, Contexts, Operations,
};

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path)
{
    UNREFERENCED_PARAMETER(Path);
    return FltRegisterFilter(Driver, &Registration, &Filter);
}
