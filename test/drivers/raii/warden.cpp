// Warden: registration.

#include "warden.h"

PFLT_FILTER warden::Filter;

void* __cdecl operator new(size_t size, ULONG tag) noexcept
{
    return ExAllocatePoolWithTag(NonPagedPoolNx, size, tag);
}

void __cdecl operator delete(void* p) noexcept
{
    if (p != nullptr) {
        ExFreePool(p);
    }
}

void __cdecl operator delete(void* p, size_t) noexcept
{
    operator delete(p);
}

void __cdecl operator delete(void* p, ULONG) noexcept
{
    operator delete(p);
}

namespace {

using namespace warden;

NTSTATUS FLTAPI unload(FLT_FILTER_UNLOAD_FLAGS)
{
    PAGED_CODE();
    FltUnregisterFilter(Filter);
    return STATUS_SUCCESS;
}

NTSTATUS FLTAPI instanceSetup(PCFLT_RELATED_OBJECTS objects,
                              FLT_INSTANCE_SETUP_FLAGS, DEVICE_TYPE device,
                              FLT_FILESYSTEM_TYPE)
{
    PAGED_CODE();

    if (device != FILE_DEVICE_DISK_FILE_SYSTEM) {
        return STATUS_FLT_DO_NOT_ATTACH;
    }

    Context<InstanceState> state;
    NTSTATUS status = FltAllocateContext(Filter, FLT_INSTANCE_CONTEXT,
                                         sizeof(InstanceState), NonPagedPoolNx,
                                         state.put());
    if (!NT_SUCCESS(status)) {
        // Whatever is in there, it is nothing to release.
        (void)state.detach();
        return STATUS_FLT_DO_NOT_ATTACH;
    }

    RtlZeroMemory(state.get(), sizeof(InstanceState));
    KeInitializeSpinLock(&state->lock);
    InitializeListHead(&state->records);

    status = FltSetInstanceContext(objects->Instance,
                                   FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                   state.get(), nullptr);
    return NT_SUCCESS(status) ? STATUS_SUCCESS : STATUS_FLT_DO_NOT_ATTACH;
}

void FLTAPI teardownStart(PCFLT_RELATED_OBJECTS objects,
                          FLT_INSTANCE_TEARDOWN_FLAGS)
{
    PAGED_CODE();

    // Records refer to streams of this instance; it cannot go before them.
    if (auto state = instanceOf(objects->Instance)) {
        dropRecords(*state.get());
    }
}

const FLT_OPERATION_REGISTRATION operations[] = {
    {IRP_MJ_CREATE, 0, nullptr, postCreate},
    {IRP_MJ_READ, 0, preRead, postRead},
    {IRP_MJ_SET_INFORMATION, 0, preSetInformation, nullptr},
    {IRP_MJ_OPERATION_END}};

const FLT_CONTEXT_REGISTRATION contexts[] = {
    {FLT_INSTANCE_CONTEXT, 0, cleanupState, sizeof(InstanceState),
     TagInstance},
    {FLT_STREAM_CONTEXT, 0, nullptr, sizeof(StreamState), TagStream},
    {FLT_STREAMHANDLE_CONTEXT, 0, cleanupState, sizeof(HandleState),
     TagHandle},
    {FLT_CONTEXT_END}};

const FLT_REGISTRATION registration = {
    sizeof(FLT_REGISTRATION),
    FLT_REGISTRATION_VERSION,
    0,
    contexts,
    operations,
    unload,
    instanceSetup,
    nullptr,
    teardownStart,
    nullptr,
    nullptr,
    nullptr,
    nullptr};

} // namespace

extern "C" DRIVER_INITIALIZE DriverEntry;

extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING)
{
    NTSTATUS status = FltRegisterFilter(driver, &registration, &Filter);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    auto unregister = onExit([] { FltUnregisterFilter(Filter); });

    status = FltStartFiltering(Filter);
    if (NT_SUCCESS(status)) {
        unregister.dismiss();
    }
    return status;
}
