// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

int c(int);
void v(int);

// Each iteration begins and ends the body's locals, on each way out.
// CHECK-LABEL: define void @loop
// CHECK: scope.begin $[[I:[0-9]+]]:i
// CHECK: [[HEAD:bb[0-9]+]]:
// CHECK: condbr %{{.*}}, [[BODY:bb[0-9]+]], [[END:bb[0-9]+]] ; "i < n"
// CHECK: [[BODY]]:
// CHECK-NEXT: scope.begin $[[K:[0-9]+]]:k
// CHECK: condbr %{{.*}}, [[BREAK:bb[0-9]+]], {{bb[0-9]+}} ; "k == 1"
// CHECK: [[BREAK]]:
// CHECK-NEXT: scope.end $[[K]]:k
// CHECK-NEXT: br [[END]]
// CHECK: condbr %{{.*}}, [[CONT:bb[0-9]+]], {{bb[0-9]+}} ; "k == 2"
// CHECK: [[CONT]]:
// CHECK-NEXT: scope.end $[[K]]:k
// CHECK-NEXT: br [[INC:bb[0-9]+]]
// CHECK: call void @v(
// CHECK-NEXT: scope.end $[[K]]:k
// CHECK-NEXT: br [[INC]]
// CHECK: [[INC]]:
// CHECK: br [[HEAD]]
// CHECK: [[END]]:
// CHECK-NEXT: scope.end $[[I]]:i
// CHECK-NEXT: ret
void loop(int n) {
  for (int i = 0; i < n; i++) {
    int k = c(i);
    if (k == 1)
      break;
    if (k == 2)
      continue;
    v(k);
  }
}

// do: continue tests the condition.
// CHECK-LABEL: define void @doLoop
// CHECK: br [[BODY:bb[0-9]+]]
// CHECK-NEXT: [[BODY]]:
// CHECK: condbr %{{.*}}, [[COND:bb[0-9]+]], [[GO:bb[0-9]+]] ; "c(1)"
// CHECK: [[GO]]:
// CHECK-NEXT: call void @v(i32 1)
// CHECK-NEXT: br [[COND]]
// CHECK: [[COND]]:
// CHECK: condbr %{{.*}}, [[BODY]], {{bb[0-9]+}} ; "c(2)"
void doLoop(void) {
  do {
    if (c(1))
      continue;
    v(1);
  } while (c(2));
}

// Into a block: what the goto jumps over begins, and ends with the block.
// CHECK-LABEL: define void @into
// CHECK: condbr %{{.*}}, [[IN:bb[0-9]+]], [[PAST:bb[0-9]+]] ; "n"
// CHECK: [[IN]]:
// CHECK-NEXT: scope.begin $[[Q:[0-9]+]]:q
// CHECK-NEXT: br [[LABEL:bb[0-9]+]]
// CHECK: [[PAST]]:
// CHECK-NEXT: scope.begin $[[Q]]:q
// CHECK-NEXT: br [[LABEL]]
// CHECK: [[LABEL]]:
// CHECK-NEXT: store i32 1 -> $[[Q]]:q
// CHECK: scope.end $[[Q]]:q
void into(int n) {
  if (n)
    goto in;
  {
    int q;
  in:
    q = 1;
    v(q);
  }
}

// Back over a declaration: the variable is another one.
// CHECK-LABEL: define void @back
// CHECK: br [[AGAIN:bb[0-9]+]]
// CHECK: [[AGAIN]]:
// CHECK: scope.begin $[[Z:[0-9]+]]:z
// CHECK: condbr %{{.*}}, [[GOTO:bb[0-9]+]], [[GO:bb[0-9]+]] ; "c(z)"
// CHECK: [[GOTO]]:
// CHECK-NEXT: scope.end $[[Z]]:z
// CHECK-NEXT: br [[AGAIN]]
// CHECK: [[GO]]:
// CHECK-NEXT: scope.end $[[Z]]:z
void back(void) {
again:
  v(0);
  int z = 3;
  if (c(z))
    goto again;
}

// A common way out: only the scopes between are left.
// CHECK-LABEL: define i32 @cleanup
// CHECK: scope.begin $[[R:[0-9]+]]:r
// CHECK: scope.begin $[[K:[0-9]+]]:k
// CHECK: condbr %{{.*}}, [[FAIL:bb[0-9]+]], {{bb[0-9]+}} ; "k"
// CHECK: [[FAIL]]:
// CHECK-NEXT: scope.end $[[K]]:k
// CHECK-NEXT: br [[OUT:bb[0-9]+]]
// CHECK: [[OUT]]:
// CHECK-NOT: scope.end $[[K]]
// CHECK: scope.end $[[R]]:r
// CHECK-NEXT: ret
int cleanup(void) {
  int r = 0;
  while (c(0)) {
    int k = c(1);
    if (k)
      goto out;
    r++;
  }
  r = 5;
out:
  v(r);
  return r;
}

// Where a computed goto goes is said to be unknown; every label whose address
// is taken stays reachable.
// CHECK-LABEL: define void @computed
// CHECK: unmodelled "computed goto
// CHECK: unknown void ({{.*}}$0:n) ; "computed goto"
// CHECK: call void @v(i32 1)
// CHECK: call void @v(i32 2)
void computed(int n) {
  static void *table[] = {&&a, &&b};
  goto *table[n];
a:
  v(1);
  return;
b:
  v(2);
}

// A return out of a statement expression leaves what is around it.
// CHECK-LABEL: define i32 @fromExpression
// CHECK: scope.begin $[[R:[0-9]+]]:r
// CHECK: scope.begin $[[T:[0-9]+]]:t
// CHECK: condbr %{{.*}}, [[RET:bb[0-9]+]], [[GO:bb[0-9]+]] ; "t"
// CHECK: [[RET]]:
// CHECK-NEXT: scope.end $[[T]]:t
// CHECK-NEXT: scope.end $[[R]]:r
// CHECK-NEXT: ret i32 3
// CHECK: [[GO]]:
// CHECK: %[[V:.*]] = add i32
// CHECK-NEXT: scope.end $[[T]]:t
// CHECK-NEXT: store i32 %[[V]] -> $[[R]]:r
int fromExpression(void) {
  int r = ({
    int t = c(1);
    if (t)
      return 3;
    t + 1;
  });
  return r;
}
