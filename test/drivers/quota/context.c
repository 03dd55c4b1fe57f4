/* Ration: contexts of all kinds alike. */

#include "ration.h"

static POOL_TYPE
RationPoolFor(FLT_CONTEXT_TYPE Type)
{
    /* Handles are only looked at in cleanup and create. */
    return Type == FLT_STREAMHANDLE_CONTEXT ? PagedPool : NonPagedPoolNx;
}

NTSTATUS
RationAllocate(FLT_CONTEXT_TYPE Type, PFLT_CONTEXT *Context)
{
    PRATION_VOLUME volume;
    SIZE_T size;
    NTSTATUS status;

    switch (Type) {
    case FLT_VOLUME_CONTEXT:
        size = sizeof(RATION_VOLUME);
        break;
    case FLT_STREAM_CONTEXT:
        size = sizeof(RATION_STREAM);
        break;
    case FLT_STREAMHANDLE_CONTEXT:
        size = sizeof(RATION_HANDLE);
        break;
    default:
        *Context = NULL;
        return STATUS_INVALID_PARAMETER;
    }

    status = FltAllocateContext(RationFilter, Type, size, RationPoolFor(Type),
                                Context);
    if (!NT_SUCCESS(status)) {
        *Context = NULL;
        return status;
    }

    RtlZeroMemory(*Context, size);
    if (Type == FLT_VOLUME_CONTEXT) {
        volume = *Context;
        InitializeListHead(&volume->Owners);
        volume->DefaultLimit = RATION_DEFAULT;
    }
    return STATUS_SUCCESS;
}

NTSTATUS
RationGet(PCFLT_RELATED_OBJECTS FltObjects, FLT_CONTEXT_TYPE Type,
          PFLT_CONTEXT *Context)
{
    switch (Type) {
    case FLT_VOLUME_CONTEXT:
        return FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume,
                                   Context);
    case FLT_STREAM_CONTEXT:
        return FltGetStreamContext(FltObjects->Instance,
                                   FltObjects->FileObject, Context);
    case FLT_STREAMHANDLE_CONTEXT:
        return FltGetStreamHandleContext(FltObjects->Instance,
                                         FltObjects->FileObject, Context);
    default:
        *Context = NULL;
        return STATUS_INVALID_PARAMETER;
    }
}

NTSTATUS
RationSet(PCFLT_RELATED_OBJECTS FltObjects, FLT_CONTEXT_TYPE Type,
          PFLT_CONTEXT Context, PFLT_CONTEXT *Existing)
{
    *Existing = NULL;
    switch (Type) {
    case FLT_VOLUME_CONTEXT:
        return FltSetVolumeContext(FltObjects->Volume,
                                   FLT_SET_CONTEXT_KEEP_IF_EXISTS, Context,
                                   Existing);
    case FLT_STREAM_CONTEXT:
        return FltSetStreamContext(FltObjects->Instance,
                                   FltObjects->FileObject,
                                   FLT_SET_CONTEXT_KEEP_IF_EXISTS, Context,
                                   Existing);
    case FLT_STREAMHANDLE_CONTEXT:
        return FltSetStreamHandleContext(FltObjects->Instance,
                                         FltObjects->FileObject,
                                         FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                         Context, Existing);
    default:
        return STATUS_INVALID_PARAMETER;
    }
}

/* Success: *Context is referenced. Failure: it is NULL. */
NTSTATUS
RationGetOrCreate(PCFLT_RELATED_OBJECTS FltObjects, FLT_CONTEXT_TYPE Type,
                  PFLT_CONTEXT *Context)
{
    PFLT_CONTEXT mine;
    PFLT_CONTEXT theirs;
    NTSTATUS status;

    status = RationGet(FltObjects, Type, Context);
    if (status != STATUS_NOT_FOUND) {
        return status;
    }

    status = RationAllocate(Type, &mine);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    status = RationSet(FltObjects, Type, mine, &theirs);
    if (NT_SUCCESS(status)) {
        *Context = mine;
        return status;
    }

    RationRelease(&mine);
    if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
        *Context = theirs;
        status = STATUS_SUCCESS;
    }
    return status;
}

VOID
RationRelease(PFLT_CONTEXT *Context)
{
    if (*Context != NULL) {
        FltReleaseContext(*Context);
        *Context = NULL;
    }
}

VOID FLTAPI
RationCleanupVolume(PFLT_CONTEXT Context, FLT_CONTEXT_TYPE ContextType)
{
    PRATION_VOLUME volume = Context;

    UNREFERENCED_PARAMETER(ContextType);

    while (!IsListEmpty(&volume->Owners)) {
        PLIST_ENTRY link = RemoveHeadList(&volume->Owners);
        PRATION_OWNER owner = CONTAINING_RECORD(link, RATION_OWNER, Link);

        ExFreePoolWithTag(owner, RATION_TAG_OWNER);
    }
}
