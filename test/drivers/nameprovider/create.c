/*
    Aliaser: opens below an alias.
*/

#include "aliaser.h"

/*
    STATUS_NOT_FOUND: there is no alias in the name. Success: Result is the
    caller's to free.
*/
NTSTATUS
AliasTranslate(
    _In_ PALIAS_INSTANCE Instance,
    _In_ PCUNICODE_STRING Name,
    _Out_ PUNICODE_STRING Result
    )
{
    UNICODE_STRING rest;
    PLIST_ENTRY link;
    NTSTATUS status = STATUS_NOT_FOUND;

    RtlInitEmptyUnicodeString(Result, NULL, 0);

    FltAcquirePushLockShared(&Instance->Lock);

    for (link = Instance->Pairs.Flink; link != &Instance->Pairs;
         link = link->Flink) {
        PALIAS_PAIR pair = CONTAINING_RECORD(link, ALIAS_PAIR, Link);

        if (!RtlPrefixUnicodeString(&pair->Alias, Name, TRUE)) {
            continue;
        }

        rest.Buffer = Name->Buffer + pair->Alias.Length / sizeof(WCHAR);
        rest.Length = Name->Length - pair->Alias.Length;
        rest.MaximumLength = rest.Length;

        Result->MaximumLength = pair->Target.Length + rest.Length;
        Result->Buffer = ExAllocatePoolZero(PagedPool, Result->MaximumLength,
                                            ALIAS_TAG_NAME);
        if (Result->Buffer == NULL) {
            status = STATUS_INSUFFICIENT_RESOURCES;
            break;
        }
        RtlCopyUnicodeString(Result, &pair->Target);
        status = RtlAppendUnicodeStringToString(Result, &rest);
        break;
    }

    FltReleasePushLock(&Instance->Lock);

    if (!NT_SUCCESS(status)) {
        AliasFreeString(Result);
    }
    return status;
}

/* A handle context that knows the name, and the instance it is below. */
static NTSTATUS
AliasNewHandle(
    _In_ PALIAS_INSTANCE Instance,
    _In_ PCUNICODE_STRING OpenedName,
    _Outptr_ PALIAS_HANDLE *Handle
    )
{
    PALIAS_HANDLE handle;
    NTSTATUS status;

    *Handle = NULL;

    status = FltAllocateContext(AliasFilter,
                                FLT_STREAMHANDLE_CONTEXT,
                                sizeof(ALIAS_HANDLE),
                                PagedPool,
                                (PFLT_CONTEXT *)&handle);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(handle, sizeof(*handle));

    status = AliasCopyString(&handle->OpenedName, OpenedName);
    if (!NT_SUCCESS(status)) {
        FltReleaseContext(handle);
        return status;
    }

    FltReferenceContext(Instance);
    handle->Instance = Instance;
    handle->Generation = Instance->Generation;

    *Handle = handle;
    return STATUS_SUCCESS;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
AliasPreCreate(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    )
{
    FLT_PREOP_CALLBACK_STATUS result = FLT_PREOP_SUCCESS_NO_CALLBACK;
    PFILE_OBJECT file = FltObjects->FileObject;
    PALIAS_INSTANCE instance = NULL;
    PALIAS_HANDLE handle = NULL;
    PALIAS_CREATE create = NULL;
    UNICODE_STRING target = {0, 0, NULL};
    NTSTATUS status;

    PAGED_CODE();

    *CompletionContext = NULL;

    if (FlagOn(Data->Iopb->Parameters.Create.Options, FILE_OPEN_BY_FILE_ID) ||
        file->RelatedFileObject != NULL) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    status = FltGetInstanceContext(FltObjects->Instance,
                                   (PFLT_CONTEXT *)&instance);
    if (!NT_SUCCESS(status)) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    status = AliasTranslate(instance, &file->FileName, &target);
    if (status == STATUS_NOT_FOUND) {
        goto Exit;
    }
    if (!NT_SUCCESS(status)) {
        goto Fail;
    }

    create = ExAllocatePoolZero(PagedPool, sizeof(*create), ALIAS_TAG_NAME);
    if (create == NULL) {
        status = STATUS_INSUFFICIENT_RESOURCES;
        goto Fail;
    }

    /* The name as it was asked for, so before it is replaced. */
    status = AliasNewHandle(instance, &file->FileName, &handle);
    if (!NT_SUCCESS(status)) {
        goto Fail;
    }

    status = IoReplaceFileObjectName(file, target.Buffer, target.Length);
    if (!NT_SUCCESS(status)) {
        goto Fail;
    }
    FltSetCallbackDataDirty(Data);

    create->Handle = handle;
    handle = NULL;
    *CompletionContext = create;
    create = NULL;
    result = FLT_PREOP_SYNCHRONIZE;
    goto Exit;

Fail:
    Data->IoStatus.Status = status;
    Data->IoStatus.Information = 0;
    result = FLT_PREOP_COMPLETE;

Exit:
    AliasFreeString(&target);
    if (create != NULL) {
        ExFreePoolWithTag(create, ALIAS_TAG_NAME);
    }
    if (handle != NULL) {
        FltReleaseContext(handle);
    }
    FltReleaseContext(instance);
    return result;
}

FLT_POSTOP_CALLBACK_STATUS FLTAPI
AliasPostCreate(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    )
{
    PALIAS_CREATE create = CompletionContext;
    PALIAS_HANDLE handle;

    if (create == NULL) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    handle = create->Handle;
    ExFreePoolWithTag(create, ALIAS_TAG_NAME);

    if (!FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING) &&
        NT_SUCCESS(Data->IoStatus.Status) &&
        Data->IoStatus.Status != STATUS_REPARSE) {
        /* Whether or not it could be set, the reference goes below. */
        (VOID)FltSetStreamHandleContext(FltObjects->Instance,
                                        FltObjects->FileObject,
                                        FLT_SET_CONTEXT_REPLACE_IF_EXISTS,
                                        handle,
                                        NULL);
    }

    FltReleaseContext(handle);
    return FLT_POSTOP_FINISHED_PROCESSING;
}
