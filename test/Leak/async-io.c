// FltPerformAsynchronousIo calls its routine whatever it returns: the context
// argument is the routine's from then on. What FltReadFile does when it fails
// is not documented.
// RUN: %audit %s 2>&1 | %check %s

#include <fltkernel.h>

static VOID Done(PFLT_CALLBACK_DATA Data, PFLT_CONTEXT Context)
{
    FltReleaseContext(Context);
    FltFreeCallbackData(Data);
}

NTSTATUS Perform(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CALLBACK_DATA Data)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    return FltPerformAsynchronousIo(Data, Done, context);
}

NTSTATUS Read(PCFLT_RELATED_OBJECTS FltObjects, PVOID Buffer)
{
    LARGE_INTEGER offset = {0};
    PFLT_CONTEXT context;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltReadFile(FltObjects->Instance, FltObjects->FileObject, &offset,
                         512, Buffer, 0, NULL, Done, context);
    if (!NT_SUCCESS(status)) {
        FltReleaseContext(context);
    }
    return status;
}

NTSTATUS ReadAndTrust(PCFLT_RELATED_OBJECTS FltObjects, PVOID Buffer)
{
    LARGE_INTEGER offset = {0};
    PFLT_CONTEXT context;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    return FltReadFile(FltObjects->Instance, FltObjects->FileObject, &offset,
                       512, Buffer, 0, NULL, Done, context);
}
// CHECK: fltlint: 1 file, {{[34]}} functions analysed, 0 not fully analysed, 0 findings
