/*
 * Ration: limits how much each owner may store below a volume. What an owner
 * uses is kept in the volume context; what a file was charged to, and for how
 * much, in its stream context; and what an open handle has reserved, in its
 * stream handle context. Contexts of all kinds go through the same few
 * functions, which are told the kind.
 */

#ifndef RATION_H
#define RATION_H

#include <fltKernel.h>

#define RATION_TAG          'itaR'
#define RATION_TAG_OWNER    'otaR'

#define RATION_OWNERS       64
#define RATION_DEFAULT      (1024LL * 1024 * 1024)

typedef struct _RATION_OWNER {
    LIST_ENTRY Link;
    ULONG Hash;
    LONGLONG Used;
    LONGLONG Limit;
} RATION_OWNER, *PRATION_OWNER;

typedef struct _RATION_VOLUME {
    EX_SPIN_LOCK Lock;
    LIST_ENTRY Owners;
    ULONG OwnerCount;
    BOOLEAN Enforce;
    LONGLONG DefaultLimit;
} RATION_VOLUME, *PRATION_VOLUME;

typedef struct _RATION_STREAM {
    ULONG OwnerHash;
    volatile LONGLONG Charged;
} RATION_STREAM, *PRATION_STREAM;

typedef struct _RATION_HANDLE {
    LONGLONG Reserved;
    BOOLEAN DeleteOnClose;
} RATION_HANDLE, *PRATION_HANDLE;

/* What a set-information takes along to its completion. */
typedef struct _RATION_CHANGE {
    PRATION_VOLUME Volume;
    PRATION_STREAM Stream;
    LONGLONG Delta;
} RATION_CHANGE, *PRATION_CHANGE;

extern PFLT_FILTER RationFilter;

/* context.c */
NTSTATUS RationAllocate(FLT_CONTEXT_TYPE Type, PFLT_CONTEXT *Context);
NTSTATUS RationGet(PCFLT_RELATED_OBJECTS FltObjects, FLT_CONTEXT_TYPE Type,
                   PFLT_CONTEXT *Context);
NTSTATUS RationSet(PCFLT_RELATED_OBJECTS FltObjects, FLT_CONTEXT_TYPE Type,
                   PFLT_CONTEXT Context, PFLT_CONTEXT *Existing);
NTSTATUS RationGetOrCreate(PCFLT_RELATED_OBJECTS FltObjects,
                           FLT_CONTEXT_TYPE Type, PFLT_CONTEXT *Context);
VOID RationRelease(PFLT_CONTEXT *Context);
VOID FLTAPI RationCleanupVolume(PFLT_CONTEXT Context,
                                FLT_CONTEXT_TYPE ContextType);

/* account.c */
ULONG RationHashOwner(PCFLT_RELATED_OBJECTS FltObjects);
NTSTATUS RationCharge(PRATION_VOLUME Volume, ULONG OwnerHash, LONGLONG Delta);
LONGLONG RationUsed(PRATION_VOLUME Volume, ULONG OwnerHash);

/* operations.c */
FLT_POSTOP_CALLBACK_STATUS FLTAPI
RationPostCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects,
                 PVOID CompletionContext, FLT_POST_OPERATION_FLAGS Flags);
FLT_PREOP_CALLBACK_STATUS FLTAPI
RationPreSetInformation(PFLT_CALLBACK_DATA Data,
                        PCFLT_RELATED_OBJECTS FltObjects,
                        PVOID *CompletionContext);
FLT_POSTOP_CALLBACK_STATUS FLTAPI
RationPostSetInformation(PFLT_CALLBACK_DATA Data,
                         PCFLT_RELATED_OBJECTS FltObjects,
                         PVOID CompletionContext,
                         FLT_POST_OPERATION_FLAGS Flags);
FLT_PREOP_CALLBACK_STATUS FLTAPI
RationPreCleanup(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects,
                 PVOID *CompletionContext);
FLT_PREOP_CALLBACK_STATUS FLTAPI
RationPreQueryVolume(PFLT_CALLBACK_DATA Data,
                     PCFLT_RELATED_OBJECTS FltObjects,
                     PVOID *CompletionContext);
FLT_POSTOP_CALLBACK_STATUS FLTAPI
RationPostQueryVolume(PFLT_CALLBACK_DATA Data,
                      PCFLT_RELATED_OBJECTS FltObjects,
                      PVOID CompletionContext,
                      FLT_POST_OPERATION_FLAGS Flags);

#endif
