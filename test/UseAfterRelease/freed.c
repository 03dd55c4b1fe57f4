// A context that is used through memory which its release went along with.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct { ULONG Count; KSPIN_LOCK Lock; } VOLUME;
typedef struct { VOLUME *Volume; ULONG Length; } COOKIE;

extern NPAGED_LOOKASIDE_LIST Cookies;

static VOID FreeCookie(COOKIE *Cookie)
{
    FltReleaseContext(Cookie->Volume);
    ExFreeToNPagedLookasideList(&Cookies, Cookie);
}

static COOKIE *MakeCookie(PCFLT_RELATED_OBJECTS FltObjects)
{
    COOKIE *Cookie = ExAllocateFromNPagedLookasideList(&Cookies);
    if (Cookie == NULL)
        return NULL;
    if (!NT_SUCCESS(FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume,
                                        (PFLT_CONTEXT *)&Cookie->Volume))) {
        ExFreeToNPagedLookasideList(&Cookies, Cookie);
        return NULL;
    }
    return Cookie;
}

// Whoever reads what is freed reads what was there.
VOID UsesAfterFree(PCFLT_RELATED_OBJECTS FltObjects)
{
    COOKIE *Cookie = MakeCookie(FltObjects);
    if (Cookie == NULL)
        return;
    FreeCookie(Cookie);
// CHECK: :[[@LINE+1]]:5: warning: {{.*}} [flt-context-use-after-release]
    Cookie->Volume->Count++;
}

// CHECK-NOT: warning:
VOID FreesLast(PCFLT_RELATED_OBJECTS FltObjects)
{
    COOKIE *Cookie = MakeCookie(FltObjects);
    if (Cookie == NULL)
        return;
    Cookie->Volume->Count++;
    FreeCookie(Cookie);
}

// The memory only: that is for other tools.
ULONG ReadsTheCookie(PCFLT_RELATED_OBJECTS FltObjects)
{
    COOKIE *Cookie = MakeCookie(FltObjects);
    if (Cookie == NULL)
        return 0;
    Cookie->Length = 1;
    FreeCookie(Cookie);
    return Cookie->Length;
}

// Another cookie has another context.
VOID FreesAnother(PCFLT_RELATED_OBJECTS FltObjects)
{
    COOKIE *Cookie = MakeCookie(FltObjects), *Next;
    if (Cookie == NULL)
        return;
    Next = MakeCookie(FltObjects);
    FreeCookie(Cookie);
    Cookie = Next;
    if (Cookie == NULL)
        return;
    Cookie->Volume->Count++;
    FreeCookie(Cookie);
}

// A reference of one's own lasts.
VOID HasItsOwn(PCFLT_RELATED_OBJECTS FltObjects)
{
    COOKIE *Cookie = MakeCookie(FltObjects);
    VOLUME *Volume;
    if (Cookie == NULL)
        return;
    Volume = Cookie->Volume;
    FltReferenceContext(Volume);
    FreeCookie(Cookie);
    Volume->Count++;
    FltReleaseContext(Volume);
}

// Nobody knows whose references these are; but the memory is gone.
VOID UsesWhatCame(PFLT_CALLBACK_DATA Data)
{
    COOKIE *Cookie = Data->QueueContext[0];
    FreeCookie(Cookie);
// CHECK: :[[@LINE+1]]:5: warning: 'Cookie->Volume' is used although the memory it is kept in was freed on this path [flt-context-use-after-release]
    Cookie->Volume->Count++;
}

VOID ReleasesWhatCame(PFLT_CALLBACK_DATA Data)
{
    COOKIE *Cookie = Data->QueueContext[0];
    ExFreeToNPagedLookasideList(&Cookies, Cookie);
// CHECK: :[[@LINE+1]]:5: warning: the context pointer is released although the memory it is kept in was freed on this path [flt-context-use-after-release]
    FltReleaseContext(Cookie->Volume);
}

VOID UsesBefore(PFLT_CALLBACK_DATA Data)
{
    COOKIE *Cookie = Data->QueueContext[0];
    VOLUME *Volume = Cookie->Volume;
    Cookie->Volume = NULL;
    ExFreeToNPagedLookasideList(&Cookies, Cookie);
    Volume->Count++;
    FltReleaseContext(Volume);
}

// Freed on one path, and used on the other.
VOID FreesOrUses(PFLT_CALLBACK_DATA Data, BOOLEAN Free)
{
    COOKIE *Cookie = Data->QueueContext[0];
    if (Free)
        ExFreeToNPagedLookasideList(&Cookies, Cookie);
    if (!Free)
        Cookie->Volume->Count++;
}

// In a loop each turn has another one.
VOID FreesAll(COOKIE **All, ULONG Count)
{
    ULONG Index;
    for (Index = 0; Index < Count; Index++) {
        COOKIE *Cookie = All[Index];
        Cookie->Volume->Count++;
        FreeCookie(Cookie);
    }
}

VOID FreesNext(PFLT_CALLBACK_DATA_QUEUE Queue)
{
    PFLT_CALLBACK_DATA Data;
    while ((Data = FltCbdqRemoveNextIo(Queue, NULL)) != NULL) {
        COOKIE *Cookie = Data->QueueContext[0];
        Cookie->Volume->Count++;
        FreeCookie(Cookie);
        FltCompletePendedPreOperation(Data, FLT_PREOP_SUCCESS_NO_CALLBACK, NULL);
    }
}

FLT_PREOP_CALLBACK_STATUS PreRead(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects,
                                  PVOID *CompletionContext)
{
    UNREFERENCED_PARAMETER(Data);
    *CompletionContext = MakeCookie(FltObjects);
    return *CompletionContext != NULL ? FLT_PREOP_SUCCESS_WITH_CALLBACK
                                      : FLT_PREOP_SUCCESS_NO_CALLBACK;
}

static VOID Add(VOLUME *Volume, ULONG_PTR Bytes)
{
    KIRQL OldIrql;
    KeAcquireSpinLock(&Volume->Lock, &OldIrql);
    Volume->Count += (ULONG)Bytes;
    KeReleaseSpinLock(&Volume->Lock, OldIrql);
}

// So it is for what was handed over.
FLT_POSTOP_CALLBACK_STATUS PostRead(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects,
                                    PVOID CompletionContext, FLT_POST_OPERATION_FLAGS Flags)
{
    COOKIE *Cookie = CompletionContext;
    UNREFERENCED_PARAMETER(FltObjects);
    FreeCookie(Cookie);
// CHECK: :[[@LINE+2]]:9: warning: {{.*}} [flt-context-use-after-release]
    if (!FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING))
        Add(Cookie->Volume, Data->IoStatus.Information);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

CONST FLT_OPERATION_REGISTRATION Operations[] = {
    { IRP_MJ_READ, 0, PreRead, PostRead },
    { IRP_MJ_OPERATION_END }
};
// CHECK-NOT: warning:
