// Without a routine nothing is handed to anybody: an ordinary loan.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _STATE {
    UCHAR Header[64];
} STATE, *PSTATE;

NTSTATUS Fill(PCFLT_RELATED_OBJECTS FltObjects)
{
    LARGE_INTEGER offset = {0};
    PSTATE state;
    ULONG read = 0;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &state);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltReadFile(FltObjects->Instance, FltObjects->FileObject, &offset,
                         sizeof(state->Header), state->Header, 0, &read, NULL,
                         NULL);
    if (!NT_SUCCESS(status)) {
// CHECK: synchronous-read.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'state' obtained by 'FltGetStreamContext' is not released
        return status;
    }
    FltReleaseContext(state);
    return STATUS_SUCCESS;
}
// CHECK: fltlint: 1 file, 1 function analysed, 0 not fully analysed, 1 finding,
