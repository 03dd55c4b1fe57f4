// Released as contexts, but none.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

VOID Name(PFLT_CALLBACK_DATA Data)
{
    PFLT_FILE_NAME_INFORMATION name;
    if (!NT_SUCCESS(FltGetFileNameInformation(Data, FLT_FILE_NAME_NORMALIZED, &name)))
        return;
// CHECK: :[[@LINE+1]]:5: warning: 'FltReleaseContext' is given what 'FltGetFileNameInformation' returns, which is no context [flt-context-registration]
    FltReleaseContext(name);
}

VOID Variable(PFLT_INSTANCE Instance)
{
    PFLT_CONTEXT context;
    if (NT_SUCCESS(FltGetInstanceContext(Instance, &context))) {
// CHECK: :[[@LINE+1]]:9: warning: 'FltReferenceContext' is given the address of a variable or of memory, which is no context [flt-context-registration]
        FltReferenceContext(&context);
        FltReleaseContext(context);
    }
}

VOID Memory(VOID)
{
    PVOID memory = ExAllocatePoolWithTag(PagedPool, 8, 'tset');
    if (memory != NULL)
// CHECK: :[[@LINE+1]]:9: warning: 'FltReleaseContext' is given the address of a variable or of memory, which is no context [flt-context-registration]
        FltReleaseContext(memory);
}

typedef struct _HOLDER {
    PFLT_CONTEXT Context;
} HOLDER, *PHOLDER;

// The object is none, what it holds may be.
VOID Held(PFLT_CALLBACK_DATA Data, PHOLDER Holder)
{
    PFLT_FILE_NAME_INFORMATION name;
    PVOID either = Holder->Context;
    FltReleaseContext(Holder->Context);
    if (NT_SUCCESS(FltGetFileNameInformation(Data, FLT_FILE_NAME_NORMALIZED, &name)))
        FltReleaseFileNameInformation(name);
    UNREFERENCED_PARAMETER(either);
}

// What the system passes: as a parameter, or in a structure of its own.
NTSTATUS InstanceSetup(PCFLT_RELATED_OBJECTS FltObjects)
{
// CHECK: :[[@LINE+1]]:5: warning: 'FltReleaseContext' is given an instance, which is no context [flt-context-registration]
    FltReleaseContext(FltObjects->Instance);
// CHECK: :[[@LINE+1]]:5: warning: 'FltReferenceContext' is given the related objects, which is no context
    FltReferenceContext((PFLT_CONTEXT)FltObjects);
    return STATUS_SUCCESS;
}

static VOID ReleaseObject(PCFLT_RELATED_OBJECTS FltObjects)
{
// CHECK: :[[@LINE+2]]:5: warning: 'FltReleaseContext' is given a file object, which is no context
    PFILE_OBJECT file = FltObjects->FileObject;
    FltReleaseContext(file);
}

FLT_PREOP_CALLBACK_STATUS PreRead(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    UNREFERENCED_PARAMETER(CompletionContext);
    ReleaseObject(FltObjects);
// CHECK: :[[@LINE+1]]:5: warning: 'FltReleaseContext' is given a file object, which is no context
    FltReleaseContext(Data->Iopb->TargetFileObject);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

VOID Teardown(PFLT_VOLUME Volume)
{
    PFLT_CONTEXT context = Volume;
// CHECK: :[[@LINE+1]]:5: warning: 'FltDeleteContext' is given a volume, which is no context
    FltDeleteContext(context);
}

// The types of the driver's own variables may be wrong; what is in them counts.
typedef struct _MISTYPED {
    PFLT_INSTANCE Context;
} MISTYPED;

static VOID Drop(PFLT_INSTANCE Context)
{
    FltReleaseContext(Context);
}

VOID Mistyped(PFLT_INSTANCE Instance, MISTYPED *Kept)
{
    PFLT_INSTANCE context;
    if (NT_SUCCESS(FltGetInstanceContext(Instance, (PFLT_CONTEXT *)&context)))
        FltReleaseContext(context);
    if (NT_SUCCESS(FltGetInstanceContext(Instance, (PFLT_CONTEXT *)&context)))
        Drop(context);
    FltReleaseContext(Kept->Context);
}

// One parameter, two lives.
VOID Reused(PFLT_INSTANCE Instance)
{
    if (NT_SUCCESS(FltGetInstanceContext(Instance, (PFLT_CONTEXT *)&Instance)))
        FltReleaseContext(Instance);
}
