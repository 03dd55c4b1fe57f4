/***************************************************************************
 *
 *  GATELOG - logs what passes the gates of a file server
 *
 *  Runs from Windows 2000 on, so nothing newer than stream contexts.
 *
 ***************************************************************************/

#ifndef __GATELOG_H__
#define __GATELOG_H__

#include <fltKernel.h>

#ifndef GL_NAME_LENGTH
#define GL_NAME_LENGTH  128
#endif

#define GL_TAG          'goLG'

/*
 *  Error handling. CHECK leaves the function by its Exit label, which gives
 *  back whatever is held then.
 */

#define CHECK(expr)                                                     \
    {                                                                   \
        Status = (expr);                                                \
        if( !NT_SUCCESS( Status ) ) {                                   \
            GLTRACE(( "GATELOG: %s(%d) %08lx\n", #expr, __LINE__, Status )); \
            goto Exit;                                                  \
        }                                                               \
    }

#define CHECK_ALLOC(ptr)                                                \
    {                                                                   \
        if( (ptr) == NULL ) {                                           \
            Status = STATUS_INSUFFICIENT_RESOURCES;                     \
            goto Exit;                                                  \
        }                                                               \
    }

#define RELEASE(ctx)                                                    \
    {                                                                   \
        if( (ctx) != NULL ) {                                           \
            FltReleaseContext( (ctx) );                                 \
            (ctx) = NULL;                                               \
        }                                                               \
    }

#define TRY_RETURN(s)   { Status = (s); goto try_exit; }

#if DBG
#define GLTRACE(x)      DbgPrint x
#else
#define GLTRACE(x)      ((void)0)
#endif

typedef struct _GL_VOLUME {
    ULONG           Serial;
    KSPIN_LOCK      Lock;
    LIST_ENTRY      LogList;
    ULONG           LogCount;
    ULONG           LogLost;
    NPAGED_LOOKASIDE_LIST   Lookaside;
    BOOLEAN         LookasideReady;
} GL_VOLUME, *PGL_VOLUME;

typedef struct _GL_STREAM {
    ULONG           Opens;
    ULONG           Reads;
    ULONG           Writes;
    USHORT          NameLength;
    WCHAR           Name[GL_NAME_LENGTH];
} GL_STREAM, *PGL_STREAM;

typedef struct _GL_LOG {
    LIST_ENTRY      List;
    PGL_STREAM      Stream;         /* referenced */
    UCHAR           Major;
    NTSTATUS        Result;
    ULONG_PTR       Bytes;
} GL_LOG, *PGL_LOG;

/*  What goes from the one callback to the other. */
typedef struct _GL_PASS {
    PGL_VOLUME      Volume;         /* referenced */
    PGL_STREAM      Stream;         /* referenced */
} GL_PASS, *PGL_PASS;

extern PFLT_FILTER      GlFilter;

/*  glctx.c */
NTSTATUS GlGetVolume( PCFLT_RELATED_OBJECTS FltObjects, PGL_VOLUME *Volume );
NTSTATUS GlMakeVolume( PCFLT_RELATED_OBJECTS FltObjects );
NTSTATUS GlGetStream( PFLT_CALLBACK_DATA Data,
                      PCFLT_RELATED_OBJECTS FltObjects,
                      BOOLEAN Make,
                      PGL_STREAM *Stream );
VOID     GlLog( PGL_VOLUME Volume, PGL_STREAM Stream, UCHAR Major,
                NTSTATUS Result, ULONG_PTR Bytes );
VOID     GlFlushLog( PGL_VOLUME Volume );
VOID FLTAPI GlVolumeCleanup( PFLT_CONTEXT Context, FLT_CONTEXT_TYPE Type );

/*  glops.c */
FLT_PREOP_CALLBACK_STATUS FLTAPI GlPreCreate( PFLT_CALLBACK_DATA Data,
                                       PCFLT_RELATED_OBJECTS FltObjects,
                                       PVOID *CompletionContext );
FLT_POSTOP_CALLBACK_STATUS FLTAPI GlPostCreate( PFLT_CALLBACK_DATA Data,
                                         PCFLT_RELATED_OBJECTS FltObjects,
                                         PVOID CompletionContext,
                                         FLT_POST_OPERATION_FLAGS Flags );
FLT_PREOP_CALLBACK_STATUS FLTAPI GlPreReadWrite( PFLT_CALLBACK_DATA Data,
                                          PCFLT_RELATED_OBJECTS FltObjects,
                                          PVOID *CompletionContext );
FLT_POSTOP_CALLBACK_STATUS FLTAPI GlPostReadWrite( PFLT_CALLBACK_DATA Data,
                                            PCFLT_RELATED_OBJECTS FltObjects,
                                            PVOID CompletionContext,
                                            FLT_POST_OPERATION_FLAGS Flags );
FLT_PREOP_CALLBACK_STATUS FLTAPI GlPreCleanup( PFLT_CALLBACK_DATA Data,
                                        PCFLT_RELATED_OBJECTS FltObjects,
                                        PVOID *CompletionContext );

#endif  /* __GATELOG_H__ */
