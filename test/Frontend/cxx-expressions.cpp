// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

extern "C" {
int c(int);
void v(int);
void put(void *);
}
struct H {
  void *p;
  H(void *q) : p(q) {}
  ~H() { put(p); }
};

// Captures are fields of the closure.
// CHECK-LABEL: define i32 @"?lambdas@@
// CHECK: %[[F0:.*]] = field ptr<ptr<i32>> $[[L:[0-9]+]]:f, rec "lambda@cxx-expressions.cpp:[[#@LINE+11]]".#0
// CHECK-NEXT: store ptr<i32> $0:n -> %[[F0]]
// CHECK-NEXT: %[[F1:.*]] = field ptr<i32> $[[L]]:f, {{.*}}.#1
// CHECK-NEXT: %[[M:.*]] = load i32 $1:m
// CHECK-NEXT: store i32 %[[M]] -> %[[F1]]
// CHECK-NEXT: %[[F2:.*]] = field ptr<i32> $[[L]]:f, {{.*}}.#2
// CHECK-NEXT: %[[K:.*]] = call i32 @c(i32 1)
// CHECK-NEXT: store i32 %[[K]] -> %[[F2]]
// CHECK: %[[R:.*]] = call i32 @"[[OP:.*]]"(%{{.*}}, i32 7)
// CHECK: ret %[[R]]
int lambdas(int n, int m) {
  auto f = [&n, m, k = c(1)](int x) { return n + m + k + x; };
  return f(7);
}

// CHECK-LABEL: define i32 @"?range@@
// CHECK: condbr %{{.*}}, [[BODY:bb[0-9]+]], [[END:bb[0-9]+]] ; "int x : a"
// CHECK: [[BODY]]:
// CHECK-NEXT: scope.begin $[[X:[0-9]+]]:x
// CHECK: condbr %{{.*}}, [[CONT:bb[0-9]+]], {{bb[0-9]+}} ; "x"
// CHECK: [[CONT]]:
// CHECK-NEXT: scope.end $[[X]]:x
// CHECK-NEXT: br [[INC:bb[0-9]+]]
// CHECK: [[INC]]:
// CHECK: offset ptr<i32> %{{.*}} + i64 1 * 4
int range() {
  int a[3] = {1, 2, 3}, s = 0;
  for (int x : a) {
    if (x)
      continue;
    s += x;
  }
  return s;
}

// Construction only where there is memory; destruction before it goes.
// CHECK-LABEL: define void @"?heap@@
// CHECK: %[[M:.*]] = call ptr<void> @"??2@YAPEAX_K@Z"(u64 8)
// CHECK-NEXT: %[[P:.*]] = cast ptr<void> %[[M]] to ptr<rec "H">
// CHECK-NEXT: condbr %[[P]], [[DO:bb[0-9]+]], [[DONE:bb[0-9]+]]
// CHECK: [[DO]]:
// CHECK-NEXT: call void @"??0H@@QEAA@PEAX@Z"(%[[P]], ptr<void> null)
// CHECK: [[DONE]]:
// CHECK-NEXT: store ptr<rec "H"> %[[P]] -> $[[H:[0-9]+]]:h
// CHECK: condbr %[[Q:.*]], [[DO:bb[0-9]+]], [[DONE:bb[0-9]+]]
// CHECK: [[DO]]:
// CHECK-NEXT: call void @"??1H@@QEAA@XZ"(%[[Q]]) [implicit]
// CHECK: call void @"??3@YAXPEAX_K@Z"(
void heap() {
  H *h = new H(nullptr);
  delete h;
}

// The project's own operators are called like any function.
void *operator new(decltype(sizeof(0)) n, int pool, unsigned tag);
// CHECK-LABEL: define ptr<rec "H"> @"?placed@@
// CHECK: call ptr<void> @"??2@YAPEAX_KHI@Z"(u64 8, i32 1, u32 1952805748)
H *placed() { return new (1, 'test') H(nullptr); }

// A template is lowered as it is instantiated.
template <class T> struct Box {
  T t;
  Box(T x) : t(x) {}
  ~Box() { put(t); }
  T get() { return t; }
};
// CHECK-LABEL: define void @"??0?$Box@PEAX@@QEAA@PEAX@Z"(ptr<rec "Box<void *>"> this, ptr<void> x) linkonce
// CHECK-LABEL: define void @"??1?$Box@PEAX@@QEAA@XZ"(
// CHECK-LABEL: define ptr<void> @"?get@?$Box@PEAX@@QEAAPEAXXZ"(
// CHECK-LABEL: define ptr<void> @"?instantiated@@
// CHECK: call ptr<void> @"?get@?$Box@PEAX@@QEAAPEAXXZ"($[[B:[0-9]+]]:b)
// CHECK: call void @"??1?$Box@PEAX@@QEAA@XZ"($[[B]]:b) [implicit]
void *instantiated(void *p) {
  Box<void *> b(p);
  return b.get();
}

// References are pointers.
// CHECK-LABEL: define void @"?references@@YAXAEAH@Z"(ptr<i32> r)
// CHECK: %[[P:.*]] = load ptr<i32> $0:r
// CHECK-NEXT: store i32 3 -> %[[P]]
// CHECK: store ptr<i32> %{{.*}} -> $[[Q:[0-9]+]]:q
void references(int &r) {
  r = 3;
  int &q = r;
  q = 4;
}

// Moving is a cast: what moves is the constructor that is chosen.
template <class T> T &&move(T &t) { return static_cast<T &&>(t); }
struct Mv {
  void *p;
  Mv(Mv &&o) : p(o.p) { o.p = nullptr; }
};
// CHECK-LABEL: define void @"?moves@@
// CHECK: %[[R:.*]] = call ptr<rec "Mv"> @"??$move@
// CHECK-NEXT: call void @"??0Mv@@QEAA@$$QEAU0@@Z"($[[N:[0-9]+]]:n, %[[R]])
void moves(Mv &m) { Mv n = move(m); }

struct Point {
  int x, y;
};
Point point();
// CHECK-LABEL: define i32 @"?bindings@@
// CHECK: store rec "Point" %{{.*}} -> $[[S:[0-9]+]]
// CHECK-NEXT: %[[B:.*]] = field ptr<i32> $[[S]], rec "Point".y
// CHECK-NEXT: load i32 %[[B]]
int bindings() {
  auto [a, b] = point();
  return b;
}

// The arguments that are not written.
int defaults(int a, int b = c(5));
// CHECK-LABEL: define i32 @"?call@@
// CHECK: %[[D:.*]] = call i32 @c(i32 5)
// CHECK-NEXT: call i32 @"?defaults@@YAHHH@Z"(i32 1, %[[D]])
int call() { return defaults(1); }

// Only the chosen branch of if constexpr.
// CHECK-LABEL: define i32 @"?constant@@
// CHECK-NOT: @c(
// CHECK: ret i32 1
int constant() {
  if constexpr (sizeof(int) == 4)
    return 1;
  else
    return c(2);
}

// A static that is not constant is made by the first who comes.
// CHECK-LABEL: define ptr<rec "H"> @"?once@@
// CHECK: %[[G:.*]] = load u8 @"{{.*}}.guard"
// CHECK-NEXT: condbr %[[G]], [[DONE:bb[0-9]+]], [[DO:bb[0-9]+]]
// CHECK: [[DO]]:
// CHECK-NEXT: call void @"??0H@@QEAA@PEAX@Z"(@"[[H:.*\.h]]",
// CHECK-NEXT: store u8 1 -> @"{{.*}}.guard"
// CHECK: [[DONE]]:
// CHECK-NEXT: ret @"[[H]]"
H &once() {
  static H h(nullptr);
  return h;
}

// Handlers of C++ exceptions are not entered, and that is said.
// CHECK-LABEL: define void @"?tries@@
// CHECK: unmodelled "C++ exception handler
// CHECK: call void @v(i32 1)
// CHECK: unknown void ($0:n) ; "C++ exception handler"
void tries(int n) {
  try {
    v(1);
  } catch (...) {
    v(n);
  }
}

// A pointer to a lambda's code calls the lambda.
// CHECK-LABEL: define i32 @"?invoker@@
int invoker() {
  int (*f)(int) = [](int y) { return c(y); };
  return f(3);
}
// CHECK: define i32 @"?__invoke@
// CHECK: %[[R:.*]] = call i32 @"??R
// CHECK-NEXT: ret %[[R]]
