// One acquisition that is lost at two exits is one finding; the other exit is
// a note. (A helper that asks for the name of a volume.)
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _INSTANCE_STATE {
    UNICODE_STRING Name;
} INSTANCE_STATE, *PINSTANCE_STATE;

NTSTATUS NameOfVolume(PCFLT_RELATED_OBJECTS FltObjects, PUNICODE_STRING Name)
{
    PINSTANCE_STATE state;
    PWCH buffer;
    NTSTATUS status = FltGetInstanceContext(FltObjects->Instance, &state);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (state->Name.Length == 0) {
        buffer = ExAllocatePoolWithTag(PagedPool, 128, 'tseT');
        if (buffer == NULL) {
// CHECK: two-exits.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'state' obtained by 'FltGetInstanceContext' is not released
            return STATUS_INSUFFICIENT_RESOURCES;
        }
        state->Name.Buffer = buffer;
        state->Name.MaximumLength = 128;
        status = FltGetVolumeGuidName(FltObjects->Volume, &state->Name, NULL);
        if (!NT_SUCCESS(status)) {
            ExFreePoolWithTag(buffer, 'tseT');
            state->Name.Buffer = NULL;
// CHECK: two-exits.c:[[@LINE+1]]:{{[0-9]+}}: note: the reference is not released on the path that leaves here either
            return status;
        }
    }
    RtlCopyUnicodeString(Name, &state->Name);
    FltReleaseContext(state);
    return STATUS_SUCCESS;
}
// CHECK: fltlint: 1 file, 1 function analysed, 0 not fully analysed, 1 finding,
