/* Playpen: opens, and renames out of the box. */

#include "playpen.h"

#define PP_WRITE_ACCESS                                                        \
    (FILE_WRITE_DATA | FILE_APPEND_DATA | FILE_WRITE_ATTRIBUTES |              \
     FILE_WRITE_EA | DELETE | WRITE_DAC | WRITE_OWNER)

static BOOLEAN
PpWantsToWrite(_In_ PFLT_CALLBACK_DATA Data)
{
    ULONG options = Data->Iopb->Parameters.Create.Options;
    ULONG disposition = options >> 24;

    if (FlagOn(options, FILE_DELETE_ON_CLOSE))
        return TRUE;
    if (disposition != FILE_OPEN)
        return TRUE;
    return BooleanFlagOn(
        Data->Iopb->Parameters.Create.SecurityContext->DesiredAccess,
        PP_WRITE_ACCESS);
}

static VOID
PpFreeOpen(_In_ PPP_OPEN Open)
{
    PpDereferenceBox(Open->Box);
    FltReleaseContext(Open->Instance);
    ExFreeToNPagedLookasideList(&PlaypenOpens, Open);
}

/* Owns what Open owns, whether it succeeds or not. */
static NTSTATUS
PpRedirect(_In_ PFLT_CALLBACK_DATA Data, _Inout_ PPP_OPEN Open)
{
    PFILE_OBJECT file = Data->Iopb->TargetFileObject;
    UNICODE_STRING path;
    NTSTATUS status;

    if (RtlPrefixUnicodeString(&Open->Box->Root, &file->FileName, TRUE))
        return STATUS_SUCCESS;

    status = PpBoxPath(Open->Box, &file->FileName, &path);
    if (!NT_SUCCESS(status))
        return status;

    status = IoReplaceFileObjectName(file, path.Buffer, path.Length);
    ExFreePoolWithTag(path.Buffer, PP_TAG_PATH);
    if (!NT_SUCCESS(status))
        return status;

    FltSetCallbackDataDirty(Data);
    InterlockedIncrement(&Open->Box->Redirected);
    Open->Redirected = TRUE;
    return STATUS_SUCCESS;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
PpPreCreate(_Inout_ PFLT_CALLBACK_DATA Data,
            _In_ PCFLT_RELATED_OBJECTS FltObjects,
            _Flt_CompletionContext_Outptr_ PVOID *CompletionContext)
{
    PPP_INSTANCE instance;
    PPP_OPEN open;
    PPP_BOX box;
    NTSTATUS status;

    PAGED_CODE();

    status = FltGetInstanceContext(FltObjects->Instance,
                                   (PFLT_CONTEXT *)&instance);
    if (!NT_SUCCESS(status))
        return FLT_PREOP_SUCCESS_NO_CALLBACK;

    box = PpFindBox(instance, PsGetCurrentProcessId());
    if (box == NULL) {
        FltReleaseContext(instance);
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    open = ExAllocateFromNPagedLookasideList(&PlaypenOpens);
    if (open == NULL) {
        PpDereferenceBox(box);
        FltReleaseContext(instance);
        status = STATUS_INSUFFICIENT_RESOURCES;
        goto Deny;
    }

    open->Instance = instance;
    open->Box = box;
    open->Redirected = FALSE;

    if (PpWantsToWrite(Data)) {
        status = instance->ReadOnly ? STATUS_MEDIA_WRITE_PROTECTED
                                    : PpRedirect(Data, open);
        if (!NT_SUCCESS(status)) {
            PpFreeOpen(open);
            goto Deny;
        }
    }

    *CompletionContext = open;
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;

Deny:
    Data->IoStatus.Status = status;
    Data->IoStatus.Information = 0;
    return FLT_PREOP_COMPLETE;
}

FLT_POSTOP_CALLBACK_STATUS FLTAPI
PpPostCreate(_Inout_ PFLT_CALLBACK_DATA Data,
             _In_ PCFLT_RELATED_OBJECTS FltObjects,
             _In_opt_ PVOID CompletionContext,
             _In_ FLT_POST_OPERATION_FLAGS Flags)
{
    PPP_OPEN open = (PPP_OPEN)CompletionContext;
    NTSTATUS status;

    PAGED_CODE();
    FLT_ASSERT(open != NULL);

    if (!FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING) &&
        NT_SUCCESS(Data->IoStatus.Status) &&
        Data->IoStatus.Status != STATUS_REPARSE) {
        status = PpAttachHandle(FltObjects, open->Box, open->Redirected);
        if (!NT_SUCCESS(status) && open->Redirected &&
            status != STATUS_NOT_SUPPORTED) {
            /* What cannot be followed must not be written to. */
            FltCancelFileOpen(FltObjects->Instance, FltObjects->FileObject);
            Data->IoStatus.Status = status;
            Data->IoStatus.Information = 0;
        }
    }

    PpFreeOpen(open);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
PpPreSetInformation(_Inout_ PFLT_CALLBACK_DATA Data,
                    _In_ PCFLT_RELATED_OBJECTS FltObjects,
                    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext)
{
    FILE_INFORMATION_CLASS which =
        Data->Iopb->Parameters.SetFileInformation.FileInformationClass;
    FLT_PREOP_CALLBACK_STATUS result = FLT_PREOP_SUCCESS_NO_CALLBACK;
    PPP_HANDLE handle = NULL;

    UNREFERENCED_PARAMETER(CompletionContext);
    PAGED_CODE();

    if (which != FileRenameInformation && which != FileLinkInformation)
        return FLT_PREOP_SUCCESS_NO_CALLBACK;

    if (!NT_SUCCESS(FltGetStreamHandleContext(FltObjects->Instance,
                                              FltObjects->FileObject,
                                              (PFLT_CONTEXT *)&handle)))
        return FLT_PREOP_SUCCESS_NO_CALLBACK;

    if (!handle->Redirected) {
        Data->IoStatus.Status = STATUS_ACCESS_DENIED;
        Data->IoStatus.Information = 0;
        result = FLT_PREOP_COMPLETE;
    }

    FltReleaseContext(handle);
    return result;
}
