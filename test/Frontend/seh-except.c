// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

int risky(void);
int filter(unsigned long);
void body(int);
void clean(int);
void after(void);

// EXECUTE_HANDLER: straight to the handler, which is outside of the __try.
// CHECK-LABEL: define void @handler
// CHECK-NEXT: bb0: unwind [[EXC:bb[0-9]+]]
// CHECK-NEXT:   call void @body(i32 1)
// CHECK-NEXT:   br [[END:bb[0-9]+]]
// CHECK-NEXT: [[EXC]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 1){{$}}
// CHECK-NEXT:   br [[END]]
// CHECK-NEXT: [[END]]:{{$}}
// CHECK-NEXT:   call void @after()
void handler(void) {
  __try {
    body(1);
  } __except (1) {
    clean(1);
  }
  after();
}

// CONTINUE_SEARCH: the handler is never entered.
// CHECK-LABEL: define void @search
// CHECK-NEXT: bb0: unwind [[EXC:bb[0-9]+]]
// CHECK-NOT: @clean
// CHECK: [[EXC]]:{{$}}
// CHECK-NEXT:   unwind
void search(void) {
  __try {
    body(1);
  } __except (0) {
    clean(1);
  }
}

// CONTINUE_EXECUTION: what raised is tried again; nothing else follows.
// CHECK-LABEL: define void @retry
// CHECK-NEXT: bb0: unwind [[EXC:bb[0-9]+]]
// CHECK-NOT: @clean
// CHECK: [[EXC]]:{{$}}
// CHECK-NEXT:   stop
void retry(void) {
  __try {
    body(1);
  } __except (-1) {
    clean(1);
  }
}

// A filter that chooses branches; the code is unknown.
// CHECK-LABEL: define i32 @chooses
// CHECK: bb0: unwind [[EXC:bb[0-9]+]]
// CHECK: [[EXC]]:{{$}}
// CHECK-NEXT:   %[[C:.*]] = havoc u32
// CHECK-NEXT:   %[[E:.*]] = eq u32 %[[C]], 5
// CHECK-NEXT:   condbr %[[E]], [[HANDLER:bb[0-9]+]], [[ON:bb[0-9]+]] ; "_exception_code() == 5"
// CHECK: [[HANDLER]]:{{$}}
// CHECK-NEXT:   %[[C:.*]] = havoc u32
// CHECK:   ret
// CHECK: [[ON]]:{{$}}
// CHECK-NEXT:   unwind
int chooses(void) {
  __try {
    body(1);
  } __except (_exception_code() == 5 ? 1 : 0) {
    return (int)_exception_code();
  }
  return 0;
}

// A comparison is a filter as well.
// CHECK-LABEL: define void @compares
// CHECK: condbr %{{.*}}, [[HANDLER:bb[0-9]+]], [[ON:bb[0-9]+]] ; "n > 3"
// CHECK: [[HANDLER]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 1)
// CHECK: [[ON]]:{{$}}
// CHECK-NEXT:   unwind
void compares(int n) {
  __try {
    body(1);
  } __except (n > 3) {
    clean(1);
  }
}

// The value of a call: more than zero executes the handler.
// CHECK-LABEL: define void @calls
// CHECK:   %[[C:.*]] = havoc u32
// CHECK-NEXT:   %[[F:.*]] = call i32 @filter(%[[C]])
// CHECK-NEXT:   %[[P:.*]] = gt i32 %[[F]], 0
// CHECK-NEXT:   condbr %[[P]], [[HANDLER:bb[0-9]+]], [[ON:bb[0-9]+]] ; "filter(_exception_code())"
void calls(void) {
  __try {
    body(1);
  } __except (filter(_exception_code())) {
    clean(1);
  }
}

// What a comma does before it counts.
// CHECK-LABEL: define void @comma
// CHECK: bb0: unwind [[EXC:bb[0-9]+]]
// CHECK: [[EXC]]:{{$}}
// CHECK-NEXT:   call void @after()
// CHECK-NEXT:   call void @clean(i32 1)
void comma(void) {
  __try {
    body(1);
  } __except (after(), 1) {
    clean(1);
  }
}

// A search goes on in the __try around; so does an exception in the handler.
// CHECK-LABEL: define void @nested
// CHECK: bb0: unwind [[INNER:bb[0-9]+]]
// CHECK: [[INNER]]: unwind [[OUTER:bb[0-9]+]]
// CHECK:   condbr %{{.*}}, [[HANDLER:bb[0-9]+]], [[OUTER]] ; "n != 0"
// CHECK: [[HANDLER]]: unwind [[OUTER]]
// CHECK-NEXT:   call void @clean(i32 1)
// CHECK: [[OUTER]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 2)
void nested(int n) {
  __try {
    __try {
      body(1);
    } __except (n != 0 ? 1 : 0) {
      clean(1);
    }
  } __except (1) {
    clean(2);
  }
}

// An exception runs the __finally between it and its handler.
// CHECK-LABEL: define void @through
// CHECK: bb0: unwind [[FIN:bb[0-9]+]]
// CHECK: [[FIN]]: unwind [[EXC:bb[0-9]+]]
// CHECK-NEXT:   call void @clean(i32 1) [cleanup]
// CHECK-NEXT:   br [[EXC]]
// CHECK: [[EXC]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 2){{$}}
void through(void) {
  __try {
    __try {
      body(1);
    } __finally {
      clean(1);
    }
  } __except (1) {
    clean(2);
  }
}

// Leaving a __try with __except leaves its protection, no more.
// CHECK-LABEL: define i32 @leaves
// CHECK: bb0:{{$}}
// CHECK: bb1: unwind [[EXC:bb[0-9]+]]
// CHECK:   condbr %{{.*}}, [[RET:bb[0-9]+]], {{bb[0-9]+}} ; "n"
// CHECK: [[RET]]: unwind [[EXC]]
// CHECK-NEXT:   %[[V:.*]] = call i32 @risky()
// CHECK:   ret %[[V]]
int leaves(int n) {
  int r = 0;
  __try {
    if (n)
      return risky();
    body(1);
  } __except (1) {
    r = 1;
  }
  return r;
}
