/*===- driverspecs.h - annotations for drivers ---------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Interrupt level, locks, roles and memory ownership, in today's spelling and
 * in the older __drv_ one.
 */
#ifndef FLTLINT_DRIVERSPECS_H
#define FLTLINT_DRIVERSPECS_H

#include <sal.h>
#include <concurrencysal.h>

/* Interrupt request level */

#define _IRQL_requires_same_ __FLTLINT_SAL("_IRQL_requires_same_")
#define _IRQL_restores_ __FLTLINT_SAL("_IRQL_restores_")
#define _IRQL_saves_ __FLTLINT_SAL("_IRQL_saves_")
#define _IRQL_is_cancel_ __FLTLINT_SAL("_IRQL_is_cancel_")
#define _IRQL_requires_(...) __FLTLINT_SAL("_IRQL_requires_(" #__VA_ARGS__ ")")
#define _IRQL_requires_max_(...)                                               \
  __FLTLINT_SAL("_IRQL_requires_max_(" #__VA_ARGS__ ")")
#define _IRQL_requires_min_(...)                                               \
  __FLTLINT_SAL("_IRQL_requires_min_(" #__VA_ARGS__ ")")
#define _IRQL_raises_(...) __FLTLINT_SAL("_IRQL_raises_(" #__VA_ARGS__ ")")
#define _IRQL_always_function_max_(...)                                        \
  __FLTLINT_SAL("_IRQL_always_function_max_(" #__VA_ARGS__ ")")
#define _IRQL_always_function_min_(...)                                        \
  __FLTLINT_SAL("_IRQL_always_function_min_(" #__VA_ARGS__ ")")
#define _IRQL_restores_global_(...)                                            \
  __FLTLINT_SAL("_IRQL_restores_global_(" #__VA_ARGS__ ")")
#define _IRQL_saves_global_(...)                                               \
  __FLTLINT_SAL("_IRQL_saves_global_(" #__VA_ARGS__ ")")
#define _IRQL_limited_to_(...)                                                 \
  __FLTLINT_SAL("_IRQL_limited_to_(" #__VA_ARGS__ ")")
#define _IRQL_uses_cancel_(...)                                                \
  __FLTLINT_SAL("_IRQL_uses_cancel_(" #__VA_ARGS__ ")")

/* Roles */

#define _Flt_CompletionContext_Outptr_                                         \
  __FLTLINT_SAL("_Flt_CompletionContext_Outptr_")
#define _Flt_ConnectionCookie_Outptr_                                          \
  __FLTLINT_SAL("_Flt_ConnectionCookie_Outptr_")
#define _Kernel_entry_always_ __FLTLINT_SAL("_Kernel_entry_always_")
#define _Kernel_IoGetDmaAdapter_ __FLTLINT_SAL("_Kernel_IoGetDmaAdapter_")
#define _Kernel_float_saved_ __FLTLINT_SAL("_Kernel_float_saved_")
#define _Kernel_float_restored_ __FLTLINT_SAL("_Kernel_float_restored_")
#define _Kernel_float_used_ __FLTLINT_SAL("_Kernel_float_used_")
#define __drv_nonConst __FLTLINT_SAL("__drv_nonConst")
#define __drv_isObjectPointer __FLTLINT_SAL("__drv_isObjectPointer")
#define __drv_useCancelIRQL __FLTLINT_SAL("__drv_useCancelIRQL")
#define _Kernel_entry_ __FLTLINT_SAL("_Kernel_entry_")
#define _Dispatch_type_any_ __FLTLINT_SAL("_Dispatch_type_any_")
#define _Function_class_(...)                                                  \
  __FLTLINT_SAL("_Function_class_(" #__VA_ARGS__ ")")
#define _Dispatch_type_(...) __FLTLINT_SAL("_Dispatch_type_(" #__VA_ARGS__ ")")
#define _Kernel_clear_do_init_(...)                                            \
  __FLTLINT_SAL("_Kernel_clear_do_init_(" #__VA_ARGS__ ")")
#define _Kernel_acquires_resource_(...)                                        \
  __FLTLINT_SAL("_Kernel_acquires_resource_(" #__VA_ARGS__ ")")
#define _Kernel_releases_resource_(...)                                        \
  __FLTLINT_SAL("_Kernel_releases_resource_(" #__VA_ARGS__ ")")
#define _Kernel_requires_resource_held_(...)                                   \
  __FLTLINT_SAL("_Kernel_requires_resource_held_(" #__VA_ARGS__ ")")
#define _Kernel_requires_resource_not_held_(...)                               \
  __FLTLINT_SAL("_Kernel_requires_resource_not_held_(" #__VA_ARGS__ ")")
#define _Kernel_float_saved_if_(...)                                           \
  __FLTLINT_SAL("_Kernel_float_saved_if_(" #__VA_ARGS__ ")")
#define _Kernel_entry_if_(...)                                                 \
  __FLTLINT_SAL("_Kernel_entry_if_(" #__VA_ARGS__ ")")
#define _Context_(...) __FLTLINT_SAL("_Context_(" #__VA_ARGS__ ")")
#define _Class_(...) __FLTLINT_SAL("_Class_(" #__VA_ARGS__ ")")

/* Locks and memory, driver spelling */

#define __drv_inTry __FLTLINT_SAL("__drv_inTry")
#define __drv_notInTry __FLTLINT_SAL("__drv_notInTry")
#define __drv_acquiresCriticalRegion                                           \
  __FLTLINT_SAL("__drv_acquiresCriticalRegion")
#define __drv_releasesCriticalRegion                                           \
  __FLTLINT_SAL("__drv_releasesCriticalRegion")
#define __drv_mustHoldCriticalRegion                                           \
  __FLTLINT_SAL("__drv_mustHoldCriticalRegion")
#define __drv_neverHoldCriticalRegion                                          \
  __FLTLINT_SAL("__drv_neverHoldCriticalRegion")
#define __drv_acquiresCancelSpinLock                                           \
  __FLTLINT_SAL("__drv_acquiresCancelSpinLock")
#define __drv_releasesCancelSpinLock                                           \
  __FLTLINT_SAL("__drv_releasesCancelSpinLock")
#define __drv_mustHoldCancelSpinLock                                           \
  __FLTLINT_SAL("__drv_mustHoldCancelSpinLock")
#define __drv_neverHoldCancelSpinLock                                          \
  __FLTLINT_SAL("__drv_neverHoldCancelSpinLock")
#define __drv_holdsCancelSpinLock __FLTLINT_SAL("__drv_holdsCancelSpinLock")
#define __drv_aliasesMem __FLTLINT_SAL("__drv_aliasesMem")
#define __drv_constant __FLTLINT_SAL("__drv_constant")
#define __drv_notPointer __FLTLINT_SAL("__drv_notPointer")
#define __drv_isCancelIRQL __FLTLINT_SAL("__drv_isCancelIRQL")
#define __drv_sameIRQL __FLTLINT_SAL("__drv_sameIRQL")
#define __drv_savesIRQL __FLTLINT_SAL("__drv_savesIRQL")
#define __drv_restoresIRQL __FLTLINT_SAL("__drv_restoresIRQL")
#define __drv_interlocked __FLTLINT_SAL("__drv_interlocked")
#define __drv_unit_kernel_driver __FLTLINT_SAL("__drv_unit_kernel_driver")
#define __drv_unit_kernel_code __FLTLINT_SAL("__drv_unit_kernel_code")
#define __drv_unit_user_driver __FLTLINT_SAL("__drv_unit_user_driver")
#define __drv_unit_user_code __FLTLINT_SAL("__drv_unit_user_code")
#define __drv_unit_internal_kernel_driver                                      \
  __FLTLINT_SAL("__drv_unit_internal_kernel_driver")
#define __drv_floatSaved __FLTLINT_SAL("__drv_floatSaved")
#define __drv_floatRestored __FLTLINT_SAL("__drv_floatRestored")
#define __drv_floatUsed __FLTLINT_SAL("__drv_floatUsed")
#define __drv_allocatesMem(...)                                                \
  __FLTLINT_SAL("__drv_allocatesMem(" #__VA_ARGS__ ")")
#define __drv_freesMem(...) __FLTLINT_SAL("__drv_freesMem(" #__VA_ARGS__ ")")
#define __drv_maxIRQL(...) __FLTLINT_SAL("__drv_maxIRQL(" #__VA_ARGS__ ")")
#define __drv_minIRQL(...) __FLTLINT_SAL("__drv_minIRQL(" #__VA_ARGS__ ")")
#define __drv_setsIRQL(...) __FLTLINT_SAL("__drv_setsIRQL(" #__VA_ARGS__ ")")
#define __drv_raisesIRQL(...)                                                  \
  __FLTLINT_SAL("__drv_raisesIRQL(" #__VA_ARGS__ ")")
#define __drv_requiresIRQL(...)                                                \
  __FLTLINT_SAL("__drv_requiresIRQL(" #__VA_ARGS__ ")")
#define __drv_restoresIRQLGlobal(...)                                          \
  __FLTLINT_SAL("__drv_restoresIRQLGlobal(" #__VA_ARGS__ ")")
#define __drv_savesIRQLGlobal(...)                                             \
  __FLTLINT_SAL("__drv_savesIRQLGlobal(" #__VA_ARGS__ ")")
#define __drv_maxFunctionIRQL(...)                                             \
  __FLTLINT_SAL("__drv_maxFunctionIRQL(" #__VA_ARGS__ ")")
#define __drv_minFunctionIRQL(...)                                             \
  __FLTLINT_SAL("__drv_minFunctionIRQL(" #__VA_ARGS__ ")")
#define __drv_useCancelIRQL_if(...)                                            \
  __FLTLINT_SAL("__drv_useCancelIRQL_if(" #__VA_ARGS__ ")")
#define __drv_acquiresResource(...)                                            \
  __FLTLINT_SAL("__drv_acquiresResource(" #__VA_ARGS__ ")")
#define __drv_releasesResource(...)                                            \
  __FLTLINT_SAL("__drv_releasesResource(" #__VA_ARGS__ ")")
#define __drv_acquiresResourceGlobal(...)                                      \
  __FLTLINT_SAL("__drv_acquiresResourceGlobal(" #__VA_ARGS__ ")")
#define __drv_releasesResourceGlobal(...)                                      \
  __FLTLINT_SAL("__drv_releasesResourceGlobal(" #__VA_ARGS__ ")")
#define __drv_mustHold(...) __FLTLINT_SAL("__drv_mustHold(" #__VA_ARGS__ ")")
#define __drv_neverHold(...) __FLTLINT_SAL("__drv_neverHold(" #__VA_ARGS__ ")")
#define __drv_mustHoldGlobal(...)                                              \
  __FLTLINT_SAL("__drv_mustHoldGlobal(" #__VA_ARGS__ ")")
#define __drv_neverHoldGlobal(...)                                             \
  __FLTLINT_SAL("__drv_neverHoldGlobal(" #__VA_ARGS__ ")")
#define __drv_acquiresExclusiveResource(...)                                   \
  __FLTLINT_SAL("__drv_acquiresExclusiveResource(" #__VA_ARGS__ ")")
#define __drv_releasesExclusiveResource(...)                                   \
  __FLTLINT_SAL("__drv_releasesExclusiveResource(" #__VA_ARGS__ ")")
#define __drv_acquiresExclusiveResourceGlobal(...)                             \
  __FLTLINT_SAL("__drv_acquiresExclusiveResourceGlobal(" #__VA_ARGS__ ")")
#define __drv_releasesExclusiveResourceGlobal(...)                             \
  __FLTLINT_SAL("__drv_releasesExclusiveResourceGlobal(" #__VA_ARGS__ ")")
#define __drv_innerAcquiresGlobal(...)                                         \
  __FLTLINT_SAL("__drv_innerAcquiresGlobal(" #__VA_ARGS__ ")")
#define __drv_innerReleasesGlobal(...)                                         \
  __FLTLINT_SAL("__drv_innerReleasesGlobal(" #__VA_ARGS__ ")")
#define __drv_functionClass(...)                                               \
  __FLTLINT_SAL("__drv_functionClass(" #__VA_ARGS__ ")")
#define __drv_dispatchType(...)                                                \
  __FLTLINT_SAL("__drv_dispatchType(" #__VA_ARGS__ ")")
#define __drv_clearDoInit(...)                                                 \
  __FLTLINT_SAL("__drv_clearDoInit(" #__VA_ARGS__ ")")
#define __drv_when(...) __FLTLINT_SAL("__drv_when(" #__VA_ARGS__ ")")
#define __drv_at(...) __FLTLINT_SAL("__drv_at(" #__VA_ARGS__ ")")
#define __drv_arg(...) __FLTLINT_SAL("__drv_arg(" #__VA_ARGS__ ")")
#define __drv_ret(...) __FLTLINT_SAL("__drv_ret(" #__VA_ARGS__ ")")
#define __drv_in(...) __FLTLINT_SAL("__drv_in(" #__VA_ARGS__ ")")
#define __drv_out(...) __FLTLINT_SAL("__drv_out(" #__VA_ARGS__ ")")
#define __drv_inout(...) __FLTLINT_SAL("__drv_inout(" #__VA_ARGS__ ")")
#define __drv_in_deref(...) __FLTLINT_SAL("__drv_in_deref(" #__VA_ARGS__ ")")
#define __drv_out_deref(...) __FLTLINT_SAL("__drv_out_deref(" #__VA_ARGS__ ")")
#define __drv_deref(...) __FLTLINT_SAL("__drv_deref(" #__VA_ARGS__ ")")
#define __drv_fun(...) __FLTLINT_SAL("__drv_fun(" #__VA_ARGS__ ")")
#define __drv_valueIs(...) __FLTLINT_SAL("__drv_valueIs(" #__VA_ARGS__ ")")
#define __drv_strictType(...)                                                  \
  __FLTLINT_SAL("__drv_strictType(" #__VA_ARGS__ ")")
#define __drv_strictTypeMatch(...)                                             \
  __FLTLINT_SAL("__drv_strictTypeMatch(" #__VA_ARGS__ ")")
#define __drv_preferredFunction(...)                                           \
  __FLTLINT_SAL("__drv_preferredFunction(" #__VA_ARGS__ ")")
#define __drv_reportError(...)                                                 \
  __FLTLINT_SAL("__drv_reportError(" #__VA_ARGS__ ")")
#define __drv_completionType(...)                                              \
  __FLTLINT_SAL("__drv_completionType(" #__VA_ARGS__ ")")
#define __drv_callbackType(...)                                                \
  __FLTLINT_SAL("__drv_callbackType(" #__VA_ARGS__ ")")
#define __drv_defined(...) __FLTLINT_SAL("__drv_defined(" #__VA_ARGS__ ")")
#define __drv_declspec(...) __FLTLINT_SAL("__drv_declspec(" #__VA_ARGS__ ")")
#define __drv_group(...) __FLTLINT_SAL("__drv_group(" #__VA_ARGS__ ")")
#define __drv_nop(...) __FLTLINT_SAL("__drv_nop(" #__VA_ARGS__ ")")
#define __drv_formatString(...)                                                \
  __FLTLINT_SAL("__drv_formatString(" #__VA_ARGS__ ")")
#define __drv_floatSaved_if(...)                                               \
  __FLTLINT_SAL("__drv_floatSaved_if(" #__VA_ARGS__ ")")
#define __drv_innerMustHoldGlobal(...)                                         \
  __FLTLINT_SAL("__drv_innerMustHoldGlobal(" #__VA_ARGS__ ")")
#define __drv_innerNeverHoldGlobal(...)                                        \
  __FLTLINT_SAL("__drv_innerNeverHoldGlobal(" #__VA_ARGS__ ")")
#define __drv_Mode_impl(...) __FLTLINT_SAL("__drv_Mode_impl(" #__VA_ARGS__ ")")
#define __drv_dispatchType_other __FLTLINT_SAL("__drv_dispatchType_other")
#define __drv_freesMem_void __FLTLINT_SAL("__drv_freesMem_void")
#define __drv_typeConst 0
#define __drv_typeCond 1
#define __drv_typeBitset 2
#define __drv_typeExpr 3
#define ___drv_unit_internal_kernel_driver

#endif /* FLTLINT_DRIVERSPECS_H */
