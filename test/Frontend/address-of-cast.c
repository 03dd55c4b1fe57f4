// MSVC takes the address of a cast of a place; it is that of the place.
// RUN: %fltlint emit-model %s --no-locations | FileCheck %s
// RUN: not %fltlint audit %s | FileCheck %s --check-prefix=AUDIT

#include <fltkernel.h>

NTSTATUS Encrypt(PUCHAR Buffer, ULONG *Length);

// CHECK-LABEL: define {{.*}}@Cast(
// CHECK-NOT: unknown
// CHECK: [[PLACE:%[0-9]+]] = cast ptr<u64> $1:Length to ptr<u32>
// CHECK-NEXT: [[STATUS:%[0-9]+]] = call i32 @Encrypt({{%[0-9]+}}, [[PLACE]])
// CHECK-NEXT: store i32 [[STATUS]]
NTSTATUS Cast(PUCHAR Buffer, SIZE_T Length)
{
    NTSTATUS status;

    status = Encrypt(Buffer, &(ULONG)Length);
    return status;
}

// A cast of a value has no address; what is done with it is not known.
// CHECK-LABEL: define {{.*}}@Value(
// CHECK: unknown
NTSTATUS Value(PUCHAR Buffer, SIZE_T Length)
{
    return Encrypt(Buffer, &(ULONG)(Length + 1));
}

NTSTATUS Leak(PCFLT_RELATED_OBJECTS FltObjects, PUCHAR Buffer, SIZE_T Length)
{
    PFLT_CONTEXT context;

    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &context))) {
        return STATUS_SUCCESS;
    }
    if (!NT_SUCCESS(Encrypt(Buffer, &(ULONG)Length))) {
        return STATUS_UNSUCCESSFUL;
    }
    FltReleaseContext(context);
    return STATUS_SUCCESS;
}
// AUDIT-NOT: 'Leak': code with errors
