// Fields of a context are used where there is none: the pointer is NULL after a
// call that failed, or nothing has set it.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _STATE {
    LONG Count;
    KSPIN_LOCK Lock;
    struct _STATE *Parent;
} STATE, *PSTATE;

// No context, whatever its name.
typedef struct _CONTEXT_LIKE {
    LONG Count;
} CONTEXT_LIKE, *PCONTEXT_LIKE;

VOID Written(PFLT_INSTANCE Instance)
{
    PSTATE state;

    FltGetInstanceContext(Instance, (PFLT_CONTEXT *)&state);
// CHECK: use.c:[[@LINE+2]]:{{[0-9]+}}: warning: 'state' is NULL on this path and is used [flt-context-uninitialized]
// CHECK-NEXT: use.c:[[@LINE-2]]:{{[0-9]+}}: note: assuming the call of 'FltGetInstanceContext' fails
    state->Count = 1;
    state->Parent = NULL;
    FltReleaseContext(state);
}

// An address in it is handed to a routine that looks there.
LONG Counted(PFLT_INSTANCE Instance)
{
    PSTATE state;
    LONG count;

    FltGetInstanceContext(Instance, (PFLT_CONTEXT *)&state);
// CHECK: use.c:[[@LINE+1]]:{{[0-9]+}}: warning: 'state' is NULL on this path and is used
    count = InterlockedIncrement(&state->Count);
    if (state != NULL)
        FltReleaseContext(state);
    return count;
}

VOID Unset(PFLT_FILTER Filter)
{
    PSTATE state;

    FltAllocateContext(Filter, FLT_STREAM_CONTEXT, sizeof(STATE),
                       NonPagedPoolNx, (PFLT_CONTEXT *)&state);
// CHECK: use.c:[[@LINE+1]]:{{[0-9]+}}: warning: 'state' is used although nothing has set it on this path
    RtlZeroMemory(state, sizeof(STATE));
    FltReleaseContext(state);
}

// A helper looks there: its callers are told.
static LONG Look(PSTATE State)
{
    return State->Count;
}

static LONG LookIfAny(PSTATE State)
{
    return State == NULL ? 0 : State->Count;
}

LONG ByHelper(PFLT_INSTANCE Instance)
{
    PSTATE state;
    LONG count;

    FltGetInstanceContext(Instance, (PFLT_CONTEXT *)&state);
    count = LookIfAny(state);
// CHECK: use.c:[[@LINE+2]]:{{[0-9]+}}: warning: 'state' is NULL on this path and is used
// CHECK-NEXT: use.c:[[@LINE-3]]:{{[0-9]+}}: note: assuming the call of 'FltGetInstanceContext' fails
    count += Look(state);
    if (state != NULL)
        FltReleaseContext(state);
    return count;
}

// Members that were asked for need not be there.
LONG Member(PCFLT_RELATED_OBJECTS FltObjects)
{
    FLT_RELATED_CONTEXTS contexts;
    PSTATE state;
    LONG count;

    FltGetContexts(FltObjects, FLT_STREAM_CONTEXT, &contexts);
    state = contexts.StreamContext;
// CHECK: use.c:[[@LINE+1]]:{{[0-9]+}}: warning: 'state' is NULL on this path and is used
    count = state->Count;
    FltReleaseContexts(&contexts);
    return count;
}

// Nothing was written to the structure.
VOID Members(PCFLT_RELATED_OBJECTS FltObjects)
{
    FLT_RELATED_CONTEXTS_EX contexts;
    NTSTATUS status;

    status = FltGetContextsEx(FltObjects, FLT_STREAM_CONTEXT, sizeof(contexts),
                              &contexts);
    DbgPrint("%x\n", status);
// CHECK: use.c:[[@LINE+1]]:{{[0-9]+}}: warning: the context pointer is released although nothing has set it on this path
    FltReleaseContextsEx(sizeof(contexts), &contexts);
}

// From here on nothing is wrong.

LONG Tested(PFLT_INSTANCE Instance)
{
    PSTATE state;
    LONG count = 0;

    if (NT_SUCCESS(FltGetInstanceContext(Instance, (PFLT_CONTEXT *)&state))) {
        count = state->Count;
        FltReleaseContext(state);
    }
    return count;
}

// What the documentation lists was tested for.
LONG TestedForTwo(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state;
    NTSTATUS status;
    LONG count;

    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 (PFLT_CONTEXT *)&state);
    if (status == STATUS_NOT_FOUND || status == STATUS_NOT_SUPPORTED)
        return 0;
    count = state->Count;
    FltReleaseContext(state);
    return count;
}

LONG TestedPointer(PFLT_INSTANCE Instance)
{
    PSTATE state;
    LONG count = 0;

    FltGetInstanceContext(Instance, (PFLT_CONTEXT *)&state);
    if (state != NULL) {
        count = state->Count;
        FltReleaseContext(state);
    }
    return count;
}

LONG Asserted(PFLT_INSTANCE Instance)
{
    PSTATE state;
    LONG count;

    FltGetInstanceContext(Instance, (PFLT_CONTEXT *)&state);
    NT_ASSERT(state != NULL);
    count = state->Count;
    FltReleaseContext(state);
    return count;
}

// The address alone is no use.
VOID AddressOnly(PFLT_INSTANCE Instance)
{
    PSTATE state;
    PVOID address;

    FltGetInstanceContext(Instance, (PFLT_CONTEXT *)&state);
    address = &state->Count;
    if (state == NULL)
        return;
    DbgPrint("%p\n", address);
    FltReleaseContext(state);
}

// Other pointers are not ours to look after.
LONG Other(VOID)
{
    PCONTEXT_LIKE other = NULL;

    return other->Count;
}

// Got by a helper that knows no type, and so is what it points to.
typedef struct _LEAF {
    LONG Count;
} LEAF, *PLEAF;

static NTSTATUS Find(PFLT_INSTANCE Instance, PFLT_CONTEXT *Context)
{
    return FltGetInstanceContext(Instance, Context);
}

static NTSTATUS FindTwice(PFLT_INSTANCE Instance, PVOID *Found)
{
    return Find(Instance, Found);
}

LONG ThroughHelpers(PFLT_INSTANCE Instance)
{
    PLEAF leaf = NULL;
    LONG count;

    FindTwice(Instance, (PVOID *)&leaf);
// CHECK: use.c:[[@LINE+1]]:{{[0-9]+}}: warning: 'leaf' is NULL on this path and is used
    count = leaf->Count;
    if (leaf != NULL)
        FltReleaseContext(leaf);
    return count;
}

LONG ThroughHelpersTested(PFLT_INSTANCE Instance)
{
    PLEAF leaf = NULL;
    LONG count = 0;

    if (NT_SUCCESS(FindTwice(Instance, (PVOID *)&leaf)))
        count = leaf->Count;
    if (leaf != NULL)
        FltReleaseContext(leaf);
    return count;
}

// What a helper gives that gets no context is none.
typedef struct _BUFFER {
    LONG Count;
} BUFFER, *PBUFFER;

static NTSTATUS Make(PVOID *Made)
{
    *Made = ExAllocatePoolWithTag(PagedPool, sizeof(BUFFER), 'tset');
    return *Made != NULL ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES;
}

LONG NoContextMade(VOID)
{
    PBUFFER buffer = NULL;
    LONG count;

    Make((PVOID *)&buffer);
    count = buffer->Count;
    if (buffer != NULL)
        ExFreePoolWithTag(buffer, 'tset');
    return count;
}

// A context of no type is one all the same.
VOID Untyped(PFLT_FILTER Filter)
{
    PFLT_CONTEXT raw = NULL;

    FltAllocateContext(Filter, FLT_STREAM_CONTEXT, sizeof(STATE),
                       NonPagedPoolNx, &raw);
// CHECK: use.c:[[@LINE+1]]:{{[0-9]+}}: warning: 'raw' is NULL on this path and is used
    RtlZeroMemory(raw, sizeof(STATE));
    FltReleaseContext(raw);
}

VOID UntypedTested(PFLT_FILTER Filter)
{
    PFLT_CONTEXT raw = NULL;

    if (!NT_SUCCESS(FltAllocateContext(Filter, FLT_STREAM_CONTEXT, sizeof(STATE),
                                       NonPagedPoolNx, &raw)))
        return;
    RtlZeroMemory(raw, sizeof(STATE));
    FltReleaseContext(raw);
}

// A buffer is no business of ours.
VOID UntypedBuffer(BOOLEAN Large)
{
    PVOID raw = NULL;

    if (Large)
        raw = ExAllocatePoolWithTag(PagedPool, 64, 'tset');
    RtlZeroMemory(raw, 64);
    if (raw != NULL)
        ExFreePoolWithTag(raw, 'tset');
}
