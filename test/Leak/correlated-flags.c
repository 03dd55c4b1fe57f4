// Acquired under a flag and released under the same flag, asked in other
// words.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

#define WANT_STREAM 0x1
#define WANT_VOLUME 0x2

VOID Same(PCFLT_RELATED_OBJECTS FltObjects, ULONG Flags)
{
    PFLT_CONTEXT context = NULL;

    if (FlagOn(Flags, WANT_STREAM)) {
        if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                            FltObjects->FileObject,
                                            &context))) {
            return;
        }
    }
    DbgPrint("%x\n", Flags);
    if (Flags & WANT_STREAM) {
        FltReleaseContext(context);
    }
}

VOID Other(PCFLT_RELATED_OBJECTS FltObjects, ULONG Flags)
{
    PFLT_CONTEXT context = NULL;

    if (FlagOn(Flags, WANT_STREAM)) {
        if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                            FltObjects->FileObject,
                                            &context))) {
            return;
        }
    }
    if (context != NULL && FlagOn(Flags, WANT_VOLUME)) {
        FltReleaseContext(context);
    }
// CHECK: :[[@LINE+1]]:{{.*}}reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
}

// The draining flag of a post-operation: the get and the release are behind
// the same test.
FLT_POSTOP_CALLBACK_STATUS PostCreate(PFLT_CALLBACK_DATA Data,
                                      PCFLT_RELATED_OBJECTS FltObjects,
                                      PVOID CompletionContext,
                                      FLT_POST_OPERATION_FLAGS Flags)
{
    PFLT_CONTEXT context = NULL;
    NTSTATUS status = STATUS_UNSUCCESSFUL;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    if (!FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING)) {
        status = FltGetStreamContext(FltObjects->Instance,
                                     FltObjects->FileObject, &context);
    }
    if (!FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING) && NT_SUCCESS(status)) {
        FltReleaseContext(context);
    }
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// A flag of one's own that says what is owned.
VOID Cleanup(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT stream = NULL, volume = NULL;
    ULONG owned = 0;

    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject, &stream))) {
        SetFlag(owned, WANT_STREAM);
    }
    if (NT_SUCCESS(FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume,
                                       &volume))) {
        SetFlag(owned, WANT_VOLUME);
    }
    if (FlagOn(owned, WANT_VOLUME)) {
        FltReleaseContext(volume);
    }
    if (FlagOn(owned, WANT_STREAM)) {
        FltReleaseContext(stream);
    }
}

// A byte of the object that nothing writes in between.
VOID FieldOfObject(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context = NULL;

    if (FltObjects->FileObject->DeletePending) {
        if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                            FltObjects->FileObject,
                                            &context))) {
            return;
        }
    }
    if (FltObjects->FileObject->DeletePending) {
        FltReleaseContext(context);
    }
}
// CHECK: fltlint: 1 file, 5 functions analysed, 0 not fully analysed, 1 finding,
