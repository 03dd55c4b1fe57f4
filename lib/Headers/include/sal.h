/*===- sal.h - source annotations, kept in the tree ----------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Every word becomes an annotate attribute whose text is "sal:" and the word as
 * written, arguments included, so that what a driver says about its own code is
 * still there after parsing. Arguments are not expanded: a nested word stays
 * part of the text of the outer one.
 *
 * Words that stand where a statement stands cannot be attributes; they are
 * calls of marker functions, or nothing.
 */
#ifndef FLTLINT_SAL_H
#define FLTLINT_SAL_H

#define __FLTLINT_SAL(Text) __attribute__((annotate("sal:" Text)))

#ifdef __cplusplus
extern "C" {
#endif
void __fltlint_assume(int Condition); /* holds, says the author */
void __fltlint_assert(int Condition); /* is checked in a debug build */
void __fltlint_paged_code(void);      /* PAGED_CODE stands here */
#ifdef __cplusplus
}
#endif

/* Parameters read by the callee */

#define _In_ __FLTLINT_SAL("_In_")
#define _In_opt_ __FLTLINT_SAL("_In_opt_")
#define _In_z_ __FLTLINT_SAL("_In_z_")
#define _In_opt_z_ __FLTLINT_SAL("_In_opt_z_")
#define _In_function_ __FLTLINT_SAL("_In_function_")
#define _In_defensive_ __FLTLINT_SAL("_In_defensive_")
#define _In_reads_(...) __FLTLINT_SAL("_In_reads_(" #__VA_ARGS__ ")")
#define _In_reads_opt_(...) __FLTLINT_SAL("_In_reads_opt_(" #__VA_ARGS__ ")")
#define _In_reads_bytes_(...)                                                  \
  __FLTLINT_SAL("_In_reads_bytes_(" #__VA_ARGS__ ")")
#define _In_reads_bytes_opt_(...)                                              \
  __FLTLINT_SAL("_In_reads_bytes_opt_(" #__VA_ARGS__ ")")
#define _In_reads_z_(...) __FLTLINT_SAL("_In_reads_z_(" #__VA_ARGS__ ")")
#define _In_reads_opt_z_(...)                                                  \
  __FLTLINT_SAL("_In_reads_opt_z_(" #__VA_ARGS__ ")")
#define _In_reads_or_z_(...) __FLTLINT_SAL("_In_reads_or_z_(" #__VA_ARGS__ ")")
#define _In_reads_or_z_opt_(...)                                               \
  __FLTLINT_SAL("_In_reads_or_z_opt_(" #__VA_ARGS__ ")")
#define _In_reads_to_ptr_(...)                                                 \
  __FLTLINT_SAL("_In_reads_to_ptr_(" #__VA_ARGS__ ")")
#define _In_reads_to_ptr_opt_(...)                                             \
  __FLTLINT_SAL("_In_reads_to_ptr_opt_(" #__VA_ARGS__ ")")
#define _In_reads_to_ptr_z_(...)                                               \
  __FLTLINT_SAL("_In_reads_to_ptr_z_(" #__VA_ARGS__ ")")
#define _In_reads_to_ptr_opt_z_(...)                                           \
  __FLTLINT_SAL("_In_reads_to_ptr_opt_z_(" #__VA_ARGS__ ")")
#define _In_range_(...) __FLTLINT_SAL("_In_range_(" #__VA_ARGS__ ")")
#define _In_bound_(...) __FLTLINT_SAL("_In_bound_(" #__VA_ARGS__ ")")
#define _In_count_(...) __FLTLINT_SAL("_In_count_(" #__VA_ARGS__ ")")
#define _In_opt_count_(...) __FLTLINT_SAL("_In_opt_count_(" #__VA_ARGS__ ")")
#define _In_bytecount_(...) __FLTLINT_SAL("_In_bytecount_(" #__VA_ARGS__ ")")
#define _In_opt_bytecount_(...)                                                \
  __FLTLINT_SAL("_In_opt_bytecount_(" #__VA_ARGS__ ")")
#define _In_count_c_(...) __FLTLINT_SAL("_In_count_c_(" #__VA_ARGS__ ")")
#define _In_opt_count_c_(...)                                                  \
  __FLTLINT_SAL("_In_opt_count_c_(" #__VA_ARGS__ ")")
#define _In_bytecount_c_(...)                                                  \
  __FLTLINT_SAL("_In_bytecount_c_(" #__VA_ARGS__ ")")
#define _In_opt_bytecount_c_(...)                                              \
  __FLTLINT_SAL("_In_opt_bytecount_c_(" #__VA_ARGS__ ")")
#define _In_z_count_(...) __FLTLINT_SAL("_In_z_count_(" #__VA_ARGS__ ")")
#define _In_opt_z_count_(...)                                                  \
  __FLTLINT_SAL("_In_opt_z_count_(" #__VA_ARGS__ ")")
#define _In_z_bytecount_(...)                                                  \
  __FLTLINT_SAL("_In_z_bytecount_(" #__VA_ARGS__ ")")
#define _In_opt_z_bytecount_(...)                                              \
  __FLTLINT_SAL("_In_opt_z_bytecount_(" #__VA_ARGS__ ")")
#define _In_count_x_(...) __FLTLINT_SAL("_In_count_x_(" #__VA_ARGS__ ")")
#define _In_opt_count_x_(...)                                                  \
  __FLTLINT_SAL("_In_opt_count_x_(" #__VA_ARGS__ ")")
#define _In_bytecount_x_(...)                                                  \
  __FLTLINT_SAL("_In_bytecount_x_(" #__VA_ARGS__ ")")
#define _In_opt_bytecount_x_(...)                                              \
  __FLTLINT_SAL("_In_opt_bytecount_x_(" #__VA_ARGS__ ")")
#define _In_ptrdiff_count_(...)                                                \
  __FLTLINT_SAL("_In_ptrdiff_count_(" #__VA_ARGS__ ")")
#define _In_opt_ptrdiff_count_(...)                                            \
  __FLTLINT_SAL("_In_opt_ptrdiff_count_(" #__VA_ARGS__ ")")
#define _In_NLS_string_(...) __FLTLINT_SAL("_In_NLS_string_(" #__VA_ARGS__ ")")

/* Parameters written by the callee */

#define _Out_ __FLTLINT_SAL("_Out_")
#define _Out_opt_ __FLTLINT_SAL("_Out_opt_")
#define _Out_z_ __FLTLINT_SAL("_Out_z_")
#define _Out_opt_z_ __FLTLINT_SAL("_Out_opt_z_")
#define _Out_writes_(...) __FLTLINT_SAL("_Out_writes_(" #__VA_ARGS__ ")")
#define _Out_writes_opt_(...)                                                  \
  __FLTLINT_SAL("_Out_writes_opt_(" #__VA_ARGS__ ")")
#define _Out_writes_z_(...) __FLTLINT_SAL("_Out_writes_z_(" #__VA_ARGS__ ")")
#define _Out_writes_opt_z_(...)                                                \
  __FLTLINT_SAL("_Out_writes_opt_z_(" #__VA_ARGS__ ")")
#define _Out_writes_bytes_(...)                                                \
  __FLTLINT_SAL("_Out_writes_bytes_(" #__VA_ARGS__ ")")
#define _Out_writes_bytes_opt_(...)                                            \
  __FLTLINT_SAL("_Out_writes_bytes_opt_(" #__VA_ARGS__ ")")
#define _Out_writes_to_(...) __FLTLINT_SAL("_Out_writes_to_(" #__VA_ARGS__ ")")
#define _Out_writes_to_opt_(...)                                               \
  __FLTLINT_SAL("_Out_writes_to_opt_(" #__VA_ARGS__ ")")
#define _Out_writes_bytes_to_(...)                                             \
  __FLTLINT_SAL("_Out_writes_bytes_to_(" #__VA_ARGS__ ")")
#define _Out_writes_bytes_to_opt_(...)                                         \
  __FLTLINT_SAL("_Out_writes_bytes_to_opt_(" #__VA_ARGS__ ")")
#define _Out_writes_all_(...)                                                  \
  __FLTLINT_SAL("_Out_writes_all_(" #__VA_ARGS__ ")")
#define _Out_writes_all_opt_(...)                                              \
  __FLTLINT_SAL("_Out_writes_all_opt_(" #__VA_ARGS__ ")")
#define _Out_writes_bytes_all_(...)                                            \
  __FLTLINT_SAL("_Out_writes_bytes_all_(" #__VA_ARGS__ ")")
#define _Out_writes_bytes_all_opt_(...)                                        \
  __FLTLINT_SAL("_Out_writes_bytes_all_opt_(" #__VA_ARGS__ ")")
#define _Out_writes_to_ptr_(...)                                               \
  __FLTLINT_SAL("_Out_writes_to_ptr_(" #__VA_ARGS__ ")")
#define _Out_writes_to_ptr_opt_(...)                                           \
  __FLTLINT_SAL("_Out_writes_to_ptr_opt_(" #__VA_ARGS__ ")")
#define _Out_writes_to_ptr_z_(...)                                             \
  __FLTLINT_SAL("_Out_writes_to_ptr_z_(" #__VA_ARGS__ ")")
#define _Out_writes_to_ptr_opt_z_(...)                                         \
  __FLTLINT_SAL("_Out_writes_to_ptr_opt_z_(" #__VA_ARGS__ ")")
#define _Out_range_(...) __FLTLINT_SAL("_Out_range_(" #__VA_ARGS__ ")")
#define _Out_bound_(...) __FLTLINT_SAL("_Out_bound_(" #__VA_ARGS__ ")")
#define _Out_cap_(...) __FLTLINT_SAL("_Out_cap_(" #__VA_ARGS__ ")")
#define _Out_opt_cap_(...) __FLTLINT_SAL("_Out_opt_cap_(" #__VA_ARGS__ ")")
#define _Out_bytecap_(...) __FLTLINT_SAL("_Out_bytecap_(" #__VA_ARGS__ ")")
#define _Out_opt_bytecap_(...)                                                 \
  __FLTLINT_SAL("_Out_opt_bytecap_(" #__VA_ARGS__ ")")
#define _Out_cap_c_(...) __FLTLINT_SAL("_Out_cap_c_(" #__VA_ARGS__ ")")
#define _Out_opt_cap_c_(...) __FLTLINT_SAL("_Out_opt_cap_c_(" #__VA_ARGS__ ")")
#define _Out_bytecap_c_(...) __FLTLINT_SAL("_Out_bytecap_c_(" #__VA_ARGS__ ")")
#define _Out_opt_bytecap_c_(...)                                               \
  __FLTLINT_SAL("_Out_opt_bytecap_c_(" #__VA_ARGS__ ")")
#define _Out_cap_m_(...) __FLTLINT_SAL("_Out_cap_m_(" #__VA_ARGS__ ")")
#define _Out_opt_cap_m_(...) __FLTLINT_SAL("_Out_opt_cap_m_(" #__VA_ARGS__ ")")
#define _Out_z_cap_(...) __FLTLINT_SAL("_Out_z_cap_(" #__VA_ARGS__ ")")
#define _Out_opt_z_cap_(...) __FLTLINT_SAL("_Out_opt_z_cap_(" #__VA_ARGS__ ")")
#define _Out_z_bytecap_(...) __FLTLINT_SAL("_Out_z_bytecap_(" #__VA_ARGS__ ")")
#define _Out_opt_z_bytecap_(...)                                               \
  __FLTLINT_SAL("_Out_opt_z_bytecap_(" #__VA_ARGS__ ")")
#define _Out_z_cap_c_(...) __FLTLINT_SAL("_Out_z_cap_c_(" #__VA_ARGS__ ")")
#define _Out_opt_z_cap_c_(...)                                                 \
  __FLTLINT_SAL("_Out_opt_z_cap_c_(" #__VA_ARGS__ ")")
#define _Out_cap_x_(...) __FLTLINT_SAL("_Out_cap_x_(" #__VA_ARGS__ ")")
#define _Out_opt_cap_x_(...) __FLTLINT_SAL("_Out_opt_cap_x_(" #__VA_ARGS__ ")")
#define _Out_bytecap_x_(...) __FLTLINT_SAL("_Out_bytecap_x_(" #__VA_ARGS__ ")")
#define _Out_opt_bytecap_x_(...)                                               \
  __FLTLINT_SAL("_Out_opt_bytecap_x_(" #__VA_ARGS__ ")")
#define _Out_z_cap_m_(...) __FLTLINT_SAL("_Out_z_cap_m_(" #__VA_ARGS__ ")")
#define _Out_opt_z_cap_m_(...)                                                 \
  __FLTLINT_SAL("_Out_opt_z_cap_m_(" #__VA_ARGS__ ")")
#define _Out_cap_post_count_(...)                                              \
  __FLTLINT_SAL("_Out_cap_post_count_(" #__VA_ARGS__ ")")
#define _Out_opt_cap_post_count_(...)                                          \
  __FLTLINT_SAL("_Out_opt_cap_post_count_(" #__VA_ARGS__ ")")
#define _Out_bytecap_post_bytecount_(...)                                      \
  __FLTLINT_SAL("_Out_bytecap_post_bytecount_(" #__VA_ARGS__ ")")
#define _Out_opt_bytecap_post_bytecount_(...)                                  \
  __FLTLINT_SAL("_Out_opt_bytecap_post_bytecount_(" #__VA_ARGS__ ")")
#define _Out_z_cap_post_count_(...)                                            \
  __FLTLINT_SAL("_Out_z_cap_post_count_(" #__VA_ARGS__ ")")
#define _Out_opt_z_cap_post_count_(...)                                        \
  __FLTLINT_SAL("_Out_opt_z_cap_post_count_(" #__VA_ARGS__ ")")
#define _Out_capcount_(...) __FLTLINT_SAL("_Out_capcount_(" #__VA_ARGS__ ")")
#define _Out_opt_capcount_(...)                                                \
  __FLTLINT_SAL("_Out_opt_capcount_(" #__VA_ARGS__ ")")
#define _Out_bytecapcount_(...)                                                \
  __FLTLINT_SAL("_Out_bytecapcount_(" #__VA_ARGS__ ")")
#define _Out_opt_bytecapcount_(...)                                            \
  __FLTLINT_SAL("_Out_opt_bytecapcount_(" #__VA_ARGS__ ")")
#define _Out_z_capcount_(...)                                                  \
  __FLTLINT_SAL("_Out_z_capcount_(" #__VA_ARGS__ ")")
#define _Out_opt_z_capcount_(...)                                              \
  __FLTLINT_SAL("_Out_opt_z_capcount_(" #__VA_ARGS__ ")")
#define _Out_ptrdiff_cap_(...)                                                 \
  __FLTLINT_SAL("_Out_ptrdiff_cap_(" #__VA_ARGS__ ")")
#define _Out_opt_ptrdiff_cap_(...)                                             \
  __FLTLINT_SAL("_Out_opt_ptrdiff_cap_(" #__VA_ARGS__ ")")

/* Parameters read and written */

#define _Inout_ __FLTLINT_SAL("_Inout_")
#define _Inout_opt_ __FLTLINT_SAL("_Inout_opt_")
#define _Inout_z_ __FLTLINT_SAL("_Inout_z_")
#define _Inout_opt_z_ __FLTLINT_SAL("_Inout_opt_z_")
#define _Inout_defensive_ __FLTLINT_SAL("_Inout_defensive_")
#define _Inout_updates_(...) __FLTLINT_SAL("_Inout_updates_(" #__VA_ARGS__ ")")
#define _Inout_updates_opt_(...)                                               \
  __FLTLINT_SAL("_Inout_updates_opt_(" #__VA_ARGS__ ")")
#define _Inout_updates_z_(...)                                                 \
  __FLTLINT_SAL("_Inout_updates_z_(" #__VA_ARGS__ ")")
#define _Inout_updates_opt_z_(...)                                             \
  __FLTLINT_SAL("_Inout_updates_opt_z_(" #__VA_ARGS__ ")")
#define _Inout_updates_to_(...)                                                \
  __FLTLINT_SAL("_Inout_updates_to_(" #__VA_ARGS__ ")")
#define _Inout_updates_to_opt_(...)                                            \
  __FLTLINT_SAL("_Inout_updates_to_opt_(" #__VA_ARGS__ ")")
#define _Inout_updates_bytes_(...)                                             \
  __FLTLINT_SAL("_Inout_updates_bytes_(" #__VA_ARGS__ ")")
#define _Inout_updates_bytes_opt_(...)                                         \
  __FLTLINT_SAL("_Inout_updates_bytes_opt_(" #__VA_ARGS__ ")")
#define _Inout_updates_bytes_to_(...)                                          \
  __FLTLINT_SAL("_Inout_updates_bytes_to_(" #__VA_ARGS__ ")")
#define _Inout_updates_bytes_to_opt_(...)                                      \
  __FLTLINT_SAL("_Inout_updates_bytes_to_opt_(" #__VA_ARGS__ ")")
#define _Inout_updates_all_(...)                                               \
  __FLTLINT_SAL("_Inout_updates_all_(" #__VA_ARGS__ ")")
#define _Inout_updates_all_opt_(...)                                           \
  __FLTLINT_SAL("_Inout_updates_all_opt_(" #__VA_ARGS__ ")")
#define _Inout_updates_bytes_all_(...)                                         \
  __FLTLINT_SAL("_Inout_updates_bytes_all_(" #__VA_ARGS__ ")")
#define _Inout_updates_bytes_all_opt_(...)                                     \
  __FLTLINT_SAL("_Inout_updates_bytes_all_opt_(" #__VA_ARGS__ ")")
#define _Inout_count_(...) __FLTLINT_SAL("_Inout_count_(" #__VA_ARGS__ ")")
#define _Inout_opt_count_(...)                                                 \
  __FLTLINT_SAL("_Inout_opt_count_(" #__VA_ARGS__ ")")
#define _Inout_bytecount_(...)                                                 \
  __FLTLINT_SAL("_Inout_bytecount_(" #__VA_ARGS__ ")")
#define _Inout_opt_bytecount_(...)                                             \
  __FLTLINT_SAL("_Inout_opt_bytecount_(" #__VA_ARGS__ ")")
#define _Inout_cap_(...) __FLTLINT_SAL("_Inout_cap_(" #__VA_ARGS__ ")")
#define _Inout_opt_cap_(...) __FLTLINT_SAL("_Inout_opt_cap_(" #__VA_ARGS__ ")")
#define _Inout_bytecap_(...) __FLTLINT_SAL("_Inout_bytecap_(" #__VA_ARGS__ ")")
#define _Inout_opt_bytecap_(...)                                               \
  __FLTLINT_SAL("_Inout_opt_bytecap_(" #__VA_ARGS__ ")")
#define _Inout_z_cap_(...) __FLTLINT_SAL("_Inout_z_cap_(" #__VA_ARGS__ ")")
#define _Inout_opt_z_cap_(...)                                                 \
  __FLTLINT_SAL("_Inout_opt_z_cap_(" #__VA_ARGS__ ")")
#define _Inout_z_bytecap_(...)                                                 \
  __FLTLINT_SAL("_Inout_z_bytecap_(" #__VA_ARGS__ ")")
#define _Inout_opt_z_bytecap_(...)                                             \
  __FLTLINT_SAL("_Inout_opt_z_bytecap_(" #__VA_ARGS__ ")")
#define _Inout_count_c_(...) __FLTLINT_SAL("_Inout_count_c_(" #__VA_ARGS__ ")")
#define _Inout_opt_count_c_(...)                                               \
  __FLTLINT_SAL("_Inout_opt_count_c_(" #__VA_ARGS__ ")")
#define _Inout_bytecount_c_(...)                                               \
  __FLTLINT_SAL("_Inout_bytecount_c_(" #__VA_ARGS__ ")")
#define _Inout_opt_bytecount_c_(...)                                           \
  __FLTLINT_SAL("_Inout_opt_bytecount_c_(" #__VA_ARGS__ ")")
#define _Inout_cap_c_(...) __FLTLINT_SAL("_Inout_cap_c_(" #__VA_ARGS__ ")")
#define _Inout_opt_cap_c_(...)                                                 \
  __FLTLINT_SAL("_Inout_opt_cap_c_(" #__VA_ARGS__ ")")
#define _Inout_count_x_(...) __FLTLINT_SAL("_Inout_count_x_(" #__VA_ARGS__ ")")
#define _Inout_opt_count_x_(...)                                               \
  __FLTLINT_SAL("_Inout_opt_count_x_(" #__VA_ARGS__ ")")
#define _Inout_bytecount_x_(...)                                               \
  __FLTLINT_SAL("_Inout_bytecount_x_(" #__VA_ARGS__ ")")
#define _Inout_opt_bytecount_x_(...)                                           \
  __FLTLINT_SAL("_Inout_opt_bytecount_x_(" #__VA_ARGS__ ")")

/* Pointers and references handed out */

#define _Outptr_ __FLTLINT_SAL("_Outptr_")
#define _Outptr_opt_ __FLTLINT_SAL("_Outptr_opt_")
#define _Outptr_result_maybenull_ __FLTLINT_SAL("_Outptr_result_maybenull_")
#define _Outptr_opt_result_maybenull_                                          \
  __FLTLINT_SAL("_Outptr_opt_result_maybenull_")
#define _Outptr_result_z_ __FLTLINT_SAL("_Outptr_result_z_")
#define _Outptr_opt_result_z_ __FLTLINT_SAL("_Outptr_opt_result_z_")
#define _Outptr_result_maybenull_z_ __FLTLINT_SAL("_Outptr_result_maybenull_z_")
#define _Outptr_opt_result_maybenull_z_                                        \
  __FLTLINT_SAL("_Outptr_opt_result_maybenull_z_")
#define _Outptr_result_nullonfailure_                                          \
  __FLTLINT_SAL("_Outptr_result_nullonfailure_")
#define _Outptr_opt_result_nullonfailure_                                      \
  __FLTLINT_SAL("_Outptr_opt_result_nullonfailure_")
#define _Outref_ __FLTLINT_SAL("_Outref_")
#define _Outref_result_maybenull_ __FLTLINT_SAL("_Outref_result_maybenull_")
#define _Outref_result_nullonfailure_                                          \
  __FLTLINT_SAL("_Outref_result_nullonfailure_")
#define _Result_nullonfailure_ __FLTLINT_SAL("_Result_nullonfailure_")
#define _Result_zeroonfailure_ __FLTLINT_SAL("_Result_zeroonfailure_")
#define _COM_Outptr_ __FLTLINT_SAL("_COM_Outptr_")
#define _COM_Outptr_opt_ __FLTLINT_SAL("_COM_Outptr_opt_")
#define _COM_Outptr_result_maybenull_                                          \
  __FLTLINT_SAL("_COM_Outptr_result_maybenull_")
#define _COM_Outptr_opt_result_maybenull_                                      \
  __FLTLINT_SAL("_COM_Outptr_opt_result_maybenull_")
#define _Outptr_result_buffer_(...)                                            \
  __FLTLINT_SAL("_Outptr_result_buffer_(" #__VA_ARGS__ ")")
#define _Outptr_opt_result_buffer_(...)                                        \
  __FLTLINT_SAL("_Outptr_opt_result_buffer_(" #__VA_ARGS__ ")")
#define _Outptr_result_buffer_to_(...)                                         \
  __FLTLINT_SAL("_Outptr_result_buffer_to_(" #__VA_ARGS__ ")")
#define _Outptr_opt_result_buffer_to_(...)                                     \
  __FLTLINT_SAL("_Outptr_opt_result_buffer_to_(" #__VA_ARGS__ ")")
#define _Outptr_result_bytebuffer_(...)                                        \
  __FLTLINT_SAL("_Outptr_result_bytebuffer_(" #__VA_ARGS__ ")")
#define _Outptr_opt_result_bytebuffer_(...)                                    \
  __FLTLINT_SAL("_Outptr_opt_result_bytebuffer_(" #__VA_ARGS__ ")")
#define _Outptr_result_bytebuffer_to_(...)                                     \
  __FLTLINT_SAL("_Outptr_result_bytebuffer_to_(" #__VA_ARGS__ ")")
#define _Outptr_opt_result_bytebuffer_to_(...)                                 \
  __FLTLINT_SAL("_Outptr_opt_result_bytebuffer_to_(" #__VA_ARGS__ ")")
#define _Outptr_result_buffer_all_(...)                                        \
  __FLTLINT_SAL("_Outptr_result_buffer_all_(" #__VA_ARGS__ ")")
#define _Outptr_opt_result_buffer_all_(...)                                    \
  __FLTLINT_SAL("_Outptr_opt_result_buffer_all_(" #__VA_ARGS__ ")")
#define _Outptr_result_bytebuffer_all_(...)                                    \
  __FLTLINT_SAL("_Outptr_result_bytebuffer_all_(" #__VA_ARGS__ ")")
#define _Outptr_opt_result_bytebuffer_all_(...)                                \
  __FLTLINT_SAL("_Outptr_opt_result_bytebuffer_all_(" #__VA_ARGS__ ")")
#define _Outptr_result_buffer_maybenull_(...)                                  \
  __FLTLINT_SAL("_Outptr_result_buffer_maybenull_(" #__VA_ARGS__ ")")
#define _Outptr_opt_result_buffer_maybenull_(...)                              \
  __FLTLINT_SAL("_Outptr_opt_result_buffer_maybenull_(" #__VA_ARGS__ ")")
#define _Outptr_result_bytebuffer_maybenull_(...)                              \
  __FLTLINT_SAL("_Outptr_result_bytebuffer_maybenull_(" #__VA_ARGS__ ")")
#define _Outptr_opt_result_bytebuffer_maybenull_(...)                          \
  __FLTLINT_SAL("_Outptr_opt_result_bytebuffer_maybenull_(" #__VA_ARGS__ ")")
#define _Outptr_result_buffer_all_maybenull_(...)                              \
  __FLTLINT_SAL("_Outptr_result_buffer_all_maybenull_(" #__VA_ARGS__ ")")
#define _Outptr_result_bytebuffer_all_maybenull_(...)                          \
  __FLTLINT_SAL("_Outptr_result_bytebuffer_all_maybenull_(" #__VA_ARGS__ ")")
#define _Outptr_result_buffer_to_maybenull_(...)                               \
  __FLTLINT_SAL("_Outptr_result_buffer_to_maybenull_(" #__VA_ARGS__ ")")
#define _Outptr_result_bytebuffer_to_maybenull_(...)                           \
  __FLTLINT_SAL("_Outptr_result_bytebuffer_to_maybenull_(" #__VA_ARGS__ ")")
#define _Outref_result_buffer_(...)                                            \
  __FLTLINT_SAL("_Outref_result_buffer_(" #__VA_ARGS__ ")")
#define _Outref_result_bytebuffer_(...)                                        \
  __FLTLINT_SAL("_Outref_result_bytebuffer_(" #__VA_ARGS__ ")")
#define _Outref_result_buffer_to_(...)                                         \
  __FLTLINT_SAL("_Outref_result_buffer_to_(" #__VA_ARGS__ ")")
#define _Outref_result_bytebuffer_to_(...)                                     \
  __FLTLINT_SAL("_Outref_result_bytebuffer_to_(" #__VA_ARGS__ ")")
#define _Outref_result_buffer_all_(...)                                        \
  __FLTLINT_SAL("_Outref_result_buffer_all_(" #__VA_ARGS__ ")")
#define _Outref_result_bytebuffer_all_(...)                                    \
  __FLTLINT_SAL("_Outref_result_bytebuffer_all_(" #__VA_ARGS__ ")")
#define _Deref_out_range_(...)                                                 \
  __FLTLINT_SAL("_Deref_out_range_(" #__VA_ARGS__ ")")
#define _Deref_out_bound_(...)                                                 \
  __FLTLINT_SAL("_Deref_out_bound_(" #__VA_ARGS__ ")")
#define _Deref_in_range_(...)                                                  \
  __FLTLINT_SAL("_Deref_in_range_(" #__VA_ARGS__ ")")
#define _Deref_in_bound_(...)                                                  \
  __FLTLINT_SAL("_Deref_in_bound_(" #__VA_ARGS__ ")")
#define _Deref_inout_range_(...)                                               \
  __FLTLINT_SAL("_Deref_inout_range_(" #__VA_ARGS__ ")")
#define _Deref_ret_range_(...)                                                 \
  __FLTLINT_SAL("_Deref_ret_range_(" #__VA_ARGS__ ")")
#define _Deref_ret_bound_(...)                                                 \
  __FLTLINT_SAL("_Deref_ret_bound_(" #__VA_ARGS__ ")")
#define _Deref_out_ __FLTLINT_SAL("_Deref_out_")
#define _Deref_out_opt_ __FLTLINT_SAL("_Deref_out_opt_")
#define _Deref_opt_out_ __FLTLINT_SAL("_Deref_opt_out_")
#define _Deref_opt_out_opt_ __FLTLINT_SAL("_Deref_opt_out_opt_")
#define _Deref_out_z_ __FLTLINT_SAL("_Deref_out_z_")
#define _Deref_out_opt_z_ __FLTLINT_SAL("_Deref_out_opt_z_")
#define _Deref_opt_out_z_ __FLTLINT_SAL("_Deref_opt_out_z_")
#define _Deref_opt_out_opt_z_ __FLTLINT_SAL("_Deref_opt_out_opt_z_")
#define _Deref_prepost_z_ __FLTLINT_SAL("_Deref_prepost_z_")
#define _Deref_prepost_opt_z_ __FLTLINT_SAL("_Deref_prepost_opt_z_")
#define _Deref_pre_valid_ __FLTLINT_SAL("_Deref_pre_valid_")
#define _Deref_pre_opt_valid_ __FLTLINT_SAL("_Deref_pre_opt_valid_")
#define _Deref_pre_invalid_ __FLTLINT_SAL("_Deref_pre_invalid_")
#define _Deref_pre_null_ __FLTLINT_SAL("_Deref_pre_null_")
#define _Deref_pre_notnull_ __FLTLINT_SAL("_Deref_pre_notnull_")
#define _Deref_pre_maybenull_ __FLTLINT_SAL("_Deref_pre_maybenull_")
#define _Deref_pre_z_ __FLTLINT_SAL("_Deref_pre_z_")
#define _Deref_pre_readonly_ __FLTLINT_SAL("_Deref_pre_readonly_")
#define _Deref_pre_writeonly_ __FLTLINT_SAL("_Deref_pre_writeonly_")
#define _Deref_post_valid_ __FLTLINT_SAL("_Deref_post_valid_")
#define _Deref_post_opt_valid_ __FLTLINT_SAL("_Deref_post_opt_valid_")
#define _Deref_post_invalid_ __FLTLINT_SAL("_Deref_post_invalid_")
#define _Deref_post_null_ __FLTLINT_SAL("_Deref_post_null_")
#define _Deref_post_notnull_ __FLTLINT_SAL("_Deref_post_notnull_")
#define _Deref_post_maybenull_ __FLTLINT_SAL("_Deref_post_maybenull_")
#define _Deref_post_z_ __FLTLINT_SAL("_Deref_post_z_")
#define _Deref_prepost_valid_ __FLTLINT_SAL("_Deref_prepost_valid_")
#define _Deref_prepost_opt_valid_ __FLTLINT_SAL("_Deref_prepost_opt_valid_")
#define _Deref2_pre_readonly_ __FLTLINT_SAL("_Deref2_pre_readonly_")
#define _Deref_ret_z_ __FLTLINT_SAL("_Deref_ret_z_")
#define _Deref_ret_opt_z_ __FLTLINT_SAL("_Deref_ret_opt_z_")
#define _Deref_pre_cap_(...) __FLTLINT_SAL("_Deref_pre_cap_(" #__VA_ARGS__ ")")
#define _Deref_pre_bytecap_(...)                                               \
  __FLTLINT_SAL("_Deref_pre_bytecap_(" #__VA_ARGS__ ")")
#define _Deref_pre_count_(...)                                                 \
  __FLTLINT_SAL("_Deref_pre_count_(" #__VA_ARGS__ ")")
#define _Deref_pre_bytecount_(...)                                             \
  __FLTLINT_SAL("_Deref_pre_bytecount_(" #__VA_ARGS__ ")")
#define _Deref_post_cap_(...)                                                  \
  __FLTLINT_SAL("_Deref_post_cap_(" #__VA_ARGS__ ")")
#define _Deref_post_bytecap_(...)                                              \
  __FLTLINT_SAL("_Deref_post_bytecap_(" #__VA_ARGS__ ")")
#define _Deref_post_count_(...)                                                \
  __FLTLINT_SAL("_Deref_post_count_(" #__VA_ARGS__ ")")
#define _Deref_post_bytecount_(...)                                            \
  __FLTLINT_SAL("_Deref_post_bytecount_(" #__VA_ARGS__ ")")
#define _Deref_prepost_cap_(...)                                               \
  __FLTLINT_SAL("_Deref_prepost_cap_(" #__VA_ARGS__ ")")
#define _Deref_prepost_bytecap_(...)                                           \
  __FLTLINT_SAL("_Deref_prepost_bytecap_(" #__VA_ARGS__ ")")
#define _Deref_prepost_count_(...)                                             \
  __FLTLINT_SAL("_Deref_prepost_count_(" #__VA_ARGS__ ")")
#define _Deref_prepost_bytecount_(...)                                         \
  __FLTLINT_SAL("_Deref_prepost_bytecount_(" #__VA_ARGS__ ")")
#define _Deref_post_z_cap_(...)                                                \
  __FLTLINT_SAL("_Deref_post_z_cap_(" #__VA_ARGS__ ")")
#define _Deref_pre_cap_c_(...)                                                 \
  __FLTLINT_SAL("_Deref_pre_cap_c_(" #__VA_ARGS__ ")")
#define _Deref_pre_bytecap_c_(...)                                             \
  __FLTLINT_SAL("_Deref_pre_bytecap_c_(" #__VA_ARGS__ ")")
#define _Deref_pre_count_c_(...)                                               \
  __FLTLINT_SAL("_Deref_pre_count_c_(" #__VA_ARGS__ ")")
#define _Deref_pre_bytecount_c_(...)                                           \
  __FLTLINT_SAL("_Deref_pre_bytecount_c_(" #__VA_ARGS__ ")")
#define _Deref_post_cap_c_(...)                                                \
  __FLTLINT_SAL("_Deref_post_cap_c_(" #__VA_ARGS__ ")")
#define _Deref_post_bytecap_c_(...)                                            \
  __FLTLINT_SAL("_Deref_post_bytecap_c_(" #__VA_ARGS__ ")")
#define _Deref_post_count_c_(...)                                              \
  __FLTLINT_SAL("_Deref_post_count_c_(" #__VA_ARGS__ ")")
#define _Deref_post_bytecount_c_(...)                                          \
  __FLTLINT_SAL("_Deref_post_bytecount_c_(" #__VA_ARGS__ ")")

/* Results */

#define _Ret_z_ __FLTLINT_SAL("_Ret_z_")
#define _Ret_opt_z_ __FLTLINT_SAL("_Ret_opt_z_")
#define _Ret_valid_ __FLTLINT_SAL("_Ret_valid_")
#define _Ret_opt_valid_ __FLTLINT_SAL("_Ret_opt_valid_")
#define _Ret_null_ __FLTLINT_SAL("_Ret_null_")
#define _Ret_notnull_ __FLTLINT_SAL("_Ret_notnull_")
#define _Ret_maybenull_ __FLTLINT_SAL("_Ret_maybenull_")
#define _Ret_maybenull_z_ __FLTLINT_SAL("_Ret_maybenull_z_")
#define _Ret_notnull_z_ __FLTLINT_SAL("_Ret_notnull_z_")
#define _Must_inspect_result_ __FLTLINT_SAL("_Must_inspect_result_")
#define _Check_return_ __FLTLINT_SAL("_Check_return_")
#define _Check_return_opt_ __FLTLINT_SAL("_Check_return_opt_")
#define _Check_return_wat_ __FLTLINT_SAL("_Check_return_wat_")
#define _Return_nullonfailure_ __FLTLINT_SAL("_Return_nullonfailure_")
#define _Ret_range_(...) __FLTLINT_SAL("_Ret_range_(" #__VA_ARGS__ ")")
#define _Ret_bound_(...) __FLTLINT_SAL("_Ret_bound_(" #__VA_ARGS__ ")")
#define _Ret_cap_(...) __FLTLINT_SAL("_Ret_cap_(" #__VA_ARGS__ ")")
#define _Ret_bytecap_(...) __FLTLINT_SAL("_Ret_bytecap_(" #__VA_ARGS__ ")")
#define _Ret_count_(...) __FLTLINT_SAL("_Ret_count_(" #__VA_ARGS__ ")")
#define _Ret_bytecount_(...) __FLTLINT_SAL("_Ret_bytecount_(" #__VA_ARGS__ ")")
#define _Ret_opt_cap_(...) __FLTLINT_SAL("_Ret_opt_cap_(" #__VA_ARGS__ ")")
#define _Ret_opt_bytecap_(...)                                                 \
  __FLTLINT_SAL("_Ret_opt_bytecap_(" #__VA_ARGS__ ")")
#define _Ret_opt_count_(...) __FLTLINT_SAL("_Ret_opt_count_(" #__VA_ARGS__ ")")
#define _Ret_opt_bytecount_(...)                                               \
  __FLTLINT_SAL("_Ret_opt_bytecount_(" #__VA_ARGS__ ")")
#define _Ret_writes_(...) __FLTLINT_SAL("_Ret_writes_(" #__VA_ARGS__ ")")
#define _Ret_writes_z_(...) __FLTLINT_SAL("_Ret_writes_z_(" #__VA_ARGS__ ")")
#define _Ret_writes_bytes_(...)                                                \
  __FLTLINT_SAL("_Ret_writes_bytes_(" #__VA_ARGS__ ")")
#define _Ret_writes_maybenull_(...)                                            \
  __FLTLINT_SAL("_Ret_writes_maybenull_(" #__VA_ARGS__ ")")
#define _Ret_writes_to_(...) __FLTLINT_SAL("_Ret_writes_to_(" #__VA_ARGS__ ")")
#define _Ret_writes_to_maybenull_(...)                                         \
  __FLTLINT_SAL("_Ret_writes_to_maybenull_(" #__VA_ARGS__ ")")
#define _Ret_writes_maybenull_z_(...)                                          \
  __FLTLINT_SAL("_Ret_writes_maybenull_z_(" #__VA_ARGS__ ")")
#define _Ret_writes_bytes_maybenull_(...)                                      \
  __FLTLINT_SAL("_Ret_writes_bytes_maybenull_(" #__VA_ARGS__ ")")
#define _Ret_writes_bytes_to_(...)                                             \
  __FLTLINT_SAL("_Ret_writes_bytes_to_(" #__VA_ARGS__ ")")
#define _Ret_writes_bytes_to_maybenull_(...)                                   \
  __FLTLINT_SAL("_Ret_writes_bytes_to_maybenull_(" #__VA_ARGS__ ")")
#define _Ret_z_cap_(...) __FLTLINT_SAL("_Ret_z_cap_(" #__VA_ARGS__ ")")
#define _Ret_z_bytecap_(...) __FLTLINT_SAL("_Ret_z_bytecap_(" #__VA_ARGS__ ")")
#define _Ret_z_count_(...) __FLTLINT_SAL("_Ret_z_count_(" #__VA_ARGS__ ")")
#define _Ret_z_bytecount_(...)                                                 \
  __FLTLINT_SAL("_Ret_z_bytecount_(" #__VA_ARGS__ ")")
#define _Ret_allocated_(...) __FLTLINT_SAL("_Ret_allocated_(" #__VA_ARGS__ ")")
#define _Success_(...) __FLTLINT_SAL("_Success_(" #__VA_ARGS__ ")")
#define _Return_type_success_(...)                                             \
  __FLTLINT_SAL("_Return_type_success_(" #__VA_ARGS__ ")")
#define _On_failure_(...) __FLTLINT_SAL("_On_failure_(" #__VA_ARGS__ ")")
#define _Always_(...) __FLTLINT_SAL("_Always_(" #__VA_ARGS__ ")")
#define _When_(...) __FLTLINT_SAL("_When_(" #__VA_ARGS__ ")")
#define _Maybe_raises_SEH_exception_if_(...)                                   \
  __FLTLINT_SAL("_Maybe_raises_SEH_exception_if_(" #__VA_ARGS__ ")")

/* States before and after the call */

#define _Pre_ __FLTLINT_SAL("_Pre_")
#define _Post_ __FLTLINT_SAL("_Post_")
#define _Prepost_ __FLTLINT_SAL("_Prepost_")
#define _Pre_valid_ __FLTLINT_SAL("_Pre_valid_")
#define _Pre_opt_valid_ __FLTLINT_SAL("_Pre_opt_valid_")
#define _Pre_invalid_ __FLTLINT_SAL("_Pre_invalid_")
#define _Pre_notnull_ __FLTLINT_SAL("_Pre_notnull_")
#define _Pre_null_ __FLTLINT_SAL("_Pre_null_")
#define _Pre_maybenull_ __FLTLINT_SAL("_Pre_maybenull_")
#define _Pre_z_ __FLTLINT_SAL("_Pre_z_")
#define _Pre_opt_z_ __FLTLINT_SAL("_Pre_opt_z_")
#define _Pre_readonly_ __FLTLINT_SAL("_Pre_readonly_")
#define _Pre_writeonly_ __FLTLINT_SAL("_Pre_writeonly_")
#define _Pre_defensive_ __FLTLINT_SAL("_Pre_defensive_")
#define _Pre_unknown_ __FLTLINT_SAL("_Pre_unknown_")
#define _Pre_ptrdiff_ __FLTLINT_SAL("_Pre_ptrdiff_")
#define _Post_valid_ __FLTLINT_SAL("_Post_valid_")
#define _Post_invalid_ __FLTLINT_SAL("_Post_invalid_")
#define _Post_ptr_invalid_ __FLTLINT_SAL("_Post_ptr_invalid_")
#define _Post_notnull_ __FLTLINT_SAL("_Post_notnull_")
#define _Post_null_ __FLTLINT_SAL("_Post_null_")
#define _Post_maybenull_ __FLTLINT_SAL("_Post_maybenull_")
#define _Post_z_ __FLTLINT_SAL("_Post_z_")
#define _Post_defensive_ __FLTLINT_SAL("_Post_defensive_")
#define _Post_maybez_ __FLTLINT_SAL("_Post_maybez_")
#define _Prepost_valid_ __FLTLINT_SAL("_Prepost_valid_")
#define _Prepost_opt_valid_ __FLTLINT_SAL("_Prepost_opt_valid_")
#define _Prepost_z_ __FLTLINT_SAL("_Prepost_z_")
#define _Prepost_opt_z_ __FLTLINT_SAL("_Prepost_opt_z_")
#define _Valid_ __FLTLINT_SAL("_Valid_")
#define _Notvalid_ __FLTLINT_SAL("_Notvalid_")
#define _Maybevalid_ __FLTLINT_SAL("_Maybevalid_")
#define _Notref_ __FLTLINT_SAL("_Notref_")
#define _Notnull_ __FLTLINT_SAL("_Notnull_")
#define _Null_ __FLTLINT_SAL("_Null_")
#define _Maybenull_ __FLTLINT_SAL("_Maybenull_")
#define _Const_ __FLTLINT_SAL("_Const_")
#define _Out_no_read_ __FLTLINT_SAL("_Out_no_read_")
#define _Reserved_ __FLTLINT_SAL("_Reserved_")
#define _Null_terminated_ __FLTLINT_SAL("_Null_terminated_")
#define _NullNull_terminated_ __FLTLINT_SAL("_NullNull_terminated_")
#define _Raises_SEH_exception_ __FLTLINT_SAL("_Raises_SEH_exception_")
#define _Maybe_raises_SEH_exception_                                           \
  __FLTLINT_SAL("_Maybe_raises_SEH_exception_")
#define _Unchanged_impl_ __FLTLINT_SAL("_Unchanged_impl_")
#define _Pre_satisfies_(...) __FLTLINT_SAL("_Pre_satisfies_(" #__VA_ARGS__ ")")
#define _Post_satisfies_(...)                                                  \
  __FLTLINT_SAL("_Post_satisfies_(" #__VA_ARGS__ ")")
#define _Satisfies_(...) __FLTLINT_SAL("_Satisfies_(" #__VA_ARGS__ ")")
#define _Pre_equal_to_(...) __FLTLINT_SAL("_Pre_equal_to_(" #__VA_ARGS__ ")")
#define _Post_equal_to_(...) __FLTLINT_SAL("_Post_equal_to_(" #__VA_ARGS__ ")")
#define _Unchanged_(...) __FLTLINT_SAL("_Unchanged_(" #__VA_ARGS__ ")")
#define _At_(...) __FLTLINT_SAL("_At_(" #__VA_ARGS__ ")")
#define _At_buffer_(...) __FLTLINT_SAL("_At_buffer_(" #__VA_ARGS__ ")")
#define _Group_(...) __FLTLINT_SAL("_Group_(" #__VA_ARGS__ ")")
#define _Const_impl_(...) __FLTLINT_SAL("_Const_impl_(" #__VA_ARGS__ ")")
#define _Pre_cap_(...) __FLTLINT_SAL("_Pre_cap_(" #__VA_ARGS__ ")")
#define _Pre_bytecap_(...) __FLTLINT_SAL("_Pre_bytecap_(" #__VA_ARGS__ ")")
#define _Pre_count_(...) __FLTLINT_SAL("_Pre_count_(" #__VA_ARGS__ ")")
#define _Pre_bytecount_(...) __FLTLINT_SAL("_Pre_bytecount_(" #__VA_ARGS__ ")")
#define _Pre_opt_cap_(...) __FLTLINT_SAL("_Pre_opt_cap_(" #__VA_ARGS__ ")")
#define _Pre_opt_bytecap_(...)                                                 \
  __FLTLINT_SAL("_Pre_opt_bytecap_(" #__VA_ARGS__ ")")
#define _Pre_opt_count_(...) __FLTLINT_SAL("_Pre_opt_count_(" #__VA_ARGS__ ")")
#define _Pre_opt_bytecount_(...)                                               \
  __FLTLINT_SAL("_Pre_opt_bytecount_(" #__VA_ARGS__ ")")
#define _Pre_cap_c_(...) __FLTLINT_SAL("_Pre_cap_c_(" #__VA_ARGS__ ")")
#define _Pre_bytecap_c_(...) __FLTLINT_SAL("_Pre_bytecap_c_(" #__VA_ARGS__ ")")
#define _Pre_count_c_(...) __FLTLINT_SAL("_Pre_count_c_(" #__VA_ARGS__ ")")
#define _Pre_bytecount_c_(...)                                                 \
  __FLTLINT_SAL("_Pre_bytecount_c_(" #__VA_ARGS__ ")")
#define _Pre_readable_size_(...)                                               \
  __FLTLINT_SAL("_Pre_readable_size_(" #__VA_ARGS__ ")")
#define _Pre_writable_size_(...)                                               \
  __FLTLINT_SAL("_Pre_writable_size_(" #__VA_ARGS__ ")")
#define _Pre_readable_byte_size_(...)                                          \
  __FLTLINT_SAL("_Pre_readable_byte_size_(" #__VA_ARGS__ ")")
#define _Pre_writable_byte_size_(...)                                          \
  __FLTLINT_SAL("_Pre_writable_byte_size_(" #__VA_ARGS__ ")")
#define _Post_readable_size_(...)                                              \
  __FLTLINT_SAL("_Post_readable_size_(" #__VA_ARGS__ ")")
#define _Post_writable_size_(...)                                              \
  __FLTLINT_SAL("_Post_writable_size_(" #__VA_ARGS__ ")")
#define _Post_readable_byte_size_(...)                                         \
  __FLTLINT_SAL("_Post_readable_byte_size_(" #__VA_ARGS__ ")")
#define _Post_writable_byte_size_(...)                                         \
  __FLTLINT_SAL("_Post_writable_byte_size_(" #__VA_ARGS__ ")")
#define _Post_cap_(...) __FLTLINT_SAL("_Post_cap_(" #__VA_ARGS__ ")")
#define _Post_bytecap_(...) __FLTLINT_SAL("_Post_bytecap_(" #__VA_ARGS__ ")")
#define _Post_count_(...) __FLTLINT_SAL("_Post_count_(" #__VA_ARGS__ ")")
#define _Post_bytecount_(...)                                                  \
  __FLTLINT_SAL("_Post_bytecount_(" #__VA_ARGS__ ")")
#define _Post_z_count_(...) __FLTLINT_SAL("_Post_z_count_(" #__VA_ARGS__ ")")
#define _Post_z_bytecount_(...)                                                \
  __FLTLINT_SAL("_Post_z_bytecount_(" #__VA_ARGS__ ")")
#define _Post_count_c_(...) __FLTLINT_SAL("_Post_count_c_(" #__VA_ARGS__ ")")
#define _Post_bytecount_c_(...)                                                \
  __FLTLINT_SAL("_Post_bytecount_c_(" #__VA_ARGS__ ")")
#define _Post_ptr_valid_(...)                                                  \
  __FLTLINT_SAL("_Post_ptr_valid_(" #__VA_ARGS__ ")")
#define _Prepost_count_(...) __FLTLINT_SAL("_Prepost_count_(" #__VA_ARGS__ ")")
#define _Prepost_bytecount_(...)                                               \
  __FLTLINT_SAL("_Prepost_bytecount_(" #__VA_ARGS__ ")")
#define _Prepost_count_c_(...)                                                 \
  __FLTLINT_SAL("_Prepost_count_c_(" #__VA_ARGS__ ")")
#define _Prepost_bytecount_c_(...)                                             \
  __FLTLINT_SAL("_Prepost_bytecount_c_(" #__VA_ARGS__ ")")
#define _Readable_elements_(...)                                               \
  __FLTLINT_SAL("_Readable_elements_(" #__VA_ARGS__ ")")
#define _Readable_bytes_(...)                                                  \
  __FLTLINT_SAL("_Readable_bytes_(" #__VA_ARGS__ ")")
#define _Writable_elements_(...)                                               \
  __FLTLINT_SAL("_Writable_elements_(" #__VA_ARGS__ ")")
#define _Writable_bytes_(...)                                                  \
  __FLTLINT_SAL("_Writable_bytes_(" #__VA_ARGS__ ")")
#define _Pre_range_(...) __FLTLINT_SAL("_Pre_range_(" #__VA_ARGS__ ")")
#define _Post_range_(...) __FLTLINT_SAL("_Post_range_(" #__VA_ARGS__ ")")
#define _Deref_(...) __FLTLINT_SAL("_Deref_(" #__VA_ARGS__ ")")
#define _Unreferenced_parameter_if_(...)                                       \
  __FLTLINT_SAL("_Unreferenced_parameter_if_(" #__VA_ARGS__ ")")

/* Fields, structures, globals, types */

#define _Field_z_ __FLTLINT_SAL("_Field_z_")
#define _Struct_size_ __FLTLINT_SAL("_Struct_size_")
#define _Notref_impl_ __FLTLINT_SAL("_Notref_impl_")
#define _Enum_is_bitflag_ __FLTLINT_SAL("_Enum_is_bitflag_")
#define _Strict_type_match_ __FLTLINT_SAL("_Strict_type_match_")
#define _Maybe_null_ __FLTLINT_SAL("_Maybe_null_")
#define _Points_to_data_ __FLTLINT_SAL("_Points_to_data_")
#define _Literal_ __FLTLINT_SAL("_Literal_")
#define _Notliteral_ __FLTLINT_SAL("_Notliteral_")
#define _Interlocked_ __FLTLINT_SAL("_Interlocked_")
#define _Interlocked_operand_ __FLTLINT_SAL("_Interlocked_operand_")
#define _Unreferenced_parameter_ __FLTLINT_SAL("_Unreferenced_parameter_")
#define _Use_decl_annotations_ __FLTLINT_SAL("_Use_decl_annotations_")
#define _Post_writable_ __FLTLINT_SAL("_Post_writable_")
#define _Points_to_code_ __FLTLINT_SAL("_Points_to_code_")
#define _No_competing_thread_ __FLTLINT_SAL("_No_competing_thread_")
#define _Inexpressible_type_ __FLTLINT_SAL("_Inexpressible_type_")
#define _Printf_format_string_impl_ __FLTLINT_SAL("_Printf_format_string_impl_")
#define _Must_inspect_impl_ __FLTLINT_SAL("_Must_inspect_impl_")
#define _Has_type_adt_sink_ __FLTLINT_SAL("_Has_type_adt_sink_")
#define _Internal_set_strict_check_ __FLTLINT_SAL("_Internal_set_strict_check_")
#define _Nullterm_length_ __FLTLINT_SAL("_Nullterm_length_")
#define _Translates_name_to_canonical_                                         \
  __FLTLINT_SAL("_Translates_name_to_canonical_")
#define _Owns_resource_ __FLTLINT_SAL("_Owns_resource_")
#define _Check_return_impl_ __FLTLINT_SAL("_Check_return_impl_")
#define _Interlocked_impl_ __FLTLINT_SAL("_Interlocked_impl_")
#define _Field_size_(...) __FLTLINT_SAL("_Field_size_(" #__VA_ARGS__ ")")
#define _Field_size_opt_(...)                                                  \
  __FLTLINT_SAL("_Field_size_opt_(" #__VA_ARGS__ ")")
#define _Field_size_full_(...)                                                 \
  __FLTLINT_SAL("_Field_size_full_(" #__VA_ARGS__ ")")
#define _Field_size_full_opt_(...)                                             \
  __FLTLINT_SAL("_Field_size_full_opt_(" #__VA_ARGS__ ")")
#define _Field_size_part_(...)                                                 \
  __FLTLINT_SAL("_Field_size_part_(" #__VA_ARGS__ ")")
#define _Field_size_part_opt_(...)                                             \
  __FLTLINT_SAL("_Field_size_part_opt_(" #__VA_ARGS__ ")")
#define _Field_size_bytes_(...)                                                \
  __FLTLINT_SAL("_Field_size_bytes_(" #__VA_ARGS__ ")")
#define _Field_size_bytes_opt_(...)                                            \
  __FLTLINT_SAL("_Field_size_bytes_opt_(" #__VA_ARGS__ ")")
#define _Field_size_bytes_full_(...)                                           \
  __FLTLINT_SAL("_Field_size_bytes_full_(" #__VA_ARGS__ ")")
#define _Field_size_bytes_full_opt_(...)                                       \
  __FLTLINT_SAL("_Field_size_bytes_full_opt_(" #__VA_ARGS__ ")")
#define _Field_size_bytes_part_(...)                                           \
  __FLTLINT_SAL("_Field_size_bytes_part_(" #__VA_ARGS__ ")")
#define _Field_size_bytes_part_opt_(...)                                       \
  __FLTLINT_SAL("_Field_size_bytes_part_opt_(" #__VA_ARGS__ ")")
#define _Field_range_(...) __FLTLINT_SAL("_Field_range_(" #__VA_ARGS__ ")")
#define _Struct_size_bytes_(...)                                               \
  __FLTLINT_SAL("_Struct_size_bytes_(" #__VA_ARGS__ ")")
#define _Range_(...) __FLTLINT_SAL("_Range_(" #__VA_ARGS__ ")")
#define _Inexpressible_(...) __FLTLINT_SAL("_Inexpressible_(" #__VA_ARGS__ ")")
#define _Function_ignore_lock_checking_(...)                                   \
  __FLTLINT_SAL("_Function_ignore_lock_checking_(" #__VA_ARGS__ ")")
#define _String_length_(...) __FLTLINT_SAL("_String_length_(" #__VA_ARGS__ ")")
#define _Points_to_(...) __FLTLINT_SAL("_Points_to_(" #__VA_ARGS__ ")")

/* Format strings */

#define _Printf_format_string_ __FLTLINT_SAL("_Printf_format_string_")
#define _Scanf_format_string_ __FLTLINT_SAL("_Scanf_format_string_")
#define _Scanf_s_format_string_ __FLTLINT_SAL("_Scanf_s_format_string_")
#define _Format_string_ __FLTLINT_SAL("_Format_string_")
#define _Printf_format_string_params_(...)                                     \
  __FLTLINT_SAL("_Printf_format_string_params_(" #__VA_ARGS__ ")")
#define _Scanf_format_string_params_(...)                                      \
  __FLTLINT_SAL("_Scanf_format_string_params_(" #__VA_ARGS__ ")")
#define _Scanf_s_format_string_params_(...)                                    \
  __FLTLINT_SAL("_Scanf_s_format_string_params_(" #__VA_ARGS__ ")")
#define _Format_string_impl_(...)                                              \
  __FLTLINT_SAL("_Format_string_impl_(" #__VA_ARGS__ ")")

/* Statements */

#define _Analysis_assume_(...) __fltlint_assume(!!(__VA_ARGS__))
#define __analysis_assume(...) __fltlint_assume(!!(__VA_ARGS__))
#define _Analysis_assume_nullterminated_(...) ((void)0)
#define __analysis_assume_nullterminated(...) ((void)0)
#define __analysis_assume_nulltermin(...) ((void)0)
#define __analysis_noreturn
#define _Analysis_noreturn_
#define __analysis_hint(...)
#define _Analysis_mode_(...)
#define _Assume_(...) __fltlint_assume(!!(__VA_ARGS__))
#define __invariant(...) ((void)0)

/* Words that are lists of other words */

#define _SAL_VERSION 20
#define __SAL_H_VERSION 180000000
#define _SAL_VERSION_CHECK(...)
#define _SAL2_Source_(...)
#define _Post_impl_
#define _Pre_impl_
#ifndef _USE_DECLSPECS_FOR_SAL
#define _USE_DECLSPECS_FOR_SAL 0
#endif
#ifndef _USE_ATTRIBUTES_FOR_SAL
#define _USE_ATTRIBUTES_FOR_SAL 0
#endif

/* First generation: parameters */

#define __in __FLTLINT_SAL("__in")
#define __in_opt __FLTLINT_SAL("__in_opt")
#define __out __FLTLINT_SAL("__out")
#define __out_opt __FLTLINT_SAL("__out_opt")
#define __inout __FLTLINT_SAL("__inout")
#define __inout_opt __FLTLINT_SAL("__inout_opt")
#define __deref_out __FLTLINT_SAL("__deref_out")
#define __deref_out_opt __FLTLINT_SAL("__deref_out_opt")
#define __deref_inout __FLTLINT_SAL("__deref_inout")
#define __deref_inout_opt __FLTLINT_SAL("__deref_inout_opt")
#define __deref_opt_out __FLTLINT_SAL("__deref_opt_out")
#define __deref_opt_out_opt __FLTLINT_SAL("__deref_opt_out_opt")
#define __deref_opt_inout __FLTLINT_SAL("__deref_opt_inout")
#define __deref_opt_inout_opt __FLTLINT_SAL("__deref_opt_inout_opt")
#define __deref_in __FLTLINT_SAL("__deref_in")
#define __deref_in_opt __FLTLINT_SAL("__deref_in_opt")
#define __in_z __FLTLINT_SAL("__in_z")
#define __in_z_opt __FLTLINT_SAL("__in_z_opt")
#define __out_z __FLTLINT_SAL("__out_z")
#define __out_z_opt __FLTLINT_SAL("__out_z_opt")
#define __inout_z __FLTLINT_SAL("__inout_z")
#define __inout_z_opt __FLTLINT_SAL("__inout_z_opt")
#define __nz __FLTLINT_SAL("__nz")
#define __nz_opt __FLTLINT_SAL("__nz_opt")
#define __deref_out_z __FLTLINT_SAL("__deref_out_z")
#define __deref_out_z_opt __FLTLINT_SAL("__deref_out_z_opt")
#define __deref_opt_out_z __FLTLINT_SAL("__deref_opt_out_z")
#define __deref_inout_z __FLTLINT_SAL("__deref_inout_z")
#define __in_awcount_x __FLTLINT_SAL("__in_awcount_x")
#define __reserved __FLTLINT_SAL("__reserved")
#define __notnull __FLTLINT_SAL("__notnull")
#define __maybenull __FLTLINT_SAL("__maybenull")
#define __null __FLTLINT_SAL("__null")
#define __valid __FLTLINT_SAL("__valid")
#define __notvalid __FLTLINT_SAL("__notvalid")
#define __maybevalid __FLTLINT_SAL("__maybevalid")
#define __readonly __FLTLINT_SAL("__readonly")
#define __notreadonly __FLTLINT_SAL("__notreadonly")
#define __maybereadonly __FLTLINT_SAL("__maybereadonly")
#define __refparam __FLTLINT_SAL("__refparam")
#define __pre __FLTLINT_SAL("__pre")
#define __post __FLTLINT_SAL("__post")
#define __deref __FLTLINT_SAL("__deref")
#define __exceptthat __FLTLINT_SAL("__exceptthat")
#define __checkReturn __FLTLINT_SAL("__checkReturn")
#define __checkReturn_opt __FLTLINT_SAL("__checkReturn_opt")
#define __nullterminated __FLTLINT_SAL("__nullterminated")
#define __nullnullterminated __FLTLINT_SAL("__nullnullterminated")
#define __notref __FLTLINT_SAL("__notref")
#define __const_ptr __FLTLINT_SAL("__const_ptr")
#define __callback __FLTLINT_SAL("__callback")
#define __format_string __FLTLINT_SAL("__format_string")
#define __encoded_pointer __FLTLINT_SAL("__encoded_pointer")
#define __encoded_array __FLTLINT_SAL("__encoded_array")
#define __in_ecount(...) __FLTLINT_SAL("__in_ecount(" #__VA_ARGS__ ")")
#define __in_ecount_opt(...) __FLTLINT_SAL("__in_ecount_opt(" #__VA_ARGS__ ")")
#define __in_bcount(...) __FLTLINT_SAL("__in_bcount(" #__VA_ARGS__ ")")
#define __in_bcount_opt(...) __FLTLINT_SAL("__in_bcount_opt(" #__VA_ARGS__ ")")
#define __in_ecount_z(...) __FLTLINT_SAL("__in_ecount_z(" #__VA_ARGS__ ")")
#define __in_ecount_z_opt(...)                                                 \
  __FLTLINT_SAL("__in_ecount_z_opt(" #__VA_ARGS__ ")")
#define __in_bcount_z(...) __FLTLINT_SAL("__in_bcount_z(" #__VA_ARGS__ ")")
#define __in_bcount_z_opt(...)                                                 \
  __FLTLINT_SAL("__in_bcount_z_opt(" #__VA_ARGS__ ")")
#define __in_ecount_nz(...) __FLTLINT_SAL("__in_ecount_nz(" #__VA_ARGS__ ")")
#define __in_ecount_nz_opt(...)                                                \
  __FLTLINT_SAL("__in_ecount_nz_opt(" #__VA_ARGS__ ")")
#define __in_bcount_nz(...) __FLTLINT_SAL("__in_bcount_nz(" #__VA_ARGS__ ")")
#define __in_bcount_nz_opt(...)                                                \
  __FLTLINT_SAL("__in_bcount_nz_opt(" #__VA_ARGS__ ")")
#define __in_ecount_full(...)                                                  \
  __FLTLINT_SAL("__in_ecount_full(" #__VA_ARGS__ ")")
#define __in_ecount_full_opt(...)                                              \
  __FLTLINT_SAL("__in_ecount_full_opt(" #__VA_ARGS__ ")")
#define __in_bcount_full(...)                                                  \
  __FLTLINT_SAL("__in_bcount_full(" #__VA_ARGS__ ")")
#define __in_bcount_full_opt(...)                                              \
  __FLTLINT_SAL("__in_bcount_full_opt(" #__VA_ARGS__ ")")
#define __in_ecount_part(...)                                                  \
  __FLTLINT_SAL("__in_ecount_part(" #__VA_ARGS__ ")")
#define __in_ecount_part_opt(...)                                              \
  __FLTLINT_SAL("__in_ecount_part_opt(" #__VA_ARGS__ ")")
#define __in_bcount_part(...)                                                  \
  __FLTLINT_SAL("__in_bcount_part(" #__VA_ARGS__ ")")
#define __in_bcount_part_opt(...)                                              \
  __FLTLINT_SAL("__in_bcount_part_opt(" #__VA_ARGS__ ")")
#define __in_ecount_part_z(...)                                                \
  __FLTLINT_SAL("__in_ecount_part_z(" #__VA_ARGS__ ")")
#define __in_ecount_part_z_opt(...)                                            \
  __FLTLINT_SAL("__in_ecount_part_z_opt(" #__VA_ARGS__ ")")
#define __out_ecount(...) __FLTLINT_SAL("__out_ecount(" #__VA_ARGS__ ")")
#define __out_ecount_opt(...)                                                  \
  __FLTLINT_SAL("__out_ecount_opt(" #__VA_ARGS__ ")")
#define __out_bcount(...) __FLTLINT_SAL("__out_bcount(" #__VA_ARGS__ ")")
#define __out_bcount_opt(...)                                                  \
  __FLTLINT_SAL("__out_bcount_opt(" #__VA_ARGS__ ")")
#define __out_ecount_z(...) __FLTLINT_SAL("__out_ecount_z(" #__VA_ARGS__ ")")
#define __out_ecount_z_opt(...)                                                \
  __FLTLINT_SAL("__out_ecount_z_opt(" #__VA_ARGS__ ")")
#define __out_bcount_z(...) __FLTLINT_SAL("__out_bcount_z(" #__VA_ARGS__ ")")
#define __out_bcount_z_opt(...)                                                \
  __FLTLINT_SAL("__out_bcount_z_opt(" #__VA_ARGS__ ")")
#define __out_ecount_nz(...) __FLTLINT_SAL("__out_ecount_nz(" #__VA_ARGS__ ")")
#define __out_ecount_nz_opt(...)                                               \
  __FLTLINT_SAL("__out_ecount_nz_opt(" #__VA_ARGS__ ")")
#define __out_bcount_nz(...) __FLTLINT_SAL("__out_bcount_nz(" #__VA_ARGS__ ")")
#define __out_bcount_nz_opt(...)                                               \
  __FLTLINT_SAL("__out_bcount_nz_opt(" #__VA_ARGS__ ")")
#define __out_ecount_full(...)                                                 \
  __FLTLINT_SAL("__out_ecount_full(" #__VA_ARGS__ ")")
#define __out_ecount_full_opt(...)                                             \
  __FLTLINT_SAL("__out_ecount_full_opt(" #__VA_ARGS__ ")")
#define __out_bcount_full(...)                                                 \
  __FLTLINT_SAL("__out_bcount_full(" #__VA_ARGS__ ")")
#define __out_bcount_full_opt(...)                                             \
  __FLTLINT_SAL("__out_bcount_full_opt(" #__VA_ARGS__ ")")
#define __out_ecount_part(...)                                                 \
  __FLTLINT_SAL("__out_ecount_part(" #__VA_ARGS__ ")")
#define __out_ecount_part_opt(...)                                             \
  __FLTLINT_SAL("__out_ecount_part_opt(" #__VA_ARGS__ ")")
#define __out_bcount_part(...)                                                 \
  __FLTLINT_SAL("__out_bcount_part(" #__VA_ARGS__ ")")
#define __out_bcount_part_opt(...)                                             \
  __FLTLINT_SAL("__out_bcount_part_opt(" #__VA_ARGS__ ")")
#define __out_ecount_part_z(...)                                               \
  __FLTLINT_SAL("__out_ecount_part_z(" #__VA_ARGS__ ")")
#define __out_ecount_part_z_opt(...)                                           \
  __FLTLINT_SAL("__out_ecount_part_z_opt(" #__VA_ARGS__ ")")
#define __inout_ecount(...) __FLTLINT_SAL("__inout_ecount(" #__VA_ARGS__ ")")
#define __inout_ecount_opt(...)                                                \
  __FLTLINT_SAL("__inout_ecount_opt(" #__VA_ARGS__ ")")
#define __inout_bcount(...) __FLTLINT_SAL("__inout_bcount(" #__VA_ARGS__ ")")
#define __inout_bcount_opt(...)                                                \
  __FLTLINT_SAL("__inout_bcount_opt(" #__VA_ARGS__ ")")
#define __inout_ecount_z(...)                                                  \
  __FLTLINT_SAL("__inout_ecount_z(" #__VA_ARGS__ ")")
#define __inout_ecount_z_opt(...)                                              \
  __FLTLINT_SAL("__inout_ecount_z_opt(" #__VA_ARGS__ ")")
#define __inout_bcount_z(...)                                                  \
  __FLTLINT_SAL("__inout_bcount_z(" #__VA_ARGS__ ")")
#define __inout_bcount_z_opt(...)                                              \
  __FLTLINT_SAL("__inout_bcount_z_opt(" #__VA_ARGS__ ")")
#define __inout_ecount_nz(...)                                                 \
  __FLTLINT_SAL("__inout_ecount_nz(" #__VA_ARGS__ ")")
#define __inout_ecount_nz_opt(...)                                             \
  __FLTLINT_SAL("__inout_ecount_nz_opt(" #__VA_ARGS__ ")")
#define __inout_bcount_nz(...)                                                 \
  __FLTLINT_SAL("__inout_bcount_nz(" #__VA_ARGS__ ")")
#define __inout_bcount_nz_opt(...)                                             \
  __FLTLINT_SAL("__inout_bcount_nz_opt(" #__VA_ARGS__ ")")
#define __inout_ecount_full(...)                                               \
  __FLTLINT_SAL("__inout_ecount_full(" #__VA_ARGS__ ")")
#define __inout_ecount_full_opt(...)                                           \
  __FLTLINT_SAL("__inout_ecount_full_opt(" #__VA_ARGS__ ")")
#define __inout_bcount_full(...)                                               \
  __FLTLINT_SAL("__inout_bcount_full(" #__VA_ARGS__ ")")
#define __inout_bcount_full_opt(...)                                           \
  __FLTLINT_SAL("__inout_bcount_full_opt(" #__VA_ARGS__ ")")
#define __inout_ecount_part(...)                                               \
  __FLTLINT_SAL("__inout_ecount_part(" #__VA_ARGS__ ")")
#define __inout_ecount_part_opt(...)                                           \
  __FLTLINT_SAL("__inout_ecount_part_opt(" #__VA_ARGS__ ")")
#define __inout_bcount_part(...)                                               \
  __FLTLINT_SAL("__inout_bcount_part(" #__VA_ARGS__ ")")
#define __inout_bcount_part_opt(...)                                           \
  __FLTLINT_SAL("__inout_bcount_part_opt(" #__VA_ARGS__ ")")
#define __inout_ecount_part_z(...)                                             \
  __FLTLINT_SAL("__inout_ecount_part_z(" #__VA_ARGS__ ")")
#define __inout_ecount_part_z_opt(...)                                         \
  __FLTLINT_SAL("__inout_ecount_part_z_opt(" #__VA_ARGS__ ")")
#define __deref_out_ecount(...)                                                \
  __FLTLINT_SAL("__deref_out_ecount(" #__VA_ARGS__ ")")
#define __deref_out_ecount_opt(...)                                            \
  __FLTLINT_SAL("__deref_out_ecount_opt(" #__VA_ARGS__ ")")
#define __deref_out_bcount(...)                                                \
  __FLTLINT_SAL("__deref_out_bcount(" #__VA_ARGS__ ")")
#define __deref_out_bcount_opt(...)                                            \
  __FLTLINT_SAL("__deref_out_bcount_opt(" #__VA_ARGS__ ")")
#define __deref_out_ecount_full(...)                                           \
  __FLTLINT_SAL("__deref_out_ecount_full(" #__VA_ARGS__ ")")
#define __deref_out_ecount_full_opt(...)                                       \
  __FLTLINT_SAL("__deref_out_ecount_full_opt(" #__VA_ARGS__ ")")
#define __deref_out_bcount_full(...)                                           \
  __FLTLINT_SAL("__deref_out_bcount_full(" #__VA_ARGS__ ")")
#define __deref_out_bcount_full_opt(...)                                       \
  __FLTLINT_SAL("__deref_out_bcount_full_opt(" #__VA_ARGS__ ")")
#define __deref_out_ecount_part(...)                                           \
  __FLTLINT_SAL("__deref_out_ecount_part(" #__VA_ARGS__ ")")
#define __deref_out_ecount_part_opt(...)                                       \
  __FLTLINT_SAL("__deref_out_ecount_part_opt(" #__VA_ARGS__ ")")
#define __deref_out_bcount_part(...)                                           \
  __FLTLINT_SAL("__deref_out_bcount_part(" #__VA_ARGS__ ")")
#define __deref_out_bcount_part_opt(...)                                       \
  __FLTLINT_SAL("__deref_out_bcount_part_opt(" #__VA_ARGS__ ")")
#define __deref_inout_ecount(...)                                              \
  __FLTLINT_SAL("__deref_inout_ecount(" #__VA_ARGS__ ")")
#define __deref_inout_ecount_opt(...)                                          \
  __FLTLINT_SAL("__deref_inout_ecount_opt(" #__VA_ARGS__ ")")
#define __deref_inout_bcount(...)                                              \
  __FLTLINT_SAL("__deref_inout_bcount(" #__VA_ARGS__ ")")
#define __deref_inout_bcount_opt(...)                                          \
  __FLTLINT_SAL("__deref_inout_bcount_opt(" #__VA_ARGS__ ")")
#define __deref_inout_ecount_full(...)                                         \
  __FLTLINT_SAL("__deref_inout_ecount_full(" #__VA_ARGS__ ")")
#define __deref_inout_ecount_full_opt(...)                                     \
  __FLTLINT_SAL("__deref_inout_ecount_full_opt(" #__VA_ARGS__ ")")
#define __deref_inout_bcount_full(...)                                         \
  __FLTLINT_SAL("__deref_inout_bcount_full(" #__VA_ARGS__ ")")
#define __deref_inout_bcount_full_opt(...)                                     \
  __FLTLINT_SAL("__deref_inout_bcount_full_opt(" #__VA_ARGS__ ")")
#define __deref_inout_ecount_part(...)                                         \
  __FLTLINT_SAL("__deref_inout_ecount_part(" #__VA_ARGS__ ")")
#define __deref_inout_ecount_part_opt(...)                                     \
  __FLTLINT_SAL("__deref_inout_ecount_part_opt(" #__VA_ARGS__ ")")
#define __deref_inout_bcount_part(...)                                         \
  __FLTLINT_SAL("__deref_inout_bcount_part(" #__VA_ARGS__ ")")
#define __deref_inout_bcount_part_opt(...)                                     \
  __FLTLINT_SAL("__deref_inout_bcount_part_opt(" #__VA_ARGS__ ")")
#define __deref_opt_out_ecount(...)                                            \
  __FLTLINT_SAL("__deref_opt_out_ecount(" #__VA_ARGS__ ")")
#define __deref_opt_out_ecount_opt(...)                                        \
  __FLTLINT_SAL("__deref_opt_out_ecount_opt(" #__VA_ARGS__ ")")
#define __deref_opt_out_bcount(...)                                            \
  __FLTLINT_SAL("__deref_opt_out_bcount(" #__VA_ARGS__ ")")
#define __deref_opt_out_bcount_opt(...)                                        \
  __FLTLINT_SAL("__deref_opt_out_bcount_opt(" #__VA_ARGS__ ")")
#define __deref_opt_out_ecount_full(...)                                       \
  __FLTLINT_SAL("__deref_opt_out_ecount_full(" #__VA_ARGS__ ")")
#define __deref_opt_out_ecount_full_opt(...)                                   \
  __FLTLINT_SAL("__deref_opt_out_ecount_full_opt(" #__VA_ARGS__ ")")
#define __deref_opt_out_bcount_full(...)                                       \
  __FLTLINT_SAL("__deref_opt_out_bcount_full(" #__VA_ARGS__ ")")
#define __deref_opt_out_bcount_full_opt(...)                                   \
  __FLTLINT_SAL("__deref_opt_out_bcount_full_opt(" #__VA_ARGS__ ")")
#define __deref_opt_out_ecount_part(...)                                       \
  __FLTLINT_SAL("__deref_opt_out_ecount_part(" #__VA_ARGS__ ")")
#define __deref_opt_out_ecount_part_opt(...)                                   \
  __FLTLINT_SAL("__deref_opt_out_ecount_part_opt(" #__VA_ARGS__ ")")
#define __deref_opt_out_bcount_part(...)                                       \
  __FLTLINT_SAL("__deref_opt_out_bcount_part(" #__VA_ARGS__ ")")
#define __deref_opt_out_bcount_part_opt(...)                                   \
  __FLTLINT_SAL("__deref_opt_out_bcount_part_opt(" #__VA_ARGS__ ")")
#define __deref_opt_inout_ecount(...)                                          \
  __FLTLINT_SAL("__deref_opt_inout_ecount(" #__VA_ARGS__ ")")
#define __deref_opt_inout_ecount_opt(...)                                      \
  __FLTLINT_SAL("__deref_opt_inout_ecount_opt(" #__VA_ARGS__ ")")
#define __deref_opt_inout_bcount(...)                                          \
  __FLTLINT_SAL("__deref_opt_inout_bcount(" #__VA_ARGS__ ")")
#define __deref_opt_inout_bcount_opt(...)                                      \
  __FLTLINT_SAL("__deref_opt_inout_bcount_opt(" #__VA_ARGS__ ")")
#define __deref_opt_inout_ecount_full(...)                                     \
  __FLTLINT_SAL("__deref_opt_inout_ecount_full(" #__VA_ARGS__ ")")
#define __deref_opt_inout_ecount_full_opt(...)                                 \
  __FLTLINT_SAL("__deref_opt_inout_ecount_full_opt(" #__VA_ARGS__ ")")
#define __deref_opt_inout_bcount_full(...)                                     \
  __FLTLINT_SAL("__deref_opt_inout_bcount_full(" #__VA_ARGS__ ")")
#define __deref_opt_inout_bcount_full_opt(...)                                 \
  __FLTLINT_SAL("__deref_opt_inout_bcount_full_opt(" #__VA_ARGS__ ")")
#define __deref_opt_inout_ecount_part(...)                                     \
  __FLTLINT_SAL("__deref_opt_inout_ecount_part(" #__VA_ARGS__ ")")
#define __deref_opt_inout_ecount_part_opt(...)                                 \
  __FLTLINT_SAL("__deref_opt_inout_ecount_part_opt(" #__VA_ARGS__ ")")
#define __deref_opt_inout_bcount_part(...)                                     \
  __FLTLINT_SAL("__deref_opt_inout_bcount_part(" #__VA_ARGS__ ")")
#define __deref_opt_inout_bcount_part_opt(...)                                 \
  __FLTLINT_SAL("__deref_opt_inout_bcount_part_opt(" #__VA_ARGS__ ")")
#define __deref_in_ecount(...)                                                 \
  __FLTLINT_SAL("__deref_in_ecount(" #__VA_ARGS__ ")")
#define __deref_in_ecount_opt(...)                                             \
  __FLTLINT_SAL("__deref_in_ecount_opt(" #__VA_ARGS__ ")")
#define __deref_in_bcount(...)                                                 \
  __FLTLINT_SAL("__deref_in_bcount(" #__VA_ARGS__ ")")
#define __deref_in_bcount_opt(...)                                             \
  __FLTLINT_SAL("__deref_in_bcount_opt(" #__VA_ARGS__ ")")
#define __deref_in_ecount_full(...)                                            \
  __FLTLINT_SAL("__deref_in_ecount_full(" #__VA_ARGS__ ")")
#define __deref_in_ecount_full_opt(...)                                        \
  __FLTLINT_SAL("__deref_in_ecount_full_opt(" #__VA_ARGS__ ")")
#define __deref_in_bcount_full(...)                                            \
  __FLTLINT_SAL("__deref_in_bcount_full(" #__VA_ARGS__ ")")
#define __deref_in_bcount_full_opt(...)                                        \
  __FLTLINT_SAL("__deref_in_bcount_full_opt(" #__VA_ARGS__ ")")
#define __deref_in_ecount_part(...)                                            \
  __FLTLINT_SAL("__deref_in_ecount_part(" #__VA_ARGS__ ")")
#define __deref_in_ecount_part_opt(...)                                        \
  __FLTLINT_SAL("__deref_in_ecount_part_opt(" #__VA_ARGS__ ")")
#define __deref_in_bcount_part(...)                                            \
  __FLTLINT_SAL("__deref_in_bcount_part(" #__VA_ARGS__ ")")
#define __deref_in_bcount_part_opt(...)                                        \
  __FLTLINT_SAL("__deref_in_bcount_part_opt(" #__VA_ARGS__ ")")
#define __in_range(...) __FLTLINT_SAL("__in_range(" #__VA_ARGS__ ")")
#define __out_range(...) __FLTLINT_SAL("__out_range(" #__VA_ARGS__ ")")
#define __inout_range(...) __FLTLINT_SAL("__inout_range(" #__VA_ARGS__ ")")
#define __deref_in_range(...)                                                  \
  __FLTLINT_SAL("__deref_in_range(" #__VA_ARGS__ ")")
#define __deref_out_range(...)                                                 \
  __FLTLINT_SAL("__deref_out_range(" #__VA_ARGS__ ")")
#define __range(...) __FLTLINT_SAL("__range(" #__VA_ARGS__ ")")
#define __in_bound(...) __FLTLINT_SAL("__in_bound(" #__VA_ARGS__ ")")
#define __out_bound(...) __FLTLINT_SAL("__out_bound(" #__VA_ARGS__ ")")
#define __deref_out_bound(...)                                                 \
  __FLTLINT_SAL("__deref_out_bound(" #__VA_ARGS__ ")")
#define __struct_bcount(...) __FLTLINT_SAL("__struct_bcount(" #__VA_ARGS__ ")")
#define __struct_xcount(...) __FLTLINT_SAL("__struct_xcount(" #__VA_ARGS__ ")")
#define __field_ecount(...) __FLTLINT_SAL("__field_ecount(" #__VA_ARGS__ ")")
#define __field_bcount(...) __FLTLINT_SAL("__field_bcount(" #__VA_ARGS__ ")")
#define __field_xcount(...) __FLTLINT_SAL("__field_xcount(" #__VA_ARGS__ ")")
#define __field_ecount_opt(...)                                                \
  __FLTLINT_SAL("__field_ecount_opt(" #__VA_ARGS__ ")")
#define __field_bcount_opt(...)                                                \
  __FLTLINT_SAL("__field_bcount_opt(" #__VA_ARGS__ ")")
#define __field_ecount_full(...)                                               \
  __FLTLINT_SAL("__field_ecount_full(" #__VA_ARGS__ ")")
#define __field_bcount_full(...)                                               \
  __FLTLINT_SAL("__field_bcount_full(" #__VA_ARGS__ ")")
#define __field_ecount_part(...)                                               \
  __FLTLINT_SAL("__field_ecount_part(" #__VA_ARGS__ ")")
#define __field_bcount_part(...)                                               \
  __FLTLINT_SAL("__field_bcount_part(" #__VA_ARGS__ ")")
#define __field_range(...) __FLTLINT_SAL("__field_range(" #__VA_ARGS__ ")")
#define __field_nullterminated(...)                                            \
  __FLTLINT_SAL("__field_nullterminated(" #__VA_ARGS__ ")")
#define __in_xcount(...) __FLTLINT_SAL("__in_xcount(" #__VA_ARGS__ ")")
#define __in_xcount_opt(...) __FLTLINT_SAL("__in_xcount_opt(" #__VA_ARGS__ ")")
#define __out_xcount(...) __FLTLINT_SAL("__out_xcount(" #__VA_ARGS__ ")")
#define __out_xcount_opt(...)                                                  \
  __FLTLINT_SAL("__out_xcount_opt(" #__VA_ARGS__ ")")
#define __inout_xcount(...) __FLTLINT_SAL("__inout_xcount(" #__VA_ARGS__ ")")
#define __inout_xcount_opt(...)                                                \
  __FLTLINT_SAL("__inout_xcount_opt(" #__VA_ARGS__ ")")
#define __deref_out_xcount(...)                                                \
  __FLTLINT_SAL("__deref_out_xcount(" #__VA_ARGS__ ")")
#define __deref_out_xcount_opt(...)                                            \
  __FLTLINT_SAL("__deref_out_xcount_opt(" #__VA_ARGS__ ")")
#define __out_xcount_part(...)                                                 \
  __FLTLINT_SAL("__out_xcount_part(" #__VA_ARGS__ ")")
#define __out_xcount_full(...)                                                 \
  __FLTLINT_SAL("__out_xcount_full(" #__VA_ARGS__ ")")
#define __success(...) __FLTLINT_SAL("__success(" #__VA_ARGS__ ")")
#define __return_type_success(...)                                             \
  __FLTLINT_SAL("__return_type_success(" #__VA_ARGS__ ")")
#define __typefix(...) __FLTLINT_SAL("__typefix(" #__VA_ARGS__ ")")
#define __byte_writableTo(...)                                                 \
  __FLTLINT_SAL("__byte_writableTo(" #__VA_ARGS__ ")")
#define __byte_readableTo(...)                                                 \
  __FLTLINT_SAL("__byte_readableTo(" #__VA_ARGS__ ")")
#define __elem_writableTo(...)                                                 \
  __FLTLINT_SAL("__elem_writableTo(" #__VA_ARGS__ ")")
#define __elem_readableTo(...)                                                 \
  __FLTLINT_SAL("__elem_readableTo(" #__VA_ARGS__ ")")
#define __bcount(...) __FLTLINT_SAL("__bcount(" #__VA_ARGS__ ")")
#define __ecount(...) __FLTLINT_SAL("__ecount(" #__VA_ARGS__ ")")
#define __xcount(...) __FLTLINT_SAL("__xcount(" #__VA_ARGS__ ")")
#define __bcount_opt(...) __FLTLINT_SAL("__bcount_opt(" #__VA_ARGS__ ")")
#define __ecount_opt(...) __FLTLINT_SAL("__ecount_opt(" #__VA_ARGS__ ")")
#define __xcount_opt(...) __FLTLINT_SAL("__xcount_opt(" #__VA_ARGS__ ")")
#define __file_parser(...) __FLTLINT_SAL("__file_parser(" #__VA_ARGS__ ")")
#define __file_parser_class(...)                                               \
  __FLTLINT_SAL("__file_parser_class(" #__VA_ARGS__ ")")
#define __file_parser_library(...)                                             \
  __FLTLINT_SAL("__file_parser_library(" #__VA_ARGS__ ")")
#define __source_code_content(...)                                             \
  __FLTLINT_SAL("__source_code_content(" #__VA_ARGS__ ")")
#define __class_code_content(...)                                              \
  __FLTLINT_SAL("__class_code_content(" #__VA_ARGS__ ")")
#define __analysis_class(...)                                                  \
  __FLTLINT_SAL("__analysis_class(" #__VA_ARGS__ ")")
#define __data_entrypoint(...)                                                 \
  __FLTLINT_SAL("__data_entrypoint(" #__VA_ARGS__ ")")
#define __control_entrypoint(...)                                              \
  __FLTLINT_SAL("__control_entrypoint(" #__VA_ARGS__ ")")
#define __out_awcount(...) __FLTLINT_SAL("__out_awcount(" #__VA_ARGS__ ")")
#define __in_awcount(...) __FLTLINT_SAL("__in_awcount(" #__VA_ARGS__ ")")
#define __inout_awcount(...) __FLTLINT_SAL("__inout_awcount(" #__VA_ARGS__ ")")
#define __out_data_source(...)                                                 \
  __FLTLINT_SAL("__out_data_source(" #__VA_ARGS__ ")")
#define __in_data_source(...)                                                  \
  __FLTLINT_SAL("__in_data_source(" #__VA_ARGS__ ")")
#define __kernel_entry_if(...)                                                 \
  __FLTLINT_SAL("__kernel_entry_if(" #__VA_ARGS__ ")")
#define __rpc_entry_if(...) __FLTLINT_SAL("__rpc_entry_if(" #__VA_ARGS__ ")")
#define __gdi_entry_if(...) __FLTLINT_SAL("__gdi_entry_if(" #__VA_ARGS__ ")")
#define __user_code(...) __FLTLINT_SAL("__user_code(" #__VA_ARGS__ ")")
#define __this_out_data_source(...)                                            \
  __FLTLINT_SAL("__this_out_data_source(" #__VA_ARGS__ ")")
#define __drv_sink(...) __FLTLINT_SAL("__drv_sink(" #__VA_ARGS__ ")")
#define __post_satisfies(...)                                                  \
  __FLTLINT_SAL("__post_satisfies(" #__VA_ARGS__ ")")
#define __ret_range(...) __FLTLINT_SAL("__ret_range(" #__VA_ARGS__ ")")
#define __where(...) __FLTLINT_SAL("__where(" #__VA_ARGS__ ")")
#define __when(...) __FLTLINT_SAL("__when(" #__VA_ARGS__ ")")
#define __at(...) __FLTLINT_SAL("__at(" #__VA_ARGS__ ")")
#define __on_failure(...) __FLTLINT_SAL("__on_failure(" #__VA_ARGS__ ")")
#define __assume_bound(...) __FLTLINT_SAL("__assume_bound(" #__VA_ARGS__ ")")
#define __transfer(...) __FLTLINT_SAL("__transfer(" #__VA_ARGS__ ")")
#define __blocksOn(...) __FLTLINT_SAL("__blocksOn(" #__VA_ARGS__ ")")
#define __blocks_on_if(...) __FLTLINT_SAL("__blocks_on_if(" #__VA_ARGS__ ")")
#define __pre_satisfies(...) __FLTLINT_SAL("__pre_satisfies(" #__VA_ARGS__ ")")
#define __format_string_params(...)                                            \
  __FLTLINT_SAL("__format_string_params(" #__VA_ARGS__ ")")
#define __callback_if(...) __FLTLINT_SAL("__callback_if(" #__VA_ARGS__ ")")
#define __inner_data_source(...)                                               \
  __FLTLINT_SAL("__inner_data_source(" #__VA_ARGS__ ")")
#define __inner_success(...) __FLTLINT_SAL("__inner_success(" #__VA_ARGS__ ")")
#define __allocator __FLTLINT_SAL("__allocator")
#define __override
#define __inner_fallthrough
#define __fallthrough
#define __useHeader
#define __inexpressible_readableTo(...)
#define __inexpressible_writableTo(...)
#define __kernel_entry __FLTLINT_SAL("__kernel_entry")
#define __rpc_entry __FLTLINT_SAL("__rpc_entry")
#define __gdi_entry __FLTLINT_SAL("__gdi_entry")
#define __post_invalid __FLTLINT_SAL("__post_invalid")
#define __nothrow
#define __specstrings
#define SPECSTRINGIZE(x) #x

#endif /* FLTLINT_SAL_H */
