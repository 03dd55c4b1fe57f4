/* BlueScan: the life of stream and stream handle contexts. */

#include "bluescan.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, BlueGetOrCreateStreamContext)
#pragma alloc_text(PAGE, BlueMarkHandle)
#pragma alloc_text(PAGE, BlueStreamContextCleanup)
#endif

static NTSTATUS
BlueAllocateStreamContext(
    _In_ PFLT_CALLBACK_DATA Data,
    _Outptr_ PBLUE_STREAM_CONTEXT *StreamContext
    )
{
    PBLUE_STREAM_CONTEXT context;
    PFLT_FILE_NAME_INFORMATION nameInfo = NULL;
    NTSTATUS status;

    *StreamContext = NULL;

    status = FltGetFileNameInformation(Data,
                                       FLT_FILE_NAME_NORMALIZED |
                                           FLT_FILE_NAME_QUERY_DEFAULT,
                                       &nameInfo);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    status = FltParseFileNameInformation(nameInfo);
    if (!NT_SUCCESS(status)) {
        FltReleaseFileNameInformation(nameInfo);
        return status;
    }

    /* Write completes at DISPATCH_LEVEL and releases this: nonpaged. */
    status = FltAllocateContext(Blue.Filter,
                                FLT_STREAM_CONTEXT,
                                sizeof(BLUE_STREAM_CONTEXT),
                                NonPagedPoolNx,
                                (PFLT_CONTEXT *)&context);
    if (!NT_SUCCESS(status)) {
        FltReleaseFileNameInformation(nameInfo);
        return status;
    }

    RtlZeroMemory(context, sizeof(*context));
    context->Verdict = BlueVerdictUnknown;
    KeInitializeEvent(&context->ScanDone, NotificationEvent, TRUE);
    context->NameInfo = nameInfo;

    *StreamContext = context;
    return STATUS_SUCCESS;
}

_IRQL_requires_max_(APC_LEVEL)
NTSTATUS
BlueGetOrCreateStreamContext(
    _In_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Outptr_ PBLUE_STREAM_CONTEXT *StreamContext,
    _Out_opt_ PBOOLEAN Created
    )
{
    PBLUE_STREAM_CONTEXT context = NULL;
    PBLUE_STREAM_CONTEXT existing = NULL;
    NTSTATUS status;

    PAGED_CODE();

    *StreamContext = NULL;
    if (ARGUMENT_PRESENT(Created)) {
        *Created = FALSE;
    }

    status = FltGetStreamContext(FltObjects->Instance,
                                 FltObjects->FileObject,
                                 (PFLT_CONTEXT *)&context);
    if (NT_SUCCESS(status)) {
        *StreamContext = context;
        return STATUS_SUCCESS;
    }
    if (status != STATUS_NOT_FOUND) {
        return status;
    }

    status = BlueAllocateStreamContext(Data, &context);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    status = FltSetStreamContext(FltObjects->Instance,
                                 FltObjects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                 context,
                                 (PFLT_CONTEXT *)&existing);
    if (!NT_SUCCESS(status)) {
        FltReleaseContext(context);
        if (status != STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
            return status;
        }
        /* Somebody was faster: go on with theirs. */
        context = existing;
    } else if (ARGUMENT_PRESENT(Created)) {
        *Created = TRUE;
    }

    *StreamContext = context;
    return STATUS_SUCCESS;
}

_IRQL_requires_max_(APC_LEVEL)
NTSTATUS
BlueMarkHandle(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ ACCESS_MASK Access
    )
{
    PBLUE_HANDLE_CONTEXT handleContext = NULL;
    PBLUE_HANDLE_CONTEXT oldContext = NULL;
    NTSTATUS status;

    PAGED_CODE();

    try {
        status = FltAllocateContext(Blue.Filter,
                                    FLT_STREAMHANDLE_CONTEXT,
                                    sizeof(BLUE_HANDLE_CONTEXT),
                                    PagedPool,
                                    (PFLT_CONTEXT *)&handleContext);
        if (!NT_SUCCESS(status)) {
            handleContext = NULL;
            leave;
        }

        handleContext->RescanOnCleanup = TRUE;
        handleContext->Access = Access;

        status = FltSetStreamHandleContext(FltObjects->Instance,
                                           FltObjects->FileObject,
                                           FLT_SET_CONTEXT_REPLACE_IF_EXISTS,
                                           handleContext,
                                           (PFLT_CONTEXT *)&oldContext);
        if (!NT_SUCCESS(status)) {
            leave;
        }

        if (oldContext != NULL) {
            FltReleaseContext(oldContext);
        }
    } finally {
        if (handleContext != NULL) {
            FltReleaseContext(handleContext);
        }
    }

    return status;
}

VOID FLTAPI
BlueStreamContextCleanup(
    _In_ PFLT_CONTEXT Context,
    _In_ FLT_CONTEXT_TYPE ContextType
    )
{
    PBLUE_STREAM_CONTEXT context = Context;

    UNREFERENCED_PARAMETER(ContextType);
    PAGED_CODE();

    if (context->NameInfo != NULL) {
        FltReleaseFileNameInformation(context->NameInfo);
        context->NameInfo = NULL;
    }
}
