//
// Covenant: stream contexts.
//

#include "covenant.h"

// The resource is the cleanup callback's business as soon as it is there, so it
// is NULL until then.
NTSTATUS
CovNewStream(_Outptr_ PCOV_STREAM *Stream)
{
    PCOV_STREAM stream;
    NTSTATUS status;

    *Stream = NULL;

    status = FltAllocateContext(Cov.Filter, FLT_STREAM_CONTEXT,
                                sizeof(COV_STREAM), PagedPool,
                                (PFLT_CONTEXT *)&stream);
    if (!NT_SUCCESS(status))
    {
        return status;
    }

    RtlZeroMemory(stream, sizeof(COV_STREAM));

    stream->Resource = (ERESOURCE *)ExAllocatePoolWithTag(
        NonPagedPoolNx, sizeof(ERESOURCE), COV_TAG_STREAM);
    if (stream->Resource == NULL)
    {
        FltReleaseContext(stream);
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    status = ExInitializeResourceLite(stream->Resource);
    if (!NT_SUCCESS(status))
    {
        ExFreePoolWithTag(stream->Resource, COV_TAG_STREAM);
        stream->Resource = NULL;
        FltReleaseContext(stream);
        return status;
    }

    *Stream = stream;
    return STATUS_SUCCESS;
}

NTSTATUS
CovFindStream(_In_ PCFLT_RELATED_OBJECTS FltObjects, _In_ BOOLEAN MayCreate,
              _Outptr_ PCOV_STREAM *Stream)
{
    PCOV_STREAM stream;
    PCOV_STREAM present = NULL;
    NTSTATUS status;

    *Stream = NULL;

    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 (PFLT_CONTEXT *)&stream);
    if (NT_SUCCESS(status))
    {
        *Stream = stream;
        return status;
    }

    if (!MayCreate || status != STATUS_NOT_FOUND)
    {
        return status;
    }

    status = CovNewStream(&stream);
    if (!NT_SUCCESS(status))
    {
        return status;
    }

    status = FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, stream,
                                 (PFLT_CONTEXT *)&present);
    switch (status)
    {
    case STATUS_SUCCESS:
        *Stream = stream;
        break;

    case STATUS_FLT_CONTEXT_ALREADY_DEFINED:
        FltReleaseContext(stream);
        *Stream = present;
        status = STATUS_SUCCESS;
        break;

    default:
        FltReleaseContext(stream);
        break;
    }

    return status;
}

VOID FLTAPI
CovCleanupStream(_In_ PFLT_CONTEXT Context, _In_ FLT_CONTEXT_TYPE Type)
{
    PCOV_STREAM stream = (PCOV_STREAM)Context;

    UNREFERENCED_PARAMETER(Type);
    PAGED_CODE();

    if (stream->Resource != NULL)
    {
        ExDeleteResourceLite(stream->Resource);
        ExFreePoolWithTag(stream->Resource, COV_TAG_STREAM);
    }
}
