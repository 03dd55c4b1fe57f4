// Calls in comments and in code that is compiled out are no calls.
// RUN: %audit %s 2>&1 | %check %s

#include <fltkernel.h>

VOID Nothing(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context = NULL;

    /*
    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &context);
    */
#if 0
    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &context);
#endif
    // FltGetFileContext(FltObjects->Instance, FltObjects->FileObject, &context);
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(context);
}

VOID One(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context = NULL;

    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &context);
    if (context != NULL) {
        FltReleaseContext(context);
    }
}
// CHECK: fltlint: 1 file, 1 function analysed, 0 not fully analysed, 0 findings
