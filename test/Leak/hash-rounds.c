// What a hash function computes doubles with each round; it is not followed for
// ever, and what is tested of the result is still the same in both tests.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

#define ROUND h = (h ^ (h >> 3)) + (h << 5);
#define FOUR ROUND ROUND ROUND ROUND
#define MANY FOUR FOUR FOUR FOUR FOUR FOUR FOUR FOUR FOUR FOUR

NTSTATUS TestedTwice(PCFLT_RELATED_OBJECTS Objects, ULONG h)
{
    PFLT_CONTEXT context = NULL;
    NTSTATUS status = STATUS_SUCCESS;

    MANY
    if (h == 3) {
        status = FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                     &context);
        if (!NT_SUCCESS(status)) {
            return status;
        }
    }
    if (h == 3) {
        FltReleaseContext(context);
    }
    return status;
}

NTSTATUS Leaks(PCFLT_RELATED_OBJECTS Objects, ULONG h)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltGetStreamContext(Objects->Instance,
                                          Objects->FileObject, &context);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    MANY
    if (h == 3) {
// CHECK: hash-rounds.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
        return STATUS_SUCCESS;
    }
    FltReleaseContext(context);
    return status;
}
// CHECK: 1 finding
