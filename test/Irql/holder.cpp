// What a holder releases is of the kind that it was got as, through the holder.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

struct StreamState {
  ULONG Flags;
};
struct InstanceState {
  ULONG Flags;
};

extern PFLT_FILTER Filter;
extern KSPIN_LOCK Lock;

template <typename T> class Holder {
  T *P = nullptr;

public:
  Holder() = default;
  Holder(const Holder &) = delete;
  ~Holder() { reset(); }
  void reset() {
    if (P) {
      FltReleaseContext(P); // checked here
      P = nullptr;
    }
  }
  PFLT_CONTEXT *put() {
    reset();
    return reinterpret_cast<PFLT_CONTEXT *>(&P);
  }
  T *operator->() const { return P; }
};

NTSTATUS make(PCFLT_RELATED_OBJECTS Objects) {
  Holder<StreamState> Stream;
  Holder<InstanceState> Instance;
  NTSTATUS Status =
      FltAllocateContext(Filter, FLT_STREAM_CONTEXT, sizeof(StreamState),
                         PagedPool, Stream.put());
  if (!NT_SUCCESS(Status))
    return Status;
  Status = FltAllocateContext(Filter, FLT_INSTANCE_CONTEXT,
                              sizeof(InstanceState), NonPagedPoolNx,
                              Instance.put());
  if (!NT_SUCCESS(Status))
    return Status;
  Stream->Flags = 0;
  Instance->Flags = 0;
  return FltSetStreamContext(Objects->Instance, Objects->FileObject,
                             FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                             Stream.operator->(), nullptr);
}

void streamUnderLock(Holder<StreamState> &Stream) {
  KIRQL Old;
  KeAcquireSpinLock(&Lock, &Old);
// CHECK: holder.cpp:25:7: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL
  Stream.reset();
  KeReleaseSpinLock(&Lock, Old);
}

// From nonpaged pool.
void instanceUnderLock(Holder<InstanceState> &Instance) {
  KIRQL Old;
  KeAcquireSpinLock(&Lock, &Old);
  Instance.reset();
  KeReleaseSpinLock(&Lock, Old);
}

void streamBehindLock(Holder<StreamState> &Stream) {
  KIRQL Old;
  KeAcquireSpinLock(&Lock, &Old);
  Stream->Flags = 1;
  KeReleaseSpinLock(&Lock, Old);
  Stream.reset();
}
// CHECK: 0 not fully analysed, 1 finding
