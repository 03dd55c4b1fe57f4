// Daybook: what is attached to streams and handles.

#include "daybook.h"

static NTSTATUS
DuplicateName(_In_ PCUNICODE_STRING From, _Out_ PUNICODE_STRING To)
{
    To->Length = 0;
    To->MaximumLength = From->Length;
    To->Buffer =
        ExAllocatePoolWithTag(NonPagedPoolNx, From->Length, DAYBOOK_POOL_NAME);
    if (To->Buffer == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;
    RtlCopyUnicodeString(To, From);
    return STATUS_SUCCESS;
}

// Returns the stream context, referenced, or NULL.
static PDAYBOOK_STREAM
StreamOf(_In_ PFLT_CALLBACK_DATA Data, _In_ PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_FILE_NAME_INFORMATION name;
    FILE_INTERNAL_INFORMATION id;
    PDAYBOOK_STREAM stream;
    PDAYBOOK_STREAM winner;
    NTSTATUS status;

    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 (PFLT_CONTEXT *)&stream);
    if (NT_SUCCESS(status))
        return stream;
    if (status == STATUS_NOT_SUPPORTED)
        return NULL;

    status = FltAllocateContext(Daybook.Filter, FLT_STREAM_CONTEXT,
                                sizeof(DAYBOOK_STREAM), NonPagedPoolNx,
                                (PFLT_CONTEXT *)&stream);
    if (!NT_SUCCESS(status))
        return NULL;

    RtlZeroMemory(stream, sizeof(DAYBOOK_STREAM));
    KeInitializeSpinLock(&stream->Lock);

    status = FltQueryInformationFile(FltObjects->Instance,
                                     FltObjects->FileObject, &id, sizeof(id),
                                     FileInternalInformation, NULL);
    if (!NT_SUCCESS(status))
        goto Fail;
    stream->FileId = (ULONGLONG)id.IndexNumber.QuadPart;

    status = FltGetFileNameInformation(
        Data, FLT_FILE_NAME_OPENED | FLT_FILE_NAME_QUERY_DEFAULT, &name);
    if (!NT_SUCCESS(status))
        goto Fail;

    status = DuplicateName(&name->Name, &stream->Name);
    FltReleaseFileNameInformation(name);
    if (!NT_SUCCESS(status))
        goto Fail;

    winner = NULL;
    status = FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, stream,
                                 (PFLT_CONTEXT *)&winner);
    if (NT_SUCCESS(status))
        return stream;

    FltReleaseContext(stream);
    return status == STATUS_FLT_CONTEXT_ALREADY_DEFINED ? winner : NULL;

Fail:
    FltReleaseContext(stream);
    return NULL;
}

// Sees to it that both contexts are there. The handle context takes over the
// reference to the stream context.
NTSTATUS
DaybookAttach(_In_ PFLT_CALLBACK_DATA Data,
              _In_ PCFLT_RELATED_OBJECTS FltObjects)
{
    PDAYBOOK_STREAM stream;
    PDAYBOOK_HANDLE handle = NULL;
    NTSTATUS status;

    stream = StreamOf(Data, FltObjects);
    if (stream == NULL)
        return STATUS_UNSUCCESSFUL;

    __try {
        status = FltAllocateContext(Daybook.Filter, FLT_STREAMHANDLE_CONTEXT,
                                    sizeof(DAYBOOK_HANDLE), NonPagedPoolNx,
                                    (PFLT_CONTEXT *)&handle);
        if (!NT_SUCCESS(status)) {
            handle = NULL;
            __leave;
        }

        handle->Stream = stream;
        stream = NULL;
        handle->ProcessId = FltGetRequestorProcessId(Data);
        handle->Reasons = 0;

        status = FltSetStreamHandleContext(
            FltObjects->Instance, FltObjects->FileObject,
            FLT_SET_CONTEXT_KEEP_IF_EXISTS, handle, NULL);
    } __finally {
        // Not attached, the handle context goes here, and its stream with it.
        if (handle != NULL)
            FltReleaseContext(handle);
        if (stream != NULL)
            FltReleaseContext(stream);
    }

    return status;
}

PDAYBOOK_HANDLE
DaybookHandleOf(_In_ PCFLT_RELATED_OBJECTS FltObjects)
{
    PDAYBOOK_HANDLE handle = NULL;

    if (FltObjects->FileObject == NULL)
        return NULL;
    (VOID)FltGetStreamHandleContext(FltObjects->Instance,
                                    FltObjects->FileObject,
                                    (PFLT_CONTEXT *)&handle);
    return handle;
}

VOID FLTAPI
DaybookCleanupStream(_In_ PFLT_CONTEXT Context,
                     _In_ FLT_CONTEXT_TYPE ContextType)
{
    PDAYBOOK_STREAM stream = Context;

    UNREFERENCED_PARAMETER(ContextType);

    if (stream->Name.Buffer != NULL)
        ExFreePoolWithTag(stream->Name.Buffer, DAYBOOK_POOL_NAME);
}

VOID FLTAPI
DaybookCleanupHandle(_In_ PFLT_CONTEXT Context,
                     _In_ FLT_CONTEXT_TYPE ContextType)
{
    PDAYBOOK_HANDLE handle = Context;

    UNREFERENCED_PARAMETER(ContextType);

    if (handle->Stream != NULL)
        FltReleaseContext(handle->Stream);
}
