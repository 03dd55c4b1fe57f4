// Functions without a body: what they are given by value is lent. What they are
// given by address may have been taken.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

VOID LooksAt(PFLT_CONTEXT Context);
VOID MayTake(PFLT_CONTEXT *Context);
VOID Trace(const char *Format, ...);

VOID Lent(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject, &context))) {
        LooksAt(context);
    }
// CHECK: opaque.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
}

VOID Taken(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject, &context))) {
        MayTake(&context);
    }
}

// The address in a trace is printed, not used.
VOID Traced(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject, &context))) {
        Trace("%p %p\n", &context, context);
        DbgPrint("%p\n", &context);
    }
// CHECK: opaque.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
}

// A released pointer's value may be passed on to somebody who ignores it.
static VOID Ignores(PFLT_CONTEXT Context)
{
    UNREFERENCED_PARAMETER(Context);
}

VOID PassedAfterRelease(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject, &context))) {
        FltReleaseContext(context);
        Ignores(context);
        DbgPrint("%p\n", context);
    }
}

// Called in a header of the system: sees nothing of ours.
VOID SystemCalls(PCFLT_RELATED_OBJECTS FltObjects, PUNICODE_STRING Name)
{
    PFLT_CONTEXT context = NULL;

    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &context);
    RtlInitUnicodeString(Name, L"name");
    KeQuerySystemTime((PLARGE_INTEGER)Name->Buffer);
    FltCancelFileOpen(FltObjects->Instance, FltObjects->FileObject);
    if (context != NULL) {
        FltReleaseContext(context);
    }
}
// CHECK: fltlint: 1 file, 5 functions analysed, 0 not fully analysed, 2 findings
