// RUN: %fltlint emit-model %s | FileCheck %s
// RUN: %fltlint emit-model %s | FileCheck %s --check-prefix=FILES

// FILES: file 0 "{{.*}}locations.c"
// FILES-NOT: file 1

void use(int);
int get(int *);
#define TWICE(x) use(x), use(x)
#define CALL use(7)
#define INNER(x) get(x)
#define OUTER(y) if (INNER(y) < 0) use(1)

// An instruction stands where its expression does.
// CHECK-LABEL: define void @plain
// CHECK-SAME: !0:[[#@LINE+3]]:6-10
// CHECK: end !0:[[#@LINE+6]]:1
// CHECK: call void @use(i32 1) !0:[[#@LINE+2]]:3-8
void plain(void) {
  use(1);
  use( // two lines
      2);
}
// CHECK: call void @use(i32 2) !0:[[#@LINE-3]]:3-[[#@LINE-2]]:8

// Code of a macro: the reader sees its use, the text is in its definition.
// CHECK-LABEL: define void @macros
// CHECK: call void @use(i32 7) !0:[[#@LINE+6]]:3-6 spelling !0:10:14-19 macro "CALL"
// The outermost macro has its name there.
// CHECK: %[[G:.*]] = call i32 @get(%{{.*}}) !0:[[#@LINE+5]]:3-10 spelling !0:11:18-23 macro "OUTER"
// CHECK-NEXT: %[[L:.*]] = lt i32 %[[G]], 0 !0:[[#@LINE+4]]:3-10 spelling !0:12:22-33 macro "OUTER"
// CHECK-NEXT: condbr %[[L]], {{.*}} !0:[[#@LINE+3]]:3-10 spelling !0:12:22-33 macro "OUTER" ; "OUTER(p)"
void macros(int *p) {
  CALL;
  OUTER(p);
}
