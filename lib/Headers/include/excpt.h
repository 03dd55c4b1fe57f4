/*===- excpt.h - structured exceptions -----------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * __try, __except, __finally and __leave are keywords of the compiler; kernel
 * code in C also writes them without the underscores. In C++ `try` is a keyword
 * of its own.
 */
#ifndef FLTLINT_EXCPT_H
#define FLTLINT_EXCPT_H

#ifndef __cplusplus
#ifndef try
#define try __try
#endif
#ifndef except
#define except __except
#endif
#ifndef finally
#define finally __finally
#endif
/* Some driver's label. */
#if !defined(leave) && !defined(__FLTLINT_YIELD_leave)
#define leave __leave
#endif
#endif

#ifndef GetExceptionCode
#define GetExceptionCode _exception_code
#endif
#ifndef exception_code
#define exception_code _exception_code
#endif
#ifndef GetExceptionInformation
#define GetExceptionInformation()                                              \
  ((struct _EXCEPTION_POINTERS *)_exception_info())
#endif
#ifndef exception_info
#define exception_info() ((struct _EXCEPTION_POINTERS *)_exception_info())
#endif
#ifndef AbnormalTermination
#define AbnormalTermination _abnormal_termination
#endif
#ifndef abnormal_termination
#define abnormal_termination _abnormal_termination
#endif

#define EXCEPTION_EXECUTE_HANDLER 1
#define EXCEPTION_CONTINUE_SEARCH 0
#define EXCEPTION_CONTINUE_EXECUTION (-1)

typedef enum _EXCEPTION_DISPOSITION {
  ExceptionContinueExecution,
  ExceptionContinueSearch,
  ExceptionNestedException,
  ExceptionCollidedUnwind
} EXCEPTION_DISPOSITION;

#endif /* FLTLINT_EXCPT_H */
