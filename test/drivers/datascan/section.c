//
// Sieve: section contexts. A context that a section was created with must be
// closed; one with which none was created is only released.
//

#include "sieve.h"

NTSTATUS
SieveOpenSection(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Outptr_ PSIEVE_SECTION *Section
    )
{
    OBJECT_ATTRIBUTES attributes;
    PSIEVE_SECTION section;
    NTSTATUS status;

    PAGED_CODE();

    *Section = NULL;

    status = FltAllocateContext(FltObjects->Filter,
                                FLT_SECTION_CONTEXT,
                                sizeof(SIEVE_SECTION),
                                PagedPool,
                                &section);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    RtlZeroMemory(section, sizeof(SIEVE_SECTION));

    InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL,
                               NULL);

    status = FltCreateSectionForDataScan(FltObjects->Instance,
                                         FltObjects->FileObject,
                                         section,
                                         SECTION_MAP_READ,
                                         &attributes,
                                         NULL,
                                         PAGE_READONLY,
                                         SEC_COMMIT,
                                         0,
                                         &section->SectionHandle,
                                         &section->SectionObject,
                                         &section->Size);
    if (!NT_SUCCESS(status)) {
        FltReleaseContext(section);
        return status;
    }

    *Section = section;
    return STATUS_SUCCESS;
}

VOID
SieveCloseSection(
    _In_ PSIEVE_SECTION Section
    )
{
    NTSTATUS status;

    PAGED_CODE();

    if (Section->SectionHandle != NULL) {
        ZwClose(Section->SectionHandle);
        Section->SectionHandle = NULL;
    }
    if (Section->SectionObject != NULL) {
        ObDereferenceObject(Section->SectionObject);
        Section->SectionObject = NULL;
    }

    status = FltCloseSectionForDataScan(Section);
    if (!NT_SUCCESS(status)) {
        DbgPrint("Sieve: close failed with %08lx\n", status);
    }
    FltReleaseContext(Section);
}

//
// Somebody wants to do with the file what the section is in the way of. The
// context is lent.
//
NTSTATUS FLTAPI
SieveSectionConflict(
    _In_ PFLT_INSTANCE Instance,
    _In_ PFLT_CONTEXT SectionContext,
    _In_ PFLT_CALLBACK_DATA Data
    )
{
    PSIEVE_SECTION section = SectionContext;

    UNREFERENCED_PARAMETER(Instance);
    UNREFERENCED_PARAMETER(Data);
    PAGED_CODE();

    section->Aborted = TRUE;
    if (section->Cancel != NULL) {
        KeSetEvent(section->Cancel, IO_NO_INCREMENT, FALSE);
    }
    return STATUS_SUCCESS;
}
