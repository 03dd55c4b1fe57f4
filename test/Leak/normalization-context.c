// What a name provider keeps between the components of one name goes to its
// cleanup callback.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

#define TAG 'eman'

PFLT_FILTER Filter;
volatile LONG Stopping;

typedef struct _KEPT {
    PFLT_CONTEXT Instance;
    PFLT_CONTEXT Volume;
} KEPT;

NTSTATUS Normalize(PFLT_INSTANCE Instance, PCUNICODE_STRING ParentDirectory,
                   USHORT VolumeNameLength, PCUNICODE_STRING Component,
                   PFILE_NAMES_INFORMATION ExpandComponentName,
                   ULONG ExpandComponentNameLength,
                   FLT_NORMALIZE_NAME_FLAGS Flags, PVOID *NormalizationContext)
{
    KEPT *kept = *NormalizationContext;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(ParentDirectory);
    UNREFERENCED_PARAMETER(VolumeNameLength);
    UNREFERENCED_PARAMETER(Component);
    UNREFERENCED_PARAMETER(ExpandComponentName);
    UNREFERENCED_PARAMETER(ExpandComponentNameLength);
    UNREFERENCED_PARAMETER(Flags);
    if (kept != NULL) {
        return STATUS_SUCCESS;
    }
    kept = ExAllocatePoolWithTag(NonPagedPool, sizeof(*kept), TAG);
    if (kept == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    kept->Volume = NULL;
    status = FltGetInstanceContext(Instance, &kept->Instance);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(kept, TAG);
        return status;
    }
    // That one is given back in all cases; the other is not.
    (VOID)FltGetVolumeContext(Filter, NULL, &kept->Volume);
    *NormalizationContext = kept;
    return STATUS_SUCCESS;
}

VOID NormalizeCleanup(PVOID *NormalizationContext)
{
    KEPT *kept = *NormalizationContext;

    if (kept == NULL) {
        return;
    }
    if (kept->Volume != NULL) {
        FltReleaseContext(kept->Volume);
    }
    if (!Stopping) {
        FltReleaseContext(kept->Instance);
    }
    // CHECK: normalization-context.c:[[@LINE+1]]:5: warning: reference to the instance context 'kept->Instance' obtained by 'FltGetInstanceContext' is not released on this path [flt-context-leak]
    ExFreePoolWithTag(kept, TAG);
    *NormalizationContext = NULL;
}

const FLT_REGISTRATION Registration = {
    .Size = sizeof(FLT_REGISTRATION),
    .Version = FLT_REGISTRATION_VERSION,
    .NormalizeNameComponentCallback = Normalize,
    .NormalizeContextCleanupCallback = NormalizeCleanup,
};

//===--- The context itself is kept; right, and then wrong -----------------===//

NTSTATUS NormalizeEx(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject,
                     PCUNICODE_STRING ParentDirectory, USHORT VolumeNameLength,
                     PCUNICODE_STRING Component,
                     PFILE_NAMES_INFORMATION ExpandComponentName,
                     ULONG ExpandComponentNameLength,
                     FLT_NORMALIZE_NAME_FLAGS Flags,
                     PVOID *NormalizationContext)
{
    UNREFERENCED_PARAMETER(FileObject);
    UNREFERENCED_PARAMETER(ParentDirectory);
    UNREFERENCED_PARAMETER(VolumeNameLength);
    UNREFERENCED_PARAMETER(Component);
    UNREFERENCED_PARAMETER(ExpandComponentName);
    UNREFERENCED_PARAMETER(ExpandComponentNameLength);
    UNREFERENCED_PARAMETER(Flags);
    if (*NormalizationContext != NULL) {
        return STATUS_SUCCESS;
    }
    return FltGetInstanceContext(Instance, NormalizationContext);
}

VOID CleanupRight(PVOID *NormalizationContext)
{
    if (*NormalizationContext != NULL) {
        FltReleaseContext(*NormalizationContext);
        *NormalizationContext = NULL;
    }
}

const FLT_REGISTRATION Right = {
    .Size = sizeof(FLT_REGISTRATION),
    .Version = FLT_REGISTRATION_VERSION,
    .NormalizeNameComponentExCallback = NormalizeEx,
    .NormalizeContextCleanupCallback = CleanupRight,
};

NTSTATUS NormalizeOther(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject,
                        PCUNICODE_STRING ParentDirectory,
                        USHORT VolumeNameLength, PCUNICODE_STRING Component,
                        PFILE_NAMES_INFORMATION ExpandComponentName,
                        ULONG ExpandComponentNameLength,
                        FLT_NORMALIZE_NAME_FLAGS Flags,
                        PVOID *NormalizationContext)
{
    return NormalizeEx(Instance, FileObject, ParentDirectory, VolumeNameLength,
                       Component, ExpandComponentName,
                       ExpandComponentNameLength, Flags, NormalizationContext);
}

VOID CleanupTwice(PVOID *NormalizationContext)
{
    if (*NormalizationContext != NULL) {
        FltReleaseContext(*NormalizationContext);
        // CHECK: normalization-context.c:[[@LINE+1]]:9: warning: {{.*}} is released once more {{.*}} [flt-context-over-release]
        FltReleaseContext(*NormalizationContext);
    }
}

const FLT_REGISTRATION Twice = {
    .Size = sizeof(FLT_REGISTRATION),
    .Version = FLT_REGISTRATION_VERSION,
    .NormalizeNameComponentExCallback = NormalizeOther,
    .NormalizeContextCleanupCallback = CleanupTwice,
};
