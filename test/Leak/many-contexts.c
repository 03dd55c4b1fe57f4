// RUN: %fltlint audit %s 2>&1 | FileCheck %s

// A helper that is called in more ways than are kept apart: with contexts that
// its caller has got, and with others that its caller was lent. One general
// entry has to stand for both.

#include <fltKernel.h>

typedef struct _SET {
  PFLT_CONTEXT A, B, C, D, E, F, G, H, I;
} SET;

FLT_CONTEXT_TYPE Type;

static VOID Note(const SET *Set) {
  FltReferenceContext(Set->A);
  DbgPrint("%p %p %p %p %p %p %p %p", Set->B, Set->C, Set->D, Set->E, Set->F,
           Set->G, Set->H, Set->I);
  FltReleaseContext(Set->A);
}

static BOOLEAN Make(PFLT_FILTER Filter, PFLT_CONTEXT *Context) {
  return NT_SUCCESS(FltAllocateContext(Filter, Type, 8, PagedPool, Context));
}

// Two of them are the caller's own.
#define NOTE(X, Y)                                                             \
  Set = *Lent;                                                                 \
  Set.X = Got.X;                                                               \
  Set.Y = Got.Y;                                                               \
  Note(&Set)

// CHECK-NOT: warning:
VOID Caller(PFLT_FILTER Filter, const SET *Lent) {
  SET Got, Set;
  if (!Make(Filter, &Got.A))
    return;
  if (!Make(Filter, &Got.B))
    goto ReleaseA;
  if (!Make(Filter, &Got.C))
    goto ReleaseB;
  if (!Make(Filter, &Got.D))
    goto ReleaseC;
  if (!Make(Filter, &Got.E))
    goto ReleaseD;
  if (!Make(Filter, &Got.F))
    goto ReleaseE;
  if (!Make(Filter, &Got.G))
    goto ReleaseF;
  if (!Make(Filter, &Got.H))
    goto ReleaseG;
  if (!Make(Filter, &Got.I))
    goto ReleaseH;
  NOTE(A, B);
  NOTE(A, C);
  NOTE(A, D);
  NOTE(A, E);
  NOTE(A, F);
  NOTE(A, G);
  NOTE(A, H);
  NOTE(A, I);
  NOTE(B, C);
  NOTE(B, D);
  NOTE(B, E);
  NOTE(B, F);
  NOTE(B, G);
  NOTE(B, H);
  NOTE(B, I);
  NOTE(C, D);
  NOTE(C, E);
  NOTE(C, F);
  NOTE(C, G);
  NOTE(C, H);
  NOTE(C, I);
  NOTE(D, E);
  NOTE(D, F);
  NOTE(D, G);
  NOTE(D, H);
  NOTE(D, I);
  NOTE(E, F);
  NOTE(E, G);
  NOTE(E, H);
  NOTE(E, I);
  NOTE(F, G);
  NOTE(F, H);
  NOTE(F, I);
  NOTE(G, H);
  NOTE(G, I);
  NOTE(H, I);
  FltReleaseContext(Got.I);
ReleaseH:
  FltReleaseContext(Got.H);
ReleaseG:
  FltReleaseContext(Got.G);
ReleaseF:
  FltReleaseContext(Got.F);
ReleaseE:
  FltReleaseContext(Got.E);
ReleaseD:
  FltReleaseContext(Got.D);
ReleaseC:
  FltReleaseContext(Got.C);
ReleaseB:
  FltReleaseContext(Got.B);
ReleaseA:
  FltReleaseContext(Got.A);
}

// CHECK: 0 not fully analysed, 0 findings
