// Instance setup and teardown, unload: callbacks whose return values hold
// nothing.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;

typedef struct _INSTANCE_STATE {
    ULONG Flags;
} INSTANCE_STATE, *PINSTANCE_STATE;

NTSTATUS Setup(PCFLT_RELATED_OBJECTS FltObjects,
               FLT_INSTANCE_SETUP_FLAGS Flags, DEVICE_TYPE DeviceType,
               FLT_FILESYSTEM_TYPE FileSystem)
{
    PINSTANCE_STATE state = NULL;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(DeviceType);
    if (FileSystem == FLT_FSTYPE_RAW) {
        return STATUS_FLT_DO_NOT_ATTACH;
    }
    status = FltAllocateContext(Filter, FLT_INSTANCE_CONTEXT,
                                sizeof(INSTANCE_STATE), NonPagedPool, &state);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    state->Flags = Flags;
    status = FltSetInstanceContext(FltObjects->Instance,
                                   FLT_SET_CONTEXT_KEEP_IF_EXISTS, state, NULL);
    if (!NT_SUCCESS(status)) {
// CHECK: teardown.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'state' obtained by 'FltAllocateContext' is not released
        return STATUS_FLT_DO_NOT_ATTACH;
    }
    FltReleaseContext(state);
    return STATUS_SUCCESS;
}

// The success test is the wrong way round: got and never released.
VOID TeardownStart(PCFLT_RELATED_OBJECTS FltObjects,
                   FLT_INSTANCE_TEARDOWN_FLAGS Reason)
{
    PINSTANCE_STATE state = NULL;
    NTSTATUS status = FltGetInstanceContext(FltObjects->Instance, &state);

    UNREFERENCED_PARAMETER(Reason);
    if (NT_SUCCESS(status)) {
// CHECK: teardown.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'state' obtained by 'FltGetInstanceContext' is not released
        return;
    }
    if (state != NULL) {
        state->Flags = 0;
        FltReleaseContext(state);
    }
}

VOID TeardownComplete(PCFLT_RELATED_OBJECTS FltObjects,
                      FLT_INSTANCE_TEARDOWN_FLAGS Reason)
{
    PINSTANCE_STATE state;

    UNREFERENCED_PARAMETER(Reason);
    if (NT_SUCCESS(FltGetInstanceContext(FltObjects->Instance, &state))) {
        FltDeleteInstanceContext(FltObjects->Instance, NULL);
        FltReleaseContext(state);
    }
}

const FLT_CONTEXT_REGISTRATION Contexts[] = {
    {FLT_INSTANCE_CONTEXT, 0, NULL, sizeof(INSTANCE_STATE), 'tseT'},
    {FLT_CONTEXT_END}};

const FLT_REGISTRATION Registration = {sizeof(FLT_REGISTRATION),
                                       FLT_REGISTRATION_VERSION,
                                       0,
                                       Contexts,
                                       NULL,
                                       NULL,
                                       Setup,
                                       NULL,
                                       TeardownStart,
                                       TeardownComplete};

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return FltRegisterFilter(DriverObject, &Registration, &Filter);
}
// CHECK: fltlint: 1 file, 3 functions analysed, 0 not fully analysed, 2 findings
