// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

int c(int);
void v(int);

// Fall-through, ranges, negative labels, a default in the middle.
// CHECK-LABEL: define void @plain
// CHECK:   switch i32 %{{.*}}, default [[D:bb[0-9]+]], 1 -> [[ONE:bb[0-9]+]], 20..30 -> [[R:bb[0-9]+]], -5 -> [[END:bb[0-9]+]] ; "n"
// CHECK: [[ONE]]:
// CHECK-NEXT:   call void @v(i32 1)
// CHECK-NEXT:   br [[D]]
// CHECK-NEXT: [[D]]:
// CHECK-NEXT:   call void @v(i32 2)
// CHECK-NEXT:   br [[R]]
// CHECK-NEXT: [[R]]:
// CHECK-NEXT:   call void @v(i32 3)
// CHECK-NEXT:   br [[END]]
// CHECK-NEXT: [[END]]:
// CHECK-NEXT:   ret
void plain(int n) {
  switch (n) {
  case 1:
    v(1);
  default:
    v(2);
  case 20 ... 30:
    v(3);
    break;
  case -5:
    break;
  }
}

// Labels compare as the promoted condition does.
// CHECK-LABEL: define void @types
// CHECK:   %[[W:.*]] = cast u8 %{{.*}} to i32
// CHECK:   switch i32 %[[W]], default {{bb[0-9]+}}, 200 -> {{bb[0-9]+}} ; "k"
// CHECK:   switch u32 %{{.*}}, default {{bb[0-9]+}}, 4294967295 -> {{bb[0-9]+}} ; "u"
void types(unsigned char k, unsigned u) {
  switch (k) {
  case 200:
    v(1);
  }
  switch (u) {
  case -1:
    v(2);
  }
}

// A declaration that a label jumps over begins on the way in; a use of it
// without that would be of something dead.
// CHECK-LABEL: define void @jumpsOver
// CHECK:   switch {{.*}}, 1 -> [[A:bb[0-9]+]], 2 -> [[B:bb[0-9]+]]
// CHECK: [[A]]:
// CHECK-NEXT:   scope.begin $[[Y:[0-9]+]]:y
// CHECK-NEXT:   store i32 2 -> $[[Y]]:y
// CHECK: [[B]]:
// CHECK-NEXT:   scope.begin $[[Y]]:y
// CHECK:   scope.end $[[Y]]:y
void jumpsOver(int n) {
  switch (n) {
    int y;
  case 1:
    y = 2;
  case 2:
    v(y);
  }
}

// A known condition takes its way.
// CHECK-LABEL: define void @constant
// CHECK-NOT: switch
// CHECK-NOT: @v(i32 1)
// CHECK: call void @v(i32 3)
// CHECK-NEXT: call void @v(i32 4)
// CHECK-NEXT: ret
void constant(void) {
  switch (3) {
  case 1:
    v(1);
    break;
  case 3:
    v(3);
  case 4:
    v(4);
  }
}

// Labels inside of a loop.
// CHECK-LABEL: define void @duff
// CHECK: switch i32 %{{.*}}, default [[END:bb[0-9]+]], 0 -> [[ZERO:bb[0-9]+]], 1 -> [[ONE:bb[0-9]+]] ; "n % 2"
// CHECK: [[ONE]]:
// CHECK: call void @v(i32 1)
// CHECK: condbr %{{.*}}, [[ZERO]], [[END]] ; "n -= 2"
// CHECK: [[ZERO]]:
// CHECK: call void @v(i32 0)
// CHECK: br [[ONE]]
void duff(int n) {
  switch (n % 2) {
    do {
    case 0:
      v(0);
    case 1:
      v(1);
    } while (n -= 2);
  }
}

// continue belongs to the loop, break to the switch.
// CHECK-LABEL: define void @inLoop
// CHECK: br [[HEAD:bb[0-9]+]]
// CHECK: condbr %{{.*}}, [[BODY:bb[0-9]+]], {{bb[0-9]+}} ; "c(0)"
// CHECK: [[BODY]]:
// CHECK: switch i32 %{{.*}}, default [[AFTER:bb[0-9]+]], 1 -> [[AFTER]], 2 -> [[HEAD]] ; "n"
// CHECK: [[AFTER]]:
// CHECK-NEXT: call void @v(i32 5)
// CHECK-NEXT: br [[HEAD]]
void inLoop(int n) {
  while (c(0)) {
    switch (n) {
    case 1:
      break;
    case 2:
      continue;
    }
    v(5);
  }
}
