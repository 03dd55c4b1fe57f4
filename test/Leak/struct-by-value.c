// Structures that hold references, copied and returned by value.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _PAIR {
    PFLT_CONTEXT Volume;
    PFLT_CONTEXT Stream;
} PAIR;

static PAIR GetPair(PCFLT_RELATED_OBJECTS FltObjects)
{
    PAIR pair = {NULL, NULL};

    FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume, &pair.Volume);
    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                        &pair.Stream);
    return pair;
}

static VOID DropPair(PAIR Pair)
{
    if (Pair.Volume != NULL) {
        FltReleaseContext(Pair.Volume);
    }
    if (Pair.Stream != NULL) {
        FltReleaseContext(Pair.Stream);
    }
}

VOID Clean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PAIR pair = GetPair(FltObjects), copy;

    copy = pair;
    RtlZeroMemory(&pair, sizeof(pair));
    DropPair(copy);
}

VOID Half(PCFLT_RELATED_OBJECTS FltObjects)
{
    PAIR pair = GetPair(FltObjects);

    if (pair.Stream != NULL) {
        FltReleaseContext(pair.Stream);
    }
// CHECK: struct-by-value.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the volume context {{('pair.Volume' )?}}obtained by 'GetPair' is not released
}

// Overwritten as a whole.
VOID Zeroed(PCFLT_RELATED_OBJECTS FltObjects)
{
    PAIR pair = {NULL, NULL};

    FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume, &pair.Volume);
// CHECK: struct-by-value.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the volume context 'pair.Volume' obtained by 'FltGetVolumeContext' is not released
    RtlZeroMemory(&pair, sizeof(pair));
    DropPair(pair);
}

VOID Moved(PCFLT_RELATED_OBJECTS FltObjects)
{
    PAIR pair = {NULL, NULL}, copy;

    FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume, &pair.Volume);
    RtlCopyMemory(&copy, &pair, sizeof(copy));
    DropPair(copy);
}
// CHECK: fltlint: 1 file, 6 functions analysed, 0 not fully analysed, 2 findings
