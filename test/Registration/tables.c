// Allocations against the tables that a driver registers.
// RUN: not %audit %s 2>&1 | %check %s
//
// Without the call that registers them, nothing is known of the tables.
// RUN: %audit %s -D NO_CALL 2>&1 | %check %s --check-prefix=SILENT
// Nor if code writes to one.
// RUN: %audit %s -D WRITTEN 2>&1 | %check %s --check-prefix=SILENT
// SILENT: 0 findings

#include <fltkernel.h>

typedef struct _STREAM {
    ULONGLONG A, B;
} STREAM;

typedef struct _LARGE {
    ULONGLONG A, B, C;
} LARGE;

static PVOID AllocateSection(POOL_TYPE Pool, SIZE_T Size, FLT_CONTEXT_TYPE Type)
{
    UNREFERENCED_PARAMETER(Type);
    UNREFERENCED_PARAMETER(Pool);
    return ExAllocatePoolWithTag(NonPagedPool, Size, 'tset');
}

static VOID FreeSection(PVOID Memory, FLT_CONTEXT_TYPE Type)
{
    UNREFERENCED_PARAMETER(Type);
    ExFreePoolWithTag(Memory, 'tset');
}

FLT_CONTEXT_REGISTRATION Contexts[] = {
    { FLT_STREAM_CONTEXT, 0, NULL, sizeof(STREAM), 'tset' },
    { FLT_FILE_CONTEXT, 0, NULL, 8, 'tset' },
    { FLT_FILE_CONTEXT, FLTFL_CONTEXT_REGISTRATION_NO_EXACT_SIZE_MATCH, NULL, 16, 'tset' },
    { FLT_STREAMHANDLE_CONTEXT, 0, NULL, 8, 'tset' },
    { FLT_STREAMHANDLE_CONTEXT, 0, NULL, FLT_VARIABLE_SIZED_CONTEXTS, 'tset' },
    { FLT_SECTION_CONTEXT, 0, NULL, 8, 'tset', AllocateSection, FreeSection, NULL },
    { FLT_VOLUME_CONTEXT, 0, NULL, 8, 'tset', AllocateSection, FreeSection, NULL },
    { FLT_CONTEXT_END },
    { FLT_TRANSACTION_CONTEXT, 0, NULL, 8, 'tset' }
};

// Another routine may register it.
const FLT_CONTEXT_REGISTRATION Others[] = {
    { FLT_FILE_CONTEXT, 0, NULL, 32, 'tset' },
    { FLT_CONTEXT_END }
};

const FLT_REGISTRATION Registration = {
    sizeof(FLT_REGISTRATION), FLT_REGISTRATION_VERSION, 0, Contexts,
};

PFLT_FILTER Filter;

static VOID Allocate(FLT_CONTEXT_TYPE Kind, SIZE_T Size, POOL_TYPE Pool)
{
    PFLT_CONTEXT context;
// CHECK: :[[@LINE+2]]:20: warning: 'FltAllocateContext' is asked for 24 bytes; the largest stream context that is registered has 16 [flt-context-registration]
// CHECK: :[[@LINE+1]]:20: warning: 'FltAllocateContext' is asked for an instance context, which no table of the driver registers [flt-context-registration]
    if (NT_SUCCESS(FltAllocateContext(Filter, Kind, Size, Pool, &context)))
        FltReleaseContext(context);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path)
{
    PFLT_CONTEXT context;
    UNREFERENCED_PARAMETER(Path);
    // A larger context than is registered, and one that is not.
    Allocate(FLT_STREAM_CONTEXT, sizeof(LARGE), PagedPool);
    Allocate(FLT_INSTANCE_CONTEXT, 8, PagedPool);
    // These are registered, if not for exactly that size.
    Allocate(FLT_STREAM_CONTEXT, sizeof(STREAM), PagedPool);
    Allocate(FLT_STREAM_CONTEXT, 1, PagedPool);
    Allocate(FLT_FILE_CONTEXT, 16, PagedPool);
    Allocate(FLT_FILE_CONTEXT, 32, PagedPool);
    Allocate(FLT_STREAMHANDLE_CONTEXT, 1000, PagedPool);
    Allocate(FLT_SECTION_CONTEXT, 1000, PagedPool);
    // Its allocator has the last word about the pool.
    Allocate(FLT_VOLUME_CONTEXT, 8, NonPagedPool);
#if !defined(NO_CALL) && !defined(WRITTEN)
    Allocate(FLT_VOLUME_CONTEXT, 8, PagedPool);
#endif
    // What comes behind the end of the table is not registered.
// CHECK: :[[@LINE+1]]:20: warning: 'FltAllocateContext' is asked for a transaction context, which no table of the driver registers [flt-context-registration]
    if (NT_SUCCESS(FltAllocateContext(Filter, FLT_TRANSACTION_CONTEXT, 8, PagedPool, &context)))
        FltReleaseContext(context);
#ifdef WRITTEN
    Contexts[0].ContextType = FLT_INSTANCE_CONTEXT;
#endif
#ifdef NO_CALL
    UNREFERENCED_PARAMETER(Driver);
    return STATUS_SUCCESS;
#else
    return FltRegisterFilter(Driver, &Registration, &Filter);
#endif
}
