// What a cleanup callback gives to routines of the system must be set, before
// the context can be released for the last time.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _STREAM_CONTEXT {
    ULONG Flags;
    UNICODE_STRING Name;
} STREAM_CONTEXT, *PSTREAM_CONTEXT;

typedef struct _FILE_CONTEXT {
    ULONG Flags;
    ERESOURCE Lock;
} FILE_CONTEXT, *PFILE_CONTEXT;

typedef struct _HANDLE_CONTEXT {
    ULONG Flags;
    PVOID Process;
} HANDLE_CONTEXT, *PHANDLE_CONTEXT;

typedef struct _INSTANCE_CONTEXT {
    ULONG Flags;
    PVOID Printed;
    LARGE_INTEGER Time;
} INSTANCE_CONTEXT, *PINSTANCE_CONTEXT;

PFLT_FILTER Filter;

static VOID CleanupStream(PFLT_CONTEXT Context, FLT_CONTEXT_TYPE Type)
{
    UNREFERENCED_PARAMETER(Type);
    RtlFreeUnicodeString(&((PSTREAM_CONTEXT)Context)->Name);
}

static VOID CleanupFile(PFLT_CONTEXT Context, FLT_CONTEXT_TYPE Type)
{
    UNREFERENCED_PARAMETER(Type);
    ExDeleteResourceLite(&((PFILE_CONTEXT)Context)->Lock);
}

static VOID CleanupHandle(PFLT_CONTEXT Context, FLT_CONTEXT_TYPE Type)
{
    UNREFERENCED_PARAMETER(Type);
    ObDereferenceObject(((PHANDLE_CONTEXT)Context)->Process);
}

// Prints, and writes.
static VOID CleanupInstance(PFLT_CONTEXT Context, FLT_CONTEXT_TYPE Type)
{
    PINSTANCE_CONTEXT context = Context;

    UNREFERENCED_PARAMETER(Type);
    DbgPrint("%p\n", context->Printed);
    KeQuerySystemTime(&context->Time);
}

static NTSTATUS Allocate(FLT_CONTEXT_TYPE Type, SIZE_T Size,
                         PFLT_CONTEXT *Context)
{
    return FltAllocateContext(Filter, Type, Size, NonPagedPool, Context);
}

VOID NothingSet(VOID)
{
    PSTREAM_CONTEXT stream;
    PFILE_CONTEXT file;
    PHANDLE_CONTEXT handle;
    PINSTANCE_CONTEXT instance;

    if (NT_SUCCESS(Allocate(FLT_STREAM_CONTEXT, sizeof(STREAM_CONTEXT),
                            (PFLT_CONTEXT *)&stream))) {
        stream->Flags = 0;
// CHECK-DAG: :[[@LINE+1]]:9: warning: the stream context 'stream' is released while its 'Name.Buffer' is not set, which its cleanup callback 'CleanupStream' relies on [flt-context-uninitialized]
        FltReleaseContext(stream);
    }
    if (NT_SUCCESS(Allocate(FLT_FILE_CONTEXT, sizeof(FILE_CONTEXT),
                            (PFLT_CONTEXT *)&file))) {
        file->Flags = 0;
// CHECK-DAG: :[[@LINE+1]]:9: warning: the file context 'file' is released while its 'Lock{{[A-Za-z.]*}}' is not set, which its cleanup callback 'CleanupFile' relies on [flt-context-uninitialized]
        FltReleaseContext(file);
    }
    if (NT_SUCCESS(Allocate(FLT_STREAMHANDLE_CONTEXT, sizeof(HANDLE_CONTEXT),
                            (PFLT_CONTEXT *)&handle))) {
        handle->Flags = 0;
// CHECK-DAG: :[[@LINE+1]]:9: warning: the stream handle context 'handle' is released while its 'Process' is not set, which its cleanup callback 'CleanupHandle' relies on [flt-context-uninitialized]
        FltReleaseContext(handle);
    }
    if (NT_SUCCESS(Allocate(FLT_INSTANCE_CONTEXT, sizeof(INSTANCE_CONTEXT),
                            (PFLT_CONTEXT *)&instance))) {
        instance->Flags = 0;
        FltReleaseContext(instance);
    }
}

VOID AllSet(PEPROCESS Process)
{
    PSTREAM_CONTEXT stream;
    PFILE_CONTEXT file;
    PHANDLE_CONTEXT handle;

    if (NT_SUCCESS(Allocate(FLT_STREAM_CONTEXT, sizeof(STREAM_CONTEXT),
                            (PFLT_CONTEXT *)&stream))) {
        RtlInitUnicodeString(&stream->Name, NULL);
        FltReleaseContext(stream);
    }
    if (NT_SUCCESS(Allocate(FLT_FILE_CONTEXT, sizeof(FILE_CONTEXT),
                            (PFLT_CONTEXT *)&file))) {
        ExInitializeResourceLite(&file->Lock);
        FltReleaseContext(file);
    }
    if (NT_SUCCESS(Allocate(FLT_STREAMHANDLE_CONTEXT, sizeof(HANDLE_CONTEXT),
                            (PFLT_CONTEXT *)&handle))) {
        ObReferenceObject(Process);
        handle->Process = Process;
        FltReleaseContext(handle);
    }
}

CONST FLT_CONTEXT_REGISTRATION Contexts[] = {
    {FLT_STREAM_CONTEXT, 0, CleanupStream, sizeof(STREAM_CONTEXT), 'tseT'},
    {FLT_FILE_CONTEXT, 0, CleanupFile, sizeof(FILE_CONTEXT), 'tseT'},
    {FLT_STREAMHANDLE_CONTEXT, 0, CleanupHandle, sizeof(HANDLE_CONTEXT),
     'tseT'},
    {FLT_INSTANCE_CONTEXT, 0, CleanupInstance, sizeof(INSTANCE_CONTEXT),
     'tseT'},
    {FLT_CONTEXT_END}
};

CONST FLT_REGISTRATION Registration = {
    sizeof(FLT_REGISTRATION),
    FLT_REGISTRATION_VERSION,
    0,
    Contexts
};

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path)
{
    UNREFERENCED_PARAMETER(Path);
    return FltRegisterFilter(Driver, &Registration, &Filter);
}
