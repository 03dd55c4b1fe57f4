/*===- ntverp.h - versions of the system and the kit ---------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * The newest versions, unless the command line says otherwise: a lower one
 * makes a driver leave code out.
 */
#ifndef FLTLINT_NTVERP_H
#define FLTLINT_NTVERP_H

#ifndef NTDDI_VERSION
#define NTDDI_VERSION 0x0A000010
#endif
#ifndef _WIN32_WINNT
#define _WIN32_WINNT 0x0A00
#endif
#ifndef WINVER
#define WINVER 0x0A00
#endif
#ifndef _NT_TARGET_VERSION
#define _NT_TARGET_VERSION 0x0A00
#endif
#ifndef VER_PRODUCTBUILD
#define VER_PRODUCTBUILD 26100
#endif
#ifndef VER_PRODUCTBUILD_QFE
#define VER_PRODUCTBUILD_QFE 1
#endif
#ifndef VER_PRODUCTVERSION
#define VER_PRODUCTVERSION 10, 0, VER_PRODUCTBUILD, VER_PRODUCTBUILD_QFE
#endif
#ifndef VER_PRODUCTVERSION_STR
#define VER_PRODUCTVERSION_STR "10.0.26100.1"
#endif

#include <sdkddkver.h>

#endif /* FLTLINT_NTVERP_H */
