// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

// Each target of goto, break and continue has its own clone, an abnormal
// termination each.

int risky(void);
void body(int);
void clean(int);
void after(void);

// CHECK-LABEL: define void @loop
// CHECK: [[HEAD:bb[0-9]+]]: unwind [[EXC:bb[0-9]+]]
// CHECK:   switch i32 %{{.*}}, default [[NEXT:bb[0-9]+]], 1 -> [[NEXT]], 2 -> [[CONTINUE:bb[0-9]+]], 3 -> [[GOTO:bb[0-9]+]], 4 -> [[LEAVE:bb[0-9]+]] ; "n"
// The break of the switch stays inside; that of the loop leaves the __try.
// CHECK: [[NEXT]]: unwind [[EXC]]
// CHECK:   condbr %{{.*}}, [[BREAK:bb[0-9]+]], [[STAY:bb[0-9]+]] ; "n == 5"
// CHECK: [[BREAK]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 1)
// CHECK-NEXT:   call void @after()
// CHECK-NEXT:   br [[DONE:bb[0-9]+]]
// CHECK: [[STAY]]: unwind [[EXC]]
// CHECK:   br [[LEAVE]]
// CHECK: [[CONTINUE]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 1)
// CHECK-NEXT:   br [[HEAD]]
// CHECK: [[GOTO]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 1)
// CHECK-NEXT:   br [[DONE]]
// CHECK: [[DONE]]:{{$}}
// CHECK-NEXT:   call void @body(i32 99)
// CHECK: [[LEAVE]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 0)
// CHECK-NEXT:   call void @body(i32 98)
// CHECK-NEXT:   br [[HEAD]]
// CHECK: [[EXC]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 1) [cleanup]
// CHECK-NEXT:   unwind
void loop(int n) {
  for (;;) {
    __try {
      switch (n) {
      case 1:
        break;
      case 2:
        continue;
      case 3:
        goto done;
      case 4:
        __leave;
      }
      if (n == 5)
        break;
      body(n);
    } __finally {
      clean(AbnormalTermination());
    }
    body(98);
  }
  after();
done:
  body(99);
}

// The increment of a for is where continue goes, behind the __finally.
// CHECK-LABEL: define void @increment
// CHECK:   condbr %{{.*}}, [[CONT:bb[0-9]+]], [[STAY:bb[0-9]+]] ; "risky()"
// CHECK: [[CONT]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 1)
// CHECK-NEXT:   br [[INC:bb[0-9]+]]
// CHECK: [[STAY]]: unwind
// CHECK:   call void @clean(i32 0)
// CHECK-NEXT:   br [[INC]]
// CHECK: [[INC]]:{{$}}
// CHECK:   add i32
void increment(int n) {
  for (int i = 0; i < n; i++) {
    __try {
      if (risky())
        continue;
      body(i);
    } __finally {
      clean(AbnormalTermination());
    }
  }
}

// A goto out of two __try blocks runs both __finally blocks.
// CHECK-LABEL: define void @twice
// CHECK:   condbr %{{.*}}, [[IN:bb[0-9]+]], [[GO:bb[0-9]+]] ; "n"
// CHECK: [[IN]]: unwind [[OUTEREXC:bb[0-9]+]]
// CHECK-NEXT:   call void @clean(i32 101)
// CHECK-NEXT:   br [[OUT:bb[0-9]+]]
// CHECK: [[OUT]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 201)
// CHECK-NEXT:   br [[LABEL:bb[0-9]+]]
// CHECK:   call void @clean(i32 100)
// CHECK:   call void @clean(i32 200)
// CHECK: [[LABEL]]:{{$}}
// CHECK-NEXT:   call void @body(i32 3)
void twice(int n) {
  __try {
    __try {
      if (n)
        goto out;
      body(1);
    } __finally {
      clean(100 + AbnormalTermination());
    }
    body(2);
  } __finally {
    clean(200 + AbnormalTermination());
  }
  after();
out:
  body(3);
}

// A goto inside of the body leaves nothing.
// CHECK-LABEL: define void @inside
// CHECK: [[HEAD:bb[0-9]+]]: unwind [[EXC:bb[0-9]+]]
// CHECK-NEXT:   %[[R:.*]] = call i32 @risky()
// CHECK-NEXT:   condbr %[[R]], [[HEAD]], [[NEXT:bb[0-9]+]]
// CHECK: call void @clean(i32 0)
// CHECK-NOT: @clean(i32 1){{$}}
// CHECK: [[EXC]]:
// CHECK: call void @clean(i32 1) [cleanup]
void inside(void) {
  __try {
  again:
    if (risky())
      goto again;
  } __finally {
    clean(AbnormalTermination());
  }
}

// A break in the __finally goes to the loop around the __try; it takes the
// place of an exception, too.
// CHECK-LABEL: define void @breakInFinally
// CHECK:   condbr %{{.*}}, [[BODY:bb[0-9]+]], [[END:bb[0-9]+]] ; "n--"
// CHECK: [[BODY]]: unwind [[EXC:bb[0-9]+]]
// CHECK:   condbr %{{.*}}, [[END]], [[STAY:bb[0-9]+]] ; "n == 3"
// CHECK: [[EXC]]:{{$}}
// CHECK:   condbr %{{.*}}, [[END]], [[ON:bb[0-9]+]] ; "n == 3"
// CHECK: [[ON]]:{{$}}
// CHECK:   unwind{{$}}
// CHECK: [[END]]:{{$}}
// CHECK-NEXT:   call void @after()
void breakInFinally(int n) {
  while (n--) {
    __try {
      body(n);
    } __finally {
      if (n == 3)
        break;
      clean(n);
    }
  }
  after();
}

// Labels and loops inside of a __finally: each clone has its own.
// CHECK-LABEL: define void @labelInFinally
// CHECK: bb0: unwind [[EXC:bb[0-9]+]]
// CHECK: [[A:bb[0-9]+]]:{{$}}
// CHECK-NEXT:   %[[R:.*]] = call i32 @risky()
// CHECK-NEXT:   condbr %[[R]], [[A]], [[END:bb[0-9]+]]
// CHECK: [[END]]:{{$}}
// CHECK-NEXT:   ret
// CHECK: [[EXC]]:{{$}}
// CHECK-NEXT:   %[[R:.*]] = call i32 @risky() [cleanup]
// CHECK-NEXT:   condbr %[[R]], [[EXC]], [[ON:bb[0-9]+]]
// CHECK: [[ON]]:{{$}}
// CHECK-NEXT:   unwind
void labelInFinally(void) {
  __try {
    body(1);
  } __finally {
  again:
    if (risky())
      goto again;
  }
}

// A goto from a __finally to a label outside ends what was on its way.
// CHECK-LABEL: define void @gotoFromFinally
// CHECK: bb0: unwind [[EXC:bb[0-9]+]]
// CHECK: condbr %{{.*}}, [[OUT:bb[0-9]+]], {{bb[0-9]+}} ; "n"
// CHECK: [[EXC]]:{{$}}
// CHECK: condbr %{{.*}}, [[OUT]], [[ON:bb[0-9]+]] ; "n"
// CHECK: [[ON]]:{{$}}
// CHECK: unwind{{$}}
void gotoFromFinally(int n) {
  __try {
    body(n);
  } __finally {
    if (n)
      goto out;
    clean(1);
  }
  after();
out:
  body(2);
}
