// A reference taken on a context that a global leads to can be accounted for by
// whoever owns the global, though the local pointer to it is gone.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "m"
file 0 "m.c"
global ptr<void> @gContext
declare void @FltReferenceContext(ptr<void>) system
declare i32 @ProjectQuery()

define void @Root() !0:1:1 {
  slot $0:ctx ptr<void>
entry:
  scope.begin $ctx !0:2:1
  %p = load ptr<void> @gContext !0:3:1
  store ptr<void> %p -> $ctx !0:4:1
  call void @FltReferenceContext(%p) !0:5:1
  scope.end $ctx !0:6:1
  %q = call i32 @ProjectQuery() !0:7:1
  ret !0:8:1
}
