/*
 * Playpen: a sandbox. Processes in it see the volume as it is, but what they
 * write goes to a folder of their own: the first open for writing copies the
 * file there, and is sent there.
 *
 * A box is a stream handle context's and a list entry's business at once: it is
 * an instance context's list member, counted by hand, while the contexts that
 * refer to it are counted by the filter manager.
 */

#ifndef PLAYPEN_H
#define PLAYPEN_H

#include <fltKernel.h>
#include <ntstrsafe.h>

#define PP_TAG_CONTEXT 'xcPP'
#define PP_TAG_BOX 'xbPP'
#define PP_TAG_PATH 'apPP'
#define PP_TAG_PARAMETERS 'mpPP'

#define PP_MAX_PATH 1024

typedef struct _PP_BOX {
    LIST_ENTRY Link;
    volatile LONG References;
    HANDLE Process;
    UNICODE_STRING Root;
    volatile LONG Redirected;
} PP_BOX, *PPP_BOX;

typedef struct _PP_INSTANCE {
    LIST_ENTRY Boxes;
    KSPIN_LOCK BoxesLock;
    ULONG BoxCount;
    BOOLEAN ReadOnly;
    WCHAR DosLetter;
} PP_INSTANCE, *PPP_INSTANCE;

typedef struct _PP_FILE {
    volatile LONG Copied;
    volatile LONG Openers;
} PP_FILE, *PPP_FILE;

typedef struct _PP_HANDLE {
    PPP_BOX Box; /* counted */
    PPP_FILE File; /* referenced; NULL where there are no file contexts */
    BOOLEAN Redirected;
} PP_HANDLE, *PPP_HANDLE;

/* From pre- to post-create. */
typedef struct _PP_OPEN {
    PPP_INSTANCE Instance; /* referenced */
    PPP_BOX Box; /* counted */
    BOOLEAN Redirected;
} PP_OPEN, *PPP_OPEN;

extern PFLT_FILTER PlaypenFilter;
extern NPAGED_LOOKASIDE_LIST PlaypenOpens;

/* box.c */
PPP_BOX PpFindBox(_In_ PPP_INSTANCE Instance, _In_ HANDLE Process);
NTSTATUS PpAddBox(_In_ PPP_INSTANCE Instance, _In_ HANDLE Process);
BOOLEAN PpRemoveBox(_In_ PPP_INSTANCE Instance, _In_ HANDLE Process);
VOID PpDereferenceBox(_In_ PPP_BOX Box);
NTSTATUS PpBoxPath(_In_ PPP_BOX Box, _In_ PCUNICODE_STRING Name,
                   _Inout_ PUNICODE_STRING Path);

/* contexts.c */
NTSTATUS PpCreateInstance(_In_ PCFLT_RELATED_OBJECTS FltObjects,
                          _In_ BOOLEAN ReadOnly);
NTSTATUS PpGetFile(_In_ PCFLT_RELATED_OBJECTS FltObjects,
                   _Outptr_ PPP_FILE *File);
NTSTATUS PpAttachHandle(_In_ PCFLT_RELATED_OBJECTS FltObjects,
                        _In_ PPP_BOX Box, _In_ BOOLEAN Redirected);
VOID FLTAPI PpCleanupContext(_In_ PFLT_CONTEXT Context,
                             _In_ FLT_CONTEXT_TYPE Type);

/* create.c */
FLT_PREOP_CALLBACK_STATUS FLTAPI
PpPreCreate(_Inout_ PFLT_CALLBACK_DATA Data,
            _In_ PCFLT_RELATED_OBJECTS FltObjects,
            _Flt_CompletionContext_Outptr_ PVOID *CompletionContext);
FLT_POSTOP_CALLBACK_STATUS FLTAPI
PpPostCreate(_Inout_ PFLT_CALLBACK_DATA Data,
             _In_ PCFLT_RELATED_OBJECTS FltObjects,
             _In_opt_ PVOID CompletionContext,
             _In_ FLT_POST_OPERATION_FLAGS Flags);
FLT_PREOP_CALLBACK_STATUS FLTAPI
PpPreSetInformation(_Inout_ PFLT_CALLBACK_DATA Data,
                    _In_ PCFLT_RELATED_OBJECTS FltObjects,
                    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext);

#endif
