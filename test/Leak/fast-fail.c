// RtlFailFast stops the machine like a bug check.
// RUN: %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _STATE {
    ULONG Signature;
} STATE, *PSTATE;

VOID FastFail(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state;

    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &state))) {
        return;
    }
    if (state->Signature != 'tseT') {
        RtlFailFast(FAST_FAIL_CORRUPT_LIST_ENTRY);
    }
    FltReleaseContext(state);
}
// CHECK: fltlint: 1 file, 1 function analysed, 0 not fully analysed, 0 findings
