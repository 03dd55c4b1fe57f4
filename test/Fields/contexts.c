// References that contexts keep: their cleanup callbacks give them back.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;
volatile LONG Stopping;

typedef struct _STREAM {
    ULONG Reads;
} STREAM;

typedef struct _HANDLE {
    UNICODE_STRING Name;
    STREAM *Stream;
} HANDLE_CONTEXT;

typedef struct _VOLUME {
    PFLT_CONTEXT Instance;
    BOOLEAN Ready;
} VOLUME;

static NTSTATUS StreamOf(PCFLT_RELATED_OBJECTS Objects, STREAM **Stream)
{
    return FltGetStreamContext(Objects->Instance, Objects->FileObject,
                               (PFLT_CONTEXT *)Stream);
}

NTSTATUS Attach(PCFLT_RELATED_OBJECTS Objects)
{
    HANDLE_CONTEXT *handle;
    STREAM *stream;
    NTSTATUS status = StreamOf(Objects, &stream);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltAllocateContext(Filter, FLT_STREAMHANDLE_CONTEXT,
                                sizeof(HANDLE_CONTEXT), NonPagedPool,
                                (PFLT_CONTEXT *)&handle);
    if (!NT_SUCCESS(status)) {
        FltReleaseContext(stream);
        return status;
    }
    RtlZeroMemory(handle, sizeof(HANDLE_CONTEXT));
    handle->Stream = stream;
    status = FltSetStreamHandleContext(Objects->Instance, Objects->FileObject,
                                       FLT_SET_CONTEXT_KEEP_IF_EXISTS, handle,
                                       NULL);
    FltReleaseContext(handle);
    return status;
}

// Released in all ways but one. Whether there is a name says nothing of it.
VOID CleanupHandle(PFLT_CONTEXT Context, FLT_CONTEXT_TYPE Type)
{
    HANDLE_CONTEXT *handle = Context;

    UNREFERENCED_PARAMETER(Type);
    if (handle->Name.Buffer != NULL) {
        ExFreePool(handle->Name.Buffer);
    }
    if (handle->Stream != NULL && !Stopping) {
        FltReleaseContext(handle->Stream);
    }
    // CHECK: contexts.c:[[@LINE+3]]:1: warning: the reference that '_HANDLE.Stream' keeps is not released on this path [flt-context-leak]
    // CHECK: contexts.c:46:5: note: the reference is stored in '_HANDLE.Stream' here
    // CHECK: note: '_HANDLE.Stream' (handle->Stream) keeps a reference when the object is found here
}

// The field that says whether all was set may say that there is no reference.
NTSTATUS AttachVolume(PCFLT_RELATED_OBJECTS Objects)
{
    VOLUME *volume;
    NTSTATUS status;

    status = FltAllocateContext(Filter, FLT_VOLUME_CONTEXT, sizeof(VOLUME),
                                NonPagedPool, (PFLT_CONTEXT *)&volume);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(volume, sizeof(VOLUME));
    status = FltGetInstanceContext(Objects->Instance, &volume->Instance);
    if (NT_SUCCESS(status)) {
        volume->Ready = TRUE;
    }
    status = FltSetVolumeContext(Objects->Volume,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, volume, NULL);
    FltReleaseContext(volume);
    return status;
}

VOID CleanupVolume(PFLT_CONTEXT Context, FLT_CONTEXT_TYPE Type)
{
    VOLUME *volume = Context;

    UNREFERENCED_PARAMETER(Type);
    if (volume->Ready) {
        FltReleaseContext(volume->Instance);
    }
}

// A helper fills the field, and nobody empties it. Another helper does so with a
// field of the same object.
typedef struct _FILE_CONTEXT {
    PFLT_CONTEXT Instance;
    PFLT_CONTEXT Volume;
} FILE_CONTEXT;

static NTSTATUS InstanceOf(PCFLT_RELATED_OBJECTS Objects, PFLT_CONTEXT *Context)
{
    return FltGetInstanceContext(Objects->Instance, Context);
}

static VOID Drop(PFLT_CONTEXT *Context)
{
    if (*Context != NULL) {
        FltReleaseContext(*Context);
        *Context = NULL;
    }
}

NTSTATUS AttachFile(PCFLT_RELATED_OBJECTS Objects)
{
    FILE_CONTEXT *file;
    NTSTATUS status;

    status = FltAllocateContext(Filter, FLT_FILE_CONTEXT, sizeof(FILE_CONTEXT),
                                NonPagedPool, (PFLT_CONTEXT *)&file);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(file, sizeof(FILE_CONTEXT));
    // CHECK: contexts.c:[[@LINE+1]]:11: warning: reference to the instance context 'file->Instance' obtained by 'InstanceOf' is kept in '_FILE_CONTEXT.Instance', from where nothing in the program ever releases it [flt-context-leak]
    (VOID)InstanceOf(Objects, &file->Instance);
    (VOID)InstanceOf(Objects, &file->Volume);
    status = FltSetFileContext(Objects->Instance, Objects->FileObject,
                               FLT_SET_CONTEXT_KEEP_IF_EXISTS, file, NULL);
    FltReleaseContext(file);
    return status;
}

VOID CleanupFile(PFLT_CONTEXT Context, FLT_CONTEXT_TYPE Type)
{
    FILE_CONTEXT *file = Context;

    UNREFERENCED_PARAMETER(Type);
    DbgPrint("%p\n", file->Instance);
    Drop(&file->Volume);
}

const FLT_CONTEXT_REGISTRATION Contexts[] = {
    {FLT_STREAM_CONTEXT, 0, NULL, sizeof(STREAM), 'mrtS'},
    {FLT_STREAMHANDLE_CONTEXT, 0, CleanupHandle, sizeof(HANDLE_CONTEXT),
     'lnaH'},
    {FLT_VOLUME_CONTEXT, 0, CleanupVolume, sizeof(VOLUME), 'mloV'},
    {FLT_FILE_CONTEXT, 0, CleanupFile, sizeof(FILE_CONTEXT), 'eliF'},
    {FLT_CONTEXT_END},
};

const FLT_REGISTRATION Registration = {
    .Size = sizeof(FLT_REGISTRATION),
    .Version = FLT_REGISTRATION_VERSION,
    .ContextRegistration = Contexts,
};

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return FltRegisterFilter(DriverObject, &Registration, &Filter);
}
