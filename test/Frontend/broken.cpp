// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

extern "C" {
int get(void **);
void put(void *);
void v(int);
}
struct S {
  int a;
};

// What is known of a broken expression is done, in order; then anything may
// have happened to each variable in it.
// CHECK-LABEL: define void @{{.*}}keeps
// CHECK: unmodelled "code with errors
// CHECK: call i32 @get($[[C:[0-9]+]]:ctx)
// CHECK: call i32 @get($[[D:[0-9]+]]:other)
// CHECK: unknown {{.*}} ({{.*}}$[[D]]:other{{.*}}) ; "call of an unknown function"
// CHECK: call void @put(
// CHECK: ret
void keeps(S s) {
  void *ctx, *other;
  get(&ctx);
  s.missing(get(&other));
  put(ctx);
}

// An unknown condition goes both ways.
// CHECK-LABEL: define void @{{.*}}branches
// CHECK: condbr %{{.*}}, [[T:bb[0-9]+]], [[F:bb[0-9]+]] ; "s.missing"
// CHECK: [[T]]:
// CHECK-NEXT: call void @v(i32 1)
// CHECK: [[F]]:
// CHECK-NEXT: call void @v(i32 2)
void branches(S s) {
  if (s.missing)
    v(1);
  else
    v(2);
}

// The understood half of a condition still decides.
// CHECK-LABEL: define void @{{.*}}half
// CHECK: condbr %{{.*}}, {{bb[0-9]+}}, [[END:bb[0-9]+]] ; "n > 3"
// CHECK: condbr %{{.*}}, {{bb[0-9]+}}, [[END]] ; "s.missing"
void half(S s, int n) {
  if (n > 3 && s.missing)
    v(1);
}

// Arguments of other types than declared leave no doubt about the callee.
// CHECK-LABEL: define void @{{.*}}recovered
// CHECK: unmodelled "call of 'put' with arguments of other types than declared
// CHECK: call void @put(
void recovered(S s) { put(s.a); }
