// Independent conditions between acquisition and release: no number of paths
// must cut the analysis short, and the one that leaks is found.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

#define IF(N)                                                                  \
    if (FlagOn(Flags, 1u << (N)))                                              \
        ++count;
#define IF8(N) IF(N) IF(N + 1) IF(N + 2) IF(N + 3) IF(N + 4) IF(N + 5) IF(N + 6) IF(N + 7)
#define IF32 IF8(0) IF8(8) IF8(16) IF8(24)

ULONG Clean(PCFLT_RELATED_OBJECTS FltObjects, ULONG Flags)
{
    PFLT_CONTEXT context = NULL;
    ULONG count = 0;

    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &context);
    IF32
    IF32
    if (context != NULL) {
        FltReleaseContext(context);
    }
    return count;
}

ULONG Leaks(PCFLT_RELATED_OBJECTS FltObjects, ULONG Flags)
{
    PFLT_CONTEXT context = NULL;
    ULONG count = 0;

    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &context);
    IF32
    if (FltObjects->FileObject->DeletePending) {
// CHECK: :[[@LINE+1]]:{{.*}}reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
        return 7;
    }
    IF32
    if (context != NULL) {
        FltReleaseContext(context);
    }
    return count;
}

// Many references under one label.
NTSTATUS Six(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT a = NULL, b = NULL, c = NULL, d = NULL, e = NULL, f = NULL;
    NTSTATUS status;

    status = FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume, &a);
    if (!NT_SUCCESS(status))
        goto Cleanup;
    status = FltGetInstanceContext(FltObjects->Instance, &b);
    if (!NT_SUCCESS(status))
        goto Cleanup;
    status = FltGetFileContext(FltObjects->Instance, FltObjects->FileObject, &c);
    if (!NT_SUCCESS(status))
        goto Cleanup;
    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &d);
    if (!NT_SUCCESS(status))
        goto Cleanup;
    status = FltGetStreamHandleContext(FltObjects->Instance, FltObjects->FileObject, &e);
    if (!NT_SUCCESS(status))
        goto Cleanup;
    status = FltGetTransactionContext(FltObjects->Instance, FltObjects->Transaction, &f);
Cleanup:
    if (f != NULL)
        FltReleaseContext(f);
    if (e != NULL)
        FltReleaseContext(e);
    if (d != NULL)
        FltReleaseContext(d);
    if (c != NULL)
        FltReleaseContext(c);
    if (b != NULL)
        FltReleaseContext(b);
    if (a != NULL)
        FltReleaseContext(a);
    return status;
}

// One of them is missing there.
NTSTATUS FiveOfSix(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT a = NULL, b = NULL, c = NULL, d = NULL, e = NULL, f = NULL;
    NTSTATUS status;

    status = FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume, &a);
    if (!NT_SUCCESS(status))
        goto Cleanup;
    status = FltGetInstanceContext(FltObjects->Instance, &b);
    if (!NT_SUCCESS(status))
        goto Cleanup;
    status = FltGetFileContext(FltObjects->Instance, FltObjects->FileObject, &c);
    if (!NT_SUCCESS(status))
        goto Cleanup;
    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &d);
    if (!NT_SUCCESS(status))
        goto Cleanup;
    status = FltGetStreamHandleContext(FltObjects->Instance, FltObjects->FileObject, &e);
    if (!NT_SUCCESS(status))
        goto Cleanup;
    status = FltGetTransactionContext(FltObjects->Instance, FltObjects->Transaction, &f);
Cleanup:
    if (f != NULL)
        FltReleaseContext(f);
    if (e != NULL)
        FltReleaseContext(e);
    if (c != NULL)
        FltReleaseContext(c);
    if (b != NULL)
        FltReleaseContext(b);
    if (a != NULL)
        FltReleaseContext(a);
// CHECK: :[[@LINE+1]]:{{.*}}reference to the stream context 'd' obtained by 'FltGetStreamContext' is not released
    return status;
}
// CHECK: fltlint: 1 file, 4 functions analysed, 0 not fully analysed, 2 findings
