// A cleanup callback is called when the count is 0; it must not release its own
// context. Releasing another one that the context holds is what it is for.
// RUN: not %fltlint audit %s --no-snippets 2>&1 | FileCheck %s
#include <fltKernel.h>

typedef struct {
  PFLT_CONTEXT Instance;
} STREAM;

VOID Own(PFLT_CONTEXT Context, FLT_CONTEXT_TYPE ContextType) {
  UNREFERENCED_PARAMETER(ContextType);
  // CHECK: :[[@LINE+1]]:3: warning: a cleanup callback releases the context it is called for, whose count is 0 already [flt-context-over-release]
  FltReleaseContext(Context);
}

VOID Held(PFLT_CONTEXT Context, FLT_CONTEXT_TYPE ContextType) {
  UNREFERENCED_PARAMETER(ContextType);
  FltReleaseContext(((STREAM *)Context)->Instance);
}

CONST FLT_CONTEXT_REGISTRATION Contexts[] = {
    {FLT_STREAMHANDLE_CONTEXT, 0, Own, 16, 'abcd'},
    {FLT_STREAM_CONTEXT, 0, Held, sizeof(STREAM), 'abce'},
    {FLT_CONTEXT_END}};
// CHECK-NOT: warning:
// CHECK: 2 functions analysed, 0 not fully analysed, 1 finding
