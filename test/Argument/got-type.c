// A context of one kind is got into a variable for those of another.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;

typedef struct _HEADER {
    ULONG Tag;
} HEADER, *PHEADER;

typedef struct _VOLUME_CONTEXT {
    HEADER Header;
    ULONG SectorSize;
} VOLUME_CONTEXT, *PVOLUME_CONTEXT;

typedef struct _INSTANCE_CONTEXT {
    ULONG Flags;
} INSTANCE_CONTEXT, *PINSTANCE_CONTEXT;

typedef struct _FILE_CONTEXT {
    ULONG Flags;
} FILE_CONTEXT, *PFILE_CONTEXT;

typedef struct _SHARED_CONTEXT {
    ULONG Flags;
} SHARED_CONTEXT, *PSHARED_CONTEXT;

VOID Allocates(PFLT_VOLUME Volume, PFLT_INSTANCE Instance,
               PFILE_OBJECT FileObject)
{
    PVOLUME_CONTEXT volume;
    PINSTANCE_CONTEXT instance;
    PSHARED_CONTEXT shared;

    if (NT_SUCCESS(FltAllocateContext(Filter, FLT_VOLUME_CONTEXT,
                                      sizeof(VOLUME_CONTEXT), NonPagedPool,
                                      (PFLT_CONTEXT *)&volume))) {
        RtlZeroMemory(volume, sizeof(VOLUME_CONTEXT));
        (VOID)FltSetVolumeContext(Volume, FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                  volume, NULL);
        FltReleaseContext(volume);
    }
    if (NT_SUCCESS(FltAllocateContext(Filter, FLT_INSTANCE_CONTEXT,
                                      sizeof(INSTANCE_CONTEXT), NonPagedPool,
                                      (PFLT_CONTEXT *)&instance))) {
        instance->Flags = 0;
        (VOID)FltSetInstanceContext(Instance, FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                    instance, NULL);
        FltReleaseContext(instance);
    }
    // One structure for both.
    if (NT_SUCCESS(FltAllocateContext(Filter, FLT_STREAM_CONTEXT,
                                      sizeof(SHARED_CONTEXT), NonPagedPool,
                                      (PFLT_CONTEXT *)&shared))) {
        shared->Flags = 0;
        (VOID)FltSetStreamContext(Instance, FileObject,
                                  FLT_SET_CONTEXT_KEEP_IF_EXISTS, shared, NULL);
        FltReleaseContext(shared);
    }
    if (NT_SUCCESS(FltAllocateContext(Filter, FLT_STREAMHANDLE_CONTEXT,
                                      sizeof(SHARED_CONTEXT), NonPagedPool,
                                      (PFLT_CONTEXT *)&shared))) {
        shared->Flags = 0;
        (VOID)FltSetStreamHandleContext(Instance, FileObject,
                                        FLT_SET_CONTEXT_KEEP_IF_EXISTS, shared,
                                        NULL);
        FltReleaseContext(shared);
    }
}

VOID Wrong(PFLT_VOLUME Volume, PFLT_INSTANCE Instance)
{
    PINSTANCE_CONTEXT context;
    PVOLUME_CONTEXT volume;

// CHECK: :[[@LINE+1]]:20: warning: 'FltGetVolumeContext' returns a volume context into a variable whose type this driver allocates as an instance context only [flt-context-argument]
    if (NT_SUCCESS(FltGetVolumeContext(Filter, Volume,
                                       (PFLT_CONTEXT *)&context))) {
        context->Flags = 1;
        FltReleaseContext(context);
    }
// CHECK: :[[@LINE+1]]:20: warning: 'FltGetInstanceContext' returns an instance context into a variable whose type this driver allocates as a volume context only [flt-context-argument]
    if (NT_SUCCESS(FltGetInstanceContext(Instance, (PFLT_CONTEXT *)&volume))) {
        FltReleaseContext(volume);
    }
}

VOID Right(PFLT_VOLUME Volume, PFLT_INSTANCE Instance, PFILE_OBJECT FileObject)
{
    PHEADER header;
    PFLT_CONTEXT any;
    PFILE_CONTEXT file;
    PSHARED_CONTEXT shared;

    // What all contexts of the driver begin with.
    if (NT_SUCCESS(FltGetVolumeContext(Filter, Volume,
                                       (PFLT_CONTEXT *)&header))) {
        FltReleaseContext(header);
    }
    if (NT_SUCCESS(FltGetInstanceContext(Instance, &any))) {
        FltReleaseContext(any);
    }
    // Allocated by nobody that can be seen.
    if (NT_SUCCESS(FltGetFileContext(Instance, FileObject,
                                     (PFLT_CONTEXT *)&file))) {
        FltReleaseContext(file);
    }
    if (NT_SUCCESS(FltGetStreamHandleContext(Instance, FileObject,
                                             (PFLT_CONTEXT *)&shared))) {
        FltReleaseContext(shared);
    }
}
