// A lock that an object holds for as long as it lives.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

struct State {
  ULONG Flags;
};

extern PFLT_FILTER Filter;
extern KSPIN_LOCK Lock;

NTSTATUS NewState(State **New) {
  return FltAllocateContext(Filter, FLT_STREAM_CONTEXT, sizeof(State),
                            PagedPool, reinterpret_cast<PFLT_CONTEXT *>(New));
}

class SpinLockGuard {
  KSPIN_LOCK &Held;
  KIRQL Old;

public:
  explicit SpinLockGuard(KSPIN_LOCK &L) : Held(L) {
    KeAcquireSpinLock(&Held, &Old);
  }
  ~SpinLockGuard() { KeReleaseSpinLock(&Held, Old); }
};

void Inside(State *S) {
  SpinLockGuard Guard(Lock);
  if (S->Flags)
// CHECK: guard.cpp:[[@LINE+1]]:5: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL
    FltReleaseContext(S);
}

void Behind(State *S) {
  {
    SpinLockGuard Guard(Lock);
    S->Flags = 1;
  }
  FltReleaseContext(S);
}

void Early(State *S, ULONG Flags) {
  do {
    SpinLockGuard Guard(Lock);
    if (S->Flags == Flags)
      break;
    S->Flags = Flags;
  } while (Flags & 1);
  FltReleaseContext(S);
}
// CHECK: 0 not fully analysed, 1 finding
