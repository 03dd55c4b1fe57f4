//===- ReportEntry.cpp - What an analysis found, in the cache -------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReportEntry.h"
#include "CacheFormat.h"
#include "fltlint/Driver/ReportId.h"

using namespace fltlint;
using namespace fltlint::driver;
using namespace fltlint::driver::cache;
using llvm::StringRef;

std::string driver::reportKey(StringRef Program,
                              llvm::ArrayRef<std::string> ModelHashes,
                              StringRef Facts) {
  KeyBuilder Key;
  Key.add(StringRef(FLTLINT_REPORT_ID));
  Key.add(Program);
  Key.add(uint64_t(ModelHashes.size()));
  for (const std::string &Hash : ModelHashes)
    Key.add(StringRef(Hash));
  Key.add(Facts);
  return Key.finish();
}

//===----------------------------------------------------------------------===//
// The form of an entry: magic, checksum of all that follows, key, the report
//===----------------------------------------------------------------------===//

static constexpr StringRef Magic = "FltLint report 1\n";

namespace {

class ReportWriter : public Writer {
public:
  using Writer::Writer;

  void write(StringRef Text) { bytes(Text); }
  void write(const std::string &Text) { bytes(Text); }
  void write(const FindingLocation &L) {
    // Bound one by one, here and below, so that a new field is not forgotten.
    const auto &[Path, Line, Column, EndLine, EndColumn] = L;
    bytes(Path);
    for (unsigned N : {Line, Column, EndLine, EndColumn})
      number(N);
  }
  void write(const FindingNote &N) {
    const auto &[Where, Message] = N;
    write(Where);
    bytes(Message);
  }
  void write(const Finding &F) {
    const auto &[Check, Where, Message, Function, Sure, Acquisition, Notes,
                 Related, Fix] = F;
    bytes(Check);
    write(Where);
    bytes(Message);
    bytes(Function);
    number(uint64_t(Sure));
    write(Acquisition);
    write(Notes);
    write(Related);
    number(Fix.has_value());
    if (Fix) {
      const auto &[Routine, Argument, Old, New] = *Fix;
      bytes(Routine);
      number(Argument);
      bytes(Old);
      bytes(New);
    }
  }
  void write(const IncompleteFunction &I) {
    const auto &[Function, Where, Reason] = I;
    bytes(Function);
    write(Where);
    bytes(Reason);
  }
  template <typename T> void write(const std::vector<T> &Values) {
    number(Values.size());
    for (const T &V : Values)
      write(V);
  }
};

/// Reads what ReportWriter wrote.
class ReportReader : public Reader {
public:
  using Reader::Reader;

  unsigned small() {
    uint64_t N = number();
    if (N > UINT32_MAX)
      fail();
    return unsigned(N);
  }
  void read(std::string &Text) { Text = bytes().str(); }
  void read(FindingLocation &L) {
    read(L.Path);
    for (unsigned *N : {&L.Line, &L.Column, &L.EndLine, &L.EndColumn})
      *N = small();
  }
  void read(FindingNote &N) {
    read(N.Where);
    read(N.Message);
  }
  void read(Finding &F) {
    read(F.Check);
    read(F.Where);
    read(F.Message);
    read(F.Function);
    F.Sure = number() ? Certainty::MayBe : Certainty::Certain;
    read(F.Acquisition);
    read(F.Notes);
    read(F.Related);
    if (number()) {
      F.Fix.emplace();
      read(F.Fix->Routine);
      F.Fix->Argument = small();
      read(F.Fix->Old);
      read(F.Fix->New);
    }
  }
  void read(IncompleteFunction &I) {
    read(I.Function);
    read(I.Where);
    read(I.Reason);
  }
  template <typename T> void read(std::vector<T> &Values) {
    Values.resize(count(1));
    for (T &V : Values)
      read(V);
  }
};

} // namespace

std::string driver::writeReportEntry(const ProgramReport &Report,
                                     StringRef Key) {
  const auto &[Findings, MayBe, Incomplete, Stats, Problems, Recovered,
               Crashed] = Report;
  std::string Body;
  llvm::raw_string_ostream OS(Body);
  ReportWriter W(OS);
  W.bytes(Key);
  W.write(Findings);
  W.write(MayBe);
  W.write(Incomplete);
  const auto &[Defined, Relevant, Analysed, Steps, Unconfirmed] = Stats;
  for (uint64_t N : {uint64_t(Defined), uint64_t(Relevant), uint64_t(Analysed),
                     Steps, Unconfirmed})
    W.number(N);
  W.write(Problems);
  W.write(Recovered.MissingHeaders);
  W.write(Recovered.StubbedNames);
  W.write(Recovered.ImplicitFunctions);
  W.number(Recovered.ErrorCount);
  OS.flush();
  return Magic.str() + checksum(Body) + Body;
}

bool driver::readReportEntry(StringRef Data, StringRef Key,
                             ProgramReport &Report) {
  if (!Data.consume_front(Magic) || Data.size() < ChecksumSize ||
      checksum(Data.drop_front(ChecksumSize)) != Data.take_front(ChecksumSize))
    return false;
  ReportReader R(Data.drop_front(ChecksumSize));
  if (R.bytes() != Key)
    return false;
  R.read(Report.Findings);
  R.read(Report.MayBe);
  R.read(Report.Incomplete);
  engine::Statistics &S = Report.Stats;
  S.FunctionsDefined = R.small();
  S.FunctionsRelevant = R.small();
  S.FunctionsAnalysed = R.small();
  S.Steps = R.number();
  S.Unconfirmed = R.number();
  R.read(Report.Problems);
  R.read(Report.Recovered.MissingHeaders);
  R.read(Report.Recovered.StubbedNames);
  R.read(Report.Recovered.ImplicitFunctions);
  Report.Recovered.ErrorCount = R.small();
  return R.ok();
}
