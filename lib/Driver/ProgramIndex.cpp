//===- ProgramIndex.cpp - What the whole driver knows ---------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/ProgramIndex.h"
#include "fltlint/Driver/FileOutput.h"
#include "fltlint/PathModel/Linker.h"
#include "fltlint/PathModel/Text.h"
#include "fltlint/Project/Discover.h"
#include "fltlint/Project/Inputs.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/DataExtractor.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/LEB128.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace fltlint;
using namespace fltlint::driver;
using llvm::StringRef;

static constexpr StringRef Magic = "FltLint index 2\n";

static std::string absolutePath(StringRef Path, StringRef Directory) {
  llvm::SmallString<256> Absolute(Path);
  if (!llvm::sys::path::is_absolute(Path)) {
    Absolute = Directory;
    llvm::sys::path::append(Absolute, Path);
    llvm::sys::fs::make_absolute(Absolute);
  }
  return Absolute.str().str();
}

static std::string realPath(StringRef Path) {
  llvm::SmallString<256> Real;
  return llvm::sys::fs::real_path(Path, Real) ? Path.str() : Real.str().str();
}

IndexUnit driver::makeIndexUnit(const project::ParseJob &Job,
                                const project::ParseOutcome &Outcome) {
  IndexUnit U;
  U.File = realPath(absolutePath(Job.File, Job.Directory));
  U.Defines = Job.Defines;
  for (const project::DiskAnswer &A : Outcome.Inputs)
    if (A.Kind == project::DiskAnswer::Content &&
        A.Answer != project::folderContent() &&
        A.Answer != project::noContent())
      U.Inputs.push_back({absolutePath(A.Path, Job.Directory), A.Answer});
  // Who reads it is somewhere else.
  pm::Module M = Outcome.Model;
  for (pm::File &F : M.Files)
    F.Path = absolutePath(F.Path, Job.Directory);
  llvm::raw_string_ostream OS(U.Model);
  pm::writeBinary(M, OS);
  return U;
}

std::vector<Finding>
driver::makeIndexFindings(const std::vector<Finding> &Findings) {
  std::vector<Finding> Result = Findings;
  auto Absolute = [](FindingLocation &L) {
    if (!L.Path.empty())
      L.Path = absolutePath(L.Path, "");
  };
  for (Finding &F : Result) {
    Absolute(F.Where);
    Absolute(F.Acquisition);
    for (FindingNote &N : F.Notes)
      Absolute(N.Where);
    for (FindingNote &N : F.Related)
      Absolute(N.Where);
  }
  return Result;
}

//===----------------------------------------------------------------------===//
// The file: the magic line, then numbers (ULEB128) and counted strings.
//===----------------------------------------------------------------------===//

namespace {

/// One description of the form serves both ways: an archive writes what it is
/// given, or reads into it.
class Writer {
public:
  explicit Writer(llvm::raw_ostream &OS) : OS(OS) {}

  void number(uint64_t N) { llvm::encodeULEB128(N, OS); }
  void text(StringRef Text) {
    number(Text.size());
    OS << Text;
  }
  template <typename T, typename Each>
  void list(const std::vector<T> &List, Each Do) {
    number(List.size());
    for (const T &Element : List)
      Do(*this, Element);
  }

private:
  llvm::raw_ostream &OS;
};

class Reader {
public:
  explicit Reader(StringRef Data)
      : Data(Data, /*IsLittleEndian=*/true, /*AddressSize=*/8), At(0) {}

  template <typename T> void number(T &N) { N = T(Data.getULEB128(At)); }
  void text(std::string &Text) {
    Text = Data.getBytes(At, Data.getULEB128(At)).str();
  }
  template <typename T, typename Each>
  void list(std::vector<T> &List, Each Do) {
    // An element takes a byte at least.
    uint64_t N = Data.getULEB128(At);
    for (; At && N && N <= Data.size(); --N)
      Do(*this, List.emplace_back());
  }
  bool more() { return At && At.tell() < Data.size(); }
  llvm::Error finish() { return At.takeError(); }

private:
  llvm::DataExtractor Data;
  llvm::DataExtractor::Cursor At;
};

constexpr auto Text = [](auto &A, auto &S) { A.text(S); };
constexpr auto Location = [](auto &A, auto &L) {
  A.text(L.Path);
  A.number(L.Line);
  A.number(L.Column);
  A.number(L.EndLine);
  A.number(L.EndColumn);
};
constexpr auto Note = [](auto &A, auto &N) {
  Location(A, N.Where);
  A.text(N.Message);
};
constexpr auto Fix = [](auto &A, auto &F) {
  A.text(F.Routine);
  A.number(F.Argument);
  A.text(F.Old);
  A.text(F.New);
};
constexpr auto Input = [](auto &A, auto &I) {
  A.text(I.Path);
  A.text(I.Content);
};
constexpr auto Unit = [](auto &A, auto &U) {
  A.text(U.File);
  A.list(U.Defines, Text);
  A.list(U.Inputs, Input);
  A.text(U.Model);
};

/// A finding, with its fix as a list of at most one.
struct StoredFinding {
  Finding F;
  std::vector<ArgumentFix> Fixes;
};
constexpr auto Stored = [](auto &A, auto &S) {
  A.text(S.F.Check);
  Location(A, S.F.Where);
  A.text(S.F.Message);
  A.text(S.F.Function);
  Location(A, S.F.Acquisition);
  A.list(S.F.Notes, Note);
  A.list(S.F.Related, Note);
  A.list(S.Fixes, Fix);
};

} // namespace

llvm::Error driver::writeIndex(StringRef Path,
                               llvm::ArrayRef<IndexDriver> Drivers) {
  if (std::error_code E =
          llvm::sys::fs::create_directories(llvm::sys::path::parent_path(Path)))
    return llvm::errorCodeToError(E);
  return printFile(Path, [&](llvm::raw_ostream &OS) {
    OS << Magic;
    Writer W(OS);
    for (const IndexDriver &D : Drivers) {
      W.text(D.Name);
      W.list(D.Units, Unit);
      W.number(D.FindingsAreWhole);
      std::vector<StoredFinding> Findings;
      for (const Finding &F : D.Findings) {
        Findings.push_back({F, {}});
        if (F.Fix)
          Findings.back().Fixes.push_back(*F.Fix);
      }
      W.list(Findings, Stored);
    }
  });
}

llvm::Error ProgramIndex::read(StringRef Data) {
  if (!Data.consume_front(Magic))
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "it is of another version");
  Reader R(Data);
  while (R.more()) {
    IndexDriver &D = Drivers.emplace_back();
    R.text(D.Name);
    R.list(D.Units, Unit);
    R.number(D.FindingsAreWhole);
    std::vector<StoredFinding> Findings;
    R.list(Findings, Stored);
    for (StoredFinding &S : Findings) {
      D.Findings.push_back(std::move(S.F));
      if (!S.Fixes.empty())
        D.Findings.back().Fix = std::move(S.Fixes.front());
    }
  }
  return R.finish();
}

//===----------------------------------------------------------------------===//
// Use
//===----------------------------------------------------------------------===//

static llvm::Error unusable(StringRef Path, const llvm::Twine &Why) {
  return llvm::createStringError(
      llvm::inconvertibleErrorCode(),
      Path + ": the index cannot be used (" + Why +
          "); write it again with 'fltlint audit --index'");
}

llvm::Expected<std::shared_ptr<ProgramIndex>>
ProgramIndex::open(StringRef Path) {
  struct Open {
    llvm::sys::TimePoint<> Time;
    uint64_t Size = 0;
    std::shared_ptr<ProgramIndex> Index;
  };
  static std::mutex Mutex;
  static std::map<std::string, Open> Opened;
  static uint64_t Generations = 0;

  std::lock_guard<std::mutex> Guard(Mutex);
  llvm::sys::fs::file_status Status;
  if (std::error_code E = llvm::sys::fs::status(Path, Status))
    return unusable(Path, E.message());
  Open &O = Opened[Path.str()];
  if (O.Index && O.Time == Status.getLastModificationTime() &&
      O.Size == Status.getSize())
    return O.Index;
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer)
    return unusable(Path, Buffer.getError().message());
  auto Index = std::make_shared<ProgramIndex>();
  Index->Path = Path.str();
  Index->Generation = ++Generations;
  if (llvm::Error E = Index->read((*Buffer)->getBuffer()))
    return unusable(Path, llvm::toString(std::move(E)));
  O = {Status.getLastModificationTime(), Status.getSize(), Index};
  return Index;
}

static auto unitOf(const IndexDriver &D, StringRef File) {
  return llvm::find_if(D.Units,
                       [&](const IndexUnit &U) { return U.File == File; });
}

bool IndexDriver::isDebug() const {
  return llvm::any_of(Units, [](const IndexUnit &U) {
    return llvm::any_of(U.Defines, project::definesDebug);
  });
}

const IndexDriver *ProgramIndex::driverOf(StringRef File, bool Debug) const {
  std::string Real = realPath(File);
  const IndexDriver *First = nullptr;
  for (const IndexDriver &D : Drivers) {
    if (unitOf(D, Real) == D.Units.end())
      continue;
    if (D.isDebug() == Debug)
      return &D;
    if (!First)
      First = &D;
  }
  return First;
}

llvm::Expected<pm::Module>
ProgramIndex::link(const IndexDriver &D, StringRef File, pm::Module Own) const {
  auto At = unitOf(D, realPath(File));
  std::vector<pm::Module> Units;
  for (auto It = D.Units.begin(); It != D.Units.end(); ++It) {
    if (It == At) {
      Units.push_back(std::move(Own));
      continue;
    }
    llvm::Expected<pm::Module> M = pm::readBinary(It->Model, Path);
    if (!M)
      return unusable(Path, llvm::toString(M.takeError()));
    if (!pm::verify(*M).empty())
      return unusable(Path, "a path model in it is not well formed");
    Units.push_back(std::move(*M));
  }
  return pm::link(std::move(Units), D.Name);
}

const IndexUnit &ProgramIndex::unit(const IndexDriver &D, StringRef File) {
  return *unitOf(D, realPath(File));
}

bool ProgramIndex::isStale(const IndexUnit::Input &I) {
  llvm::sys::fs::file_status Status;
  if (llvm::sys::fs::status(I.Path, Status))
    return true;
  auto [It, New] = Known.try_emplace({I.Path, I.Content});
  Checked &C = It->second;
  if (New || C.Time != Status.getLastModificationTime() ||
      C.Size != Status.getSize())
    C = {Status.getLastModificationTime(), Status.getSize(),
         project::InputCheck().contentOf(I.Path) != I.Content};
  return C.Stale;
}

bool ProgramIndex::anyStale(const IndexUnit &U, StringRef File) {
  std::lock_guard<std::mutex> Guard(Lock);
  return llvm::any_of(U.Inputs, [&](const IndexUnit::Input &I) {
    return I.Path != File && isStale(I);
  });
}

std::vector<std::string> ProgramIndex::findStale(const IndexDriver &D,
                                                 StringRef File) {
  std::string Real = realPath(File);
  std::lock_guard<std::mutex> Guard(Lock);
  std::map<std::string, bool> Seen;
  std::vector<std::string> Result;
  for (const IndexUnit &U : D.Units) {
    if (U.File == Real)
      continue;
    for (const IndexUnit::Input &I : U.Inputs) {
      auto [It, New] = Seen.try_emplace(I.Path, false);
      if (New && I.Path != Real && isStale(I))
        Result.push_back(I.Path);
    }
  }
  return Result;
}
