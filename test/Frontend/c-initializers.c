// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

typedef struct {
  int Flags;
  struct {
    int X, Y;
  } Inner;
  union {
    void *P;
    long long N;
  } U;
  int Array[3];
} S;
int c(int);
void use(void *);

// CHECK-LABEL: define void @allZero
// CHECK: zero $[[Z:[0-9]+]]:z, size 40
// CHECK-NEXT: cast
// CHECK-NEXT: call void @use(
void allZero(void) {
  S z = {0};
  use(&z);
}

// What is not named is zero first.
// CHECK-LABEL: define void @designated
// CHECK: zero $[[D:[0-9]+]]:d, size 40
// CHECK-NEXT: %[[F:.*]] = field ptr<i32> $[[D]]:d, rec "S".Flags
// CHECK: store i32 %{{.*}} -> %[[F]]
// CHECK: %[[I:.*]] = field {{.*}} $[[D]]:d, rec "S".Inner
// CHECK-NEXT: %[[Y:.*]] = field ptr<i32> %[[I]], {{.*}}.Y
// CHECK: %[[C:.*]] = call i32 @c(i32 2)
// CHECK-NEXT: store i32 %[[C]] -> %[[Y]]
// CHECK: offset ptr<i32> %{{.*}} + i64 1 * 4
void designated(int n) {
  S d = {.Flags = n, .Inner.Y = c(2), .Array[1] = 7};
  use(&d);
}

// A complete list needs no zero.
// CHECK-LABEL: define void @complete
// CHECK-NOT: zero
// CHECK: store i32 1 ->
// CHECK: store i32 %{{.*}} ->
// CHECK: call void @use(
void complete(int n) {
  int a[2] = {1, n};
  use(a);
}

// CHECK-LABEL: define void @strings
// CHECK: zero $[[S:[0-9]+]]:s, size 8
// CHECK-NEXT: copy ptr<[8 x i8]> "ab" -> $[[S]]:s, size 3
// CHECK: copy ptr<[4 x i8]> "xyz" -> $[[T:[0-9]+]]:t, size 4
// CHECK: copy ptr<[2 x i8]> "zz" -> $[[U:[0-9]+]]:u, size 2
// CHECK: store ptr<const i8> "lit" -> $[[L:[0-9]+]]:lit
// CHECK: store ptr<u16> "wide" -> $[[W:[0-9]+]]:wide
void strings(void) {
  char s[8] = "ab";
  char t[] = "xyz";
  char u[2] = "zz";
  const char *lit = "lit";
  unsigned short *wide = L"wide";
}

// A compound literal is an object; each evaluation makes a new one.
// CHECK-LABEL: define void @literals
// CHECK: scope.begin $[[T:[0-9]+]]{{$}}
// CHECK-NEXT: zero $[[T]], size 40
// CHECK: call void @use(
void literals(int n) { use(&(S){.Flags = n}); }

// A record is initialised with a record, then a part of it again.
// CHECK-LABEL: define void @update
// CHECK: copy %{{.*}} -> %[[S:.*]], size 40
// CHECK-NEXT: field ptr<i32> %[[S]], rec "S".Flags
// CHECK-NEXT: store i32 5
void update(S *p) {
  struct {
    int X;
    S Y;
  } o = {.Y = *p, .Y.Flags = 5};
  use(&o);
}

// The first member of a union, and zero around it.
// CHECK-LABEL: define void @unions
// CHECK: %[[U:.*]] = field {{.*}}, rec "S".U
// CHECK-NEXT: zero %[[U]], size 8
// CHECK-NEXT: %[[N:.*]] = field ptr<i64> %[[U]], {{.*}}.N
// CHECK-NEXT: store i64 7 -> %[[N]]
void unions(void) {
  S s = {1, {2, 3}, {.N = 7}, {4, 5, 6}};
  use(&s);
}
