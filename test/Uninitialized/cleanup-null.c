// A cleanup callback releases what a context points to, and a context is released
// that points to nothing yet.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _STREAM {
    PVOID Owner;
    PVOID Parent;
    PVOID Buffer;
    UNICODE_STRING Name;
} STREAM, *PSTREAM;

PFLT_FILTER Filter;
NTSTATUS Parse(PSTREAM Stream);

static VOID ReleaseIf(PFLT_CONTEXT Context)
{
    if (Context != NULL)
        FltReleaseContext(Context);
}

static VOID Cleanup(PFLT_CONTEXT Context, FLT_CONTEXT_TYPE Type)
{
    PSTREAM stream = Context;
    UNREFERENCED_PARAMETER(Type);
    FltReleaseContext(stream->Owner);
    ReleaseIf(stream->Parent);
    if (stream->Buffer != NULL)
        ExFreePoolWithTag(stream->Buffer, 'tset');
}

static PSTREAM Allocate(VOID)
{
    PSTREAM stream;
    if (!NT_SUCCESS(FltAllocateContext(Filter, FLT_STREAM_CONTEXT, sizeof(STREAM), PagedPool, (PFLT_CONTEXT *)&stream)))
        return NULL;
    RtlZeroMemory(stream, sizeof(STREAM));
    return stream;
}

NTSTATUS Early(PFLT_CONTEXT Owner, ULONG Flags)
{
    PSTREAM stream = Allocate();
    if (stream == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;
    if (Flags == 0) {
// CHECK: :[[@LINE+1]]:9: warning: the stream context 'stream' is released while its 'Owner' is NULL, which its cleanup callback 'Cleanup' releases [flt-context-uninitialized]
        FltReleaseContext(stream);
// CHECK: :[[@LINE-3]]:9: note: assuming 'Flags == 0' is true
// CHECK: :27:{{[0-9]+}}: note: it is read here
        return STATUS_INVALID_PARAMETER;
    }
    FltReferenceContext(Owner);
    stream->Owner = Owner;
    FltReleaseContext(stream);
    return STATUS_SUCCESS;
}

// A lookup that failed leaves NULL there.
VOID NotFound(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTREAM stream = Allocate();
    if (stream == NULL)
        return;
    FltGetInstanceContext(FltObjects->Instance, &stream->Owner);
// CHECK: :[[@LINE+1]]:5: warning: the stream context 'stream' is released while its 'Owner' is NULL
    FltReleaseContext(stream);
}

// What is initialised by itself leaves what lies around it alone.
NTSTATUS Named(PFLT_CONTEXT Owner, USHORT Length)
{
    PSTREAM stream = Allocate();
    if (stream == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;
    RtlInitEmptyUnicodeString(&stream->Name, NULL, Length);
    if (stream->Name.MaximumLength == 0) {
// CHECK: :[[@LINE+1]]:9: warning: the stream context 'stream' is released while its 'Owner' is NULL
        FltReleaseContext(stream);
        return STATUS_INVALID_PARAMETER;
    }
    FltReferenceContext(Owner);
    stream->Owner = Owner;
    FltReleaseContext(stream);
    return STATUS_SUCCESS;
}

// Set, to all we know.
NTSTATUS Filled(PFLT_CONTEXT Owner)
{
    PSTREAM stream = Allocate();
    if (stream == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;
    stream->Owner = Owner;
    FltReferenceContext(Owner);
    FltReleaseContext(stream);
    return STATUS_SUCCESS;
}

// Somebody else may have.
NTSTATUS Elsewhere(VOID)
{
    NTSTATUS status;
    PSTREAM stream = Allocate();
    if (stream == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;
    status = Parse(stream);
    FltReleaseContext(stream);
    return status;
}

// Attached, it is not released for the last time.
NTSTATUS Attached(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT Owner)
{
    NTSTATUS status;
    PSTREAM stream = Allocate();
    if (stream == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;
    status = FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject, FLT_SET_CONTEXT_KEEP_IF_EXISTS, stream, NULL);
    if (!NT_SUCCESS(status)) {
        stream->Owner = Owner;
        FltReferenceContext(Owner);
    }
    FltReleaseContext(stream);
    return status;
}

const FLT_CONTEXT_REGISTRATION Contexts[] = {
    { FLT_STREAM_CONTEXT, 0, Cleanup, sizeof(STREAM), 'tset' },
    { FLT_CONTEXT_END }
};

const FLT_REGISTRATION Registration = {
    sizeof(FLT_REGISTRATION), FLT_REGISTRATION_VERSION, 0, Contexts,
};

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path)
{
    UNREFERENCED_PARAMETER(Path);
    return FltRegisterFilter(Driver, &Registration, &Filter);
}
