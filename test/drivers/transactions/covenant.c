//
// Covenant: registration and operations.
//

#include "covenant.h"

COV_GLOBALS Cov;

DRIVER_INITIALIZE DriverEntry;

FLT_POSTOP_CALLBACK_STATUS FLTAPI
CovPostCreate(_Inout_ PFLT_CALLBACK_DATA Data,
              _In_ PCFLT_RELATED_OBJECTS FltObjects,
              _In_opt_ PVOID CompletionContext,
              _In_ FLT_POST_OPERATION_FLAGS Flags)
{
    PCOV_TRANSACTION transaction;
    PCOV_STREAM stream;

    UNREFERENCED_PARAMETER(CompletionContext);
    PAGED_CODE();

    if (FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING) ||
        !NT_SUCCESS(Data->IoStatus.Status) ||
        FltObjects->Transaction == NULL ||
        Cov.SetTransactionContext == NULL)
    {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    // Opening a file for writing is enough to have both contexts made. If
    // that fails, writes go by unseen.
    if (!FltObjects->FileObject->WriteAccess)
    {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    if (!NT_SUCCESS(CovFindTransaction(FltObjects, &transaction)))
    {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    if (NT_SUCCESS(CovFindStream(FltObjects, TRUE, &stream)))
    {
        stream->LastOutcome = CovPending;
        FltReleaseContext(stream);
    }

    FltReleaseContext(transaction);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
CovPreWrite(_Inout_ PFLT_CALLBACK_DATA Data,
            _In_ PCFLT_RELATED_OBJECTS FltObjects,
            _Flt_CompletionContext_Outptr_ PVOID *CompletionContext)
{
    PCOV_TRANSACTION transaction = NULL;
    PCOV_STREAM stream = NULL;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(CompletionContext);

    if (FltObjects->Transaction == NULL ||
        Cov.GetTransactionContext == NULL ||
        FlagOn(Data->Iopb->IrpFlags, IRP_PAGING_IO))
    {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    do
    {
        status = Cov.GetTransactionContext(FltObjects->Instance,
                                           FltObjects->Transaction,
                                           (PFLT_CONTEXT *)&transaction);
        if (!NT_SUCCESS(status))
        {
            break;
        }

        status = CovFindStream(FltObjects, FALSE, &stream);
        if (!NT_SUCCESS(status))
        {
            break;
        }

        status = CovTouch(transaction, stream);
        if (!NT_SUCCESS(status))
        {
            DbgPrint("Covenant: a write goes by unseen (%08lx)\n", status);
            break;
        }
    } while (FALSE);

    if (stream != NULL)
    {
        FltReleaseContext(stream);
    }
    if (transaction != NULL)
    {
        FltReleaseContext(transaction);
    }
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

static NTSTATUS FLTAPI
CovInstanceSetup(_In_ PCFLT_RELATED_OBJECTS FltObjects,
                 _In_ FLT_INSTANCE_SETUP_FLAGS Flags,
                 _In_ DEVICE_TYPE VolumeDeviceType,
                 _In_ FLT_FILESYSTEM_TYPE VolumeFilesystemType)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    UNREFERENCED_PARAMETER(VolumeDeviceType);
    PAGED_CODE();

    // Nobody else has transactions.
    if (VolumeFilesystemType != FLT_FSTYPE_NTFS)
    {
        return STATUS_FLT_DO_NOT_ATTACH;
    }
    return STATUS_SUCCESS;
}

static NTSTATUS FLTAPI
CovUnload(_In_ FLT_FILTER_UNLOAD_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Flags);
    PAGED_CODE();

    FltUnregisterFilter(Cov.Filter);
    return STATUS_SUCCESS;
}

CONST FLT_OPERATION_REGISTRATION CovOperations[] = {
    {IRP_MJ_CREATE, 0, NULL, CovPostCreate},
    {IRP_MJ_WRITE, 0, CovPreWrite, NULL},
    {IRP_MJ_OPERATION_END},
};

CONST FLT_CONTEXT_REGISTRATION CovContexts[] = {
    {FLT_STREAM_CONTEXT, 0, CovCleanupStream, sizeof(COV_STREAM),
     COV_TAG_STREAM},
    {FLT_TRANSACTION_CONTEXT, 0, CovCleanupTransaction,
     sizeof(COV_TRANSACTION), COV_TAG_TRANSACTION},
    {FLT_CONTEXT_END},
};

CONST FLT_REGISTRATION CovRegistration = {
    sizeof(FLT_REGISTRATION),
    FLT_REGISTRATION_VERSION,
    0,
    CovContexts,
    CovOperations,
    CovUnload,
    CovInstanceSetup,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    CovNotify,
    NULL,
};

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    NTSTATUS status;

    UNREFERENCED_PARAMETER(RegistryPath);

    Cov.SetTransactionContext =
        (PCOV_SET_TRANSACTION_CONTEXT)FltGetRoutineAddress(
            "FltSetTransactionContext");
    Cov.GetTransactionContext =
        (PCOV_GET_TRANSACTION_CONTEXT)FltGetRoutineAddress(
            "FltGetTransactionContext");
    Cov.Enlist = (PCOV_ENLIST)FltGetRoutineAddress("FltEnlistInTransaction");

    status = FltRegisterFilter(DriverObject, &CovRegistration, &Cov.Filter);
    if (!NT_SUCCESS(status))
    {
        return status;
    }

    status = FltStartFiltering(Cov.Filter);
    if (!NT_SUCCESS(status))
    {
        FltUnregisterFilter(Cov.Filter);
    }
    return status;
}
