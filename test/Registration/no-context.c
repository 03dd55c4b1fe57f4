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
