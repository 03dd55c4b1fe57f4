//===- OutcomeCheck.cpp - Do the outcomes cover every call? ---------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OutcomeCheck.h"
#include "Intervals.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace fltlint {
namespace ddi {

namespace {

bool sameQuestion(const ArgTest &A, const ArgTest &B) {
  return A.Arg == B.Arg && A.Mask == B.Mask && A.Value == B.Value;
}

/// One answer for each different question the rows ask about arguments.
class Case {
public:
  explicit Case(const std::vector<ArgTest> &Questions, uint64_t Bits)
      : Questions(Questions), Bits(Bits) {}

  bool answer(size_t I) const { return Bits >> I & 1; }

  /// No argument equals two values at once.
  bool isPossible() const {
    for (size_t I = 0; I < Questions.size(); ++I)
      for (size_t J = 0; J < I; ++J)
        if (answer(I) && answer(J) && Questions[I].Arg == Questions[J].Arg &&
            ((Questions[I].Value ^ Questions[J].Value) & Questions[I].Mask &
             Questions[J].Mask))
          return false;
    return true;
  }

  bool allows(const Outcome &O) const {
    return all_of(O.When, [&](const ArgTest &T) {
      for (size_t I = 0; I < Questions.size(); ++I)
        if (sameQuestion(Questions[I], T))
          return answer(I) != T.Negated;
      return true;
    });
  }

  std::string describe(const std::vector<std::string> &Params) const {
    std::string S;
    for (size_t I = 0; I < Questions.size(); ++I) {
      S += S.empty() ? " when " : " and ";
      S += Params[Questions[I].Arg];
      if (Questions[I].Mask != ~uint64_t(0))
        S += answer(I) ? " has " : " lacks ";
      else
        S += answer(I) ? " is " : " is not ";
      S += itostr(Questions[I].Value);
    }
    return S;
  }

private:
  const std::vector<ArgTest> &Questions;
  uint64_t Bits;
};

std::string describe(const Interval &I) {
  if (I.Low == I.High)
    return itostr(I.Low);
  if (I.Low == std::numeric_limits<int64_t>::min())
    return itostr(I.High) + " or less";
  if (I.High == std::numeric_limits<int64_t>::max())
    return itostr(I.Low) + " or more";
  return itostr(I.Low) + ".." + itostr(I.High);
}

} // namespace

std::optional<OutcomeProblem>
checkOutcomes(const Function &F, const std::vector<std::string> &Params) {
  std::vector<ArgTest> Questions;
  for (const Outcome &O : F.Outcomes)
    for (const ArgTest &T : O.When)
      if (none_of(Questions,
                  [&](const ArgTest &Q) { return sameQuestion(Q, T); }))
        Questions.push_back(T);
  if (Questions.size() > 12)
    return OutcomeProblem{~0u, "the rows tell too many arguments apart"};

  const IntervalSet Everything{Interval()};
  std::vector<bool> Applies(F.Outcomes.size());
  for (uint64_t Bits = 0; Bits < uint64_t(1) << Questions.size(); ++Bits) {
    Case C(Questions, Bits);
    if (!C.isPossible())
      continue;
    IntervalSet Covered;
    std::vector<unsigned> Rows;
    for (unsigned I = 0; I < F.Outcomes.size(); ++I) {
      const Outcome &O = F.Outcomes[I];
      if (!C.allows(O))
        continue;
      const IntervalSet &Ret = O.Ret.empty() ? Everything : O.Ret;
      for (unsigned J : Rows) {
        const Outcome &P = F.Outcomes[J];
        const IntervalSet &Other = P.Ret.empty() ? Everything : P.Ret;
        IntervalSet Both = intersect(Ret, Other);
        if (!Both.empty() && !(Ret == Other))
          return OutcomeProblem{I, "this overlaps with another row for the "
                                   "return value " +
                                       describe(Both.front()) +
                                       C.describe(Params)};
      }
      Applies[I] = true;
      Rows.push_back(I);
      Covered = unite(Covered, Ret);
    }
    IntervalSet Missing = complement(Covered);
    if (Covered.empty())
      return OutcomeProblem{~0u, "no row applies" + C.describe(Params)};
    if (!Missing.empty())
      return OutcomeProblem{~0u, "no row is about the return value " +
                                     describe(Missing.front()) +
                                     C.describe(Params)};
  }
  for (unsigned I = 0; I < Applies.size(); ++I)
    if (!Applies[I])
      return OutcomeProblem{I, "this row never applies"};
  return std::nullopt;
}

} // namespace ddi
} // namespace fltlint
