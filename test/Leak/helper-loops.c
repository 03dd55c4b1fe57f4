// What a helper's loop comes to is known only if its rounds are not merged:
// before a path through one is told, it is gone round by round.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _LIMITS {
    ULONG Given[8];
} LIMITS, *PLIMITS;

BOOLEAN IsFree(PLIMITS Limits, ULONG Index);

// There is a first round.
static NTSTATUS Clear(PLIMITS Limits)
{
    NTSTATUS status;
    ULONG i;

    for (i = 0; i < 8; i++) {
        Limits->Given[i] = 0;
        status = STATUS_SUCCESS;
    }
    return status;
}

// The last round succeeds.
static NTSTATUS Retry(VOID)
{
    NTSTATUS status = STATUS_UNSUCCESSFUL;
    ULONG tries;

    for (tries = 0; tries < 3 && !NT_SUCCESS(status); tries++) {
        if (tries == 2) {
            status = STATUS_SUCCESS;
        }
    }
    return status;
}

// Nobody knows.
static NTSTATUS Find(PLIMITS Limits, ULONG Count)
{
    ULONG i;

    for (i = 0; i < Count; i++) {
        if (IsFree(Limits, i)) {
            return STATUS_SUCCESS;
        }
    }
    return STATUS_NOT_FOUND;
}

// None of the eight rounds may do it.
static NTSTATUS FindOfEight(PLIMITS Limits)
{
    NTSTATUS status = STATUS_NOT_FOUND;
    ULONG i;

    for (i = 0; i < 8; i++) {
        if (IsFree(Limits, i)) {
            status = STATUS_SUCCESS;
        }
    }
    return status;
}

// A caller of a helper of that kind.
static NTSTATUS ClearAll(PLIMITS Limits)
{
    NTSTATUS status;
    ULONG i;

    for (i = 0; i < 2; i++) {
        status = Clear(Limits + i);
    }
    return status;
}

#define RELEASE_IF(Name, Condition)                                            \
    VOID Name(PFLT_INSTANCE Instance, PLIMITS Limits, ULONG Count)             \
    {                                                                          \
        PFLT_CONTEXT context;                                                  \
        if (NT_SUCCESS(FltGetInstanceContext(Instance, &context))) {           \
            if (NT_SUCCESS(Condition)) {                                       \
                FltReleaseContext(context);                                    \
            }                                                                  \
        }                                                                      \
    }

// CHECK-NOT: warning:
RELEASE_IF(AfterClear, Clear(Limits))
RELEASE_IF(AfterRetry, Retry())
RELEASE_IF(AfterClearAll, ClearAll(Limits))
// CHECK: helper-loops.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'context' obtained by 'FltGetInstanceContext' is not released on this path
RELEASE_IF(AfterFind, Find(Limits, Count))
// CHECK: helper-loops.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'context' obtained by 'FltGetInstanceContext' is not released on this path
RELEASE_IF(AfterFindOfEight, FindOfEight(Limits))
// CHECK-NOT: warning:
// CHECK: 2 findings
