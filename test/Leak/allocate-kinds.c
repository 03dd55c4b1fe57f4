// The finding names the kind of context that was allocated.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;
PVOID Sink;

#define ALLOCATE(Kind, Pool, Variable)                                         \
    NT_SUCCESS(FltAllocateContext(Filter, Kind, 64, Pool, &Variable))

VOID Volume(VOID)
{
    PFLT_CONTEXT volume;
    if (ALLOCATE(FLT_VOLUME_CONTEXT, NonPagedPool, volume)) {
        RtlZeroMemory(volume, 64);
    }
// CHECK: :[[@LINE+1]]:{{.*}}reference to the volume context 'volume' obtained by 'FltAllocateContext'
}

VOID Instance(VOID)
{
    PFLT_CONTEXT instance;
    if (ALLOCATE(FLT_INSTANCE_CONTEXT, PagedPool, instance)) {
        RtlZeroMemory(instance, 64);
    }
// CHECK: :[[@LINE+1]]:{{.*}}reference to the instance context 'instance' obtained by 'FltAllocateContext'
}

VOID File(VOID)
{
    PFLT_CONTEXT file;
    if (ALLOCATE(FLT_FILE_CONTEXT, PagedPool, file)) {
        RtlZeroMemory(file, 64);
    }
// CHECK: :[[@LINE+1]]:{{.*}}reference to the file context 'file' obtained by 'FltAllocateContext'
}

VOID StreamHandle(VOID)
{
    PFLT_CONTEXT handle;
    if (ALLOCATE(FLT_STREAMHANDLE_CONTEXT, PagedPool, handle)) {
        RtlZeroMemory(handle, 64);
    }
// CHECK: :[[@LINE+1]]:{{.*}}reference to the stream handle context 'handle' obtained by 'FltAllocateContext'
}

VOID Transaction(VOID)
{
    PFLT_CONTEXT transaction;
    if (ALLOCATE(FLT_TRANSACTION_CONTEXT, PagedPool, transaction)) {
        RtlZeroMemory(transaction, 64);
    }
// CHECK: :[[@LINE+1]]:{{.*}}reference to the transaction context 'transaction' obtained by 'FltAllocateContext'
}

VOID Section(VOID)
{
    PFLT_CONTEXT section;
    if (ALLOCATE(FLT_SECTION_CONTEXT, PagedPool, section)) {
        RtlZeroMemory(section, 64);
    }
// CHECK: :[[@LINE+1]]:{{.*}}reference to the section context 'section' obtained by 'FltAllocateContext'
}

// A kind that only the caller knows.
VOID AnyKind(FLT_CONTEXT_TYPE Kind)
{
    PFLT_CONTEXT context;
    if (ALLOCATE(Kind, PagedPool, context)) {
        RtlZeroMemory(context, 64);
    }
// CHECK: :[[@LINE+1]]:{{.*}}reference to the context 'context' obtained by 'FltAllocateContext'
}
// CHECK: fltlint: 1 file, 7 functions analysed, 0 not fully analysed, 7 findings
