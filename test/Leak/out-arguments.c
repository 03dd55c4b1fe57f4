// A variable that a routine only writes to matters to nobody before: in a loop
// its old values multiply nothing. Else the rounds of this one would be too
// many to find a path to its end.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

VOID Rounds(PFLT_INSTANCE Instance, PFILE_OBJECT File, PFLT_CONTEXT New)
{
    NTSTATUS status = STATUS_SUCCESS;
    PFLT_CONTEXT instance, old, first;
    ULONG i;

    FltSetStreamContext(Instance, File, FLT_SET_CONTEXT_REPLACE_IF_EXISTS, New,
                        &first);
    for (i = 0; i < 3; i++) {
        status = FltSetStreamContext(Instance, File,
                                     FLT_SET_CONTEXT_KEEP_IF_EXISTS, New, NULL);
        FltGetInstanceContext(Instance, &instance);
        FltSetStreamContext(Instance, File, FLT_SET_CONTEXT_KEEP_IF_EXISTS, New,
                            &old);
    }
// CHECK: out-arguments.c:[[@LINE+1]]:{{[0-9]+}}: warning: the context pointer is NULL on this path and is released
    FltReleaseContext(first);
    DbgPrint("%d\n", status);
}
// CHECK: warning: {{.*}}'instance' obtained by 'FltGetInstanceContext' is not released
// CHECK: warning: {{.*}}'old' obtained by 'FltSetStreamContext' is not released
// CHECK: 3 findings
