// A context by way of an integer, of a PVOID, of a union and of the address of
// the variable.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _STATE {
    ULONG Value;
} STATE, *PSTATE;

typedef enum { KindNone, KindStream, KindVolume } KIND;

typedef struct _TAGGED {
    KIND Kind;
    union {
        PSTATE Stream;
        PFLT_CONTEXT Volume;
        ULONG_PTR Value;
    };
} TAGGED, *PTAGGED;

VOID AsInteger(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state = NULL;
    ULONG_PTR number;

    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &state);
    number = (ULONG_PTR)state;
    if (number != 0) {
        FltReleaseContext((PFLT_CONTEXT)number);
    }
}

VOID AsIntegerLeaking(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state = NULL;
    ULONG_PTR number;

    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &state);
    number = (ULONG_PTR)state;
    DbgPrint("%Ix\n", number);
// CHECK: cast-to-integer.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'state' obtained by 'FltGetStreamContext' is not released
}

// The out-parameter through a variable that holds the address of the local.
VOID AddressInVariable(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTATE state = NULL;
    PVOID place = &state;

    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                        (PFLT_CONTEXT *)place);
    DbgPrint("%p\n", place);
    if (state != NULL) {
        FltReleaseContext(state);
    }
}

static VOID GetTagged(PCFLT_RELATED_OBJECTS FltObjects, PTAGGED Tagged)
{
    RtlZeroMemory(Tagged, sizeof(*Tagged));
    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject,
                                       &Tagged->Stream))) {
        Tagged->Kind = KindStream;
        return;
    }
    if (NT_SUCCESS(FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume,
                                       &Tagged->Volume))) {
        Tagged->Kind = KindVolume;
    }
}

static VOID DropTagged(PTAGGED Tagged)
{
    switch (Tagged->Kind) {
    case KindStream:
        FltReleaseContext(Tagged->Stream);
        break;
    case KindVolume:
        FltReleaseContext(Tagged->Volume);
        break;
    case KindNone:
        break;
    }
}

VOID Tag(PCFLT_RELATED_OBJECTS FltObjects)
{
    TAGGED tagged;

    GetTagged(FltObjects, &tagged);
    DropTagged(&tagged);
}

// One tag is forgotten.
VOID TagLeaking(PCFLT_RELATED_OBJECTS FltObjects)
{
    TAGGED tagged;

    GetTagged(FltObjects, &tagged);
    if (tagged.Kind == KindStream) {
        FltReleaseContext(tagged.Stream);
    }
// CHECK: cast-to-integer.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the volume context 'tagged.{{[A-Za-z]+}}' obtained by 'GetTagged' is not released
}
// CHECK: fltlint: 1 file, 7 functions analysed, 0 not fully analysed, 2 findings
