// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

// The keywords by other names, as drivers have them.

#define try __try
#define finally __finally
#define leave __leave
#define except __except
#define GUARDED __try {
#define UNGUARDED                                                              \
  }                                                                            \
  __finally { clean(1); }
#define LEAVE_IF_NOT(c)                                                        \
  do {                                                                         \
    if (!(c))                                                                  \
      leave;                                                                   \
  } while (0)

void body(int);
void clean(int);

// CHECK-LABEL: define void @words
// CHECK: bb0: unwind [[EXC:bb[0-9]+]]
// CHECK:   condbr %{{.*}}, [[GO:bb[0-9]+]], [[NORMAL:bb[0-9]+]] ; "n"
// CHECK: [[GO]]: unwind [[EXC]]
// CHECK-NEXT:   call void @body(i32 1)
// CHECK-NEXT:   br [[NORMAL]]
// CHECK: [[NORMAL]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 0)
// CHECK: [[EXC]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 1) [cleanup]
void words(int n) {
  try {
    LEAVE_IF_NOT(n);
    body(1);
  } finally {
    clean(_abnormal_termination());
  }
}

// CHECK-LABEL: define void @braces
// CHECK: bb0: unwind [[EXC:bb[0-9]+]]
// CHECK-NEXT:   call void @body(i32 1)
// CHECK:   call void @clean(i32 1){{$}}
// CHECK: [[EXC]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 1) [cleanup]
void braces(void) {
  GUARDED
  body(1);
  UNGUARDED
}

// CHECK-LABEL: define void @handlers
// CHECK: bb0: unwind [[EXC:bb[0-9]+]]
// CHECK: [[EXC]]:{{$}}
// CHECK-NEXT:   call void @clean(i32 7)
void handlers(void) {
  try {
    body(1);
  } except (1) {
    clean(7);
  }
}
