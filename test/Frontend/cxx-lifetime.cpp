// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

// A destructor runs on every way out of the object's scope, in reverse order
// and before the object ends.

extern "C" {
int c(int);
void v(int);
void put(void *);
}
struct Holder {
  void *p = nullptr;
  Holder() = default;
  Holder(void *q) : p(q) {}
  Holder(const Holder &o);
  ~Holder() {
    if (p)
      put(p);
  }
  bool ok() const { return p; }
};
Holder make(int);
using H = Holder;

// CHECK-LABEL: define i32 @"?exits@@
// CHECK: scope.begin $[[A:[0-9]+]]:a
// CHECK: call void @"??0Holder@@QEAA@PEAX@Z"($[[A]]:a,
// CHECK: scope.begin $[[B:[0-9]+]]:b
// CHECK: condbr %{{.*}}, [[RET:bb[0-9]+]], [[GO:bb[0-9]+]] ; "c(1)"
// CHECK: [[RET]]:
// CHECK-NEXT: %[[V:.*]] = call i32 @c(i32 7)
// CHECK-NEXT: call void @"??1Holder@@QEAA@XZ"($[[B]]:b) [implicit]
// CHECK-NEXT: scope.end $[[B]]:b
// CHECK-NEXT: call void @"??1Holder@@QEAA@XZ"($[[A]]:a) [implicit]
// CHECK-NEXT: scope.end $[[A]]:a
// CHECK-NEXT: ret %[[V]]
// CHECK: [[GO]]:
// CHECK-NEXT: call void @"??1Holder@@QEAA@XZ"($[[B]]:b) [implicit]
// CHECK-NEXT: scope.end $[[B]]:b
// CHECK-NEXT: call void @v(i32 2)
// CHECK-NEXT: call void @"??1Holder@@QEAA@XZ"($[[A]]:a) [implicit]
// CHECK-NEXT: scope.end $[[A]]:a
// CHECK-NEXT: ret i32 0
int exits(void *p) {
  H a(p);
  {
    H b;
    if (c(1))
      return c(7);
  }
  v(2);
  return 0;
}

// CHECK-LABEL: define void @"?loop@@
// CHECK: condbr %{{.*}}, [[BREAK:bb[0-9]+]], {{bb[0-9]+}} ; "c(1)"
// CHECK: [[BREAK]]:
// CHECK-NEXT: call void @"??1Holder@@QEAA@XZ"($[[D:[0-9]+]]:d) [implicit]
// CHECK-NEXT: scope.end $[[D]]:d
// CHECK-NEXT: br [[END:bb[0-9]+]]
// CHECK: call void @v(
// CHECK-NEXT: call void @"??1Holder@@QEAA@XZ"($[[D]]:d) [implicit]
// CHECK-NEXT: scope.end $[[D]]:d
// CHECK: [[END]]:
// CHECK-NEXT: ret
void loop() {
  while (c(0)) {
    H d;
    if (c(1))
      break;
    v(1);
  }
}

// A temporary ends with the full expression: of a condition, on both ways.
// CHECK-LABEL: define void @"?condition@@
// CHECK: store rec "Holder" %{{.*}} -> $[[T:[0-9]+]]
// CHECK: condbr %{{.*}}, [[YES:bb[0-9]+]], [[NO:bb[0-9]+]] ; "make(1).ok()"
// CHECK: [[YES]]:
// CHECK-NEXT: call void @"??1Holder@@QEAA@XZ"($[[T]]) [implicit]
// CHECK-NEXT: scope.end $[[T]]
// CHECK-NEXT: call void @v(i32 1)
// CHECK: [[NO]]:
// CHECK-NEXT: call void @"??1Holder@@QEAA@XZ"($[[T]]) [implicit]
// CHECK-NEXT: scope.end $[[T]]
void condition() {
  if (make(1).ok())
    v(1);
}

// One that is made on some ways only is destroyed on those only.
// CHECK-LABEL: define i32 @"?sometimes@@
// CHECK: store u8 0 -> $[[F:[0-9]+]]
// CHECK: condbr %{{.*}} ; "n"
// CHECK: call rec "Holder" @"?make@@
// CHECK: store u8 1 -> $[[F]]
// CHECK: %[[L:.*]] = load u8 $[[F]]
// CHECK-NEXT: condbr %[[L]], [[DO:bb[0-9]+]], [[DONE:bb[0-9]+]]
// CHECK: [[DO]]:
// CHECK-NEXT: call void @"??1Holder@@QEAA@XZ"(
// CHECK: [[DONE]]:
int sometimes(int n) { return n && make(2).ok(); }

// A reference extends the life of what it is bound to.
// CHECK-LABEL: define void @"?extended@@
// CHECK: store rec "Holder" %{{.*}} -> $[[T:[0-9]+]]
// CHECK: store ptr<const rec "Holder"> %{{.*}} -> $[[R:[0-9]+]]:r
// CHECK-NEXT: call void @v(i32 1)
// CHECK-NEXT: call void @"??1Holder@@QEAA@XZ"($[[T]]) [implicit]
// CHECK-NEXT: scope.end $[[T]]
// CHECK-NEXT: scope.end $[[R]]:r
void extended() {
  const H &r = make(1);
  v(1);
}

// An argument by value is the caller's to destroy.
void take(H);
// CHECK-LABEL: define void @"?byValue@@
// CHECK: call void @"??0Holder@@QEAA@AEBU0@@Z"($[[T:[0-9]+]], %
// CHECK-NEXT: call void @"?take@@YAXUHolder@@@Z"($[[T]])
// CHECK-NEXT: call void @"??1Holder@@QEAA@XZ"($[[T]]) [implicit]
// CHECK-NEXT: scope.end $[[T]]
void byValue(H &h) { take(h); }

// No copy where the language has none: the call fills the variable.
// CHECK-LABEL: define void @"?elided@@
// CHECK: scope.begin $[[H:[0-9]+]]:h
// CHECK-NEXT: %[[R:.*]] = call rec "Holder" @"?make@@
// CHECK-NEXT: store rec "Holder" %[[R]] -> $[[H]]:h
// CHECK-NEXT: call void @"??1Holder@@QEAA@XZ"($[[H]]:h) [implicit]
void elided() { H h = H(make(1)); }

// A returned local is the returned object: neither copied nor destroyed.
// CHECK-LABEL: define rec "Holder" @"?named@@
// CHECK: call void @"??0Holder@@QEAA@PEAX@Z"($[[H:[0-9]+]]:h
// CHECK-NEXT: %[[R:.*]] = load rec "Holder" $[[H]]:h
// CHECK-NEXT: scope.end $[[H]]:h
// CHECK-NEXT: ret %[[R]]
H named(void *p) {
  H h(p);
  return h;
}

// The variable of a condition lives to the end of the statement.
// CHECK-LABEL: define void @"?ifVariable@@
// CHECK: condbr %{{.*}}, [[T:bb[0-9]+]], [[F:bb[0-9]+]] ; "h.ok()"
// CHECK: [[T]]:
// CHECK-NEXT: call void @v(i32 1)
// CHECK-NEXT: br [[END:bb[0-9]+]]
// CHECK: [[F]]:
// CHECK-NEXT: call void @v(i32 2)
// CHECK: [[END]]:
// CHECK-NEXT: call void @"??1Holder@@QEAA@XZ"($[[H:[0-9]+]]:h) [implicit]
// CHECK-NEXT: scope.end $[[H]]:h
void ifVariable() {
  if (H h = make(1); h.ok())
    v(1);
  else
    v(2);
}

// Elements from first to last, and back.
// CHECK-LABEL: define void @"?array@@
// CHECK: %[[E:.*]] = cast ptr<[2 x rec "Holder"]> $[[A:[0-9]+]]:a
// CHECK-NEXT: call void @"??0Holder@@QEAA@XZ"(%[[E]])
// CHECK-NEXT: %[[E1:.*]] = offset ptr<rec "Holder"> %[[E]] + i64 1 * 8
// CHECK-NEXT: call void @"??0Holder@@QEAA@XZ"(%[[E1]])
// CHECK: call void @v(i32 1)
// CHECK-NEXT: %[[E:.*]] = cast ptr<[2 x rec "Holder"]> $[[A]]:a
// CHECK-NEXT: %[[E1:.*]] = offset ptr<rec "Holder"> %[[E]] + i64 1 * 8
// CHECK-NEXT: call void @"??1Holder@@QEAA@XZ"(%[[E1]]) [implicit]
// CHECK-NEXT: call void @"??1Holder@@QEAA@XZ"(%[[E]]) [implicit]
void array() {
  H a[2];
  v(1);
}

// Back over the declaration with goto.
// CHECK-LABEL: define void @"?back@@
// CHECK: condbr %{{.*}}, [[GOTO:bb[0-9]+]], {{bb[0-9]+}} ; "c(1)"
// CHECK: [[GOTO]]:
// CHECK-NEXT: call void @"??1Holder@@QEAA@XZ"($[[H:[0-9]+]]:h) [implicit]
// CHECK-NEXT: scope.end $[[H]]:h
void back() {
again:
  H h;
  if (c(1))
    goto again;
}
