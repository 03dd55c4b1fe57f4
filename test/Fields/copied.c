// A field keeps what another one keeps, and no reference of its own; but what is
// found in either is released.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;
LIST_ENTRY Records, Counted, Moved, Forwarded, Late;
KSPIN_LOCK Lock;

typedef struct _STREAM {
    ULONG Reads;
} STREAM;

typedef struct _OWNER {
    STREAM *Stream, *Other, *Last;
} OWNER;

typedef struct _RECORD {
    LIST_ENTRY Link;
    STREAM *Stream;
} RECORD;

typedef struct _COUNTED {
    LIST_ENTRY Link;
    STREAM *Stream;
} COUNTED;

typedef struct _MOVED {
    LIST_ENTRY Link;
    STREAM *Stream;
} MOVED;

typedef struct _FORWARDED {
    LIST_ENTRY Link;
    STREAM *Stream;
} FORWARDED;

typedef struct _LATE {
    LIST_ENTRY Link;
    STREAM *Stream;
} LATE;

static STREAM *StreamOf(PCFLT_RELATED_OBJECTS Objects)
{
    STREAM *stream;

    return NT_SUCCESS(FltGetStreamContext(Objects->Instance,
                                          Objects->FileObject,
                                          (PFLT_CONTEXT *)&stream))
               ? stream
               : NULL;
}

FLT_POSTOP_CALLBACK_STATUS PostCreate(PFLT_CALLBACK_DATA Data,
                                      PCFLT_RELATED_OBJECTS Objects,
                                      PVOID Context,
                                      FLT_POST_OPERATION_FLAGS Flags)
{
    OWNER *owner;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(Flags);
    if (!NT_SUCCESS(FltAllocateContext(Filter, FLT_STREAMHANDLE_CONTEXT,
                                       sizeof(OWNER), NonPagedPoolNx,
                                       (PFLT_CONTEXT *)&owner))) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    owner->Stream = StreamOf(Objects);
    owner->Other = StreamOf(Objects);
    owner->Last = StreamOf(Objects);
    (VOID)FltSetStreamHandleContext(Objects->Instance, Objects->FileObject,
                                    FLT_SET_CONTEXT_KEEP_IF_EXISTS, owner,
                                    NULL);
    FltReleaseContext(owner);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// The owner goes: what is left moves on with the record.
VOID CleanupOwner(PFLT_CONTEXT Context, FLT_CONTEXT_TYPE Type)
{
    OWNER *owner = Context;
    LATE *late;

    UNREFERENCED_PARAMETER(Type);
    if (owner->Stream != NULL) {
        FltReleaseContext(owner->Stream);
    }
    if (owner->Other != NULL) {
        FltReleaseContext(owner->Other);
    }
    if (owner->Last == NULL) {
        return;
    }
    late = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(LATE), 'tset');
    if (late == NULL) {
        FltReleaseContext(owner->Last);
        return;
    }
    late->Stream = owner->Last;
    ExInterlockedInsertTailList(&Late, &late->Link, &Lock);
}

static VOID Add(OWNER *Owner)
{
    RECORD *record = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(RECORD),
                                           'tset');

    if (record == NULL) {
        return;
    }
    // CHECK: copied.c:[[@LINE+1]]:5: warning: '_RECORD.Stream' keeps {{.*}} without a reference of its own; what is found there is released elsewhere [flt-context-over-release]
    record->Stream = Owner->Stream;
    ExInterlockedInsertTailList(&Records, &record->Link, &Lock);
}

FLT_PREOP_CALLBACK_STATUS PreRead(PFLT_CALLBACK_DATA Data,
                                  PCFLT_RELATED_OBJECTS Objects,
                                  PVOID *Context)
{
    OWNER *owner;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(Context);
    if (NT_SUCCESS(FltGetStreamHandleContext(
            Objects->Instance, Objects->FileObject, (PFLT_CONTEXT *)&owner))) {
        if (owner->Stream != NULL) {
            Add(owner);
        }
        FltReleaseContext(owner);
    }
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

// With a reference of its own.
FLT_PREOP_CALLBACK_STATUS PreWrite(PFLT_CALLBACK_DATA Data,
                                   PCFLT_RELATED_OBJECTS Objects,
                                   PVOID *Context)
{
    OWNER *owner;
    COUNTED *record;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(Context);
    record = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(COUNTED), 'tset');
    if (record == NULL) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    if (!NT_SUCCESS(FltGetStreamHandleContext(
            Objects->Instance, Objects->FileObject, (PFLT_CONTEXT *)&owner))) {
        ExFreePoolWithTag(record, 'tset');
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    record->Stream = owner->Stream;
    if (record->Stream != NULL) {
        FltReferenceContext(record->Stream);
    }
    ExInterlockedInsertTailList(&Counted, &record->Link, &Lock);
    FltReleaseContext(owner);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

// With the owner's.
FLT_PREOP_CALLBACK_STATUS PreClose(PFLT_CALLBACK_DATA Data,
                                   PCFLT_RELATED_OBJECTS Objects,
                                   PVOID *Context)
{
    OWNER *owner;
    MOVED *record;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(Context);
    record = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(MOVED), 'tset');
    if (record == NULL) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    if (!NT_SUCCESS(FltGetStreamHandleContext(
            Objects->Instance, Objects->FileObject, (PFLT_CONTEXT *)&owner))) {
        ExFreePoolWithTag(record, 'tset');
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    record->Stream = owner->Other;
    owner->Other = NULL;
    ExInterlockedInsertTailList(&Moved, &record->Link, &Lock);
    FltReleaseContext(owner);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

// With one that the caller takes for it.
static VOID Forward(OWNER *Owner, FORWARDED *Record)
{
    Record->Stream = Owner->Stream;
    ExInterlockedInsertTailList(&Forwarded, &Record->Link, &Lock);
}

FLT_PREOP_CALLBACK_STATUS PreSet(PFLT_CALLBACK_DATA Data,
                                 PCFLT_RELATED_OBJECTS Objects,
                                 PVOID *Context)
{
    OWNER *owner;
    FORWARDED *record;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(Context);
    record = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(FORWARDED), 'tset');
    if (record == NULL) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    if (!NT_SUCCESS(FltGetStreamHandleContext(
            Objects->Instance, Objects->FileObject, (PFLT_CONTEXT *)&owner))) {
        ExFreePoolWithTag(record, 'tset');
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    if (owner->Stream == NULL) {
        ExFreePoolWithTag(record, 'tset');
    } else {
        FltReferenceContext(owner->Stream);
        Forward(owner, record);
    }
    FltReleaseContext(owner);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

#define DRAIN(Type, List)                                                      \
    while ((link = ExInterlockedRemoveHeadList(&List, &Lock)) != NULL) {       \
        Type *record = CONTAINING_RECORD(link, Type, Link);                    \
        if (record->Stream != NULL) {                                          \
            FltReleaseContext(record->Stream);                                 \
        }                                                                      \
        ExFreePoolWithTag(record, 'tset');                                     \
    }

static VOID Drain(VOID)
{
    PLIST_ENTRY link;

    // CHECK-NEXT: copied.c:[[@LINE+1]]:5: note: what '_RECORD.Stream' keeps is released here
    DRAIN(RECORD, Records);
    DRAIN(COUNTED, Counted);
    DRAIN(MOVED, Moved);
    DRAIN(FORWARDED, Forwarded);
    DRAIN(LATE, Late);
}

NTSTATUS Unload(FLT_FILTER_UNLOAD_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Flags);
    Drain();
    FltUnregisterFilter(Filter);
    return STATUS_SUCCESS;
}

const FLT_CONTEXT_REGISTRATION Contexts[] = {
    {FLT_STREAM_CONTEXT, 0, NULL, sizeof(STREAM), 'mrtS'},
    {FLT_STREAMHANDLE_CONTEXT, 0, CleanupOwner, sizeof(OWNER), 'renO'},
    {FLT_CONTEXT_END},
};

const FLT_OPERATION_REGISTRATION Operations[] = {
    {IRP_MJ_CREATE, 0, NULL, PostCreate},
    {IRP_MJ_READ, 0, PreRead},
    {IRP_MJ_WRITE, 0, PreWrite},
    {IRP_MJ_CLOSE, 0, PreClose},
    {IRP_MJ_SET_INFORMATION, 0, PreSet},
    {IRP_MJ_OPERATION_END},
};

const FLT_REGISTRATION Registration = {
    .Size = sizeof(FLT_REGISTRATION),
    .Version = FLT_REGISTRATION_VERSION,
    .ContextRegistration = Contexts,
    .OperationRegistration = Operations,
    .FilterUnloadCallback = Unload,
};

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    InitializeListHead(&Records);
    InitializeListHead(&Counted);
    InitializeListHead(&Moved);
    InitializeListHead(&Forwarded);
    InitializeListHead(&Late);
    KeInitializeSpinLock(&Lock);
    return FltRegisterFilter(DriverObject, &Registration, &Filter);
}
