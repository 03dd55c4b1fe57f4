/*++

Module: recall.c

    Bringing content back.

--*/

#include "larder.h"

_Must_inspect_result_
NTSTATUS
LarderCreateRecall (
    _In_ PLARDER_INSTANCE Instance,
    _In_ PLARDER_STREAM Stream,
    _Outptr_ PLARDER_RECALL *Recall
    )
{
    PLARDER_RECALL recall;

    *Recall = NULL;

    recall = ExAllocatePoolZero( NonPagedPoolNx,
                                 sizeof(LARDER_RECALL),
                                 LARDER_RECALL_TAG );
    if (recall == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    FltReferenceContext( Instance );
    recall->Instance = Instance;

    FltReferenceContext( Stream );
    recall->Stream = Stream;

    recall->Status = STATUS_PENDING;
    InterlockedIncrement( &Instance->Recalls );

    *Recall = recall;
    return STATUS_SUCCESS;
}

VOID
LarderFreeRecall (
    _In_ PLARDER_RECALL Recall
    )
{
    InterlockedDecrement( &Recall->Instance->Recalls );
    FltReleaseContext( Recall->Stream );
    FltReleaseContext( Recall->Instance );
    ExFreePoolWithTag( Recall, LARDER_RECALL_TAG );
}

NTSTATUS
LarderBringBack (
    _In_ PFLT_INSTANCE Instance,
    _In_ PFILE_OBJECT FileObject,
    _Inout_ PLARDER_STREAM Stream
    )
{
    NTSTATUS status = STATUS_SUCCESS;
    PVOID buffer = NULL;
    ULONG written;

    ExAcquireFastMutex( &Stream->Lock );
    if (Stream->State == LarderPlaceholder) {
        Stream->State = LarderRecalling;
    }
    ExReleaseFastMutex( &Stream->Lock );

    if (Stream->State == LarderResident) {
        return STATUS_SUCCESS;
    }
    if (Stream->State == LarderLost) {
        return STATUS_FILE_IS_OFFLINE;
    }

    try {

        buffer = FltAllocatePoolAlignedWithTag( Instance,
                                                PagedPool,
                                                LARDER_CHUNK,
                                                LARDER_RECALL_TAG );
        if (buffer == NULL) {
            status = STATUS_INSUFFICIENT_RESOURCES;
            leave;
        }

        while (Stream->Resident.QuadPart < Stream->Size.QuadPart) {

            //
            //  From the slow storage; left out here.
            //

            RtlZeroMemory( buffer, LARDER_CHUNK );

            status = FltWriteFile( Instance,
                                   FileObject,
                                   &Stream->Resident,
                                   LARDER_CHUNK,
                                   buffer,
                                   FLTFL_IO_OPERATION_NON_CACHED |
                                   FLTFL_IO_OPERATION_DO_NOT_UPDATE_BYTE_OFFSET,
                                   &written,
                                   NULL,
                                   NULL );
            if (!NT_SUCCESS( status )) {
                leave;
            }

            Stream->Resident.QuadPart += written;
        }

    } finally {

        if (buffer != NULL) {
            FltFreePoolAlignedWithTag( Instance, buffer, LARDER_RECALL_TAG );
        }

        ExAcquireFastMutex( &Stream->Lock );
        Stream->State = NT_SUCCESS( status ) ? LarderResident : LarderLost;
        ExReleaseFastMutex( &Stream->Lock );
    }

    return status;
}
