/*
    Aliaser: the name provider.
*/

#include "aliaser.h"

NTSTATUS
AliasCopyString(
    _Out_ PUNICODE_STRING To,
    _In_ PCUNICODE_STRING From
    )
{
    RtlInitEmptyUnicodeString(To, NULL, 0);
    if (From->Length == 0) {
        return STATUS_SUCCESS;
    }

    To->Buffer = ExAllocatePoolZero(PagedPool, From->Length, ALIAS_TAG_NAME);
    if (To->Buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    To->MaximumLength = From->Length;
    RtlCopyUnicodeString(To, From);
    return STATUS_SUCCESS;
}

VOID
AliasFreeString(
    _Inout_ PUNICODE_STRING String
    )
{
    if (String->Buffer != NULL) {
        ExFreePoolWithTag(String->Buffer, ALIAS_TAG_NAME);
    }
    RtlInitEmptyUnicodeString(String, NULL, 0);
}

/* The name that the handle was opened by, with the volume in front. */
static NTSTATUS
AliasOpenedName(
    _In_ PALIAS_HANDLE Handle,
    _Inout_ PFLT_NAME_CONTROL FileName
    )
{
    ULONG length;
    NTSTATUS status;

    length = (ULONG)Handle->Instance->VolumeName.Length +
             Handle->OpenedName.Length;
    if (length > MAXUSHORT) {
        return STATUS_NAME_TOO_LONG;
    }

    status = FltCheckAndGrowNameControl(FileName, (USHORT)length);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    RtlCopyUnicodeString(&FileName->Name, &Handle->Instance->VolumeName);
    return RtlAppendUnicodeStringToString(&FileName->Name,
                                          &Handle->OpenedName);
}

NTSTATUS FLTAPI
AliasGenerateFileName(
    _In_ PFLT_INSTANCE Instance,
    _In_ PFILE_OBJECT FileObject,
    _In_opt_ PFLT_CALLBACK_DATA Data,
    _In_ FLT_FILE_NAME_OPTIONS NameOptions,
    _Out_ PBOOLEAN CacheFileNameInformation,
    _Out_ PFLT_NAME_CONTROL FileName
    )
{
    PFLT_FILE_NAME_INFORMATION below = NULL;
    PALIAS_INSTANCE instance = NULL;
    PALIAS_HANDLE handle = NULL;
    BOOLEAN opened;
    NTSTATUS status;

    PAGED_CODE();

    *CacheFileNameInformation = TRUE;
    opened = (BOOLEAN)(FltGetFileNameFormat(NameOptions) ==
                       FLT_FILE_NAME_OPENED);

    __try {
        /* Before the open has ended there is no handle to ask. */
        if (opened && FileObject->FsContext != NULL) {
            status = FltGetStreamHandleContext(Instance, FileObject,
                                               (PFLT_CONTEXT *)&handle);
            if (NT_SUCCESS(status)) {
                status = AliasOpenedName(handle, FileName);
                __leave;
            }
        }

        if (Data != NULL) {
            status = FltGetFileNameInformation(Data, NameOptions, &below);
        } else {
            status = FltGetFileNameInformationUnsafe(FileObject, Instance,
                                                     NameOptions, &below);
        }
        if (!NT_SUCCESS(status)) {
            __leave;
        }

        status = FltCheckAndGrowNameControl(FileName, below->Name.Length);
        if (!NT_SUCCESS(status)) {
            __leave;
        }
        RtlCopyUnicodeString(&FileName->Name, &below->Name);

        /* What is below a target that has changed must be asked again. */
        if (NT_SUCCESS(FltGetInstanceContext(Instance,
                                             (PFLT_CONTEXT *)&instance))) {
            *CacheFileNameInformation =
                (BOOLEAN)(instance->Generation == 1);
        }
    } __finally {
        if (below != NULL) {
            FltReleaseFileNameInformation(below);
        }
        if (handle != NULL) {
            FltReleaseContext(handle);
        }
        if (instance != NULL) {
            FltReleaseContext(instance);
        }
    }

    return status;
}

/*
    The normalization context is a reference to the instance context: it is
    fetched for the first component, and kept until the cleanup.
*/
NTSTATUS FLTAPI
AliasNormalizeNameComponent(
    _In_ PFLT_INSTANCE Instance,
    _In_ PCUNICODE_STRING ParentDirectory,
    _In_ USHORT VolumeNameLength,
    _In_ PCUNICODE_STRING Component,
    _Out_writes_bytes_(ExpandComponentNameLength)
        PFILE_NAMES_INFORMATION ExpandComponentName,
    _In_ ULONG ExpandComponentNameLength,
    _In_ FLT_NORMALIZE_NAME_FLAGS Flags,
    _Inout_ PVOID *NormalizationContext
    )
{
    PALIAS_INSTANCE instance;
    UNICODE_STRING folder;
    ULONG needed;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(Flags);
    PAGED_CODE();

    if (*NormalizationContext == NULL) {
        status = FltGetInstanceContext(Instance,
                                       (PFLT_CONTEXT *)&instance);
        if (!NT_SUCCESS(status)) {
            return status;
        }
        *NormalizationContext = instance;
    }
    instance = *NormalizationContext;

    folder = *ParentDirectory;
    if (VolumeNameLength > folder.Length) {
        return STATUS_INVALID_PARAMETER;
    }

    needed = FIELD_OFFSET(FILE_NAMES_INFORMATION, FileName) +
             Component->Length;
    if (needed > ExpandComponentNameLength) {
        return STATUS_BUFFER_OVERFLOW;
    }

    FltAcquirePushLockShared(&instance->Lock);
    ExpandComponentName->NextEntryOffset = 0;
    ExpandComponentName->FileIndex = instance->Generation;
    ExpandComponentName->FileNameLength = Component->Length;
    RtlCopyMemory(ExpandComponentName->FileName, Component->Buffer,
                  Component->Length);
    FltReleasePushLock(&instance->Lock);

    return STATUS_SUCCESS;
}

VOID FLTAPI
AliasNormalizeCleanup(
    _Inout_ PVOID *NormalizationContext
    )
{
    PAGED_CODE();

    if (*NormalizationContext != NULL) {
        FltReleaseContext(*NormalizationContext);
        *NormalizationContext = NULL;
    }
}
