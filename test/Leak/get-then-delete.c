// References add up: a get and a delete that hands out the same context give
// two, however many variables there are.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

VOID OneVariable(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &context))) {
        return;
    }
// CHECK: get-then-delete.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
    if (NT_SUCCESS(FltDeleteStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &context))) {
        FltReleaseContext(context);
    }
}

VOID TwoVariables(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context, old = NULL;

    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &context))) {
        return;
    }
    FltDeleteStreamContext(FltObjects->Instance, FltObjects->FileObject, &old);
    FltReleaseContext(context);
    if (old != NULL) {
        FltReleaseContext(old);
    }
}

// Got twice into one variable.
VOID GotTwice(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context = NULL;

    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &context);
// CHECK: get-then-delete.c:[[@LINE+2]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
// CHECK: get-then-delete.c:[[@LINE+1]]:{{[0-9]+}}: note: 'context' is overwritten here while it still holds the reference
    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &context);
    if (context != NULL) {
        FltReleaseContext(context);
    }
}
// CHECK: fltlint: 1 file, 3 functions analysed, 0 not fully analysed, 2 findings
