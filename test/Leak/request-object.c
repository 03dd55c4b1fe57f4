// A request that owns references: filled by one helper, emptied by another.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _REQUEST {
    LIST_ENTRY Links;
    PFLT_CONTEXT Instance;
    PFLT_CONTEXT Stream;
    ULONG Length;
} REQUEST, *PREQUEST;

LIST_ENTRY Requests;

static VOID Destroy(PREQUEST Request)
{
    if (Request->Stream != NULL) {
        FltReleaseContext(Request->Stream);
    }
    if (Request->Instance != NULL) {
        FltReleaseContext(Request->Instance);
    }
    ExFreePoolWithTag(Request, 'tseT');
}

static NTSTATUS Create(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT Stream,
                       PREQUEST *Result)
{
    NTSTATUS status;
    PREQUEST request = ExAllocatePoolWithTag(NonPagedPool, sizeof(REQUEST),
                                             'tseT');
    *Result = NULL;
    if (request == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlZeroMemory(request, sizeof(REQUEST));
    status = FltGetInstanceContext(FltObjects->Instance, &request->Instance);
    if (!NT_SUCCESS(status)) {
        Destroy(request);
        return status;
    }
    FltReferenceContext(Stream);
    request->Stream = Stream;
    *Result = request;
    return STATUS_SUCCESS;
}

NTSTATUS Queue(PCFLT_RELATED_OBJECTS FltObjects, BOOLEAN Closing)
{
    PFLT_CONTEXT stream;
    PREQUEST request;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &stream);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = Create(FltObjects, stream, &request);
    if (NT_SUCCESS(status)) {
        if (Closing) {
            Destroy(request);
        } else {
            InsertTailList(&Requests, &request->Links);
        }
    }
    FltReleaseContext(stream);
    return status;
}

// Frees the request and forgets what it owns.
NTSTATUS QueueLeaking(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT Stream,
                      BOOLEAN Closing)
{
    PREQUEST request;
    NTSTATUS status = Create(FltObjects, Stream, &request);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (Closing) {
        if (request->Stream != NULL) {
            FltReleaseContext(request->Stream);
        }
// CHECK: request-object.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'request->Instance' obtained by 'Create' is not released
        ExFreePoolWithTag(request, 'tseT');
        return STATUS_CANCELLED;
    }
    InsertTailList(&Requests, &request->Links);
    return STATUS_SUCCESS;
}
// CHECK: fltlint: 1 file, 4 functions analysed, 0 not fully analysed, 1 finding,
