// Nested __try: the inner __finally runs first, then the outer one.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

NTSTATUS Work(PFLT_CONTEXT Stream, PFLT_CONTEXT Volume);

NTSTATUS Clean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT stream = NULL, volume = NULL;
    NTSTATUS status;

    __try {
        status = FltGetStreamContext(FltObjects->Instance,
                                     FltObjects->FileObject, &stream);
        if (!NT_SUCCESS(status)) {
            __leave;
        }
        __try {
            status = FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume,
                                         &volume);
            if (!NT_SUCCESS(status)) {
                return status;
            }
            status = Work(stream, volume);
            if (!NT_SUCCESS(status)) {
                __leave;
            }
        } __finally {
            if (volume != NULL) {
                FltReleaseContext(volume);
            }
        }
    } __finally {
        if (stream != NULL) {
            FltReleaseContext(stream);
        }
    }
    return status;
}

// __leave leaves the inner one only; behind it, the outer forgets.
NTSTATUS InnerForgets(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT stream = NULL, volume = NULL;
    NTSTATUS status;

    __try {
        status = FltGetStreamContext(FltObjects->Instance,
                                     FltObjects->FileObject, &stream);
        if (!NT_SUCCESS(status)) {
            __leave;
        }
        __try {
            status = FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume,
                                         &volume);
            if (!NT_SUCCESS(status)) {
                __leave;
            }
            status = Work(stream, volume);
        } __finally {
            if (!NT_SUCCESS(status) && volume != NULL) {
                FltReleaseContext(volume);
            }
        }
    } __finally {
        if (stream != NULL) {
            FltReleaseContext(stream);
        }
    }
// CHECK: seh-nested.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the volume context 'volume' obtained by 'FltGetVolumeContext' is not released
    return status;
}
// CHECK: fltlint: 1 file, 2 functions analysed, 0 not fully analysed, 1 finding,
