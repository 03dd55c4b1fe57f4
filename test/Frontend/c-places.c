// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

typedef unsigned char UCHAR;
typedef unsigned long ULONG;
typedef unsigned long long ULONG_PTR;
typedef void *PVOID;
typedef struct _LIST {
  struct _LIST *Flink, *Blink;
} LIST;
typedef struct _CTX {
  ULONG Flags;
  LIST Link;
  union {
    PVOID Pointer;
    ULONG_PTR Number;
  };
  struct {
    UCHAR A : 4, B : 4;
  } Bits;
  int Array[3];
} CTX;
#define CONTAINING_RECORD(a, t, f)                                             \
  ((t *)((char *)(a) - (ULONG_PTR)(&((t *)0)->f)))
#define FIELD_OFFSET(t, f) ((long)(long long)&(((t *)0)->f))
void v(int);
int c(int);

// CHECK: record "_CTX" size 48 {
// CHECK-NEXT:   0: u32 Flags
// CHECK-NEXT:   8: rec "_LIST" Link
// CHECK-NEXT:   24: rec "_CTX::$0"
// CHECK-NEXT:   32: rec "_CTX::$1" Bits
// CHECK-NEXT:   36: [3 x i32] Array
// CHECK: union "_CTX::$0" size 8 {
// CHECK-NEXT:   0: ptr<void> Pointer
// CHECK-NEXT:   0: u64 Number
// CHECK: record "_CTX::$1" size 1 {
// CHECK-NEXT:   0: u8 A : 4
// CHECK-NEXT:   0+4: u8 B : 4

// The offset of the field is subtracted.
// CHECK-LABEL: define ptr<rec "_CTX"> @container
// CHECK: %[[B:.*]] = cast ptr<rec "_LIST"> %{{.*}} to ptr<i8>
// CHECK-NEXT: %[[O:.*]] = offset ptr<i8> %[[B]] + u64 8 * -1
// CHECK-NEXT: %[[R:.*]] = cast ptr<i8> %[[O]] to ptr<rec "_CTX">
// CHECK-NEXT: ret %[[R]]
CTX *container(LIST *l) { return CONTAINING_RECORD(l, CTX, Link); }

// CHECK-LABEL: define i32 @offsets
// CHECK: ret i32 88
int offsets(void) {
  return FIELD_OFFSET(CTX, Link) + __builtin_offsetof(CTX, Pointer) +
         _Alignof(CTX) + sizeof(CTX);
}

// Through an anonymous member.
// CHECK-LABEL: define ptr<void> @anonymous
// CHECK: %[[U:.*]] = field ptr<rec "_CTX::$0"> %{{.*}}, rec "_CTX".#2
// CHECK-NEXT: %[[P:.*]] = field ptr<ptr<void>> %[[U]], rec "_CTX::$0".Pointer
// CHECK-NEXT: load ptr<void> %[[P]]
PVOID anonymous(CTX *p) { return p->Pointer; }

// CHECK-LABEL: define void @bitFields
// CHECK: %[[A:.*]] = field ptr<u8> %{{.*}}, rec "_CTX::$1".A
// CHECK-NEXT: store u8 %{{.*}} -> %[[A]]
// CHECK: %[[B:.*]] = field ptr<u8> %{{.*}}, rec "_CTX::$1".B
// CHECK-NEXT: %[[V:.*]] = load u8 %[[B]]
// CHECK-NEXT: condbr %[[V]], {{.*}} ; "p->Bits.B"
void bitFields(CTX *p, int n) {
  p->Bits.A = n;
  if (p->Bits.B)
    v(1);
}

// Strides are those of the element.
// CHECK-LABEL: define void @arithmetic
// CHECK: offset ptr<rec "_CTX"> %{{.*}} + i32 2 * 48
// CHECK: %[[I:.*]] = load i64 $1:i
// CHECK-NEXT: offset ptr<rec "_CTX"> %{{.*}} + %[[I]] * 48
// CHECK: offset ptr<rec "_CTX"> %{{.*}} + i64 1 * -48
// CHECK: %[[D:.*]] = sub i64
// CHECK-NEXT: div i64 %[[D]], 48
// CHECK: %[[F:.*]] = field ptr<[3 x i32]> %{{.*}}, rec "_CTX".Array
// CHECK-NEXT: %[[E:.*]] = cast ptr<[3 x i32]> %[[F]] to ptr<i32>
// CHECK-NEXT: offset ptr<i32> %[[E]] + i32 1 * 4
void arithmetic(CTX *p, long long i, CTX *q) {
  p += 2;
  p[i].Flags = 1;
  p--;
  v((int)(p - q));
  1 [p->Array] = 4;
}

// Post-increment yields the old value, after the new one is stored.
// CHECK-LABEL: define i32 @post
// CHECK: %[[OLD:.*]] = load ptr<i32> $0:p
// CHECK-NEXT: %[[NEW:.*]] = offset ptr<i32> %[[OLD]] + i64 1 * 4
// CHECK-NEXT: store ptr<i32> %[[NEW]] -> $0:p
// CHECK-NEXT: %[[V:.*]] = load i32 %[[OLD]]
// CHECK-NEXT: ret %[[V]]
int post(int *p) { return *p++; }

// Widths and signs of a compound assignment: computed as int, stored as char.
// CHECK-LABEL: define void @narrow
// CHECK: %[[S:.*]] = load i16 $1:s
// CHECK-NEXT: %[[SW:.*]] = cast i16 %[[S]] to i32
// CHECK-NEXT: %[[K:.*]] = load u8 $0:k
// CHECK-NEXT: %[[KW:.*]] = cast u8 %[[K]] to i32
// CHECK-NEXT: %[[R:.*]] = add i32 %[[KW]], %[[SW]]
// CHECK-NEXT: %[[T:.*]] = cast i32 %[[R]] to u8
// CHECK-NEXT: store u8 %[[T]] -> $0:k
void narrow(UCHAR k, short s) { k += s; }

// Casts by what they do.
// CHECK-LABEL: define void @casts
// CHECK: cast ptr<void> %{{.*}} to u64
// CHECK: cast u64 %{{.*}} to ptr<void>
// CHECK: %[[N:.*]] = load i32 $1:n
// CHECK-NEXT: %[[X:.*]] = cast i32 %[[N]] to u64
// CHECK-NEXT: cast u64 %[[X]] to ptr<void>
// CHECK: cast i64 %{{.*}} to i32
// CHECK: ne ptr<void> %{{.*}}, null -> u8
// CHECK: store ptr<void> null -> $0:p
// CHECK: cast i32 -1 to ptr<void>
void casts(PVOID p, int n, long long i) {
  ULONG_PTR u = (ULONG_PTR)p;
  p = (PVOID)u;
  p = (PVOID)(ULONG_PTR)n;
  n = (int)i;
  _Bool b = p;
  p = (PVOID)0;
  p = (PVOID)-1;
}

// A record is copied as a whole; an argument by value is a copy whose address
// is passed; a returned record is stored.
CTX make(int);
void take(CTX);
// CHECK-LABEL: define void @records
// CHECK: %[[P:.*]] = load ptr<rec "_CTX"> $0:p
// CHECK-NEXT: copy %[[P]] -> $[[A:[0-9]+]]:a, size 48
// CHECK: %[[Q:.*]] = load ptr<rec "_CTX"> $1:q
// CHECK-NEXT: copy $[[A]]:a -> %[[Q]], size 48
// CHECK: %[[R:.*]] = call rec "_CTX" @make(i32 1)
// CHECK-NEXT: store rec "_CTX" %[[R]] -> $[[A]]:a
// CHECK-NEXT: scope.begin $[[T:[0-9]+]]{{$}}
// CHECK-NEXT: copy $[[A]]:a -> $[[T]], size 48
// CHECK-NEXT: call void @take($[[T]])
// CHECK-NEXT: scope.end $[[T]]{{$}}
// CHECK: %[[R:.*]] = call rec "_CTX" @make(i32 2)
// CHECK-NEXT: store rec "_CTX" %[[R]] -> $[[M:[0-9]+]]
// CHECK-NEXT: field ptr<u32> $[[M]], rec "_CTX".Flags
void records(CTX *p, CTX *q) {
  CTX a = *p;
  *q = a;
  a = make(1);
  take(a);
  v(make(2).Flags);
}

// The callee finds its copy through the pointer it was given.
// CHECK-LABEL: define rec "_CTX" @byValue(ptr<rec "_CTX"> x)
// CHECK: %[[X:.*]] = load ptr<rec "_CTX"> $0:x
// CHECK-NEXT: %[[F:.*]] = field ptr<u32> %[[X]], rec "_CTX".Flags
// CHECK-NEXT: store u32 1 -> %[[F]]
// CHECK: copy %{{.*}} -> $[[R:[0-9]+]], size 48
// CHECK-NEXT: %[[V:.*]] = load rec "_CTX" $[[R]]
// CHECK-NEXT: ret %[[V]]
CTX byValue(CTX x) {
  x.Flags = 1;
  return x;
}

// CHECK-LABEL: define void @volatiles
// CHECK: load i32 %{{.*}} [volatile]
// CHECK: store i32 1 -> %{{.*}} [volatile]
void volatiles(volatile int *p) {
  *p;
  *p = 1;
}

// Floating point is not tracked.
// CHECK-LABEL: define void @floats
// CHECK: havoc i32
// CHECK: condbr %{{.*}} ; "d > 1.0"
void floats(double d) {
  int k = (int)d;
  if (d > 1.0)
    v(k);
}

// Comma: left for its effect, right for its value.
// CHECK-LABEL: define i32 @comma
// CHECK: call i32 @c(i32 1) [unused]
// CHECK-NEXT: %[[R:.*]] = call i32 @c(i32 2)
// CHECK-NEXT: ret %[[R]]
int comma(void) { return c(1), c(2); }
