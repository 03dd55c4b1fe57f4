// A section context of one's own: if the section cannot be created, nothing is
// attached and the allocation's reference is owed. After success and close,
// the documentation and its samples disagree: either is accepted.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;

typedef struct _SECTION_STATE {
    HANDLE Handle;
    PVOID Object;
} SECTION_STATE, *PSECTION_STATE;

static NTSTATUS CreateState(PSECTION_STATE *State)
{
    PSECTION_STATE state;
    NTSTATUS status = FltAllocateContext(Filter, FLT_SECTION_CONTEXT,
                                         sizeof(SECTION_STATE), PagedPool,
                                         &state);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(state, sizeof(SECTION_STATE));
    *State = state;
    return STATUS_SUCCESS;
}

static NTSTATUS CreateSection(PCFLT_RELATED_OBJECTS FltObjects,
                              PSECTION_STATE State)
{
    return FltCreateSectionForDataScan(
        FltObjects->Instance, FltObjects->FileObject, State,
        SECTION_MAP_READ, NULL, NULL, PAGE_READONLY, SEC_COMMIT, 0,
        &State->Handle, &State->Object, NULL);
}

NTSTATUS ForgottenOnFailure(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSECTION_STATE state = NULL;
    NTSTATUS status = CreateState(&state);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = CreateSection(FltObjects, state);
    if (!NT_SUCCESS(status)) {
// CHECK: section.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the section context 'state' obtained by 'CreateState' is not released
        return status;
    }
    ObDereferenceObject(state->Object);
    ZwClose(state->Handle);
    status = FltCloseSectionForDataScan(state);
    FltReleaseContext(state);
    return status;
}

NTSTATUS ReleasedOnFailure(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSECTION_STATE state = NULL;
    NTSTATUS status = CreateState(&state);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = CreateSection(FltObjects, state);
    if (!NT_SUCCESS(status)) {
        FltReleaseContext(state);
        return status;
    }
    ObDereferenceObject(state->Object);
    ZwClose(state->Handle);
    status = FltCloseSectionForDataScan(state);
    FltReleaseContext(state);
    return status;
}

// As one page has it: closing deallocates the context.
NTSTATUS ClosedOnly(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSECTION_STATE state = NULL;
    NTSTATUS status = CreateState(&state);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = CreateSection(FltObjects, state);
    if (!NT_SUCCESS(status)) {
        FltReleaseContext(state);
        return status;
    }
    ObDereferenceObject(state->Object);
    ZwClose(state->Handle);
    return FltCloseSectionForDataScan(state);
}
// CHECK: fltlint: 1 file, 5 functions analysed, 0 not fully analysed, 1 finding,
