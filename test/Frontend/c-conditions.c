// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

int c(int);
void v(int);
typedef long NTSTATUS;
#define NT_SUCCESS(s) (((NTSTATUS)(s)) >= 0)
#define BOTH(p, q) ((p) && (q) > 2)

// && || ! branch straight to the targets; nothing is stored and tested again.
// CHECK-LABEL: define void @logic
// CHECK-NOT: store
// CHECK:   condbr %{{.*}}, [[B:bb[0-9]+]], [[END:bb[0-9]+]] ; "a"
// CHECK: [[B]]:
// CHECK:   condbr %{{.*}}, [[THEN:bb[0-9]+]], [[NOT:bb[0-9]+]] ; "b"
// CHECK: [[NOT]]:
// CHECK:   condbr %{{.*}}, [[END]], [[THEN]] ; "c(a)"
// CHECK: [[THEN]]:
// CHECK-NEXT:   call void @v(i32 1)
// CHECK-NEXT:   br [[END]]
// CHECK: [[END]]:
// CHECK-NEXT:   ret
void logic(int a, int b) {
  if (a && (b || !c(a)))
    v(1);
}

// The text is what the reader sees: a macro's use, or the argument alone.
// CHECK-LABEL: define void @texts
// CHECK: condbr {{.*}} ; "NT_SUCCESS(st)"
// CHECK: condbr {{.*}} ; "a"
// CHECK: condbr {{.*}} ; "BOTH(a, b)"
// CHECK: condbr {{.*}} ; "(a + b) == c( 3 )"
void texts(NTSTATUS st, int a, int b) {
  if (NT_SUCCESS(st))
    v(1);
  if (BOTH(a, b))
    v(2);
  if ((a +
       b) // sum
      == c(  3 ))
    v(3);
}

// A comparison of a truth value with TRUE or FALSE is that truth value.
// CHECK-LABEL: define void @truth
// CHECK: condbr %{{.*}}, [[B:bb[0-9]+]], [[ELSE:bb[0-9]+]] ; "a"
// CHECK: [[B]]:
// CHECK: condbr %{{.*}}, [[THEN:bb[0-9]+]], [[ELSE]] ; "b"
// CHECK: [[THEN]]:
// CHECK-NEXT: call void @v(i32 1)
// CHECK: [[ELSE]]:
// CHECK-NEXT: call void @v(i32 2)
void truth(int a, int b) {
  if ((a && b) == 1)
    v(1);
  else
    v(2);
}

// Where the value is wanted it is 0 or 1.
// CHECK-LABEL: define i32 @value
// CHECK:   store i32 1 -> $[[T:[0-9]+]]
// CHECK:   store i32 0 -> $[[T]]
// CHECK:   %[[L:.*]] = load i32 $[[T]]
// CHECK:   ret %[[L]]
int value(int a, int b) { return a && b; }

// CHECK-LABEL: define i32 @inverse
// CHECK:   %[[N:.*]] = eq i32 %{{.*}}, 0
// CHECK-NEXT:   ret %[[N]]
int inverse(int a) { return !a; }

// Each arm of ?: is only evaluated on its way.
// CHECK-LABEL: define i32 @ternary
// CHECK:   condbr %{{.*}}, [[T:bb[0-9]+]], [[F:bb[0-9]+]] ; "a"
// CHECK: [[T]]:
// CHECK-NEXT:   %[[A:.*]] = call i32 @c(i32 1)
// CHECK-NEXT:   store i32 %[[A]] -> $[[S:[0-9]+]]
// CHECK: [[F]]:
// CHECK-NEXT:   %[[B:.*]] = call i32 @c(i32 2)
// CHECK-NEXT:   store i32 %[[B]] -> $[[S]]
int ternary(int a) { return a ? c(1) : c(2); }

// As a condition it branches on the arms.
// CHECK-LABEL: define void @ternaryCondition
// CHECK-NOT: store
// CHECK: condbr {{.*}} ; "a"
// CHECK: condbr {{.*}} ; "c(1)"
// CHECK: condbr {{.*}} ; "c(2)"
void ternaryCondition(int a) {
  if (a ? c(1) : c(2))
    v(1);
}

// The GNU form evaluates its condition once.
// CHECK-LABEL: define i32 @elvis
// CHECK:   %[[A:.*]] = call i32 @c(i32 1)
// CHECK-NOT: @c(
// CHECK:   store i32 %[[A]] -> $[[S:[0-9]+]]
// CHECK:   store i32 7 -> $[[S]]
int elvis(void) { return c(1) ?: 7; }

// An unused && still guards its right side.
// CHECK-LABEL: define void @statement
// CHECK:   condbr %{{.*}}, [[R:bb[0-9]+]], [[END:bb[0-9]+]] ; "a"
// CHECK: [[R]]:
// CHECK-NEXT:   call i32 @c(i32 1) [unused]
// CHECK-NEXT:   br [[END]]
void statement(int a) { a && c(1); }
// CHECK: }

// Constants decide: what cannot be reached is gone.
// CHECK-LABEL: define i32 @constants
// CHECK-NOT: i32 99
// CHECK: call void @v(i32 1)
// CHECK-NOT: condbr
// CHECK: }
int constants(void) {
  do
    v(1);
  while (0);
  if (0)
    v(99);
  if (sizeof(int) == 8 || c && 0)
    v(99);
  while (1)
    v(3);
  v(99);
  return 99;
}

// __builtin_expect is its first operand.
// CHECK-LABEL: define void @expect
// CHECK: condbr {{.*}} ; "a > 1"
// CHECK: condbr {{.*}} ; "b"
void expect(int a, int b) {
  if (__builtin_expect(!!(a > 1 && b), 0))
    v(1);
}
