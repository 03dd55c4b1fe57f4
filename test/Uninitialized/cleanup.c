// A context is released before what its cleanup callback relies on was written.
// RUN: not %audit %s 2>&1 | %check %s
//
// Without the registration, nobody knows what is called.
// RUN: %audit %s -D NO_CALL 2>&1 | %check %s --check-prefix=SILENT
// Memory from a routine of the driver's own may come zeroed.
// RUN: %audit %s -D OWN_ALLOCATOR 2>&1 | %check %s --check-prefix=SILENT
// SILENT: 0 findings

#include <fltkernel.h>

typedef struct _STREAM {
    ULONG Flags;
    PVOID Buffer;
    BOOLEAN HasName;
    UNICODE_STRING Name;
    KSPIN_LOCK Lock;
    LIST_ENTRY Entries;
} STREAM, *PSTREAM;

typedef struct _HANDLE {
    PVOID Owner;
    PVOID Scratch;
} HANDLE_STATE, *PHANDLE_STATE;

PFLT_FILTER Filter;
ULONG Count;
NTSTATUS Parse(ULONG Flags);
VOID Prepare(PSTREAM Stream);

static VOID FreeBuffer(PVOID *Buffer)
{
    if (*Buffer != NULL)
        ExFreePoolWithTag(*Buffer, 'tset');
}

static VOID Cleanup(PFLT_CONTEXT Context, FLT_CONTEXT_TYPE Type)
{
    PSTREAM stream;
    PHANDLE_STATE handle;
    switch (Type) {
    case FLT_STREAM_CONTEXT:
        stream = (PSTREAM)Context;
        FreeBuffer(&stream->Buffer);
        // Only if the other field says so.
        if (stream->HasName)
            ExFreePoolWithTag(stream->Name.Buffer, 'tset');
        break;
    case FLT_STREAMHANDLE_CONTEXT:
        handle = (PHANDLE_STATE)Context;
        ASSERT(handle->Owner != NULL);
        // Not on every path.
        if (Count != 0) {
            if (handle->Scratch != NULL)
                ExFreePoolWithTag(handle->Scratch, 'tset');
            return;
        }
        FltReleaseContext(handle->Owner);
        break;
    }
}

static NTSTATUS Allocate(PSTREAM *Stream)
{
    return FltAllocateContext(Filter, FLT_STREAM_CONTEXT, sizeof(STREAM), PagedPool, (PFLT_CONTEXT *)Stream);
}

NTSTATUS Early(ULONG Flags)
{
    PSTREAM stream;
    NTSTATUS status = Allocate(&stream);
    if (!NT_SUCCESS(status))
        return status;
    stream->Flags = Flags;
    status = Parse(Flags);
    if (!NT_SUCCESS(status)) {
// CHECK: :[[@LINE+1]]:9: warning: the stream context 'stream' is released while its 'Buffer' is not set, which its cleanup callback 'Cleanup' relies on [flt-context-uninitialized]
        FltReleaseContext(stream);
// CHECK: :[[@LINE-8]]:23: note: 'Allocate' returns a referenced stream context in 'stream'
// CHECK: :[[@LINE-4]]:10: note: assuming 'NT_SUCCESS(status)' is false
// CHECK: :33:9: note: it is read here
        return status;
    }
    stream->Buffer = NULL;
    stream->HasName = FALSE;
    FltReleaseContext(stream);
    return STATUS_SUCCESS;
}

// The buffer is set, whether it has a name is not.
NTSTATUS Partly(ULONG Flags)
{
    PSTREAM stream;
    NTSTATUS status = Allocate(&stream);
    if (!NT_SUCCESS(status))
        return status;
    stream->Buffer = NULL;
    status = Parse(Flags);
    if (NT_SUCCESS(status))
        stream->HasName = FALSE;
// CHECK: :[[@LINE+1]]:5: warning: the stream context 'stream' is released while its 'HasName' is not set, which its cleanup callback 'Cleanup' relies on
    FltReleaseContext(stream);
    return status;
}

static VOID Drop(PSTREAM Stream)
{
    FltReleaseContext(Stream);
}

static VOID Reset(PSTREAM Stream)
{
    Stream->Buffer = NULL;
    Stream->HasName = FALSE;
}

VOID ThroughHelpers(VOID)
{
    PSTREAM stream;
    if (NT_SUCCESS(Allocate(&stream))) {
        Reset(stream);
        Drop(stream);
    }
    if (NT_SUCCESS(Allocate(&stream)))
// CHECK: :[[@LINE+1]]:9: warning: the stream context 'stream' is released while its 'Buffer' is not set
        Drop(stream);
}

VOID Handle(VOID)
{
    PHANDLE_STATE handle;
    if (!NT_SUCCESS(FltAllocateContext(Filter, FLT_STREAMHANDLE_CONTEXT, sizeof(HANDLE_STATE), PagedPool, (PFLT_CONTEXT *)&handle)))
        return;
    // What the cleanup callback does depends on other things.
    FltReleaseContext(handle);
}

// Set in one way or another; or not known to be unset.
VOID Good(PSTREAM Template, PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTREAM stream;
    if (!NT_SUCCESS(Allocate(&stream)))
        return;
    RtlZeroMemory(stream, sizeof(STREAM));
    FltReleaseContext(stream);

    if (!NT_SUCCESS(Allocate(&stream)))
        return;
    RtlCopyMemory(stream, Template, sizeof(STREAM));
    FltReleaseContext(stream);

    if (!NT_SUCCESS(Allocate(&stream)))
        return;
    *stream = *Template;
    FltReleaseContext(stream);

    if (!NT_SUCCESS(Allocate(&stream)))
        return;
    RtlCopyMemory(&stream->Buffer, &Template->Buffer, sizeof(STREAM) - FIELD_OFFSET(STREAM, Buffer));
    FltReleaseContext(stream);

    if (!NT_SUCCESS(Allocate(&stream)))
        return;
    Prepare(stream);
    FltReleaseContext(stream);

    if (!NT_SUCCESS(Allocate(&stream)))
        return;
    RtlFillMemory(stream, sizeof(STREAM), 0xCC);
    FltReleaseContext(stream);

    // The link counts too: this is not the last release.
    if (!NT_SUCCESS(Allocate(&stream)))
        return;
    if (NT_SUCCESS(FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject, FLT_SET_CONTEXT_REPLACE_IF_EXISTS, stream, NULL))) {
        FltReleaseContext(stream);
        return;
    }
    Reset(stream);
    FltReleaseContext(stream);
}

#ifdef OWN_ALLOCATOR
static PVOID AllocateMemory(POOL_TYPE Pool, SIZE_T Size, FLT_CONTEXT_TYPE Type)
{
    PVOID memory = ExAllocatePoolWithTag(Pool, Size, 'tset');
    UNREFERENCED_PARAMETER(Type);
    if (memory != NULL)
        RtlZeroMemory(memory, Size);
    return memory;
}
static VOID FreeMemory(PVOID Memory, FLT_CONTEXT_TYPE Type)
{
    UNREFERENCED_PARAMETER(Type);
    ExFreePoolWithTag(Memory, 'tset');
}
#else
#define AllocateMemory NULL
#define FreeMemory NULL
#endif

const FLT_CONTEXT_REGISTRATION Contexts[] = {
    { FLT_STREAM_CONTEXT, 0, Cleanup, sizeof(STREAM), 'tset', AllocateMemory, FreeMemory, NULL },
    { FLT_STREAMHANDLE_CONTEXT, 0, Cleanup, sizeof(HANDLE_STATE), 'tset', AllocateMemory, FreeMemory, NULL },
    { FLT_CONTEXT_END }
};

const FLT_REGISTRATION Registration = {
    sizeof(FLT_REGISTRATION), FLT_REGISTRATION_VERSION, 0, Contexts,
};

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path)
{
    UNREFERENCED_PARAMETER(Path);
#ifdef NO_CALL
    UNREFERENCED_PARAMETER(Driver);
    return STATUS_SUCCESS;
#else
    return FltRegisterFilter(Driver, &Registration, &Filter);
#endif
}
