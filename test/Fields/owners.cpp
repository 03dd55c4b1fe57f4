// What a field keeps goes to an object that a function makes for its caller, and
// whose destructor releases it.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

static PFLT_FILTER Filter;
static LIST_ENTRY Records;
static KSPIN_LOCK Lock;

struct Stream {
    ULONG reads;
};

struct Handle {
    Stream *stream;
};

struct Record {
    LIST_ENTRY link;
    Stream *stream;
};

class Owner {
public:
    Owner() : p_(nullptr) {}
    ~Owner()
    {
        if (p_ != nullptr) {
            FltReleaseContext(p_);
        }
    }
    Owner(const Owner &) = delete;
    Owner &operator=(const Owner &) = delete;
    Owner(Owner &&other) : p_(other.p_) { other.p_ = nullptr; }

    static Owner adopt(PFLT_CONTEXT context)
    {
        Owner owner;
        owner.p_ = context;
        return owner;
    }

private:
    PFLT_CONTEXT p_;
};

static void drain()
{
    PLIST_ENTRY link;
    while ((link = ExInterlockedRemoveHeadList(&Records, &Lock)) != nullptr) {
        Record *record = CONTAINING_RECORD(link, Record, link);
        Owner stream = Owner::adopt(record->stream);
        ExFreePoolWithTag(record, 'tset');
    }
}

static void add(Handle *handle)
{
    auto *record = static_cast<Record *>(
        ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(Record), 'tset'));
    if (record == nullptr) {
        return;
    }
    FltReferenceContext(handle->stream);
    record->stream = handle->stream;
    if (handle->stream->reads == 0) {
        ExFreePoolWithTag(record, 'tset');
        // CHECK: owners.cpp:[[@LINE+1]]:9: warning: reference to the context obtained by 'FltReferenceContext' is not released on this path [flt-context-leak]
        return;
        // CHECK-NEXT: owners.cpp:[[@LINE-6]]:5: note: 'FltReferenceContext' adds a reference to the context
    }
    ExInterlockedInsertTailList(&Records, &record->link, &Lock);
}

extern "C" FLT_PREOP_CALLBACK_STATUS PreRead(PFLT_CALLBACK_DATA,
                                             PCFLT_RELATED_OBJECTS objects,
                                             PVOID *)
{
    Handle *handle;
    if (NT_SUCCESS(FltGetStreamHandleContext(
            objects->Instance, objects->FileObject,
            reinterpret_cast<PFLT_CONTEXT *>(&handle)))) {
        add(handle);
        FltReleaseContext(handle);
    }
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

extern "C" NTSTATUS Unload(FLT_FILTER_UNLOAD_FLAGS)
{
    drain();
    FltUnregisterFilter(Filter);
    return STATUS_SUCCESS;
}

static const FLT_CONTEXT_REGISTRATION Contexts[] = {
    {FLT_STREAMHANDLE_CONTEXT, 0, nullptr, sizeof(Handle), 'dnaH'},
    {FLT_CONTEXT_END},
};

static const FLT_OPERATION_REGISTRATION Operations[] = {
    {IRP_MJ_READ, 0, PreRead, nullptr},
    {IRP_MJ_OPERATION_END},
};

static const FLT_REGISTRATION Registration = {
    sizeof(FLT_REGISTRATION), FLT_REGISTRATION_VERSION, 0, Contexts,
    Operations, Unload,
};

extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING)
{
    InitializeListHead(&Records);
    KeInitializeSpinLock(&Lock);
    return FltRegisterFilter(driver, &Registration, &Filter);
}
