// What is done with a context after its last reference is gone.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct { ULONG Count; LIST_ENTRY Link; } STATE;

static STATE *Get(PFLT_INSTANCE Instance)
{
    STATE *State;
    return NT_SUCCESS(FltGetInstanceContext(Instance, (PFLT_CONTEXT *)&State)) ? State : NULL;
}

ULONG Reads(PFLT_INSTANCE Instance)
{
    STATE *State = Get(Instance);
    if (State == NULL)
        return 0;
    FltReleaseContext(State);
// CHECK: :[[@LINE+1]]:12: warning: {{.*}} [flt-context-use-after-release]
    return State->Count;
}

VOID Writes(PFLT_INSTANCE Instance, BOOLEAN Early)
{
    STATE *State = Get(Instance);
    if (State == NULL)
        return;
    if (Early)
        FltReleaseContext(State);
// CHECK: :[[@LINE+1]]:5: warning: {{.*}} [flt-context-use-after-release]
    State->Count = 1;
    if (!Early)
        FltReleaseContext(State);
}

static ULONG CountOf(STATE *State) { return State->Count; }

ULONG ReadsElsewhere(PFLT_INSTANCE Instance)
{
    STATE *State = Get(Instance);
    if (State == NULL)
        return 0;
    FltReleaseContext(State);
// CHECK: :[[@LINE+1]]:12: warning: {{.*}} [flt-context-use-after-release]
    return CountOf(State);
}

VOID References(PFLT_INSTANCE Instance)
{
    STATE *State = Get(Instance);
    if (State == NULL)
        return;
    FltReleaseContext(State);
// CHECK: :[[@LINE+1]]:5: warning: {{.*}} [flt-context-use-after-release]
    FltReferenceContext(State);
    FltReleaseContext(State);
}

// CHECK-NOT: warning:

// The address is a number like others.
BOOLEAN Compares(PFLT_INSTANCE Instance, STATE *Other)
{
    STATE *State = Get(Instance);
    if (State == NULL)
        return FALSE;
    FltReleaseContext(State);
    DbgPrint("%p\n", State);
    return State == Other;
}

// A second reference keeps it.
ULONG StillOwns(PFLT_INSTANCE Instance)
{
    ULONG Count;
    STATE *State = Get(Instance);
    if (State == NULL)
        return 0;
    FltReferenceContext(State);
    FltReleaseContext(State);
    Count = State->Count;
    FltReleaseContext(State);
    return Count;
}

// Another context is in the variable by then.
ULONG GetsAnother(PFLT_INSTANCE Instance)
{
    ULONG Count = 0;
    STATE *State = Get(Instance);
    if (State != NULL)
        FltReleaseContext(State);
    State = Get(Instance);
    if (State != NULL) {
        Count = State->Count;
        FltReleaseContext(State);
    }
    return Count;
}
