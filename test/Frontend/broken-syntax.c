// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

// Statements that errors remove from the AST altogether are found by their
// text: what they name is unknown afterwards, and where they may have led is
// where they lead.

int c(int);
void v(int);
void get(void **);

// CHECK-LABEL: define void @statement
// CHECK: unmodelled "code lost to errors (line [[#@LINE+8]])"
// CHECK: call void @get($[[P:[0-9]+]]:p)
// CHECK-NEXT: unknown void ($[[P]]:p, $0:n) ; "code lost to errors"
// CHECK-NEXT: call void @v(i32 2)
// CHECK: ret
void statement(int n) {
  void *p;
  get(&p);
  v(p n);
  v(2);
}

// The value is lost, not that this is the end.
// CHECK-LABEL: define i32 @returns
// CHECK: unknown void ($0:n) ; "code lost to errors"
// CHECK-NEXT: %[[V:.*]] = havoc i32
// CHECK-NEXT: ret %[[V]]
// CHECK-NEXT: }
int returns(int n) {
  return n +;
  v(1);
}

// A whole branch is lost with its condition: it may have returned or not.
// CHECK-LABEL: define i32 @branch
// CHECK: unknown void ($0:n) ; "code lost to errors"
// CHECK: condbr %{{.*}}, [[T:bb[0-9]+]], [[F:bb[0-9]+]]{{$}}
// CHECK: [[T]]:
// CHECK: ret %
// CHECK: [[F]]:
// CHECK-NEXT: ret i32 2
int branch(int n) {
  if (n)
    return n +;
  return 2;
}

// CHECK-LABEL: define void @initializer
// CHECK: scope.begin $[[K:[0-9]+]]:k
// CHECK-NEXT: unknown void ($[[K]]:k, $0:n) ; "code lost to errors"
// CHECK: %[[L:.*]] = load i32 $[[K]]:k
// CHECK-NEXT: call void @v(%[[L]])
void initializer(int n) {
  int k = n +;
  v(k);
}

// A label that lost its value can be any.
// CHECK-LABEL: define void @label
// CHECK: unmodelled "case label is not a known constant
// CHECK: %[[H:.*]] = havoc i32
// CHECK-NEXT: condbr %[[H]], [[ANY:bb[0-9]+]], [[SWITCH:bb[0-9]+]]
// CHECK: [[ANY]]:
// CHECK-NEXT: call void @v(i32 1)
// CHECK: [[SWITCH]]:
// CHECK-NEXT: switch i32 %{{.*}}, default [[END:bb[0-9]+]], 2 -> [[TWO:bb[0-9]+]] ; "n"
void label(int n) {
  switch (n) {
  case 3 +:
    v(1);
    break;
  case 2:
    v(2);
  }
}

// An endless loop is not made of one whose condition is lost.
// CHECK-LABEL: define void @loop
// CHECK: unknown
// CHECK: call void @v(i32 2)
void loop(int n) {
  for (int i = 0; i <; i++)
    v(1);
  v(2);
}
