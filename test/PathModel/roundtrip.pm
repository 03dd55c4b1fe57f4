// The canonical text is a fixed point: parsing it and printing it changes
// nothing.
//
// RUN: %fltlint print-model %s > %t.pm
// RUN: %fltlint print-model %t.pm | diff %t.pm -
// RUN: FileCheck %s < %t.pm
// RUN: FileCheck --check-prefix=NAMES %s < %t.pm

module "stream.c"
file 0 "stream.c"
file 1 "inc/fltKernel.h" system

record "_FLT_INSTANCE" incomplete
record "_FILE_OBJECT" size 216 {
  0: i16 Type
  2: i16 Size
  24: ptr<void> FsContext
}
record "STREAM_CONTEXT" size 24 {
  0: u32 Flags
  4: u32 Opened : 1
  4+1: u32 Deleted : 1
  8: ptr<rec "_FILE_OBJECT"> File
  16: u64 Size
}

// No definition uses these two.
// CHECK-NOT: Unused
record "Unused" size 4 {
  0: i32 X
}
declare void @UnusedFunction(ptr<rec "Unused">) system

// CHECK:      global u32 @gOpened internal
// CHECK-NEXT: global [2 x ptr<fn>] @gRoutines const {
// CHECK-NEXT:   at 0 size 8 = @CountOpen
// CHECK-NEXT:   at 8 size 8 = ptr<void> null
// CHECK-NEXT: }
global u32 @gOpened internal
global [2 x ptr<fn>] @gRoutines const {
  at 0 size 8 = @CountOpen
  at 8 size 8 = ptr<void> null
}

// A declaration that a definition uses stays, with its annotations.
// CHECK:      declare i32 @FltGetStreamContext(ptr<rec "_FLT_INSTANCE"> Instance, ptr<rec "_FILE_OBJECT"> FileObject, ptr<ptr<void>> Context) system !1:900:1-20 {
// CHECK-NEXT:   sal "_IRQL_requires_max_(APC_LEVEL)"
// CHECK-NEXT:   param 2:Context "PFLT_CONTEXT *" sal "_Outptr_result_maybenull_"
// CHECK-NEXT: }
declare i32 @FltGetStreamContext(ptr<rec "_FLT_INSTANCE"> Instance, ptr<rec "_FILE_OBJECT"> FileObject, ptr<ptr<void>> Context) system !1:900:1-20 {
  sal "_IRQL_requires_max_(APC_LEVEL)"
  param 2:Context "PFLT_CONTEXT *" sal "_Outptr_result_maybenull_"
}
declare void @FltReleaseContext(ptr<void> Context) system

// Labels, temporaries, slots and fields may be named by hand; printing numbers
// them.
// NAMES-LABEL: define i32 @CountOpen(
// NAMES:       bb0:
// NAMES-NEXT:    %0 = load ptr<rec "_FLT_INSTANCE"> $0:Instance
// NAMES-NEXT:    %1 = load ptr<rec "_FILE_OBJECT"> $1:File
// NAMES-NEXT:    scope.begin $2:ctx
// NAMES-NEXT:    %2 = cast ptr<ptr<rec "STREAM_CONTEXT">> $2:ctx to ptr<ptr<void>>
// NAMES-NEXT:    %3 = call i32 @FltGetStreamContext(%0, %1, %2) [sysmacro] !0:12:12-70
// NAMES-NEXT:    %4 = lt i32 %3, 0
// NAMES-NEXT:    condbr %4, bb2, bb1 !0:13:7-24 spelling !1:70:30-51 macro "NT_SUCCESS" ; "!NT_SUCCESS(status)"
// NAMES-NEXT:  bb1: unwind bb2
// NAMES-NEXT:    %5 = load ptr<rec "STREAM_CONTEXT"> $2:ctx
// NAMES-NEXT:    %6 = field ptr<u32> %5, rec "STREAM_CONTEXT".Opened
// NAMES-NEXT:    store u32 1 -> %6 !0:16:3-19:12
// NAMES-NEXT:    %7 = eq i32 %3, -1073741275
// NAMES-NEXT:    assume %7 [assert]
// NAMES-NEXT:    %8 = cast ptr<rec "STREAM_CONTEXT"> %5 to ptr<void>
// NAMES-NEXT:    call void @FltReleaseContext(%8)
// NAMES-NEXT:    br bb2
// NAMES-NEXT:  bb2:
// NAMES-NEXT:    scope.end $2:ctx
// NAMES-NEXT:    ret %3
// NAMES-NEXT:  }
define i32 @CountOpen(ptr<rec "_FLT_INSTANCE"> Instance, ptr<rec "_FILE_OBJECT"> File) !0:9:10-18 {
  role "FLT_ROUTINE"
  section "PAGE"
  slot $2:ctx ptr<rec "STREAM_CONTEXT"> !0:11:19-21
  end !0:24:1
entry:
  %instance = load ptr<rec "_FLT_INSTANCE"> $Instance
  %file = load ptr<rec "_FILE_OBJECT"> $File
  scope.begin $ctx
  %out = cast ptr<ptr<rec "STREAM_CONTEXT">> $ctx to ptr<ptr<void>>
  %status = call i32 @FltGetStreamContext(%instance, %file, %out) [sysmacro] !0:12:12-70
  %failed = lt i32 %status, 0
  condbr %failed, done, found !0:13:7-24 spelling !1:70:30-51 macro "NT_SUCCESS" ; "!NT_SUCCESS(status)"
found: unwind done
  %context = load ptr<rec "STREAM_CONTEXT"> $ctx
  %flag = field ptr<u32> %context, rec "STREAM_CONTEXT".Opened
  store u32 1 -> %flag !0:16:3-19:12
  %never = eq i32 %status, 0xC0000225 ; a comment, not a text
  assume %never [assert]
  %untyped = cast ptr<rec "STREAM_CONTEXT"> %context to ptr<void>
  call void @FltReleaseContext(%untyped)
  br done
done:
  scope.end $ctx
  ret %status
}
