// do { } while (0) with break, short-circuits, early returns inside loops,
// lookaside lists, conditional operators.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _STATE {
    ULONG Count;
    ULONG Size[8];
} STATE, *PSTATE;

NPAGED_LOOKASIDE_LIST Requests;

NTSTATUS Work(PSTATE State);

NTSTATUS DoWhile(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state = NULL;
    NTSTATUS status;

    do {
        status = FltGetStreamContext(FltObjects->Instance,
                                     FltObjects->FileObject, &state);
        if (!NT_SUCCESS(status)) {
            break;
        }
        if (state->Count == 0) {
            status = STATUS_UNSUCCESSFUL;
            break;
        }
        status = Work(state);
    } while (0);
    if (state != NULL) {
        FltReleaseContext(state);
    }
    return status;
}

// No memory for the request: nothing behind the loop releases.
FLT_PREOP_CALLBACK_STATUS DoWhileLeaking(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state = NULL;
    PVOID request = NULL;

    do {
        if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                            FltObjects->FileObject, &state))) {
            break;
        }
        request = ExAllocateFromNPagedLookasideList(&Requests);
        if (request == NULL) {
            break;
        }
        Work(state);
        ExFreeToNPagedLookasideList(&Requests, request);
        FltReleaseContext(state);
    } while (FALSE);
// CHECK: idioms.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'state' obtained by 'FltGetStreamContext' is not released
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

// Both or nothing; but one may be there without the other.
VOID ShortCircuit(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT file, stream;

    if (NT_SUCCESS(FltGetFileContext(FltObjects->Instance,
                                     FltObjects->FileObject, &file)) &&
        NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject, &stream))) {
        FltReleaseContext(stream);
        FltReleaseContext(file);
    }
// CHECK: idioms.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the file context 'file' obtained by 'FltGetFileContext' is not released
}

VOID ShortCircuitClean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT file = NULL, stream = NULL;

    if (NT_SUCCESS(FltGetFileContext(FltObjects->Instance,
                                     FltObjects->FileObject, &file)) &&
        NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject, &stream))) {
        DbgPrint("both\n");
    }
    if (stream)
        FltReleaseContext(stream);
    if (file)
        FltReleaseContext(file);
}

// Out of the middle of a loop.
ULONG EarlyReturn(PCFLT_RELATED_OBJECTS FltObjects, ULONG Wanted)
{
    PSTATE state;
    ULONG i;

    if (!NT_SUCCESS(FltGetStreamHandleContext(FltObjects->Instance,
                                              FltObjects->FileObject,
                                              &state))) {
        return 0;
    }
    for (i = 0; i < state->Count && i < 8; ++i) {
        if (state->Size[i] == Wanted) {
// CHECK: idioms.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream handle context 'state' obtained by 'FltGetStreamHandleContext' is not released
            return i;
        }
    }
    FltReleaseContext(state);
    return 8;
}

ULONG Conditional(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state = NULL;
    ULONG count = NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                                 FltObjects->FileObject,
                                                 &state))
                      ? state->Count
                      : 0;

    return state != NULL ? FltReleaseContext(state), count : 0;
}
// CHECK: fltlint: 1 file, 6 functions analysed, 0 not fully analysed, 3 findings
