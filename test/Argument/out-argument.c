// Out-parameters that get a pointer's value where its address is needed.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;

typedef struct _STREAM {
    ULONG Flags;
} STREAM, *PSTREAM;

VOID Null(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject)
{
    PSTREAM stream = NULL;
// CHECK: :[[@LINE+1]]:11: warning: 'FltGetStreamContext' is given NULL for 'Context', which must be the address of a variable [flt-context-argument]
    (VOID)FltGetStreamContext(Instance, FileObject, (PFLT_CONTEXT *)stream);
}

VOID Unset(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject)
{
    PSTREAM stream;
// CHECK: :[[@LINE+1]]:11: warning: 'FltGetStreamContext' is given a pointer for 'Context' that nothing has set on this path; it must be the address of a variable [flt-context-argument]
    (VOID)FltGetStreamContext(Instance, FileObject, (PFLT_CONTEXT *)stream);
}

VOID Allocate(VOID)
{
    PSTREAM stream = NULL;
// CHECK: :[[@LINE+1]]:11: warning: 'FltAllocateContext' is given NULL for 'ReturnedContext', which must be the address of a variable [flt-context-argument]
    (VOID)FltAllocateContext(Filter, FLT_STREAM_CONTEXT, sizeof(STREAM), PagedPool, (PFLT_CONTEXT *)stream);
}

VOID Members(PCFLT_RELATED_OBJECTS FltObjects, PFLT_RELATED_CONTEXTS Contexts)
{
    if (Contexts != NULL)
        return;
// CHECK: :[[@LINE+1]]:5: warning: 'FltGetContexts' is given NULL for 'Contexts', which must be the address of a variable [flt-context-argument]
    FltGetContexts(FltObjects, FLT_STREAM_CONTEXT, Contexts);
}

// OldContext may be NULL, but not anything.
VOID Old(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject, PSTREAM Stream)
{
    PFLT_CONTEXT *old;
    (VOID)FltSetStreamContext(Instance, FileObject, FLT_SET_CONTEXT_KEEP_IF_EXISTS, Stream, NULL);
// CHECK: :[[@LINE+1]]:11: warning: 'FltSetStreamContext' is given a pointer for 'OldContext' that nothing has set on this path; it must be the address of a variable [flt-context-argument]
    (VOID)FltSetStreamContext(Instance, FileObject, FLT_SET_CONTEXT_KEEP_IF_EXISTS, Stream, old);
}

// On one path only.
VOID Sometimes(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject, BOOLEAN Wanted)
{
    PFLT_CONTEXT context = NULL;
    PFLT_CONTEXT *where = NULL;
    if (Wanted)
        where = &context;
// CHECK: :[[@LINE+2]]:11: warning: 'FltGetStreamContext' is given NULL for 'Context'
// CHECK-NEXT: :[[@LINE-3]]:9: note: assuming 'Wanted' is false
    (VOID)FltGetStreamContext(Instance, FileObject, where);
    if (context != NULL)
        FltReleaseContext(context);
}

// Whoever passes NULL here is told of; the others are not.
static NTSTATUS Wrapper(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject, PSTREAM *Stream)
{
// CHECK: :[[@LINE+1]]:12: warning: 'FltGetStreamContext' is given NULL for 'Context'
    return FltGetStreamContext(Instance, FileObject, (PFLT_CONTEXT *)Stream);
}

VOID Callers(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject)
{
    PSTREAM stream = NULL;
    if (NT_SUCCESS(Wrapper(Instance, FileObject, &stream)))
        FltReleaseContext(stream);
    stream = NULL;
    (VOID)Wrapper(Instance, FileObject, (PSTREAM *)stream);
}

// Nothing is known of these.
VOID Good(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject, PSTREAM *Stream, PSTREAM Table)
{
    (VOID)FltGetStreamContext(Instance, FileObject, (PFLT_CONTEXT *)Stream);
    (VOID)FltGetStreamContext(Instance, FileObject, (PFLT_CONTEXT *)Table);
}
