// A helper zeroes what it is given the address of: an object in one call, the
// inside of another one in the next. Called in many ways, one run of the helper
// serves for all that are left.
// RUN: not %fltlint audit --no-snippets %s 2>&1 | FileCheck %s --implicit-check-not=warning:

#include <fltkernel.h>

typedef struct _PART {
  ULONGLONG Length;
  PFLT_CONTEXT Context;
} PART, *PPART;

typedef struct _WHOLE {
  PFLT_CONTEXT Before;
  PART Parts[12];
  PFLT_CONTEXT After;
} WHOLE, *PWHOLE;

static VOID Clear(PPART Part) { RtlZeroMemory(Part, sizeof(PART)); }

VOID Object(PPART Part) {
  Clear(Part);
  // CHECK: :[[@LINE+1]]:3: warning: the context pointer is NULL on this path and is released
  FltReleaseContext(Part->Context);
}

VOID Inside(PWHOLE Whole) {
  Clear(&Whole->Parts[1]);
  Clear(&Whole->Parts[2]);
  Clear(&Whole->Parts[3]);
  Clear(&Whole->Parts[4]);
  Clear(&Whole->Parts[5]);
  Clear(&Whole->Parts[6]);
  Clear(&Whole->Parts[7]);
  Clear(&Whole->Parts[8]);
  Clear(&Whole->Parts[9]);
  Clear(&Whole->Parts[10]);
  // CHECK: :[[@LINE+1]]:3: warning: the context pointer is NULL on this path and is released
  FltReleaseContext(Whole->Parts[1].Context);
  // CHECK: :[[@LINE+1]]:3: warning: the context pointer is NULL on this path and is released
  FltReleaseContext(Whole->Parts[10].Context);
  FltReleaseContext(Whole->Before);
  FltReleaseContext(Whole->Parts[0].Context);
  FltReleaseContext(Whole->Parts[11].Context);
  FltReleaseContext(Whole->After);
}

// One that is too large to go through byte by byte: what was there is forgotten.
typedef struct _LARGE {
  PFLT_CONTEXT Context;
  ULONGLONG Filler[1000];
} LARGE, *PLARGE;

typedef struct _HOLDER {
  PFLT_CONTEXT Before;
  LARGE Large;
} HOLDER, *PHOLDER;

static VOID ClearLarge(PLARGE Large) { RtlZeroMemory(Large, sizeof(LARGE)); }

VOID LargeObject(PLARGE Large) { ClearLarge(Large); }

VOID LargeInside(PHOLDER Holder) {
  Holder->Before = NULL;
  Holder->Large.Context = NULL;
  ClearLarge(&Holder->Large);
  FltReleaseContext(Holder->Large.Context);
  // CHECK: :[[@LINE+1]]:3: warning: the context pointer is NULL on this path and is released
  FltReleaseContext(Holder->Before);
}
