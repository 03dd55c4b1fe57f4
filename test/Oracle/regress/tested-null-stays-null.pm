// What was found to be NULL is NULL behind its release, too, if there is such a
// place.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: m.c:4:1: warning: the context pointer is NULL

module "m"
file 0 "m.c"
record "_FLT_RELATED_CONTEXTS" size 48 {
  0: ptr<void> VolumeContext
  8: ptr<void> InstanceContext
  16: ptr<void> FileContext
  24: ptr<void> StreamContext
  32: ptr<void> StreamHandleContext
  40: ptr<void> TransactionContext
}
global ptr<void> @gContext
declare void @FltGetContexts(ptr<void>, i32, ptr<rec "_FLT_RELATED_CONTEXTS">) system
declare void @FltReleaseContext(ptr<void>) system

define void @Root() !0:1:1 {
  slot $0:contexts rec "_FLT_RELATED_CONTEXTS"
entry:
  %c = load ptr<void> @gContext !0:2:1
  %none = eq ptr<void> %c, null -> i32 !0:2:1
  condbr %none, nothing, out !0:2:1
nothing:
  call void @FltGetContexts(ptr<void> null, i32 24, $contexts) !0:3:1
  call void @FltReleaseContext(%c) !0:4:1
  br loop !0:5:1
loop:
  %some = ne ptr<void> %c, null -> i32 !0:5:1
  condbr %some, loop, out !0:5:1
out:
  ret !0:6:1
}
