// A release guarded by a pointer that is derived from the context.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _DIRECTORY {
    UNICODE_STRING Name;
} DIRECTORY, *PDIRECTORY;

typedef struct _STATE {
    ULONG Signature;
    DIRECTORY Directory;
} STATE, *PSTATE;

NTSTATUS Enumerate(PDIRECTORY Directory);

NTSTATUS Clean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state = NULL;
    PDIRECTORY directory = NULL;
    NTSTATUS status;

    status = FltGetStreamHandleContext(FltObjects->Instance,
                                       FltObjects->FileObject, &state);
    if (NT_SUCCESS(status)) {
        directory = &state->Directory;
        status = Enumerate(directory);
    }
    if (directory != NULL) {
        FltReleaseContext(state);
    }
    return status;
}

NTSTATUS ByContainingRecord(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state = NULL;
    PDIRECTORY directory;
    NTSTATUS status;

    status = FltGetStreamHandleContext(FltObjects->Instance,
                                       FltObjects->FileObject, &state);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    directory = &state->Directory;
    state = NULL;
    status = Enumerate(directory);
    FltReleaseContext(CONTAINING_RECORD(directory, STATE, Directory));
    return status;
}

NTSTATUS Leaks(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state = NULL;
    PDIRECTORY directory = NULL;
    NTSTATUS status;

    status = FltGetStreamHandleContext(FltObjects->Instance,
                                       FltObjects->FileObject, &state);
    if (NT_SUCCESS(status) && state->Signature == 1) {
        directory = &state->Directory;
        status = Enumerate(directory);
    }
    if (directory != NULL) {
        FltReleaseContext(state);
    }
// CHECK: derived-pointer.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream handle context 'state' obtained by 'FltGetStreamHandleContext' is not released
    return status;
}
// CHECK: fltlint: 1 file, 3 functions analysed, 0 not fully analysed, 1 finding,
