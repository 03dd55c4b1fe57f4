// Loops: one reference in each round.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

BOOLEAN IsTheOne(PFLT_CONTEXT Context);

// The match is kept, all others are released.
static NTSTATUS FindMatch(PFLT_INSTANCE *Instances, ULONG Count,
                          PFLT_CONTEXT *Match)
{
    ULONG i;

    *Match = NULL;
    for (i = 0; i < Count; ++i) {
        PFLT_CONTEXT context;

        if (!NT_SUCCESS(FltGetInstanceContext(Instances[i], &context))) {
            continue;
        }
        if (IsTheOne(context)) {
            *Match = context;
            break;
        }
        FltReleaseContext(context);
    }
    return *Match ? STATUS_SUCCESS : STATUS_NOT_FOUND;
}

VOID UseMatch(PFLT_INSTANCE *Instances, ULONG Count)
{
    PFLT_CONTEXT match;

    if (NT_SUCCESS(FindMatch(Instances, Count, &match))) {
        FltReleaseContext(match);
    }
}

// The one that does not match is not released.
VOID SkipsRelease(PFLT_INSTANCE *Instances, ULONG Count)
{
    PFLT_CONTEXT context;
    ULONG i;

    for (i = 0; i < Count; ++i) {
        if (!NT_SUCCESS(FltGetInstanceContext(Instances[i], &context))) {
            continue;
        }
        if (!IsTheOne(context)) {
// CHECK: loops.c:{{[0-9]+}}:{{[0-9]+}}: warning: reference to the instance context 'context' obtained by 'FltGetInstanceContext' is not released
            continue;
        }
        FltReleaseContext(context);
    }
}

// The one of the last round is overwritten by that of the next.
VOID KeepsLast(PFLT_INSTANCE *Instances, ULONG Count)
{
    PFLT_CONTEXT context = NULL;
    ULONG i;

    for (i = 0; i < Count; ++i) {
// CHECK: loops.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'context' obtained by 'FltGetInstanceContext' is not released
        FltGetInstanceContext(Instances[i], &context);
    }
    if (context != NULL) {
        FltReleaseContext(context);
    }
}

// Break out of the loop with it.
VOID Breaks(PFLT_INSTANCE *Instances, ULONG Count)
{
    PFLT_CONTEXT context;
    ULONG i = 0;

    while (i < Count) {
        if (NT_SUCCESS(FltGetInstanceContext(Instances[i++], &context))) {
            if (IsTheOne(context)) {
                break;
            }
            FltReleaseContext(context);
        }
    }
// CHECK: loops.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'context' obtained by 'FltGetInstanceContext' is not released
}

// An array that is filled, and emptied.
VOID Collected(PFLT_INSTANCE *Instances, ULONG Count)
{
    PFLT_CONTEXT contexts[8] = {NULL};
    ULONG i;

    for (i = 0; i < Count && i < 8; ++i) {
        FltGetInstanceContext(Instances[i], &contexts[i]);
    }
    for (i = 0; i < 8; ++i) {
        if (contexts[i] != NULL) {
            FltReleaseContext(contexts[i]);
        }
    }
}

// Tries until it is there.
NTSTATUS Retry(PFLT_INSTANCE Instance)
{
    PFLT_CONTEXT context;
    NTSTATUS status;

    do {
        status = FltGetInstanceContext(Instance, &context);
    } while (status == STATUS_NOT_FOUND);
    if (NT_SUCCESS(status)) {
        FltReleaseContext(context);
    }
    return status;
}
// CHECK: fltlint: 1 file, 7 functions analysed, 0 not fully analysed, 3 findings
