// FltGetContexts and FltGetContextsEx give a reference for each member that
// is not NULL; FltReleaseContexts and FltReleaseContextsEx drop them all.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

VOID MemberForgotten(PCFLT_RELATED_OBJECTS FltObjects)
{
    FLT_RELATED_CONTEXTS contexts;

    FltGetContexts(FltObjects, FLT_STREAM_CONTEXT | FLT_INSTANCE_CONTEXT,
                   &contexts);
    if (contexts.StreamContext != NULL) {
        FltReleaseContext(contexts.StreamContext);
    }
// CHECK: get-contexts.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'contexts.InstanceContext' obtained by 'FltGetContexts' is not released
}

VOID AllReleased(PCFLT_RELATED_OBJECTS FltObjects)
{
    FLT_RELATED_CONTEXTS contexts;

    FltGetContexts(FltObjects, FLT_ALL_CONTEXTS, &contexts);
    if (contexts.StreamContext != NULL) {
        DbgPrint("%p\n", contexts.StreamContext);
    }
    FltReleaseContexts(&contexts);
}

VOID EachReleased(PCFLT_RELATED_OBJECTS FltObjects)
{
    FLT_RELATED_CONTEXTS contexts;

    FltGetContexts(FltObjects, FLT_STREAM_CONTEXT | FLT_STREAMHANDLE_CONTEXT,
                   &contexts);
    if (contexts.StreamContext != NULL) {
        FltReleaseContext(contexts.StreamContext);
        contexts.StreamContext = NULL;
    }
    if (contexts.StreamHandleContext != NULL) {
        FltReleaseContext(contexts.StreamHandleContext);
    }
}

VOID EarlyReturn(PCFLT_RELATED_OBJECTS FltObjects)
{
    FLT_RELATED_CONTEXTS contexts;

    FltGetContexts(FltObjects, FLT_VOLUME_CONTEXT | FLT_FILE_CONTEXT,
                   &contexts);
    if (contexts.FileContext == NULL) {
// CHECK: get-contexts.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the volume context 'contexts.VolumeContext' obtained by 'FltGetContexts' is not released
        return;
    }
    FltReleaseContexts(&contexts);
}

VOID ExForgotten(PCFLT_RELATED_OBJECTS FltObjects)
{
    FLT_RELATED_CONTEXTS_EX contexts;

    if (!NT_SUCCESS(FltGetContextsEx(FltObjects, FLT_SECTION_CONTEXT,
                                     sizeof(contexts), &contexts))) {
        return;
    }
// CHECK: get-contexts.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the section context 'contexts.SectionContext' obtained by 'FltGetContextsEx' is not released
}

VOID ExReleased(PCFLT_RELATED_OBJECTS FltObjects)
{
    FLT_RELATED_CONTEXTS_EX contexts;

    if (!NT_SUCCESS(FltGetContextsEx(FltObjects, FLT_ALL_CONTEXTS,
                                     sizeof(contexts), &contexts))) {
        return;
    }
    FltReleaseContextsEx(sizeof(contexts), &contexts);
}

// The older routine knows six members of the seven.
VOID SectionLost(PCFLT_RELATED_OBJECTS FltObjects)
{
    FLT_RELATED_CONTEXTS_EX contexts;

    if (!NT_SUCCESS(FltGetContextsEx(FltObjects,
                                     FLT_STREAM_CONTEXT | FLT_SECTION_CONTEXT,
                                     sizeof(contexts), &contexts))) {
        return;
    }
    FltReleaseContexts((PFLT_RELATED_CONTEXTS)&contexts);
// CHECK: get-contexts.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the section context 'contexts.SectionContext' obtained by 'FltGetContextsEx' is not released
}

// One member goes to the caller, the others are released.
PFLT_CONTEXT OneKept(PCFLT_RELATED_OBJECTS FltObjects)
{
    FLT_RELATED_CONTEXTS contexts;
    PFLT_CONTEXT stream;

    FltGetContexts(FltObjects, FLT_ALL_CONTEXTS, &contexts);
    stream = contexts.StreamContext;
    contexts.StreamContext = NULL;
    FltReleaseContexts(&contexts);
    return stream;
}
// CHECK: fltlint: 1 file, 8 functions analysed, 0 not fully analysed, 4 findings
