// RUN: %fltlint emit-model --no-locations %s > %t
// RUN: FileCheck %s < %t
// RUN: FileCheck %s --check-prefix=COPY < %t
// RUN: FileCheck %s --check-prefix=ASSIGN < %t

extern "C" {
int c(int);
void v(int);
void put(void *);
}
struct Part {
  void *p;
  Part(void *q) : p(q) {}
  Part(const Part &o) : p(o.p) {}
  Part &operator=(const Part &o);
  ~Part() { put(p); }
};

// Bases, then members in the order they are declared, then the body. What has
// no initialiser of its own has the default one.
struct Base {
  int x;
  Base(int n) : x(n) {}
};
struct Whole : Base {
  Part first;
  int n = 5;
  int &ref = n;
  Part second;
  Whole(void *p) : Base(1), second(p), first(nullptr) { v(3); }
  Whole() : Whole(nullptr) { v(4); }
  ~Whole() {
    if (n)
      return;
    v(5);
  }
  int get() const { return n; }
};
// CHECK-LABEL: define void @"??0Whole@@QEAA@PEAX@Z"(
// CHECK: %[[B:.*]] = field ptr<rec "Base"> %{{.*}}, rec "Whole".Base
// CHECK-NEXT: call void @"??0Base@@QEAA@H@Z"(%[[B]], i32 1)
// CHECK: %[[F:.*]] = field ptr<rec "Part"> %{{.*}}, rec "Whole".first
// CHECK-NEXT: call void @"??0Part@@QEAA@PEAX@Z"(%[[F]], ptr<void> null)
// CHECK: %[[N:.*]] = field ptr<i32> %{{.*}}, rec "Whole".n
// CHECK-NEXT: store i32 5 -> %[[N]]
// CHECK: %[[R:.*]] = field ptr<ptr<i32>> %{{.*}}, rec "Whole".ref
// CHECK: store ptr<i32> %{{.*}} -> %[[R]]
// CHECK: field ptr<rec "Part"> %{{.*}}, rec "Whole".second
// CHECK: call void @"??0Part@@QEAA@PEAX@Z"(
// CHECK-NEXT: call void @v(i32 3)
// CHECK-NEXT: ret

// A delegating constructor leaves it to the other.
// CHECK-LABEL: define void @"??0Whole@@QEAA@XZ"(
// CHECK: call void @"??0Whole@@QEAA@PEAX@Z"(%{{.*}}, ptr<void> null)
// CHECK-NEXT: call void @v(i32 4)
// CHECK-NEXT: ret

// Members are destroyed behind the body, last first, on its returns too.
// CHECK-LABEL: define void @"??1Whole@@QEAA@XZ"(
// CHECK: condbr %{{.*}}, [[RET:bb[0-9]+]], [[GO:bb[0-9]+]] ; "n"
// CHECK: [[RET]]:
// CHECK: %[[S:.*]] = field ptr<rec "Part"> %[[T:.*]], rec "Whole".second
// CHECK-NEXT: call void @"??1Part@@QEAA@XZ"(%[[S]]) [implicit]
// CHECK-NEXT: %[[F:.*]] = field ptr<rec "Part"> %[[T]], rec "Whole".first
// CHECK-NEXT: call void @"??1Part@@QEAA@XZ"(%[[F]]) [implicit]
// CHECK-NEXT: ret
// CHECK: [[GO]]:
// CHECK-NEXT: call void @v(i32 5)
// CHECK: call void @"??1Part@@QEAA@XZ"(%{{.*}}) [implicit]
// CHECK: call void @"??1Part@@QEAA@XZ"(%{{.*}}) [implicit]
// CHECK-NEXT: ret

// CHECK-LABEL: define i32 @"?get@Whole@@QEBAHXZ"(ptr<const rec "Whole"> this)
// CHECK: display "Whole::get"
// CHECK: %[[T:.*]] = load ptr<const rec "Whole"> $0:this
// CHECK-NEXT: field {{.*}} %[[T]], rec "Whole".n

// CHECK-LABEL: define i32 @"?use@@
// CHECK: call void @"??0Whole@@QEAA@XZ"($[[W:[0-9]+]]:w)
// CHECK: call i32 @"?get@Whole@@QEBAHXZ"(
// CHECK: call void @"??1Whole@@QEAA@XZ"($[[W]]:w) [implicit]
int use() {
  Whole w;
  return w.get();
}

// Members that the compiler writes go memberwise.
struct Pair {
  Part a, b;
  int n;
};
// CHECK-LABEL: define void @"?copies@@
// CHECK: call void @"??0Pair@@QEAA@AEBU0@@Z"($[[C:[0-9]+]]:c, %
// CHECK: call ptr<rec "Pair"> @"??4Pair@@QEAAAEAU0@AEBU0@@Z"($[[C]]:c, %
// CHECK: call void @"??1Pair@@QEAA@XZ"($[[C]]:c) [implicit]
void copies(Pair &p) {
  Pair c = p;
  c = p;
}
// COPY-LABEL: define void @"??0Pair@@QEAA@AEBU0@@Z"(
// COPY: call void @"??0Part@@QEAA@AEBU0@@Z"(
// COPY: call void @"??0Part@@QEAA@AEBU0@@Z"(
// COPY: field {{.*}}, rec "Pair".n
// COPY: ret
// ASSIGN-LABEL: define ptr<rec "Pair"> @"??4Pair@@QEAAAEAU0@AEBU0@@Z"(
// ASSIGN: call ptr<rec "Part"> @"??4Part@@QEAAAEAU0@AEBU0@@Z"(
// ASSIGN: call ptr<rec "Part"> @"??4Part@@QEAAAEAU0@AEBU0@@Z"(
// ASSIGN: ret %

// A class that is copied bit by bit is, though it has a destructor.
struct Careless {
  void *p;
  ~Careless() { put(p); }
};
// CHECK-LABEL: define void @"?careless@@
// CHECK: copy %{{.*}} -> $[[D:[0-9]+]]:d, size 8
// CHECK: call void @"??1Careless@@QEAA@XZ"($[[D]]:d) [implicit]
void careless(Careless &c) { Careless d = c; }

// A virtual call is one of an unknown function, unless it is clear which.
struct V {
  virtual int m();
  int z;
};
struct Final final : V {
  int m() override;
};
// CHECK-LABEL: define i32 @"?virtuals@@
// CHECK: %[[F:.*]] = havoc ptr<fn>
// CHECK-NEXT: call i32 %[[F]](%{{.*}}) ; "p->m"
// CHECK: call i32 @"?m@Final@@UEAAHXZ"(
// CHECK: call i32 @"?m@V@@UEAAHXZ"(
// CHECK: call i32 @"?m@V@@UEAAHXZ"($
int virtuals(V *p, Final *f) {
  V local;
  return p->m() + f->m() + p->V::m() + local.m();
}

// To the base and back is an offset; null stays null.
struct Second {
  int t;
};
struct Multi : V, Second {};
// CHECK-LABEL: define ptr<rec "Second"> @"?up@@
// CHECK: store ptr<rec "Second"> null -> $[[S:[0-9]+]]
// CHECK-NEXT: condbr %[[P:.*]], [[T:bb[0-9]+]], {{bb[0-9]+}}
// CHECK: [[T]]:
// CHECK-NEXT: %[[O:.*]] = offset ptr<rec "Second"> %[[P]] + i64 16 * 1
// CHECK-NEXT: store ptr<rec "Second"> %[[O]] -> $[[S]]
Second *up(Multi *m) { return m; }
// CHECK-LABEL: define ptr<rec "Multi"> @"?down@@
// CHECK: offset ptr<rec "Multi"> %{{.*}} + i64 -16 * 1
Multi &down(Second &s) { return static_cast<Multi &>(s); }
