// A driver that registers through a library of its own, and asks it for
// routines: what the words `registration` and `routine-name` in a row say.
// RUN: rm -rf %t && mkdir -p %t && %python -c "print('ddis:\n- ddi: OwnRegister(Driver, registration Table)\n- ddi: OwnFindRoutine(Flags, routine-name Name)')" > %t/own.yaml
// RUN: not %fltlint audit --ddi %t/own.yaml %s 2>&1 | %check %s

// Without these words it is not known that the table binds, nor what the
// routine does.
// RUN: %fltlint audit %s

#include <fltkernel.h>

PFLT_FILTER Filter;

typedef NTSTATUS (*OPEN)(PFLT_INSTANCE, PFLT_CONTEXT *);
typedef struct { OPEN Open; } ROUTINES;
ROUTINES Routines;

NTSTATUS OwnRegister(PDRIVER_OBJECT Driver, const FLT_REGISTRATION *Table);
PVOID OwnFindRoutine(ULONG Flags, PCSTR Name);

NTSTATUS Allocate(PFLT_CONTEXT *Context)
{
// CHECK: :[[@LINE+1]]:12: warning: {{.*}} [flt-context-registration]
    return FltAllocateContext(Filter, FLT_FILE_CONTEXT, 8, PagedPool, Context);
}

ULONG Find(PFLT_INSTANCE Instance)
{
    PFLT_CONTEXT context = NULL;
    NTSTATUS status = Routines.Open(Instance, &context);
    if (NT_SUCCESS(status) && context != NULL)
// CHECK: :[[@LINE+1]]:9: warning: {{.*}} [flt-context-leak]
        return 1;
    return 0;
}

static const FLT_CONTEXT_REGISTRATION Contexts[] = {
    {FLT_STREAM_CONTEXT, 0, NULL, 8, 'tseT'}, {FLT_CONTEXT_END}};
static const FLT_REGISTRATION Registration = {
    sizeof(FLT_REGISTRATION), FLT_REGISTRATION_VERSION, 0, Contexts};

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path)
{
    UNREFERENCED_PARAMETER(Path);
    Routines.Open = (OPEN)OwnFindRoutine(0, "FltGetInstanceContext");
    return OwnRegister(Driver, &Registration);
}
