/*===- math.h - mathematics ----------------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Few drivers have a use for it.
 */
#ifndef FLTLINT_MATH_H
#define FLTLINT_MATH_H

#ifdef __cplusplus
extern "C" {
#endif

double ceil(double X);
double floor(double X);
double fabs(double X);
double sqrt(double X);
double pow(double X, double Y);
double log(double X);
double log2(double X);
double log10(double X);
double exp(double X);
double sin(double X);
double cos(double X);
float sqrtf(float X);
float log2f(float X);

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_MATH_H */
