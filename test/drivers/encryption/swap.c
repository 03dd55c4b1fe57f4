//
//  Veil: reads and writes, with buffers swapped.
//

#include "veil.h"

static
VOID
VeilCount (
    _Inout_ PVEIL_VOLUME_CONTEXT Volume,
    _In_ ULONG_PTR Decrypted,
    _In_ ULONG_PTR Encrypted
    )
{
    KIRQL oldIrql;

    KeAcquireSpinLock( &Volume->StatisticsLock, &oldIrql );
    Volume->BytesDecrypted += Decrypted;
    Volume->BytesEncrypted += Encrypted;
    KeReleaseSpinLock( &Volume->StatisticsLock, oldIrql );
}

//
//  Gives back everything that was handed from pre- to post-operation.
//

static
VOID
VeilFreePre2Post (
    _In_ PFLT_INSTANCE Instance,
    _Inout_ PVEIL_PRE_2_POST P2p
    )
{
    if (P2p->SwappedBuffer != NULL) {

        FltFreePoolAlignedWithTag( Instance,
                                   P2p->SwappedBuffer,
                                   VEIL_TAG_BUFFER );
    }

    FltReleaseContext( P2p->Stream );
    FltReleaseContext( P2p->Volume );
    ExFreeToNPagedLookasideList( &VeilPre2PostList, P2p );
}

//
//  Looks up what a transfer needs. Both references are the caller's, or none.
//

static
NTSTATUS
VeilLookUp (
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Outptr_ PVEIL_VOLUME_CONTEXT *Volume,
    _Outptr_ PVEIL_STREAM_CONTEXT *Stream
    )
{
    NTSTATUS status;

    status = FltGetVolumeContext( FltObjects->Filter,
                                  FltObjects->Volume,
                                  (PFLT_CONTEXT *)Volume );

    if (!NT_SUCCESS( status )) {

        return status;
    }

    status = FltGetStreamContext( FltObjects->Instance,
                                  FltObjects->FileObject,
                                  (PFLT_CONTEXT *)Stream );

    if (!NT_SUCCESS( status )) {

        FltReleaseContext( *Volume );
        *Volume = NULL;
        return status;
    }

    if (!(*Stream)->Encrypted) {

        FltReleaseContext( *Stream );
        FltReleaseContext( *Volume );
        *Stream = NULL;
        *Volume = NULL;
        return STATUS_NOT_FOUND;
    }

    return STATUS_SUCCESS;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
VeilPreRead (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    )
{
    PFLT_IO_PARAMETER_BLOCK iopb = Data->Iopb;
    FLT_PREOP_CALLBACK_STATUS result = FLT_PREOP_SUCCESS_NO_CALLBACK;
    PVEIL_VOLUME_CONTEXT volume = NULL;
    PVEIL_STREAM_CONTEXT stream = NULL;
    PVEIL_PRE_2_POST p2p;
    PVOID newBuffer = NULL;
    PMDL newMdl = NULL;
    ULONG length = iopb->Parameters.Read.Length;
    NTSTATUS status;

    try {

        if (length == 0 || !FlagOn( iopb->IrpFlags, IRP_NOCACHE )) {

            leave;
        }

        status = VeilLookUp( FltObjects, &volume, &stream );

        if (!NT_SUCCESS( status )) {

            leave;
        }

        length = (ULONG)ROUND_TO_SIZE( length, volume->SectorSize );

        newBuffer = FltAllocatePoolAlignedWithTag( FltObjects->Instance,
                                                   NonPagedPoolNx,
                                                   (SIZE_T)length,
                                                   VEIL_TAG_BUFFER );

        if (newBuffer == NULL) {

            leave;
        }

        if (FlagOn( Data->Flags, FLTFL_CALLBACK_DATA_IRP_OPERATION )) {

            newMdl = IoAllocateMdl( newBuffer, length, FALSE, FALSE, NULL );

            if (newMdl == NULL) {

                leave;
            }

            MmBuildMdlForNonPagedPool( newMdl );
        }

        p2p = ExAllocateFromNPagedLookasideList( &VeilPre2PostList );

        if (p2p == NULL) {

            leave;
        }

        //
        //  From here on nothing fails.
        //

        iopb->Parameters.Read.ReadBuffer = newBuffer;
        iopb->Parameters.Read.MdlAddress = newMdl;
        FltSetCallbackDataDirty( Data );

        p2p->SwappedBuffer = newBuffer;
        p2p->Volume = volume;
        p2p->Stream = stream;
        p2p->Length = length;

        *CompletionContext = p2p;
        result = FLT_PREOP_SUCCESS_WITH_CALLBACK;

    } finally {

        if (result != FLT_PREOP_SUCCESS_WITH_CALLBACK) {

            if (newBuffer != NULL) {

                FltFreePoolAlignedWithTag( FltObjects->Instance,
                                           newBuffer,
                                           VEIL_TAG_BUFFER );
            }

            if (newMdl != NULL) {

                IoFreeMdl( newMdl );
            }

            if (stream != NULL) {

                FltReleaseContext( stream );
            }

            if (volume != NULL) {

                FltReleaseContext( volume );
            }
        }
    }

    return result;
}

static
VOID
VeilFinishRead (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PVEIL_PRE_2_POST P2p,
    _Out_writes_bytes_(Data->IoStatus.Information) PVOID Original
    )
{
    PFLT_IO_PARAMETER_BLOCK iopb = Data->Iopb;

    VeilTransform( P2p->Volume->Key,
                   P2p->Stream->Nonce,
                   (ULONGLONG)iopb->Parameters.Read.ByteOffset.QuadPart,
                   P2p->SwappedBuffer,
                   (ULONG)Data->IoStatus.Information );

    try {

        RtlCopyMemory( Original,
                       P2p->SwappedBuffer,
                       Data->IoStatus.Information );

    } except (EXCEPTION_EXECUTE_HANDLER) {

        Data->IoStatus.Status = GetExceptionCode();
        Data->IoStatus.Information = 0;
    }

    VeilCount( P2p->Volume, Data->IoStatus.Information, 0 );
}

//
//  The buffer of the caller had no MDL; here it may be touched.
//

static
FLT_POSTOP_CALLBACK_STATUS FLTAPI
VeilPostReadWhenSafe (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    )
{
    PFLT_IO_PARAMETER_BLOCK iopb = Data->Iopb;
    PVEIL_PRE_2_POST p2p = CompletionContext;
    PVOID original;
    NTSTATUS status;

    UNREFERENCED_PARAMETER( Flags );
    NT_ASSERT( p2p != NULL );

    status = FltLockUserBuffer( Data );

    if (!NT_SUCCESS( status )) {

        Data->IoStatus.Status = status;
        Data->IoStatus.Information = 0;

    } else {

        original = MmGetSystemAddressForMdlSafe(
                       iopb->Parameters.Read.MdlAddress,
                       NormalPagePriority | MdlMappingNoExecute );

        if (original == NULL) {

            Data->IoStatus.Status = STATUS_INSUFFICIENT_RESOURCES;
            Data->IoStatus.Information = 0;

        } else {

            VeilFinishRead( Data, p2p, original );
        }
    }

    VeilFreePre2Post( FltObjects->Instance, p2p );

    return FLT_POSTOP_FINISHED_PROCESSING;
}

FLT_POSTOP_CALLBACK_STATUS FLTAPI
VeilPostRead (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    )
{
    FLT_POSTOP_CALLBACK_STATUS result = FLT_POSTOP_FINISHED_PROCESSING;
    PFLT_IO_PARAMETER_BLOCK iopb = Data->Iopb;
    PVEIL_PRE_2_POST p2p = CompletionContext;
    BOOLEAN cleanup = TRUE;
    PVOID original;

    NT_ASSERT( !FlagOn( Flags, FLTFL_POST_OPERATION_DRAINING ) );

    try {

        if (!NT_SUCCESS( Data->IoStatus.Status ) ||
            Data->IoStatus.Information == 0) {

            leave;
        }

        if (iopb->Parameters.Read.MdlAddress != NULL) {

            original = MmGetSystemAddressForMdlSafe(
                           iopb->Parameters.Read.MdlAddress,
                           NormalPagePriority | MdlMappingNoExecute );

            if (original == NULL) {

                Data->IoStatus.Status = STATUS_INSUFFICIENT_RESOURCES;
                Data->IoStatus.Information = 0;
                leave;
            }

        } else if (FlagOn( Data->Flags, FLTFL_CALLBACK_DATA_SYSTEM_BUFFER ) ||
                   FlagOn( Data->Flags,
                           FLTFL_CALLBACK_DATA_FAST_IO_OPERATION )) {

            original = iopb->Parameters.Read.ReadBuffer;

        } else {

            if (FltDoCompletionProcessingWhenSafe( Data,
                                                   FltObjects,
                                                   CompletionContext,
                                                   Flags,
                                                   VeilPostReadWhenSafe,
                                                   &result )) {

                //
                //  It frees the structure, or has done so.
                //

                cleanup = FALSE;

            } else {

                Data->IoStatus.Status = STATUS_UNSUCCESSFUL;
                Data->IoStatus.Information = 0;
            }

            leave;
        }

        VeilFinishRead( Data, p2p, original );

    } finally {

        if (cleanup) {

            VeilFreePre2Post( FltObjects->Instance, p2p );
        }
    }

    return result;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
VeilPreWrite (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    )
{
    PFLT_IO_PARAMETER_BLOCK iopb = Data->Iopb;
    FLT_PREOP_CALLBACK_STATUS result = FLT_PREOP_SUCCESS_NO_CALLBACK;
    PVEIL_VOLUME_CONTEXT volume;
    PVEIL_STREAM_CONTEXT stream;
    PVEIL_PRE_2_POST p2p = NULL;
    PVOID newBuffer = NULL;
    PMDL newMdl = NULL;
    PVOID original;
    ULONG length = iopb->Parameters.Write.Length;
    NTSTATUS status;

    if (length == 0 || !FlagOn( iopb->IrpFlags, IRP_NOCACHE )) {

        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    if (!NT_SUCCESS( VeilLookUp( FltObjects, &volume, &stream ) )) {

        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    //
    //  A write that cannot be encrypted must not reach the disk.
    //

    status = STATUS_INSUFFICIENT_RESOURCES;

    newBuffer = FltAllocatePoolAlignedWithTag( FltObjects->Instance,
                                               NonPagedPoolNx,
                                               (SIZE_T)length,
                                               VEIL_TAG_BUFFER );
    if (newBuffer == NULL) {

        goto Fail;
    }

    if (FlagOn( Data->Flags, FLTFL_CALLBACK_DATA_IRP_OPERATION )) {

        newMdl = IoAllocateMdl( newBuffer, length, FALSE, FALSE, NULL );

        if (newMdl == NULL) {

            goto Fail;
        }

        MmBuildMdlForNonPagedPool( newMdl );
    }

    if (iopb->Parameters.Write.MdlAddress != NULL) {

        original = MmGetSystemAddressForMdlSafe(
                       iopb->Parameters.Write.MdlAddress,
                       NormalPagePriority | MdlMappingNoExecute );

        if (original == NULL) {

            goto Fail;
        }

    } else {

        original = iopb->Parameters.Write.WriteBuffer;
    }

    try {

        RtlCopyMemory( newBuffer, original, length );

    } except (EXCEPTION_EXECUTE_HANDLER) {

        status = GetExceptionCode();
        goto Fail;
    }

    VeilTransform( volume->Key,
                   stream->Nonce,
                   (ULONGLONG)iopb->Parameters.Write.ByteOffset.QuadPart,
                   newBuffer,
                   length );

    p2p = ExAllocateFromNPagedLookasideList( &VeilPre2PostList );

    if (p2p == NULL) {

        goto Fail;
    }

    iopb->Parameters.Write.WriteBuffer = newBuffer;
    iopb->Parameters.Write.MdlAddress = newMdl;
    FltSetCallbackDataDirty( Data );

    p2p->SwappedBuffer = newBuffer;
    p2p->Volume = volume;
    p2p->Stream = stream;
    p2p->Length = length;

    *CompletionContext = p2p;

    return FLT_PREOP_SUCCESS_WITH_CALLBACK;

Fail:

    if (newMdl != NULL) {

        IoFreeMdl( newMdl );
    }

    if (newBuffer != NULL) {

        FltFreePoolAlignedWithTag( FltObjects->Instance,
                                   newBuffer,
                                   VEIL_TAG_BUFFER );
    }

    FltReleaseContext( stream );
    FltReleaseContext( volume );

    Data->IoStatus.Status = status;
    Data->IoStatus.Information = 0;
    result = FLT_PREOP_COMPLETE;

    return result;
}

FLT_POSTOP_CALLBACK_STATUS FLTAPI
VeilPostWrite (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    )
{
    PVEIL_PRE_2_POST p2p = CompletionContext;

    if (!FlagOn( Flags, FLTFL_POST_OPERATION_DRAINING )) {

        VeilCount( p2p->Volume, 0, Data->IoStatus.Information );
    }

    VeilFreePre2Post( FltObjects->Instance, p2p );

    return FLT_POSTOP_FINISHED_PROCESSING;
}
