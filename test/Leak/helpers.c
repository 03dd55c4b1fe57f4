// Helpers that return a reference make the caller its owner; each caller that
// loses it is a finding of its own, which names the helper.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

static PFLT_CONTEXT Lookup(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context = NULL;

    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &context);
    return context;
}

static NTSTATUS Find(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT *Result)
{
    *Result = Lookup(FltObjects);
    return *Result ? STATUS_SUCCESS : STATUS_NOT_FOUND;
}

static BOOLEAN Has(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT *Result)
{
    return NT_SUCCESS(Find(FltObjects, Result));
}

static VOID Drop(PFLT_CONTEXT *Context)
{
    if (*Context != NULL) {
        FltReleaseContext(*Context);
        *Context = NULL;
    }
}

VOID LosesReturned(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context = Lookup(FltObjects);

    DbgPrint("%p\n", context);
// CHECK: helpers.c:[[@LINE+2]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'Lookup' is not released
// CHECK: helpers.c:[[@LINE-4]]:{{[0-9]+}}: note: 'Lookup' returns a referenced stream context in 'context'
}

VOID LosesOutParameter(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (NT_SUCCESS(Find(FltObjects, &context))) {
        DbgPrint("%p\n", context);
    }
// CHECK: helpers.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'Find' is not released
}

VOID LosesThroughThree(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (Has(FltObjects, &context)) {
        DbgPrint("%p\n", context);
    }
// CHECK: helpers.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'Has' is not released
}

// Not even looked at.
VOID Ignores(PCFLT_RELATED_OBJECTS FltObjects)
{
// CHECK: helpers.c:{{[0-9]+}}:{{[0-9]+}}: warning: reference to the stream context obtained by 'Lookup' is not released
    Lookup(FltObjects);
}

VOID Clean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (Has(FltObjects, &context)) {
        Drop(&context);
    }
    context = Lookup(FltObjects);
    Drop(&context);
    if (NT_SUCCESS(Find(FltObjects, &context))) {
        FltReleaseContext(context);
    }
}

// Exported: its callers are not here.
PFLT_CONTEXT ReturnsToStranger(PCFLT_RELATED_OBJECTS FltObjects)
{
    return Lookup(FltObjects);
}
// CHECK: fltlint: 1 file, 10 functions analysed, 0 not fully analysed, 4 findings
