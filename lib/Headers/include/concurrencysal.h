/*===- concurrencysal.h - annotations about locks ------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Which lock guards what, and who holds it. Those that stand as statements are
 * empty: they say nothing about references.
 */
#ifndef FLTLINT_CONCURRENCYSAL_H
#define FLTLINT_CONCURRENCYSAL_H

#include <sal.h>

/* On functions */

#define _Requires_no_locks_held_ __FLTLINT_SAL("_Requires_no_locks_held_")
#define _No_competing_thread_ __FLTLINT_SAL("_No_competing_thread_")
#define _Function_ignores_lock_ __FLTLINT_SAL("_Function_ignores_lock_")
#define _Acquires_lock_(...) __FLTLINT_SAL("_Acquires_lock_(" #__VA_ARGS__ ")")
#define _Acquires_exclusive_lock_(...)                                         \
  __FLTLINT_SAL("_Acquires_exclusive_lock_(" #__VA_ARGS__ ")")
#define _Acquires_shared_lock_(...)                                            \
  __FLTLINT_SAL("_Acquires_shared_lock_(" #__VA_ARGS__ ")")
#define _Acquires_nonreentrant_lock_(...)                                      \
  __FLTLINT_SAL("_Acquires_nonreentrant_lock_(" #__VA_ARGS__ ")")
#define _Acquires_spin_lock_(...)                                              \
  __FLTLINT_SAL("_Acquires_spin_lock_(" #__VA_ARGS__ ")")
#define _Releases_lock_(...) __FLTLINT_SAL("_Releases_lock_(" #__VA_ARGS__ ")")
#define _Releases_exclusive_lock_(...)                                         \
  __FLTLINT_SAL("_Releases_exclusive_lock_(" #__VA_ARGS__ ")")
#define _Releases_shared_lock_(...)                                            \
  __FLTLINT_SAL("_Releases_shared_lock_(" #__VA_ARGS__ ")")
#define _Releases_nonreentrant_lock_(...)                                      \
  __FLTLINT_SAL("_Releases_nonreentrant_lock_(" #__VA_ARGS__ ")")
#define _Releases_spin_lock_(...)                                              \
  __FLTLINT_SAL("_Releases_spin_lock_(" #__VA_ARGS__ ")")
#define _Requires_lock_held_(...)                                              \
  __FLTLINT_SAL("_Requires_lock_held_(" #__VA_ARGS__ ")")
#define _Requires_lock_not_held_(...)                                          \
  __FLTLINT_SAL("_Requires_lock_not_held_(" #__VA_ARGS__ ")")
#define _Requires_exclusive_lock_held_(...)                                    \
  __FLTLINT_SAL("_Requires_exclusive_lock_held_(" #__VA_ARGS__ ")")
#define _Requires_exclusive_lock_not_held_(...)                                \
  __FLTLINT_SAL("_Requires_exclusive_lock_not_held_(" #__VA_ARGS__ ")")
#define _Requires_shared_lock_held_(...)                                       \
  __FLTLINT_SAL("_Requires_shared_lock_held_(" #__VA_ARGS__ ")")
#define _Requires_shared_lock_not_held_(...)                                   \
  __FLTLINT_SAL("_Requires_shared_lock_not_held_(" #__VA_ARGS__ ")")
#define _Requires_nonreentrant_lock_held_(...)                                 \
  __FLTLINT_SAL("_Requires_nonreentrant_lock_held_(" #__VA_ARGS__ ")")
#define _Requires_nonreentrant_lock_not_held_(...)                             \
  __FLTLINT_SAL("_Requires_nonreentrant_lock_not_held_(" #__VA_ARGS__ ")")
#define _Requires_spin_lock_held_(...)                                         \
  __FLTLINT_SAL("_Requires_spin_lock_held_(" #__VA_ARGS__ ")")
#define _Requires_spin_lock_not_held_(...)                                     \
  __FLTLINT_SAL("_Requires_spin_lock_not_held_(" #__VA_ARGS__ ")")
#define _Post_same_lock_(...)                                                  \
  __FLTLINT_SAL("_Post_same_lock_(" #__VA_ARGS__ ")")
#define _Create_lock_level_(...)                                               \
  __FLTLINT_SAL("_Create_lock_level_(" #__VA_ARGS__ ")")
#define _Has_lock_level_(...)                                                  \
  __FLTLINT_SAL("_Has_lock_level_(" #__VA_ARGS__ ")")
#define _Lock_level_order_(...)                                                \
  __FLTLINT_SAL("_Lock_level_order_(" #__VA_ARGS__ ")")
#define _Has_lock_kind_(...) __FLTLINT_SAL("_Has_lock_kind_(" #__VA_ARGS__ ")")
#define _Guarded_by_(...) __FLTLINT_SAL("_Guarded_by_(" #__VA_ARGS__ ")")
#define _Write_guarded_by_(...)                                                \
  __FLTLINT_SAL("_Write_guarded_by_(" #__VA_ARGS__ ")")
#define _Interlocked_by_(...)                                                  \
  __FLTLINT_SAL("_Interlocked_by_(" #__VA_ARGS__ ")")
#define _When_held_(...) __FLTLINT_SAL("_When_held_(" #__VA_ARGS__ ")")
#define _Internal_lock_level_order_(...)                                       \
  __FLTLINT_SAL("_Internal_lock_level_order_(" #__VA_ARGS__ ")")
#define _Requires_lock_held_any_(...)                                          \
  __FLTLINT_SAL("_Requires_lock_held_any_(" #__VA_ARGS__ ")")
#define _Create_lock_(...) __FLTLINT_SAL("_Create_lock_(" #__VA_ARGS__ ")")
#define _Detaches_lock_(...) __FLTLINT_SAL("_Detaches_lock_(" #__VA_ARGS__ ")")
#define _Moves_lock_(...) __FLTLINT_SAL("_Moves_lock_(" #__VA_ARGS__ ")")
#define _Replaces_lock_(...) __FLTLINT_SAL("_Replaces_lock_(" #__VA_ARGS__ ")")
#define _Swaps_locks_(...) __FLTLINT_SAL("_Swaps_locks_(" #__VA_ARGS__ ")")
#define _Acquires_lock_if_(...)                                                \
  __FLTLINT_SAL("_Acquires_lock_if_(" #__VA_ARGS__ ")")
#define _Csalcat1_(...) __FLTLINT_SAL("_Csalcat1_(" #__VA_ARGS__ ")")
#define _Csalcat2_(...) __FLTLINT_SAL("_Csalcat2_(" #__VA_ARGS__ ")")
#define _Acquires_shared_lock_if_(...)                                         \
  __FLTLINT_SAL("_Acquires_shared_lock_if_(" #__VA_ARGS__ ")")

/* As statements */

#define _Analysis_assume_lock_held_(...) ((void)0)
#define _Analysis_assume_lock_not_held_(...) ((void)0)
#define _Analysis_assume_lock_acquired_(...) ((void)0)
#define _Analysis_assume_lock_released_(...) ((void)0)
#define _Analysis_assume_same_lock_(...) ((void)0)
#define _Analysis_suppress_lock_checking_(...) ((void)0)
#define _Benign_race_begin_
#define _Benign_race_end_
#define _No_competing_thread_begin_
#define _No_competing_thread_end_
#define _Analysis_assume_smart_lock_acquired_(...) ((void)0)
#define _Analysis_assume_smart_lock_released_(...) ((void)0)

/* Kinds of locks */

#define _Lock_kind_mutex_
#define _Lock_kind_event_
#define _Lock_kind_semaphore_
#define _Lock_kind_spin_lock_
#define _Lock_kind_critical_section_

#define __guarded_by(...) __FLTLINT_SAL("__guarded_by(" #__VA_ARGS__ ")")
#define __interlocked __FLTLINT_SAL("__interlocked")

#endif /* FLTLINT_CONCURRENCYSAL_H */
