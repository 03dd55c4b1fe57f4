// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

// Locals of the body end on every way out of it, an exception included.

int risky(void);
void use(int *);
void clean(int);

// CHECK-LABEL: define i32 @locals
// CHECK:   slot $[[A:[0-9]+]]:a i32
// CHECK:   slot $[[B:[0-9]+]]:b i32
// CHECK: bb0: unwind [[EXC:bb[0-9]+]]
// CHECK-NEXT:   scope.begin $[[A]]:a
// CHECK:   scope.begin $[[B]]:b
// On the return both end before the __finally runs.
// CHECK:   store i32 %{{.*}} -> $[[RET:[0-9]+]]
// CHECK-NEXT:   scope.end $[[B]]:b
// CHECK-NEXT:   scope.end $[[A]]:a
// CHECK-NEXT:   br [[CLONE:bb[0-9]+]]
// CHECK: [[CLONE]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 1)
// CHECK:   call void @clean(i32 0)
// CHECK: [[EXC]]:{{$}}
// CHECK-NEXT:   scope.end $[[B]]:b [cleanup]
// CHECK-NEXT:   scope.end $[[A]]:a [cleanup]
// CHECK-NEXT:   call void @clean(i32 1) [cleanup]
// CHECK-NEXT:   unwind
int locals(int n) {
  __try {
    int a = n;
    if (risky()) {
      int b = 2;
      use(&b);
      return a;
    }
    use(&a);
  } __finally {
    clean(AbnormalTermination());
  }
  return 0;
}

// A handler ends what began in its body, but not what began before.
// CHECK-LABEL: define void @handler
// CHECK:   slot $[[O:[0-9]+]]:outer i32
// CHECK:   slot $[[I:[0-9]+]]:inner i32
// CHECK: bb1: unwind [[EXC:bb[0-9]+]]
// CHECK: [[EXC]]:{{$}}
// CHECK-NEXT:   scope.end $[[I]]:inner
// CHECK-NEXT:   call void @use($[[O]]:outer)
void handler(void) {
  int outer = risky();
  __try {
    int inner = risky();
    use(&inner);
  } __except (1) {
    use(&outer);
  }
}

// Locals of the __finally itself belong to the clone.
// CHECK-LABEL: define void @inFinally
// CHECK:   scope.begin $[[K:[0-9]+]]:k{{$}}
// CHECK:   scope.end $[[K]]:k{{$}}
// CHECK:   ret
// CHECK:   scope.begin $[[K]]:k [cleanup]
// CHECK:   scope.end $[[K]]:k [cleanup]
// CHECK:   unwind
void inFinally(void) {
  __try {
    clean(0);
  } __finally {
    int k = 3;
    use(&k);
  }
}

// A __try in a __finally, and what raises in there.
// CHECK-LABEL: define void @tryInFinally
// CHECK: bb0: unwind [[EXC:bb[0-9]+]]
// CHECK-NEXT:   call void @clean(i32 0)
// CHECK-NEXT:   br [[FIN:bb[0-9]+]]
// CHECK: [[FIN]]: unwind [[FINEXC:bb[0-9]+]]
// CHECK-NEXT:   call void @clean(i32 1)
// CHECK:   call void @clean(i32 2)
// CHECK-NEXT:   ret
// CHECK: [[FINEXC]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 2) [cleanup]
// CHECK-NEXT:   unwind
// CHECK: [[EXC]]: unwind [[BOTH:bb[0-9]+]]
// CHECK-NEXT:   call void @clean(i32 1) [cleanup]
// CHECK:   call void @clean(i32 2) [cleanup]
// CHECK-NEXT:   unwind
// CHECK: [[BOTH]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 2) [cleanup]
// CHECK-NEXT:   unwind
void tryInFinally(void) {
  __try {
    clean(0);
  } __finally {
    __try {
      clean(1);
    } __finally {
      clean(2);
    }
  }
}
