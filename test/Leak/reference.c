// FltReferenceContext adds one to what the caller owes.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _REQUEST {
    PFLT_CONTEXT Stream;
} REQUEST, *PREQUEST;

// Two references, one release.
VOID ReferencedOnceTooOften(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &context))) {
        return;
    }
    FltReferenceContext(context);
    FltReleaseContext(context);
// CHECK: reference.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by '{{FltGetStreamContext|FltReferenceContext}}' is not released
}

VOID TwiceAndTwice(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &context))) {
        return;
    }
    FltReferenceContext(context);
    FltReleaseContext(context);
    FltReleaseContext(context);
}

// The extra one is for the request, the own one is dropped.
VOID OneForTheRequest(PCFLT_RELATED_OBJECTS FltObjects, PREQUEST Request)
{
    PFLT_CONTEXT context;

    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &context))) {
        return;
    }
    FltReferenceContext(context);
    Request->Stream = context;
    FltReleaseContext(context);
}

// Nobody but this frame can know of the extra reference: the request that
// would hold it is freed.
VOID RequestFreed(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    PREQUEST request;

    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &context))) {
        return;
    }
    request = ExAllocatePoolWithTag(PagedPool, sizeof(REQUEST), 'tseT');
    if (request != NULL) {
        FltReferenceContext(context);
        request->Stream = context;
        ExFreePoolWithTag(request, 'tseT');
    }
    FltReleaseContext(context);
// CHECK: reference.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by '{{FltGetStreamContext|FltReferenceContext}}' is not released
}

// The request outlives the call and holds what was added.
VOID ReferenceOfParameter(PFLT_CONTEXT Context, PREQUEST Request)
{
    FltReferenceContext(Context);
    Request->Stream = Context;
}

VOID ReferenceAndRelease(PFLT_CONTEXT Context, PREQUEST Request)
{
    FltReferenceContext(Context);
    Request->Stream = Context;
    Request->Stream = NULL;
    FltReleaseContext(Context);
}
// CHECK: fltlint: 1 file, 6 functions analysed, 0 not fully analysed, 2 findings
