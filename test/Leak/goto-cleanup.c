// A chain of labels: each undoes one step, in reverse.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

NTSTATUS Work(PFLT_CONTEXT Stream, PVOID Buffer);

NTSTATUS Clean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT volume, stream;
    PVOID buffer;
    NTSTATUS status;

    status = FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume,
                                 &volume);
    if (!NT_SUCCESS(status)) {
        goto Done;
    }
    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 &stream);
    if (!NT_SUCCESS(status)) {
        goto ReleaseVolume;
    }
    buffer = ExAllocatePoolWithTag(PagedPool, 64, 'tseT');
    if (buffer == NULL) {
        status = STATUS_INSUFFICIENT_RESOURCES;
        goto ReleaseStream;
    }
    status = Work(stream, buffer);
    ExFreePoolWithTag(buffer, 'tseT');
ReleaseStream:
    FltReleaseContext(stream);
ReleaseVolume:
    FltReleaseContext(volume);
Done:
    return status;
}

// One label too far.
NTSTATUS WrongLabel(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT volume, stream;
    PVOID buffer;
    NTSTATUS status;

    status = FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume,
                                 &volume);
    if (!NT_SUCCESS(status)) {
        goto Done;
    }
    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 &stream);
    if (!NT_SUCCESS(status)) {
        goto ReleaseVolume;
    }
    buffer = ExAllocatePoolWithTag(PagedPool, 64, 'tseT');
    if (buffer == NULL) {
        status = STATUS_INSUFFICIENT_RESOURCES;
        goto ReleaseVolume;
    }
    status = Work(stream, buffer);
    ExFreePoolWithTag(buffer, 'tseT');
    FltReleaseContext(stream);
ReleaseVolume:
    FltReleaseContext(volume);
Done:
// CHECK: goto-cleanup.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'stream' obtained by 'FltGetStreamContext' is not released
    return status;
}

// Back up: another try.
NTSTATUS Again(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT stream;
    NTSTATUS status;
    ULONG tries = 0;

Retry:
    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 &stream);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = Work(stream, NULL);
    FltReleaseContext(stream);
    if (status == STATUS_RETRY && ++tries < 5) {
        goto Retry;
    }
    return status;
}
// CHECK: fltlint: 1 file, 3 functions analysed, 0 not fully analysed, 1 finding,
