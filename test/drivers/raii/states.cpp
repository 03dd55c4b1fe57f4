// Warden: contexts and records.

#include "warden.h"

namespace warden {

namespace {

// A new context of a kind, or none.
template <typename T>
Context<T> allocate(FLT_CONTEXT_TYPE type)
{
    PFLT_CONTEXT raw = nullptr;
    const NTSTATUS status = FltAllocateContext(Filter, type, sizeof(T),
                                               NonPagedPoolNx, &raw);
    if (!NT_SUCCESS(status)) {
        return Context<T>();
    }
    RtlZeroMemory(raw, sizeof(T));
    return Context<T>::adopt(raw);
}

} // namespace

Context<InstanceState> instanceOf(PFLT_INSTANCE instance)
{
    Context<InstanceState> state;
    // On failure there is NULL in it.
    (void)FltGetInstanceContext(instance, state.put());
    return state;
}

NTSTATUS findStream(PCFLT_RELATED_OBJECTS objects, bool create,
                    Context<StreamState>& stream)
{
    NTSTATUS status = FltGetStreamContext(objects->Instance,
                                          objects->FileObject, stream.put());
    if (status != STATUS_NOT_FOUND || !create) {
        return status;
    }

    auto fresh = allocate<StreamState>(FLT_STREAM_CONTEXT);
    if (!fresh) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    PFLT_CONTEXT old = nullptr;
    status = FltSetStreamContext(objects->Instance, objects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, fresh.get(),
                                 &old);
    if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
        stream = Context<StreamState>::adopt(old);
        return STATUS_SUCCESS;
    }
    if (NT_SUCCESS(status)) {
        stream = static_cast<Context<StreamState>&&>(fresh);
    }
    return status;
}

// The handle keeps the stream.
NTSTATUS attachHandle(PCFLT_RELATED_OBJECTS objects, Trust trust,
                      Context<StreamState> stream)
{
    auto handle = allocate<HandleState>(FLT_STREAMHANDLE_CONTEXT);
    if (!handle) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    handle->trust = trust;
    handle->process = PsGetCurrentProcessId();
    InterlockedIncrement(&stream->readers);
    handle->stream = stream.detach();

    return FltSetStreamHandleContext(objects->Instance, objects->FileObject,
                                     FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                     handle.get(), nullptr);
}

// May be called at DISPATCH_LEVEL.
void addRecord(InstanceState& instance, HandleState& handle)
{
    Record* record = new (TagRecord) Record;
    if (record == nullptr) {
        return;
    }

    FltReferenceContext(handle.stream);
    record->stream = handle.stream;
    record->process = handle.process;

    SpinGuard guard(instance.lock);
    InsertTailList(&instance.records, &record->link);
    instance.recordCount++;
}

void dropRecords(InstanceState& instance)
{
    for (;;) {
        Record* record = nullptr;
        {
            SpinGuard guard(instance.lock);
            if (!IsListEmpty(&instance.records)) {
                record = CONTAINING_RECORD(RemoveHeadList(&instance.records),
                                           Record, link);
                instance.recordCount--;
            }
        }
        if (record == nullptr) {
            return;
        }
        auto stream = Context<StreamState>::adopt(record->stream);
        delete record;
    }
}

void NTAPI cleanupState(PFLT_CONTEXT context, FLT_CONTEXT_TYPE type)
{
    if (type == FLT_INSTANCE_CONTEXT) {
        dropRecords(*static_cast<InstanceState*>(context));
        return;
    }

    auto* handle = static_cast<HandleState*>(context);
    if (handle->stream != nullptr) {
        InterlockedDecrement(&handle->stream->readers);
        FltReleaseContext(handle->stream);
    }
}

} // namespace warden
