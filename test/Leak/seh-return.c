// return inside __try: the __finally runs first, with the value already
// computed, and the function leaves from there.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _STATE {
    ULONG Length;
} STATE, *PSTATE;

ULONG Clean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state = NULL;

    __try {
        if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                            FltObjects->FileObject, &state))) {
            return 0;
        }
        return state->Length;
    } __finally {
        if (state != NULL) {
            FltReleaseContext(state);
        }
    }
}

// The flag that the __finally asks is set too late for the early return.
ULONG Leaks(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state = NULL;
    BOOLEAN release = FALSE;
    ULONG length = 0;

    __try {
        if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                            FltObjects->FileObject, &state))) {
            return 0;
        }
        if (state->Length == 0) {
            return 1;
        }
        release = TRUE;
        length = state->Length;
    } __finally {
        if (release) {
            FltReleaseContext(state);
        }
// The two returns share this way out.
// CHECK: seh-return.c:[[@LINE+2]]:{{[0-9]+}}: warning: reference to the stream context 'state' obtained by 'FltGetStreamContext' is not released
// CHECK: seh-return.c:[[@LINE-11]]:{{[0-9]+}}: note: assuming 'state->Length == 0' is true
    }
    return length;
}

// A return right behind a __finally that ran on every path.
NTSTATUS ReturnBehind(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state = NULL;
    NTSTATUS status;

    __try {
        status = FltGetStreamContext(FltObjects->Instance,
                                     FltObjects->FileObject, &state);
        if (!NT_SUCCESS(status)) {
            __leave;
        }
        if (state->Length > 10) {
            status = STATUS_BUFFER_OVERFLOW;
            __leave;
        }
        state->Length++;
    } __finally {
        if (state != NULL) {
            FltReleaseContext(state);
            state = NULL;
        }
    }
    if (!NT_SUCCESS(status)) {
        return status;
    }
    return STATUS_SUCCESS;
}

// A return in the __finally itself ends whatever was under way.
ULONG ReturnInFinally(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state = NULL;

    __try {
        FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                            &state);
        return 1;
    } __finally {
        if (state != NULL) {
            FltReleaseContext(state);
        }
        return 2;
    }
}
// CHECK: fltlint: 1 file, 4 functions analysed, 0 not fully analysed, 1 finding,
