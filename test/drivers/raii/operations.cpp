// Warden: the operations.

#include "warden.h"

namespace warden {

namespace {

bool isDocument(PCUNICODE_STRING extension)
{
    static const UNICODE_STRING known[] = {
        RTL_CONSTANT_STRING(L"docx"),
        RTL_CONSTANT_STRING(L"xlsx"),
        RTL_CONSTANT_STRING(L"pdf"),
    };
    for (const auto& one : known) {
        if (RtlEqualUnicodeString(&one, extension, TRUE)) {
            return true;
        }
    }
    return false;
}

Trust trustOf(HANDLE process)
{
    // By signature; left out here.
    return process == reinterpret_cast<HANDLE>(4) ? Trust::Trusted
                                                  : Trust::Watched;
}

NTSTATUS classify(PFLT_CALLBACK_DATA data, StreamState& stream)
{
    PFLT_FILE_NAME_INFORMATION name = nullptr;
    NTSTATUS status = FltGetFileNameInformation(
        data, FLT_FILE_NAME_NORMALIZED | FLT_FILE_NAME_QUERY_DEFAULT, &name);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    auto release =
        onExit([name] { FltReleaseFileNameInformation(name); });

    status = FltParseFileNameInformation(name);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    InterlockedExchange(&stream.confidential, isDocument(&name->Extension));
    return STATUS_SUCCESS;
}

} // namespace

FLT_POSTOP_CALLBACK_STATUS FLTAPI
postCreate(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID,
           FLT_POST_OPERATION_FLAGS flags)
{
    PAGED_CODE();

    if (FlagOn(flags, FLTFL_POST_OPERATION_DRAINING) ||
        !NT_SUCCESS(data->IoStatus.Status) ||
        data->IoStatus.Status == STATUS_REPARSE) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    Context<StreamState> stream;
    if (!NT_SUCCESS(findStream(objects, true, stream))) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    if (!NT_SUCCESS(classify(data, *stream.get())) || !stream->confidential) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    const Trust trust = trustOf(PsGetCurrentProcessId());
    NTSTATUS status = attachHandle(
        objects, trust, static_cast<Context<StreamState>&&>(stream));
    if (!NT_SUCCESS(status) && trust != Trust::Trusted) {
        FltCancelFileOpen(objects->Instance, objects->FileObject);
        data->IoStatus.Status = status;
        data->IoStatus.Information = 0;
    }
    return FLT_POSTOP_FINISHED_PROCESSING;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI preRead(PFLT_CALLBACK_DATA data,
                                         PCFLT_RELATED_OBJECTS objects,
                                         PVOID* completionContext)
{
    *completionContext = nullptr;

    if (FlagOn(data->Iopb->IrpFlags, IRP_PAGING_IO)) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    Context<HandleState> handle;
    NTSTATUS status = FltGetStreamHandleContext(
        objects->Instance, objects->FileObject, handle.put());
    if (!NT_SUCCESS(status) || handle->trust == Trust::Trusted) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    auto instance = instanceOf(objects->Instance);
    if (!instance) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    auto* cookie = new (TagRecord) ReadCookie;
    if (cookie == nullptr) {
        data->IoStatus.Status = STATUS_INSUFFICIENT_RESOURCES;
        data->IoStatus.Information = 0;
        return FLT_PREOP_COMPLETE;
    }

    cookie->handle = static_cast<Context<HandleState>&&>(handle);
    cookie->instance = static_cast<Context<InstanceState>&&>(instance);
    *completionContext = cookie;
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

FLT_POSTOP_CALLBACK_STATUS FLTAPI
postRead(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS,
         PVOID completionContext, FLT_POST_OPERATION_FLAGS flags)
{
    auto* cookie = static_cast<ReadCookie*>(completionContext);
    auto free = onExit([cookie] { delete cookie; });

    if (FlagOn(flags, FLTFL_POST_OPERATION_DRAINING) ||
        !NT_SUCCESS(data->IoStatus.Status)) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    addRecord(*cookie->instance.get(), *cookie->handle.get());
    return FLT_POSTOP_FINISHED_PROCESSING;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI preSetInformation(
    PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID*)
{
    PAGED_CODE();

    if (data->Iopb->Parameters.SetFileInformation.FileInformationClass !=
        FileRenameInformation) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    Context<StreamState> stream;
    if (!NT_SUCCESS(findStream(objects, false, stream)) ||
        !stream->confidential) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    // Others that have it open keep their view of it.
    auto held = stream.duplicate();
    if (held->readers > 1 &&
        trustOf(PsGetCurrentProcessId()) != Trust::Trusted) {
        if (auto instance = instanceOf(objects->Instance)) {
            InterlockedIncrement(&instance->denied);
        }
        data->IoStatus.Status = STATUS_ACCESS_DENIED;
        data->IoStatus.Information = 0;
        return FLT_PREOP_COMPLETE;
    }
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

} // namespace warden
