// A table of contexts without its end. Other tables of the kind are none of
// the filter manager's business.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

// CHECK: :[[@LINE+1]]:{{[0-9]+}}: warning: the table of contexts 'Contexts' does not end with FLT_CONTEXT_END [flt-context-registration]
const FLT_CONTEXT_REGISTRATION Contexts[] = {
    { FLT_STREAM_CONTEXT, 0, NULL, 8, 'tset' },
    { FLT_FILE_CONTEXT, 0, NULL, 8, 'tset' },
};

const FLT_CONTEXT_REGISTRATION Unused[] = {
    { FLT_STREAM_CONTEXT, 0, NULL, 8, 'tset' },
};

const FLT_REGISTRATION Registration = {
    sizeof(FLT_REGISTRATION), FLT_REGISTRATION_VERSION, 0, Contexts,
};

PFLT_FILTER Filter;

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path)
{
    UNREFERENCED_PARAMETER(Path);
    return FltRegisterFilter(Driver, &Registration, &Filter);
}
