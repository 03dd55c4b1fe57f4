// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

// __leave and falling off the end share one clone, which is a normal
// termination.

int risky(void);
void body(int);
void clean(int);
void after(void);

// CHECK-LABEL: define void @leave
// CHECK-NEXT: param 0:n
// CHECK-NEXT: bb0: unwind [[EXC:bb[0-9]+]]
// CHECK:   condbr %{{.*}}, [[NORMAL:bb[0-9]+]], [[GO:bb[0-9]+]] ; "n"
// CHECK-NEXT: [[GO]]: unwind [[EXC]]
// CHECK-NEXT:   %[[R:.*]] = call i32 @risky()
// CHECK-NEXT:   condbr %[[R]], [[NORMAL]], [[GO2:bb[0-9]+]] ; "risky()"
// CHECK-NEXT: [[GO2]]: unwind [[EXC]]
// CHECK-NEXT:   call void @body(i32 2)
// CHECK-NEXT:   br [[NORMAL]]
// CHECK-NEXT: [[NORMAL]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 0)
// CHECK-NEXT:   call void @after()
// CHECK-NEXT:   ret
// CHECK-NEXT: [[EXC]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 1) [cleanup]
// CHECK-NEXT:   unwind
// CHECK-NEXT: }
void leave(int n) {
  __try {
    if (n)
      __leave;
    if (risky())
      __leave;
    body(2);
  } __finally {
    clean(AbnormalTermination());
  }
  after();
}

// Out of loops and switches: still the innermost __try.
// CHECK-LABEL: define void @deep
// CHECK:   switch i32 %{{.*}}, default [[NEXT:bb[0-9]+]], 1 -> [[NORMAL:bb[0-9]+]] ; "n"
// CHECK: [[NORMAL]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 0)
// CHECK-NEXT:   call void @after()
void deep(int n) {
  __try {
    while (risky())
      switch (n) {
      case 1:
        __leave;
      }
    body(1);
  } __finally {
    clean(AbnormalTermination());
  }
  after();
}

// Of a __try with __except it goes behind the handler.
// CHECK-LABEL: define void @except
// CHECK:   condbr %{{.*}}, [[END:bb[0-9]+]], [[GO:bb[0-9]+]] ; "n"
// CHECK: [[GO]]: unwind [[EXC:bb[0-9]+]]
// CHECK-NEXT:   call void @body(i32 1)
// CHECK-NEXT:   br [[END]]
// CHECK: [[EXC]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 9)
// CHECK-NEXT:   br [[END]]
// CHECK: [[END]]:{{$}}
// CHECK-NEXT:   call void @after()
void except(int n) {
  __try {
    if (n)
      __leave;
    body(1);
  } __except (1) {
    clean(9);
  }
  after();
}

// In a __finally block it leaves the __try around that, and the exception that
// was on its way is gone.
// CHECK-LABEL: define void @fromFinally
// CHECK: bb0: unwind [[INNER:bb[0-9]+]]
// CHECK:   call void @body(
// CHECK-NEXT:   br [[FIN:bb[0-9]+]]
// CHECK: [[FIN]]: unwind [[OUTER:bb[0-9]+]]
// CHECK:   condbr %{{.*}}, [[LEAVE:bb[0-9]+]], [[STAY:bb[0-9]+]] ; "n"
// CHECK: [[STAY]]: unwind [[OUTER]]
// CHECK-NEXT:   call void @clean(i32 1)
// CHECK-NEXT:   call void @after()
// CHECK-NEXT:   br [[LEAVE]]
// CHECK: [[INNER]]: unwind [[OUTER]]
// CHECK:   condbr %{{.*}}, [[LEAVE]], [[ON:bb[0-9]+]] ; "n"
// CHECK: [[LEAVE]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 2)
// CHECK-NEXT:   ret
// CHECK: [[ON]]: unwind [[OUTER]]
// CHECK-NEXT:   call void @clean(i32 1) [cleanup]
// CHECK-NEXT:   br [[OUTER]]
// CHECK: [[OUTER]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 2) [cleanup]
// CHECK-NEXT:   unwind
void fromFinally(int n) {
  __try {
    __try {
      body(n);
    } __finally {
      if (n)
        __leave;
      clean(1);
    }
    after();
  } __finally {
    clean(2);
  }
}
