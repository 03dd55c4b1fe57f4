// Recursive functions.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _NODE {
    struct _NODE *Left, *Right;
    PFLT_INSTANCE Instance;
} NODE, *PNODE;

BOOLEAN IsTheOne(PFLT_CONTEXT Context);

// The reference comes up through all levels.
static PFLT_CONTEXT Search(PNODE Node)
{
    PFLT_CONTEXT context;

    if (Node == NULL) {
        return NULL;
    }
    if (NT_SUCCESS(FltGetInstanceContext(Node->Instance, &context))) {
        if (IsTheOne(context)) {
            return context;
        }
        FltReleaseContext(context);
    }
    context = Search(Node->Left);
    if (context != NULL) {
        return context;
    }
    return Search(Node->Right);
}

VOID Clean(PNODE Root)
{
    PFLT_CONTEXT context = Search(Root);

    if (context != NULL) {
        FltReleaseContext(context);
    }
}

VOID Loses(PNODE Root)
{
    if (Search(Root) != NULL) {
        DbgPrint("found\n");
    }
// CHECK: recursion.c:{{[0-9]+}}:{{[0-9]+}}: warning: reference to the instance context obtained by 'Search' is not released
}

// Each level loses its own.
ULONG Count(PNODE Node)
{
    PFLT_CONTEXT context;
    ULONG count = 0;

    if (Node == NULL) {
        return 0;
    }
    if (NT_SUCCESS(FltGetInstanceContext(Node->Instance, &context))) {
        if (IsTheOne(context)) {
            count = 1;
        } else {
            FltReleaseContext(context);
        }
    }
// CHECK: recursion.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'context' obtained by 'FltGetInstanceContext' is not released
    return count + Count(Node->Left) + Count(Node->Right);
}

// Mutual.
static NTSTATUS Odd(PCFLT_RELATED_OBJECTS FltObjects, ULONG Depth,
                    PFLT_CONTEXT *Context);

static NTSTATUS Even(PCFLT_RELATED_OBJECTS FltObjects, ULONG Depth,
                     PFLT_CONTEXT *Context)
{
    if (Depth == 0) {
        return FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                   Context);
    }
    return Odd(FltObjects, Depth - 1, Context);
}

static NTSTATUS Odd(PCFLT_RELATED_OBJECTS FltObjects, ULONG Depth,
                    PFLT_CONTEXT *Context)
{
    if (Depth == 0) {
        *Context = NULL;
        return STATUS_NOT_FOUND;
    }
    return Even(FltObjects, Depth - 1, Context);
}

VOID Mutual(PCFLT_RELATED_OBJECTS FltObjects, ULONG Depth)
{
    PFLT_CONTEXT context;

    if (NT_SUCCESS(Even(FltObjects, Depth, &context))) {
        FltReleaseContext(context);
    }
}

// What comes back from the second function is known only when it is known what
// comes back from the first, and that is still being found out when the second
// is looked at for the first time.
typedef struct _STREAM {
    LONG Visits;
} STREAM, *PSTREAM;

static VOID VisitAgain(PFLT_INSTANCE Instance, PFILE_OBJECT File,
                       PSTREAM Stream);

static VOID Visit(PFLT_INSTANCE Instance, PFILE_OBJECT File)
{
    PSTREAM stream;
    PFLT_CONTEXT instance;

    if (NT_SUCCESS(FltGetStreamContext(Instance, File,
                                       (PFLT_CONTEXT *)&stream))) {
        VisitAgain(Instance, File, stream);
        if (NT_SUCCESS(FltGetInstanceContext(Instance, &instance))) {
            stream->Visits = 0;
        }
        FltReleaseContext(stream);
    }
// CHECK: recursion.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'instance' obtained by 'FltGetInstanceContext' is not released
}

static VOID VisitAgain(PFLT_INSTANCE Instance, PFILE_OBJECT File,
                       PSTREAM Stream)
{
    Visit(Instance, File);
    Stream->Visits += 1;
}

VOID Start(PFLT_INSTANCE Instance, PFILE_OBJECT File)
{
    Visit(Instance, File);
}
// CHECK: fltlint: 1 file, 10 functions analysed, 0 not fully analysed, 3 findings
