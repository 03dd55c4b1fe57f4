// What NonPagedPool means with POOL_NX_OPTIN is a variable, and nonpaged.
// RUN: %audit %s -D POOL_NX_OPTIN=1 2>&1 | %check %s --allow-empty
// RUN: %audit %s -D POOL_NX_OPTIN_AUTO=1 2>&1 | %check %s --allow-empty

#include <fltkernel.h>

PFLT_FILTER Filter;

VOID Volume(VOID)
{
    PFLT_CONTEXT volume;
    if (NT_SUCCESS(FltAllocateContext(Filter, FLT_VOLUME_CONTEXT, 8, NonPagedPool, &volume)))
        FltReleaseContext(volume);
}
// CHECK: 0 findings
