// What a helper does that has nothing to do with contexts is found out once
// for all calls in which its parameters lead to different things; what the
// caller has in memory decides at each call which of its ways are possible.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;

typedef struct _CHOICE {
    BOOLEAN Keep;
    ULONG Depth;
    struct _CHOICE *Next;
} CHOICE, *PCHOICE;

ULONG Global;

static BOOLEAN Wanted(PCHOICE Choice)
{
    return Choice->Next != NULL && Choice->Next->Keep;
}

static VOID Decide(PCHOICE First, PCHOICE Second)
{
    First->Keep = FALSE;
    Second->Keep = TRUE;
}

static VOID Drop(PFLT_CONTEXT *Context)
{
    *Context = NULL;
}

static ULONG ReadGlobal(VOID)
{
    return Global;
}

static VOID Exchange(PFLT_CONTEXT *One, PFLT_CONTEXT *Other)
{
    PFLT_CONTEXT old = *One;

    *One = *Other;
    *Other = old;
}

NTSTATUS FollowsPointers(PCFLT_RELATED_OBJECTS FltObjects, BOOLEAN Keep)
{
    CHOICE inner = {0}, outer = {0};
    PFLT_CONTEXT context;
    NTSTATUS status;

    inner.Keep = Keep;
    outer.Next = &inner;
    if (!Wanted(&outer)) {
        return STATUS_SUCCESS;
    }
    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 &context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    // Always: Keep was TRUE a moment ago, and nothing has changed it.
    if (Wanted(&outer)) {
        FltReleaseContext(context);
    }
    return STATUS_SUCCESS;
}

NTSTATUS Forgets(PCFLT_RELATED_OBJECTS FltObjects)
{
    CHOICE inner = {0}, outer = {0};
    PFLT_CONTEXT context;
    NTSTATUS status;

    outer.Next = &inner;
    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 &context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (Wanted(&outer)) {
        FltReleaseContext(context);
    }
// CHECK: open-entry.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
    return STATUS_SUCCESS;
}

// Both parameters lead to one and the same thing.
NTSTATUS SameTwice(PCFLT_RELATED_OBJECTS FltObjects)
{
    CHOICE choice = {0};
    PFLT_CONTEXT context;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &context);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    Decide(&choice, &choice);
    if (choice.Keep) {
        FltReleaseContext(context);
    }
    return STATUS_SUCCESS;
}

NTSTATUS Different(PCFLT_RELATED_OBJECTS FltObjects)
{
    CHOICE one = {0}, other = {0};
    PFLT_CONTEXT context;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &context);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    Decide(&one, &other);
    if (one.Keep) {
        FltReleaseContext(context);
    }
// CHECK: open-entry.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
    return STATUS_SUCCESS;
}

// The last holder goes in a helper.
NTSTATUS Dropped(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &context);

    if (NT_SUCCESS(status)) {
// CHECK: open-entry.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
        Drop(&context);
    }
    return status;
}

NTSTATUS Exchanged(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context, other = NULL;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &context);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    Exchange(&context, &other);
    FltReleaseContext(other);
    return STATUS_SUCCESS;
}

NTSTATUS OverGlobal(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &context);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    Global = 7;
    if (ReadGlobal() == 7) {
        FltReleaseContext(context);
    }
    return STATUS_SUCCESS;
}
// CHECK: 3 findings
