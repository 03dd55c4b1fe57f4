// The structures of several contexts: their sizes, and what they can hold.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

VOID Sizes(PCFLT_RELATED_OBJECTS FltObjects)
{
    FLT_RELATED_CONTEXTS_EX contexts;
// CHECK: :[[@LINE+1]]:21: warning: 'FltGetContextsEx' is given 48 as the size of a FLT_RELATED_CONTEXTS_EX, which has 56 bytes [flt-context-registration]
    if (!NT_SUCCESS(FltGetContextsEx(FltObjects, FLT_STREAM_CONTEXT, sizeof(FLT_RELATED_CONTEXTS), &contexts)))
        return;
// CHECK: :[[@LINE+1]]:5: warning: 'FltReleaseContextsEx' is given 8 as the size of a FLT_RELATED_CONTEXTS_EX, which has 56 bytes [flt-context-registration]
    FltReleaseContextsEx(sizeof(&contexts), &contexts);
}

VOID Members(PCFLT_RELATED_OBJECTS FltObjects)
{
    FLT_RELATED_CONTEXTS contexts;
// CHECK: :[[@LINE+1]]:5: warning: 'FltGetContexts' is asked for a section context, which FLT_RELATED_CONTEXTS has no member for [flt-context-registration]
    FltGetContexts(FltObjects, FLT_STREAM_CONTEXT | FLT_SECTION_CONTEXT, &contexts);
    FltReleaseContexts(&contexts);
}

VOID Good(PCFLT_RELATED_OBJECTS FltObjects, SIZE_T Size)
{
    FLT_RELATED_CONTEXTS contexts;
    FLT_RELATED_CONTEXTS_EX more;
    // All means all that the structure has.
    FltGetContexts(FltObjects, FLT_ALL_CONTEXTS, &contexts);
    FltReleaseContexts(&contexts);
    if (NT_SUCCESS(FltGetContextsEx(FltObjects, FLT_SECTION_CONTEXT, sizeof(more), &more)))
        FltReleaseContextsEx(sizeof(FLT_RELATED_CONTEXTS_EX), &more);
    if (NT_SUCCESS(FltGetContextsEx(FltObjects, FLT_SECTION_CONTEXT, Size, &more)))
        FltReleaseContextsEx(Size, &more);
}
