// RUN: %fltlint emit-model --no-locations %s | FileCheck %s

typedef void *PVOID;
typedef long NTSTATUS;
typedef NTSTATUS (*CALLBACK)(PVOID);
typedef struct {
  unsigned char Major;
  unsigned Flags;
  CALLBACK Pre, Post;
  PVOID Reserved;
} OPERATION;
NTSTATUS PreCreate(PVOID);
NTSTATUS PreClose(PVOID);
NTSTATUS Unload(PVOID);

// Entries at their offsets; what is zero has none.
// CHECK: global [3 x rec "OPERATION"] @Callbacks const {
// CHECK-NEXT: at 8 size 8 = @PreCreate
// CHECK-NEXT: at 32 size 1 = u8 18
// CHECK-NEXT: at 36 size 4 = u32 1
// CHECK-NEXT: at 40 size 8 = @PreCreate
// CHECK-NEXT: at 48 size 8 = @PreClose
// CHECK-NEXT: at 64 size 1 = u8 128
// CHECK-NEXT: }
const OPERATION Callbacks[] = {
    {0, 0, PreCreate, 0}, {18, 1, PreCreate, &PreClose}, {0x80}};

// CHECK: global rec "{{.*}}" @Registration const {
// CHECK-NEXT: at 0 size 2 = u16 56
// CHECK-NEXT: at 8 size 8 = ptr<const rec "OPERATION"> @Callbacks
// CHECK-NEXT: at 16 size 8 = ptr<const i8> "text"
// CHECK-NEXT: at 24 size 8 = ptr<const u16> "wide"
// CHECK-NEXT: at 32 size 8 = @Unload
// -1 in five bits above 2 in three.
// CHECK-NEXT: at 40 size 1 = u8 250
// CHECK-NEXT: at 48 size 8 = ptr<void> @Registration + 8
// CHECK-NEXT: }
const struct {
  unsigned short Size;
  const OPERATION *Operations;
  const char *Name;
  const unsigned short *Wide;
  CALLBACK Unload;
  int Low : 3, High : 5;
  PVOID Self;
} Registration = {sizeof(Registration),
                  Callbacks,
                  "text",
                  L"wide",
                  Unload,
                  2,
                  -1,
                  (char *)&Registration + 8};

// One entry that is no constant does not cost the others. (In C this is an
// error, after which the function keeps its entry.)
NTSTATUS pick(void);
// CHECK: global rec "OPERATION" @Partial {
// CHECK-NEXT: at 0 size 1 = u8 7
// CHECK-NEXT: at 4 size 4 = u32 undef
// CHECK-NEXT: at 8 size 8 = @PreClose
// CHECK-NEXT: }
OPERATION Partial = {7, pick(), PreClose};

// CHECK: global [6 x i8] @Text {
// CHECK-NEXT: at 0 size 1 = u8 104
// CHECK-NEXT: at 1 size 1 = u8 105
// CHECK-NEXT: }
char Text[6] = "hi";

// CHECK: global ptr<void> @Interior {
// CHECK-NEXT: at 0 size 8 = ptr<void> @Callbacks + 48
PVOID Interior = (PVOID)&Callbacks[1].Post;

// CHECK: global i32 @count.n display "n" internal {
// CHECK-NEXT: at 0 size 4 = i32 3
// CHECK: extern i32 @Elsewhere
// CHECK: global i32 @other.n display "n" internal
extern int Elsewhere;

// CHECK-LABEL: define i32 @count
// CHECK: load i32 @count.n
int count(void) {
  static int n = 3;
  return n++ + Elsewhere;
}
// CHECK-LABEL: define i32 @other
// CHECK: load i32 @other.n
int other(void) {
  static int n;
  return n++;
}
