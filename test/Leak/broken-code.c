// A part that does not parse is unknown; what is around it is analysed all the
// same, and nothing is claimed of what passed through the unknown part.
// RUN: not %audit %s 2>&1 | FileCheck %s --implicit-check-not=warning:

#include <fltkernel.h>

VOID Whole(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context = NULL;

    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &context);
// CHECK: :[[@LINE+1]]:{{.*}}reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
}

VOID Broken(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context = NULL;

    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &context);
    FltObjects->NoSuchMember->Consume(context, );
}
// CHECK: clang reports
// CHECK: 1 finding,
