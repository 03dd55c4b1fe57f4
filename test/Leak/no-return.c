// Where the machine stops, nothing is owed.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _STATE {
    ULONG Signature;
    ULONG Value;
} STATE, *PSTATE;

DECLSPEC_NORETURN VOID Panic(ULONG Code);

VOID BugCheck(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state;

    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &state))) {
        return;
    }
    if (state->Signature != 'tseT') {
        KeBugCheckEx(0xF5, 1, 2, 3, 4);
    }
    FltReleaseContext(state);
}

VOID OwnNoReturn(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state;

    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &state))) {
        return;
    }
    if (state->Signature != 'tseT') {
        Panic(1);
    }
    FltReleaseContext(state);
}

// Not what is asserted is leaked, but what is tested.
VOID Asserted(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state;

    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &state))) {
        return;
    }
    FLT_ASSERT(state != NULL);
    NT_ASSERT(state->Signature == 'tseT');
    if (state->Value == 0) {
// CHECK: no-return.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'state' obtained by 'FltGetStreamContext' is not released
        return;
    }
    FltReleaseContext(state);
}
// CHECK: fltlint: 1 file, 3 functions analysed, 0 not fully analysed, 1 finding,
