/* Playpen: contexts. */

#include "playpen.h"

NTSTATUS
PpCreateInstance(_In_ PCFLT_RELATED_OBJECTS FltObjects, _In_ BOOLEAN ReadOnly)
{
    PPP_INSTANCE instance;
    NTSTATUS status;

    status = FltAllocateContext(FltObjects->Filter, FLT_INSTANCE_CONTEXT,
                                sizeof(PP_INSTANCE), NonPagedPoolNx,
                                (PFLT_CONTEXT *)&instance);
    if (!NT_SUCCESS(status))
        return status;

    RtlZeroMemory(instance, sizeof(PP_INSTANCE));
    InitializeListHead(&instance->Boxes);
    KeInitializeSpinLock(&instance->BoxesLock);
    instance->ReadOnly = ReadOnly;

    status = FltSetInstanceContext(FltObjects->Instance,
                                   FLT_SET_CONTEXT_KEEP_IF_EXISTS, instance,
                                   NULL);
    FltReleaseContext(instance);
    return status;
}

NTSTATUS
PpGetFile(_In_ PCFLT_RELATED_OBJECTS FltObjects, _Outptr_ PPP_FILE *File)
{
    PPP_FILE file;
    PPP_FILE existing;
    NTSTATUS status;

    for (;;) {
        status = FltGetFileContext(FltObjects->Instance,
                                   FltObjects->FileObject,
                                   (PFLT_CONTEXT *)File);
        if (status != STATUS_NOT_FOUND)
            return status;

        status = FltAllocateContext(FltObjects->Filter, FLT_FILE_CONTEXT,
                                    sizeof(PP_FILE), PagedPool,
                                    (PFLT_CONTEXT *)&file);
        if (!NT_SUCCESS(status))
            return status;
        file->Copied = 0;
        file->Openers = 0;

        existing = NULL;
        status = FltSetFileContext(FltObjects->Instance,
                                   FltObjects->FileObject,
                                   FLT_SET_CONTEXT_KEEP_IF_EXISTS, file,
                                   (PFLT_CONTEXT *)&existing);
        if (NT_SUCCESS(status)) {
            *File = file;
            return STATUS_SUCCESS;
        }

        FltReleaseContext(file);
        if (status != STATUS_FLT_CONTEXT_ALREADY_DEFINED)
            return status;

        /* Theirs is not wanted now: the next round gets it. */
        FltReleaseContext(existing);
    }
}

NTSTATUS
PpAttachHandle(_In_ PCFLT_RELATED_OBJECTS FltObjects, _In_ PPP_BOX Box,
               _In_ BOOLEAN Redirected)
{
    PPP_HANDLE handle;
    NTSTATUS status;

    status = FltAllocateContext(FltObjects->Filter, FLT_STREAMHANDLE_CONTEXT,
                                sizeof(PP_HANDLE), PagedPool,
                                (PFLT_CONTEXT *)&handle);
    if (!NT_SUCCESS(status))
        return status;

    /* From here on the cleanup callback sees to both members. */
    InterlockedIncrement(&Box->References);
    handle->Box = Box;
    handle->Redirected = Redirected;
    handle->File = NULL;

    if (FltSupportsFileContextsEx(FltObjects->FileObject,
                                  FltObjects->Instance)) {
        status = PpGetFile(FltObjects, &handle->File);
        if (!NT_SUCCESS(status)) {
            handle->File = NULL;
            goto Exit;
        }
        InterlockedIncrement(&handle->File->Openers);
        if (Redirected)
            InterlockedExchange(&handle->File->Copied, 1);
    }

    status = FltSetStreamHandleContext(FltObjects->Instance,
                                       FltObjects->FileObject,
                                       FLT_SET_CONTEXT_KEEP_IF_EXISTS, handle,
                                       NULL);

Exit:
    FltReleaseContext(handle);
    return status;
}

VOID FLTAPI
PpCleanupContext(_In_ PFLT_CONTEXT Context, _In_ FLT_CONTEXT_TYPE Type)
{
    PPP_INSTANCE instance;
    PPP_HANDLE handle;

    PAGED_CODE();

    switch (Type) {
    case FLT_INSTANCE_CONTEXT:
        instance = (PPP_INSTANCE)Context;
        while (!IsListEmpty(&instance->Boxes)) {
            PLIST_ENTRY link = RemoveHeadList(&instance->Boxes);

            PpDereferenceBox(CONTAINING_RECORD(link, PP_BOX, Link));
        }
        break;

    case FLT_STREAMHANDLE_CONTEXT:
        handle = (PPP_HANDLE)Context;
        PpDereferenceBox(handle->Box);
        if (handle->File != NULL) {
            InterlockedDecrement(&handle->File->Openers);
            FltReleaseContext(handle->File);
        }
        break;

    default:
        NT_ASSERT(FALSE);
        break;
    }
}
