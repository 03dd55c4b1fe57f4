// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

// One clone for falling off the end, one for an exception. In each of them
// AbnormalTermination is a constant.

void body(int);
void clean(int);
void after(void);

// CHECK-LABEL: define void @plain
// CHECK-NEXT: bb0: unwind [[EXC:bb[0-9]+]]
// CHECK-NEXT:   call void @body(i32 1)
// CHECK-NEXT:   br [[NORMAL:bb[0-9]+]]
// The finally of the normal way is outside of the __try: no unwind.
// CHECK-NEXT: [[NORMAL]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 0)
// CHECK-NEXT:   call void @after()
// CHECK-NEXT:   ret{{$}}
// CHECK-NEXT: [[EXC]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 1) [cleanup]
// CHECK-NEXT:   unwind{{$}}
// CHECK-NEXT: }
void plain(void) {
  __try {
    body(1);
  } __finally {
    clean(_abnormal_termination());
  }
  after();
}

// The other spellings of the intrinsic.
// CHECK-LABEL: define void @spellings
// CHECK:   call void @clean(i32 0)
// CHECK-NEXT:   call void @clean(i32 0)
// CHECK:   call void @clean(i32 1) [cleanup]
// CHECK-NEXT:   call void @clean(i32 1) [cleanup]
void spellings(void) {
  __try {
    body(1);
  } __finally {
    clean(AbnormalTermination());
    clean(__abnormal_termination());
  }
}

// What AbnormalTermination decides is decided: neither clone has the branch.
// CHECK-LABEL: define void @decided
// CHECK-NOT: condbr
// CHECK:   call void @clean(i32 10)
// CHECK-NOT: @clean(i32 11)
// CHECK:   ret
// CHECK:   call void @clean(i32 11) [cleanup]
// CHECK-NOT: @clean(i32 10)
// CHECK:   unwind
void decided(void) {
  __try {
    body(1);
  } __finally {
    if (AbnormalTermination())
      clean(11);
    else
      clean(10);
  }
}
