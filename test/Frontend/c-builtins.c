// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

int c(int);
void v(int);
void __fltlint_assert(int);
void __fltlint_assume(int);
void __analysis_assume(int);
_Noreturn void bug(int);
__declspec(noreturn) void raise(int);

// CHECK-LABEL: define void @stops
// CHECK: condbr %{{.*}}, [[A:bb[0-9]+]], {{bb[0-9]+}} ; "n == 1"
// CHECK: [[A]]:
// CHECK-NEXT: call void @__fastfail(u32 5)
// CHECK-NEXT: stop
// CHECK: condbr %{{.*}}, [[A:bb[0-9]+]], {{bb[0-9]+}} ; "n == 2"
// CHECK: [[A]]:
// CHECK-NEXT: stop
// CHECK: condbr %{{.*}}, [[A:bb[0-9]+]], {{bb[0-9]+}} ; "n == 3"
// CHECK: [[A]]:
// CHECK-NEXT: stop
// CHECK: condbr %{{.*}}, [[A:bb[0-9]+]], {{bb[0-9]+}} ; "n == 4"
// CHECK: [[A]]:
// CHECK-NEXT: call void @bug(i32 4)
// CHECK-NEXT: stop
// A debugger may go on.
// CHECK: call void @__debugbreak()
// CHECK-NEXT: br
// CHECK: call void @v(i32 9)
void stops(int n) {
  if (n == 1)
    __fastfail(5);
  if (n == 2)
    __builtin_unreachable();
  if (n == 3)
    __builtin_trap();
  if (n == 4)
    bug(4);
  if (n == 5)
    __debugbreak();
  v(9);
}

// A call that never returns may still raise where it stands.
// CHECK-LABEL: define void @raises
// CHECK: bb0: unwind [[EXC:bb[0-9]+]]
// CHECK-NEXT: call void @raise(i32 1)
// CHECK-NEXT: stop
// CHECK: [[EXC]]:
// CHECK-NEXT: call void @v(i32 2)
void raises(void) {
  __try {
    raise(1);
  } __except (1) {
    v(2);
  }
}

// Each side of && is a fact of its own; || is one as a whole.
// CHECK-LABEL: define void @asserts
// CHECK: %[[A:.*]] = gt i32 %{{.*}}, 3
// CHECK-NEXT: assume %[[A]] [assert]
// CHECK-NEXT: %[[P:.*]] = load ptr<void> $1:p
// CHECK-NEXT: assume %[[P]] [assert]
// CHECK: condbr {{.*}} ; "n"
// CHECK: condbr {{.*}} ; "p"
// CHECK: assume %{{.*}} [assert]
// CHECK: %[[C:.*]] = call i32 @c(
// CHECK-NEXT: assume %[[C]] [assert]
// CHECK-NEXT: ret
void asserts(int n, void *p) {
  __fltlint_assert(n > 3 && p);
  __fltlint_assert(n || p);
  __fltlint_assert(c(n));
  __fltlint_assert(1);
}

// So is each side of a negated ||.
// CHECK-LABEL: define void @negated
// CHECK: %[[P:.*]] = load ptr<void> $1:p
// CHECK-NEXT: assume %[[P]] [assert]
// CHECK: %[[N:.*]] = load i32 $0:n
// CHECK-NEXT: %[[Z:.*]] = eq i32 %[[N]], 0
// CHECK-NEXT: assume %[[Z]] [assert]
// CHECK: %[[P:.*]] = load ptr<void> $1:p
// CHECK-NEXT: %[[Z:.*]] = eq ptr<void> %[[P]], null
// CHECK-NEXT: assume %[[Z]] [assert]
// CHECK-NEXT: ret
void negated(int n, void *p) {
  __fltlint_assert(!!p);
  __fltlint_assert(!(n || p));
}

// CHECK-LABEL: define void @never
// CHECK: condbr %{{.*}}, [[A:bb[0-9]+]], {{bb[0-9]+}} ; "n"
// CHECK: [[A]]:
// CHECK-NEXT: stop
// CHECK: condbr %{{.*}}, [[A:bb[0-9]+]], {{bb[0-9]+}} ; "n > 1"
// CHECK: [[A]]:
// CHECK-NEXT: stop
void never(int n) {
  if (n)
    __fltlint_assert(0);
  if (n > 1)
    __fltlint_assert(!"cannot happen");
}

// Facts that hold in every build.
// CHECK-LABEL: define void @assumes
// CHECK: assume %{{[0-9]+}}{{$}}
// CHECK: assume %{{[0-9]+}}{{$}}
// CHECK: assume %{{[0-9]+}}{{$}}
// __assume does not evaluate its operand.
// CHECK-NOT: @c(
// CHECK: ret
void assumes(int n, void *p) {
  __fltlint_assume(p != 0);
  __analysis_assume(n > 1);
  __assume(n != 7);
  __assume(c(n));
}

// CHECK-LABEL: define i32 @varargs
// CHECK: call void @__builtin_va_start(
// CHECK: %[[K:.*]] = havoc i32
// CHECK-NEXT: store i32 %[[K]]
int varargs(int n, ...) {
  __builtin_va_list ap;
  __builtin_va_start(ap, n);
  int k = __builtin_va_arg(ap, int);
  __builtin_va_end(ap);
  return k;
}

// __noop has no effect at all; other builtins are calls by their names.
// CHECK-LABEL: define void @others
// CHECK-NOT: @c(
// CHECK: call i32 @_InterlockedIncrement($[[L:[0-9]+]]:l) [unused]
// CHECK: call ptr<void> @memset({{.*}}, i32 0, u64 4)
// CHECK: ret
void others(void) {
  long l = 0;
  __noop(c(1));
  _InterlockedIncrement(&l);
  __builtin_memset(&l, 0, 4);
}

// Assembly that says what it writes writes that; else anything may happen.
// CHECK-LABEL: define void @assembly
// CHECK: %[[K:.*]] = havoc i32
// CHECK-NEXT: store i32 %[[K]] -> $[[S:[0-9]+]]:k
// CHECK: unknown void ($0:n) ; "inline assembly"
void assembly(int n) {
  int k;
  __asm__("nop" : "=r"(k) : "r"(n));
  __asm__ volatile("nop" : : "r"(n) : "memory");
}

// CHECK-LABEL: define i32 @generic
// CHECK-NOT: @c(i32 2)
// CHECK: %[[C:.*]] = call i32 @c(i32 1)
// CHECK: ret
int generic(int n) {
  return _Generic(n, int: c(1), default: c(2)) +
         __builtin_choose_expr(1, n, c(2));
}

// Of an indirect call the callee's text is kept.
// CHECK-LABEL: define void @indirect
// CHECK: %[[F:.*]] = load ptr<fn> %{{.*}}
// CHECK-NEXT: call i32 %[[F]](i32 2) [unused] ; "o->m"
// CHECK: call i32 @undeclared(i32 3) [undeclared unused]
void indirect(struct { int (*m)(int); } *o) {
  o->m(2);
  undeclared(3);
}
