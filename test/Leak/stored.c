// Kept in something that lives longer: another context, a global, an
// extension.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _HANDLE_STATE {
    PFLT_CONTEXT Instance;
    ULONG Flags;
} HANDLE_STATE, *PHANDLE_STATE;

PFLT_FILTER Filter;
PFLT_CONTEXT LastVolume;

// Drops what the context owns; not the context itself.
VOID HandleCleanup(PFLT_CONTEXT Context, FLT_CONTEXT_TYPE Kind)
{
    PHANDLE_STATE state = Context;

    UNREFERENCED_PARAMETER(Kind);
    if (state->Instance != NULL) {
        FltReleaseContext(state->Instance);
    }
}

const FLT_CONTEXT_REGISTRATION Contexts[] = {
    {FLT_STREAMHANDLE_CONTEXT, 0, HandleCleanup, sizeof(HANDLE_STATE), 'tseT'},
    {FLT_INSTANCE_CONTEXT, 0, NULL, 64, 'tseT'},
    {FLT_VOLUME_CONTEXT, 0, NULL, 64, 'tseT'},
    {FLT_CONTEXT_END}};

NTSTATUS Attach(PCFLT_RELATED_OBJECTS FltObjects)
{
    PHANDLE_STATE state;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAMHANDLE_CONTEXT,
                                         sizeof(HANDLE_STATE), PagedPool,
                                         &state);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(state, sizeof(HANDLE_STATE));
    status = FltGetInstanceContext(FltObjects->Instance, &state->Instance);
    if (NT_SUCCESS(status)) {
        status = FltSetStreamHandleContext(FltObjects->Instance,
                                           FltObjects->FileObject,
                                           FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                           state, NULL);
    }
    FltReleaseContext(state);
    return status;
}

// Referenced once more for the field, released for the local.
NTSTATUS AttachReferenced(PCFLT_RELATED_OBJECTS FltObjects)
{
    PHANDLE_STATE state;
    PFLT_CONTEXT instance;
    NTSTATUS status = FltGetInstanceContext(FltObjects->Instance, &instance);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltGetStreamHandleContext(FltObjects->Instance,
                                       FltObjects->FileObject, &state);
    if (NT_SUCCESS(status)) {
        if (state->Instance == NULL) {
            FltReferenceContext(instance);
            state->Instance = instance;
        }
        FltReleaseContext(state);
    }
    FltReleaseContext(instance);
    return status;
}

NTSTATUS KeepGlobal(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT volume;
    NTSTATUS status = FltGetVolumeContext(FltObjects->Filter,
                                          FltObjects->Volume, &volume);

    if (NT_SUCCESS(status)) {
        LastVolume = volume;
    }
    return status;
}

VOID DropGlobal(VOID)
{
    if (LastVolume != NULL) {
        FltReleaseContext(LastVolume);
        LastVolume = NULL;
    }
}

// Only one of two is kept.
NTSTATUS KeepOne(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT volume, instance;
    NTSTATUS status = FltGetVolumeContext(FltObjects->Filter,
                                          FltObjects->Volume, &volume);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltGetInstanceContext(FltObjects->Instance, &instance);
    LastVolume = volume;
// CHECK: stored.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'instance' obtained by 'FltGetInstanceContext' is not released
    return status;
}

// Taken back from where it was kept.
NTSTATUS KeepAndTakeBack(PCFLT_RELATED_OBJECTS FltObjects, PHANDLE_STATE State)
{
    NTSTATUS status = FltGetInstanceContext(FltObjects->Instance,
                                            &State->Instance);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (FlagOn(State->Flags, 1)) {
        FltReleaseContext(State->Instance);
        State->Instance = NULL;
        return STATUS_CANCELLED;
    }
    return STATUS_SUCCESS;
}
// CHECK: fltlint: 1 file, 7 functions analysed, 0 not fully analysed, 1 finding,
