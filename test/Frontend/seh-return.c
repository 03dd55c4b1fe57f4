// RUN: %fltlint emit-model --no-locations %s | FileCheck %s
// RUN: %fltlint emit-model %s --function=returns | FileCheck %s --check-prefix=LOC

int risky(void);
void body(int);
void clean(int);
void after(void);

// The value is evaluated and kept before the __finally runs; all returns share
// one clone of it.
// CHECK-LABEL: define i32 @returns
// CHECK:   slot $[[RET:[0-9]+]] i32
// CHECK: bb0: unwind [[EXC:bb[0-9]+]]
// CHECK:   %[[V:.*]] = call i32 @risky()
// CHECK-NEXT:   store i32 %[[V]] -> $[[RET]]
// CHECK-NEXT:   br [[CLONE:bb[0-9]+]]
// CHECK:   store i32 20 -> $[[RET]]
// CHECK-NEXT:   br [[CLONE]]
// CHECK: [[CLONE]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 1)
// CHECK-NEXT:   %[[L:.*]] = load i32 $[[RET]]
// CHECK-NEXT:   ret %[[L]]
// CHECK:   call void @body(
// CHECK:   call void @clean(i32 0)
// CHECK-NEXT:   ret i32 30
// CHECK: [[EXC]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 1) [cleanup]
// CHECK-NEXT:   unwind
//
// The way out that both share stands at neither of the two.
// LOC: store i32 %{{.*}} -> $1 !0:[[#@LINE+8]]:
// LOC: store i32 20 -> $1 !0:[[#@LINE+10]]:
// LOC: call void @clean(i32 1) !0:[[#@LINE+13]]:
// LOC: ret %{{[0-9]+}} !0:[[#@LINE+13]]:3
// LOC: ret i32 30 !0:[[#@LINE+13]]:
int returns(int n) {
  __try {
    if (n == 1)
      return
          risky();
    if (n == 2)
      return
          20;
    body(n);
  } __finally {
    clean(_abnormal_termination());
  }
  return 30;
}

// Without a value.
// CHECK-LABEL: define void @plain
// CHECK:   condbr %{{.*}}, [[RET:bb[0-9]+]], [[GO:bb[0-9]+]] ; "n"
// CHECK: [[RET]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 1)
// CHECK-NEXT:   ret{{$}}
// CHECK: [[GO]]: unwind
void plain(int n) {
  __try {
    if (n)
      return;
    body(1);
  } __finally {
    clean(AbnormalTermination());
  }
  after();
}

// Out of two: the inner one runs first, then the outer one.
// CHECK-LABEL: define i32 @nested
// CHECK:   store i32 7 -> $[[RET:[0-9]+]]
// CHECK-NEXT:   br [[IN:bb[0-9]+]]
// CHECK: [[IN]]: unwind [[OUTEREXC:bb[0-9]+]]
// CHECK-NEXT:   call void @clean(i32 1)
// CHECK-NEXT:   br [[OUT:bb[0-9]+]]
// The outer return joins the chain behind the inner clone.
// CHECK:   store i32 8 -> $[[RET]]
// CHECK-NEXT:   br [[OUT]]
// CHECK-NEXT: [[OUT]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 2)
// CHECK-NEXT:   %[[V:.*]] = load i32 $[[RET]]
// CHECK-NEXT:   ret %[[V]]
int nested(int n) {
  __try {
    __try {
      if (n)
        return 7;
      body(1);
    } __finally {
      clean(1);
    }
    if (n > 3)
      return 8;
  } __finally {
    clean(2);
  }
  return 9;
}

// A return in the __finally ends whatever was on its way: the value of the
// other return and an exception.
// CHECK-LABEL: define i32 @inFinally
// CHECK: bb0: unwind [[EXC:bb[0-9]+]]
// CHECK:   ret i32 2
// CHECK: [[EXC]]:
// CHECK:   ret i32 2
// CHECK-NOT: unwind{{$}}
// CHECK: }
int inFinally(int n) {
  __try {
    body(n);
    return 1;
  } __finally {
    return 2;
  }
}

// A record is made in the slot that is returned.
struct Big {
  int a[5];
};
// CHECK-LABEL: define rec "Big" @record
// CHECK:   copy %{{.*}} -> $[[RET:[0-9]+]], size 20
// CHECK-NEXT:   br [[CLONE:bb[0-9]+]]
// CHECK: [[CLONE]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 0)
// CHECK-NEXT:   %[[V:.*]] = load rec "Big" $[[RET]]
// CHECK-NEXT:   ret %[[V]]
struct Big record(struct Big *p) {
  __try {
    return *p;
  } __finally {
    clean(0);
  }
}
