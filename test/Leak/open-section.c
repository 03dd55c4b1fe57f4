// A section that was created must be closed; FltReleaseContext does not do that.
// RUN: not %audit %s 2>&1 | %check %s
// RUN: %audit %s -D FOUND 2>&1 | %check %s --check-prefix=SILENT
// RUN: %audit %s -D CONFLICT 2>&1 | %check %s --check-prefix=SILENT
// RUN: %audit %s -D KEPT 2>&1 | %check %s --check-prefix=SILENT
// RUN: %audit %s -D PART 2>&1 | %check %s --check-prefix=SILENT
// SILENT: 0 findings

#include <fltkernel.h>

PFLT_FILTER Filter;

typedef struct _SECTION_STATE {
    HANDLE Handle;
    PVOID Object;
    BOOLEAN Aborted;
} SECTION_STATE, *PSECTION_STATE;

typedef struct _SCAN {
    LIST_ENTRY Link;
    PSECTION_STATE Section;
} SCAN, *PSCAN;

LIST_ENTRY Scans;
KSPIN_LOCK ScansLock;

static NTSTATUS Open(PCFLT_RELATED_OBJECTS FltObjects, PSECTION_STATE *State)
{
    PSECTION_STATE state;
    NTSTATUS status = FltAllocateContext(Filter, FLT_SECTION_CONTEXT,
                                         sizeof(SECTION_STATE), PagedPool,
                                         &state);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(state, sizeof(SECTION_STATE));
    status = FltCreateSectionForDataScan(
        FltObjects->Instance, FltObjects->FileObject, state,
        SECTION_MAP_READ, NULL, NULL, PAGE_READONLY, SEC_COMMIT, 0,
        &state->Handle, &state->Object, NULL);
    if (!NT_SUCCESS(status)) {
        FltReleaseContext(state);
        return status;
    }
    *State = state;
    return STATUS_SUCCESS;
}

static VOID Close(PSECTION_STATE State)
{
    ObDereferenceObject(State->Object);
    ZwClose(State->Handle);
    (VOID)FltCloseSectionForDataScan(State);
    FltReleaseContext(State);
}

// Closed on one path, only released on another, and neither on a third.
FLT_PREOP_CALLBACK_STATUS PreCleanup(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    PSECTION_STATE state;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    if (!NT_SUCCESS(Open(FltObjects, &state))) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    if (FltObjects->FileObject->WriteAccess) {
        FltReleaseContext(state);
// CHECK: :[[@LINE+1]]:9: warning: the section of the section context 'state' obtained by 'Open' is not closed on this path [flt-context-leak]
        return FLT_PREOP_COMPLETE;
// CHECK-NEXT: :[[@LINE-7]]:21: note: 'Open' returns a referenced section context
// CHECK-NEXT: :[[@LINE-5]]:9: note: assuming 'FltObjects->FileObject->WriteAccess' is true
// CHECK-NEXT: :[[@LINE-3]]:9: note: control leaves here while the section is open
// CHECK-NEXT: :[[@LINE+3]]:9: note: the section is not closed on the path that leaves here either
    }
    if (FltObjects->FileObject->DeletePending) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    Close(state);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

// Always closed, whatever comes of it.
FLT_PREOP_CALLBACK_STATUS PreRead(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    PSECTION_STATE state;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    if (!NT_SUCCESS(Open(FltObjects, &state))) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    if (FltObjects->FileObject->WriteAccess) {
        Close(state);
        return FLT_PREOP_COMPLETE;
    }
    Close(state);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

#ifdef KEPT
// Somebody else finds it in a list, or gets it with the operation.
FLT_PREOP_CALLBACK_STATUS PreWrite(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    PSCAN scan;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    scan = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(SCAN), 'tset');
    if (scan == NULL) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    if (!NT_SUCCESS(Open(FltObjects, &scan->Section))) {
        ExFreePoolWithTag(scan, 'tset');
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    if (FlagOn(Data->Iopb->IrpFlags, IRP_PAGING_IO)) {
        *CompletionContext = scan->Section;
        ExFreePoolWithTag(scan, 'tset');
        return FLT_PREOP_SUCCESS_WITH_CALLBACK;
    }
    ExInterlockedInsertTailList(&Scans, &scan->Link, &ScansLock);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

FLT_POSTOP_CALLBACK_STATUS PostWrite(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID CompletionContext, FLT_POST_OPERATION_FLAGS Flags)
{
    PLIST_ENTRY link;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    Close(CompletionContext);
    link = ExInterlockedRemoveHeadList(&Scans, &ScansLock);
    if (link != NULL) {
        Close(CONTAINING_RECORD(link, SCAN, Link)->Section);
        ExFreePoolWithTag(CONTAINING_RECORD(link, SCAN, Link), 'tset');
    }
    return FLT_POSTOP_FINISHED_PROCESSING;
}

#else
// On a list for some time, where nobody who finds it closes it.
FLT_PREOP_CALLBACK_STATUS PreWrite(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    PSECTION_STATE state;
    PSCAN scan;
    KIRQL irql;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    scan = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(SCAN), 'tset');
    if (scan == NULL) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    if (NT_SUCCESS(Open(FltObjects, &state))) {
        scan->Section = state;
        ExInterlockedInsertTailList(&Scans, &scan->Link, &ScansLock);
        KeAcquireSpinLock(&ScansLock, &irql);
        RemoveEntryList(&scan->Link);
        KeReleaseSpinLock(&ScansLock, irql);
        Close(state);
    }
    ExFreePoolWithTag(scan, 'tset');
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}
#define PostWrite NULL
#endif

// Who finds it at the stream may close it.
FLT_PREOP_CALLBACK_STATUS PreClose(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    PSECTION_STATE state;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    if (NT_SUCCESS(FltGetSectionContext(FltObjects->Instance, FltObjects->FileObject, &state))) {
#ifdef FOUND
        (VOID)FltCloseSectionForDataScan(state);
#else
        state->Aborted = TRUE;
#endif
        FltReleaseContext(state);
    }
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

// And so may who is told of a conflict.
NTSTATUS Conflict(PFLT_INSTANCE Instance, PFLT_CONTEXT SectionContext, PFLT_CALLBACK_DATA Data)
{
    PSECTION_STATE state = SectionContext;

    UNREFERENCED_PARAMETER(Instance);
    UNREFERENCED_PARAMETER(Data);
    state->Aborted = TRUE;
#ifdef CONFLICT
    (VOID)FltCloseSectionForDataScan(state);
#endif
    return STATUS_SUCCESS;
}

#ifdef PART
VOID Elsewhere(VOID);
#endif

CONST FLT_CONTEXT_REGISTRATION Contexts[] = {
    { FLT_SECTION_CONTEXT, 0, NULL, sizeof(SECTION_STATE), 'tset' },
    { FLT_CONTEXT_END }
};

CONST FLT_OPERATION_REGISTRATION Operations[] = {
    { IRP_MJ_CLEANUP, 0, PreCleanup, NULL },
    { IRP_MJ_READ, 0, PreRead, NULL },
    { IRP_MJ_WRITE, 0, PreWrite, PostWrite },
    { IRP_MJ_CLOSE, 0, PreClose, NULL },
    { IRP_MJ_OPERATION_END }
};

NTSTATUS Unload(FLT_FILTER_UNLOAD_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Flags);
    FltUnregisterFilter(Filter);
    return STATUS_SUCCESS;
}

CONST FLT_REGISTRATION Registration = {
    sizeof(FLT_REGISTRATION), FLT_REGISTRATION_VERSION, 0, Contexts, Operations,
    Unload, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, Conflict
};

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    InitializeListHead(&Scans);
    KeInitializeSpinLock(&ScansLock);
#ifdef PART
    Elsewhere();
#endif
    return FltRegisterFilter(DriverObject, &Registration, &Filter);
}
