//
//  Veil: which streams are encrypted.
//

#include "veil.h"

#pragma alloc_text(PAGE, VeilFindStream)
#pragma alloc_text(PAGE, VeilPostCreate)

NTSTATUS
VeilFindStream (
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ BOOLEAN Create,
    _Outptr_ PVEIL_STREAM_CONTEXT *Stream
    )
{
    PVEIL_STREAM_CONTEXT stream;
    PVEIL_STREAM_CONTEXT old;
    LARGE_INTEGER now;
    NTSTATUS status;

    PAGED_CODE();

    *Stream = NULL;

    status = FltGetStreamContext( FltObjects->Instance,
                                  FltObjects->FileObject,
                                  (PFLT_CONTEXT *)&stream );

    if (status == STATUS_NOT_FOUND && Create) {

        status = FltAllocateContext( FltObjects->Filter,
                                     FLT_STREAM_CONTEXT,
                                     sizeof(VEIL_STREAM_CONTEXT),
                                     NonPagedPool,
                                     (PFLT_CONTEXT *)&stream );

        if (!NT_SUCCESS( status )) {

            return status;
        }

        KeQuerySystemTime( &now );
        stream->Nonce = (ULONGLONG)now.QuadPart;
        stream->Encrypted = TRUE;
        old = NULL;

        status = FltSetStreamContext( FltObjects->Instance,
                                      FltObjects->FileObject,
                                      FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                      stream,
                                      (PFLT_CONTEXT *)&old );

        if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {

            FltReleaseContext( stream );
            stream = old;
            status = STATUS_SUCCESS;

        } else if (!NT_SUCCESS( status )) {

            FltReleaseContext( stream );
        }
    }

    if (NT_SUCCESS( status )) {

        *Stream = stream;
    }

    return status;
}

FLT_POSTOP_CALLBACK_STATUS FLTAPI
VeilPostCreate (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    )
{
    PVEIL_STREAM_CONTEXT stream;
    FILE_STANDARD_INFORMATION standard;
    BOOLEAN isNew;
    NTSTATUS status;

    UNREFERENCED_PARAMETER( CompletionContext );

    PAGED_CODE();

    if (FlagOn( Flags, FLTFL_POST_OPERATION_DRAINING ) ||
        !NT_SUCCESS( Data->IoStatus.Status ) ||
        Data->IoStatus.Status == STATUS_REPARSE) {

        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    //
    //  Only files that were created or cut off under our eyes start out
    //  encrypted.
    //

    isNew = (BOOLEAN)(Data->IoStatus.Information == FILE_CREATED ||
                      Data->IoStatus.Information == FILE_OVERWRITTEN ||
                      Data->IoStatus.Information == FILE_SUPERSEDED);

    if (!isNew) {

        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    status = FltQueryInformationFile( FltObjects->Instance,
                                      FltObjects->FileObject,
                                      &standard,
                                      sizeof(standard),
                                      FileStandardInformation,
                                      NULL );

    if (!NT_SUCCESS( status ) || standard.Directory) {

        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    status = VeilFindStream( FltObjects, TRUE, &stream );

    if (NT_SUCCESS( status )) {

        stream->Encrypted = TRUE;
        FltReleaseContext( stream );
    }

    return FLT_POSTOP_FINISHED_PROCESSING;
}
