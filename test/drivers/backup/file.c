/*++

    Tidemark: file contexts. A new snapshot replaces them.

--*/

#include "tidemark.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, TmReferenceFile)
#pragma alloc_text(PAGE, TmForgetFile)
#endif

static NTSTATUS
TmNewFile(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ LONG Epoch,
    _Outptr_ PTM_FILE *File)
{
    FILE_STANDARD_INFORMATION standard;
    PTM_FILE file;
    NTSTATUS status;

    status = FltQueryInformationFile(FltObjects->Instance,
                                     FltObjects->FileObject,
                                     &standard, sizeof(standard),
                                     FileStandardInformation, NULL);
    if (!NT_SUCCESS(status))
        return status;

    if (standard.Directory)
        return STATUS_FILE_IS_A_DIRECTORY;

    status = FltAllocateContext(TmGlobals.Filter, FLT_FILE_CONTEXT,
                                sizeof(TM_FILE), PagedPool,
                                (PFLT_CONTEXT *)&file);
    if (!NT_SUCCESS(status))
        return status;

    file->Epoch = Epoch;
    file->Saved = 0;
    file->BytesSaved = 0;
    file->FileSize = standard.EndOfFile;

    *File = file;
    return STATUS_SUCCESS;
}

/*
 * Gives the context for this file and this snapshot, whatever was there before.
 */
NTSTATUS
TmReferenceFile(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ LONG Epoch,
    _Outptr_ PTM_FILE *File)
{
    FLT_SET_CONTEXT_OPERATION operation = FLT_SET_CONTEXT_KEEP_IF_EXISTS;
    PTM_FILE file = NULL;
    PTM_FILE old = NULL;
    NTSTATUS status;

    PAGED_CODE();

    *File = NULL;

    if (!FltSupportsFileContextsEx(FltObjects->FileObject,
                                   FltObjects->Instance))
        return STATUS_NOT_SUPPORTED;

    status = FltGetFileContext(FltObjects->Instance, FltObjects->FileObject,
                               (PFLT_CONTEXT *)&file);
    if (NT_SUCCESS(status)) {

        if (file->Epoch == Epoch) {
            *File = file;
            return STATUS_SUCCESS;
        }

        /* Of an older snapshot. */
        FltReleaseContext(file);
        operation = FLT_SET_CONTEXT_REPLACE_IF_EXISTS;

    } else if (status != STATUS_NOT_FOUND) {

        return status;
    }

    status = TmNewFile(FltObjects, Epoch, &file);
    if (!NT_SUCCESS(status))
        return status;

    status = FltSetFileContext(FltObjects->Instance, FltObjects->FileObject,
                               operation, file, (PFLT_CONTEXT *)&old);

    if (NT_SUCCESS(status)) {

        if (old != NULL)
            FltReleaseContext(old);
        *File = file;

    } else if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {

        FltReleaseContext(file);
        *File = old;
        status = STATUS_SUCCESS;

    } else {

        FltReleaseContext(file);
    }

    return status;
}

VOID
TmForgetFile(
    _In_ PCFLT_RELATED_OBJECTS FltObjects)
{
    PTM_FILE file = NULL;
    NTSTATUS status;

    PAGED_CODE();

    status = FltDeleteFileContext(FltObjects->Instance,
                                  FltObjects->FileObject,
                                  (PFLT_CONTEXT *)&file);
    if (NT_SUCCESS(status)) {
        DbgPrint("Tidemark: %I64u bytes of a deleted file are kept\n",
                 file->BytesSaved);
        FltReleaseContext(file);
    }
}
