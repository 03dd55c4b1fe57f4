// A virtual call goes to the overriders that the driver has.
// Calls through a vtable are not resolved to the classes of the driver yet.
// XFAIL: *
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

struct Visitor {
    virtual void Visit(PFLT_CONTEXT Context) = 0;
};

struct Releaser : Visitor {
    void Visit(PFLT_CONTEXT Context) override { FltReleaseContext(Context); }
};

// The only class there is.
VOID Virtual(PCFLT_RELATED_OBJECTS FltObjects, Visitor *V)
{
    PFLT_CONTEXT Context;

    if (NT_SUCCESS(FltGetInstanceContext(FltObjects->Instance, &Context))) {
        V->Visit(Context);
    }
}

struct Looker {
    virtual void Look(PFLT_CONTEXT Context) = 0;
};

struct Printer : Looker {
    void Look(PFLT_CONTEXT Context) override { DbgPrint("%p\n", Context); }
};

VOID NoneReleases(PCFLT_RELATED_OBJECTS FltObjects, Looker *L)
{
    PFLT_CONTEXT Context;

    if (NT_SUCCESS(FltGetInstanceContext(FltObjects->Instance, &Context))) {
        L->Look(Context);
    }
// CHECK: cxx-virtual.cpp:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'Context' obtained by 'FltGetInstanceContext' is not released
}
// CHECK: fltlint: 1 file, {{[0-9]+}} functions analysed, 0 not fully analysed, 1 finding,
