// try, leave and finally in the spelling of the Microsoft samples, and __leave
// inside of a macro.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

#define IF_FAIL_LEAVE(Expression)                                              \
    {                                                                          \
        status = (Expression);                                                 \
        if (!NT_SUCCESS(status)) {                                             \
            DbgPrint("failed: %x\n", status);                                  \
            leave;                                                             \
        }                                                                      \
    }

PFLT_FILTER Filter;

NTSTATUS Prepare(PFLT_CONTEXT Context);

NTSTATUS Create(PFLT_CONTEXT *Result)
{
    NTSTATUS status = STATUS_SUCCESS;
    PFLT_CONTEXT context = NULL;

    try {
        IF_FAIL_LEAVE(FltAllocateContext(Filter, FLT_FILE_CONTEXT, 64,
                                         PagedPool, &context));
        RtlZeroMemory(context, 64);
        IF_FAIL_LEAVE(Prepare(context));
        *Result = context;
    } finally {
        if (!NT_SUCCESS(status)) {
            if (context != NULL) {
                FltReleaseContext(context);
            }
        }
    }
    return status;
}

NTSTATUS CreateLeaking(PFLT_CONTEXT *Result)
{
    NTSTATUS status = STATUS_SUCCESS;
    PFLT_CONTEXT context = NULL;

    try {
        IF_FAIL_LEAVE(FltAllocateContext(Filter, FLT_FILE_CONTEXT, 64,
                                         PagedPool, &context));
        RtlZeroMemory(context, 64);
        IF_FAIL_LEAVE(Prepare(context));
        *Result = context;
    } finally {
        DbgPrint("left\n");
    }
// CHECK: seh-macros.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the file context 'context' obtained by 'FltAllocateContext' is not released
    return status;
}
// CHECK: fltlint: 1 file, 2 functions analysed, 0 not fully analysed, 1 finding,
