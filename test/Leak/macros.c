// Macros that release, and set to NULL what they released.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

#define SAFE_RELEASE(Context)                                                  \
    do {                                                                       \
        if ((Context) != NULL) {                                               \
            FltReleaseContext(Context);                                        \
            (Context) = NULL;                                                  \
        }                                                                      \
    } while (0)

#define RETURN_IF(Condition, Status)                                           \
    if (Condition)                                                             \
    return (Status)

#define GO_IF_FAILED(Expression)                                               \
    if (!NT_SUCCESS(status = (Expression)))                                    \
    goto Exit

NTSTATUS Work(PFLT_CONTEXT Context);

NTSTATUS Clean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT stream = NULL, volume = NULL;
    NTSTATUS status;

    GO_IF_FAILED(FltGetStreamContext(FltObjects->Instance,
                                     FltObjects->FileObject, &stream));
    GO_IF_FAILED(FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume,
                                     &volume));
    GO_IF_FAILED(Work(stream));
    SAFE_RELEASE(stream);
    GO_IF_FAILED(Work(volume));
Exit:
    SAFE_RELEASE(volume);
    SAFE_RELEASE(stream);
    SAFE_RELEASE(stream);
    return status;
}

NTSTATUS HiddenReturn(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT stream = NULL;
    NTSTATUS status;

    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 &stream);
    RETURN_IF(!NT_SUCCESS(status), status);
    status = Work(stream);
// CHECK: macros.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'stream' obtained by 'FltGetStreamContext' is not released
    RETURN_IF(!NT_SUCCESS(status), status);
    SAFE_RELEASE(stream);
    return status;
}
// CHECK: fltlint: 1 file, 2 functions analysed, 0 not fully analysed, 1 finding,
