// Constants the analysis reasons about, and the few layouts it relies on.
//
// RUN: %clang -fsyntax-only -target x86_64-pc-windows-msvc -fms-extensions -fms-compatibility -nostdinc -I %headers_dir -std=c17 -Werror %s
// RUN: %clang -fsyntax-only -target aarch64-pc-windows-msvc -fms-extensions -fms-compatibility -nostdinc -I %headers_dir -std=c17 -Werror %s
// RUN: %clang -fsyntax-only -target x86_64-pc-windows-msvc -fms-extensions -fms-compatibility -nostdinc -I %headers_dir -x c++ -std=c++17 -Werror %s
#include <fltkernel.h>

#define IS(a, b) _Static_assert((a) == (b), #a)

// Statuses are signed; NT_SUCCESS holds for success and information only.
IS(STATUS_SUCCESS, 0);
IS((unsigned)STATUS_FLT_CONTEXT_ALREADY_DEFINED, 0xC01C0002u);
IS((unsigned)STATUS_FLT_DELETING_OBJECT, 0xC01C000Bu);
IS((unsigned)STATUS_NOT_FOUND, 0xC0000225u);
IS((unsigned)STATUS_NOT_SUPPORTED, 0xC00000BBu);
IS((unsigned)STATUS_INSUFFICIENT_RESOURCES, 0xC000009Au);
IS((unsigned)STATUS_BUFFER_OVERFLOW, 0x80000005u);
IS(STATUS_PENDING, 0x103);
IS(STATUS_REPARSE, 0x104);
IS(STATUS_FLT_IO_COMPLETE, 0x001C0001);
_Static_assert(STATUS_NOT_FOUND < 0, "errors are negative");
_Static_assert(NT_SUCCESS(STATUS_SUCCESS), "");
_Static_assert(NT_SUCCESS(STATUS_PENDING), "");
_Static_assert(NT_SUCCESS(0x40000000L), "information");
_Static_assert(!NT_SUCCESS(STATUS_BUFFER_OVERFLOW), "warning");
_Static_assert(!NT_SUCCESS(STATUS_FLT_DELETING_OBJECT), "error");
_Static_assert(NT_WARNING(STATUS_BUFFER_OVERFLOW), "");
_Static_assert(NT_ERROR(STATUS_NOT_FOUND), "");
_Static_assert(!NT_ERROR(STATUS_BUFFER_OVERFLOW), "");

// Kinds of context.
IS(FLT_VOLUME_CONTEXT, 0x0001);
IS(FLT_INSTANCE_CONTEXT, 0x0002);
IS(FLT_FILE_CONTEXT, 0x0004);
IS(FLT_STREAM_CONTEXT, 0x0008);
IS(FLT_STREAMHANDLE_CONTEXT, 0x0010);
IS(FLT_TRANSACTION_CONTEXT, 0x0020);
IS(FLT_SECTION_CONTEXT, 0x0040);
IS(FLT_ALL_CONTEXTS, 0x007f);
IS(FLT_CONTEXT_END, 0xffff);
IS(sizeof(FLT_CONTEXT_TYPE), 2);
IS(FLT_SET_CONTEXT_REPLACE_IF_EXISTS, 0);
IS(FLT_SET_CONTEXT_KEEP_IF_EXISTS, 1);
IS(NULL_CONTEXT, NULL);

// Answers of callbacks.
IS(FLT_PREOP_SUCCESS_WITH_CALLBACK, 0);
IS(FLT_PREOP_SUCCESS_NO_CALLBACK, 1);
IS(FLT_PREOP_PENDING, 2);
IS(FLT_PREOP_DISALLOW_FASTIO, 3);
IS(FLT_PREOP_COMPLETE, 4);
IS(FLT_PREOP_SYNCHRONIZE, 5);
IS(FLT_POSTOP_FINISHED_PROCESSING, 0);
IS(FLT_POSTOP_MORE_PROCESSING_REQUIRED, 1);
IS(FLTFL_POST_OPERATION_DRAINING, 1);

// Operations.
IS(IRP_MJ_CREATE, 0);
IS(IRP_MJ_READ, 3);
IS(IRP_MJ_WRITE, 4);
IS(IRP_MJ_CLEANUP, 0x12);
IS(IRP_MJ_OPERATION_END, 0x80);
IS(IRP_MJ_ACQUIRE_FOR_SECTION_SYNCHRONIZATION, 0xff);
IS(sizeof(IRP_MJ_OPERATION_END), 1);

// Pools and interrupt levels.
IS(NonPagedPool, 0);
IS(PagedPool, 1);
IS(NonPagedPoolNx, 512);
IS(POOL_FLAG_NON_PAGED, 0x40ULL);
IS(POOL_FLAG_PAGED, 0x100ULL);
IS(PASSIVE_LEVEL, 0);
IS(APC_LEVEL, 1);
IS(DISPATCH_LEVEL, 2);

// Members in order.
#define AT(t, m, n) IS(__builtin_offsetof(t, m), (n) * sizeof(PVOID))
AT(FLT_RELATED_CONTEXTS, VolumeContext, 0);
AT(FLT_RELATED_CONTEXTS, InstanceContext, 1);
AT(FLT_RELATED_CONTEXTS, FileContext, 2);
AT(FLT_RELATED_CONTEXTS, StreamContext, 3);
AT(FLT_RELATED_CONTEXTS, StreamHandleContext, 4);
AT(FLT_RELATED_CONTEXTS, TransactionContext, 5);
AT(FLT_RELATED_CONTEXTS_EX, SectionContext, 6);
IS(sizeof(FLT_RELATED_CONTEXTS), 6 * sizeof(PVOID));
IS(sizeof(FLT_RELATED_CONTEXTS_EX), 7 * sizeof(PVOID));
// A table may be written without names of members.
static const FLT_CONTEXT_REGISTRATION Contexts[] = {
    {FLT_STREAM_CONTEXT, 0, NULL, sizeof(int), 'tseT'}, {FLT_CONTEXT_END}};
static const FLT_OPERATION_REGISTRATION Operations[] = {
    {IRP_MJ_CREATE, 0, NULL, NULL}, {IRP_MJ_OPERATION_END}};
const FLT_REGISTRATION Registration = {
    sizeof(FLT_REGISTRATION), FLT_REGISTRATION_VERSION, 0, Contexts,
    Operations};
IS(__builtin_offsetof(FLT_RELATED_OBJECTS, Size), 0);
IS(__builtin_offsetof(FLT_RELATED_OBJECTS, TransactionContext), 2);
AT(FLT_RELATED_OBJECTS, Filter, 1);
AT(FLT_RELATED_OBJECTS, Volume, 2);
AT(FLT_RELATED_OBJECTS, Instance, 3);
AT(FLT_RELATED_OBJECTS, FileObject, 4);
AT(FLT_RELATED_OBJECTS, Transaction, 5);

// Versions: a low one would remove code.
_Static_assert(WINVER >= 0x0A00, "");
_Static_assert(_WIN32_WINNT >= 0x0A00, "");
_Static_assert(NTDDI_VERSION >= 0x0A000000, "");
_Static_assert(FLT_MGR_LONGHORN && FLT_MGR_WIN7 && FLT_MGR_WIN8, "");
