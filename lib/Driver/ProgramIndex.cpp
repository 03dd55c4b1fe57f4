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

static constexpr StringRef Magic = "FltLint index 1\n";

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

//===----------------------------------------------------------------------===//
// The file: the magic line, then numbers (ULEB128) and counted strings.
//===----------------------------------------------------------------------===//

static void writeText(llvm::raw_ostream &OS, StringRef Text) {
  llvm::encodeULEB128(Text.size(), OS);
  OS << Text;
}

llvm::Error driver::writeIndex(StringRef Path,
                               llvm::ArrayRef<IndexDriver> Drivers) {
  if (std::error_code E =
          llvm::sys::fs::create_directories(llvm::sys::path::parent_path(Path)))
    return llvm::errorCodeToError(E);
  return printFile(Path, [&](llvm::raw_ostream &OS) {
    OS << Magic;
    llvm::encodeULEB128(Drivers.size(), OS);
    for (const IndexDriver &D : Drivers) {
      writeText(OS, D.Name);
      llvm::encodeULEB128(D.Units.size(), OS);
      for (const IndexUnit &U : D.Units) {
        writeText(OS, U.File);
        llvm::encodeULEB128(U.Inputs.size(), OS);
        for (const IndexUnit::Input &I : U.Inputs) {
          writeText(OS, I.Path);
          writeText(OS, I.Content);
        }
        writeText(OS, U.Model);
      }
    }
  });
}

namespace {

class Reader {
public:
  explicit Reader(StringRef Data)
      : Data(Data, /*IsLittleEndian=*/true, /*AddressSize=*/8), At(0) {}

  /// A number of things of which each takes a byte at least.
  uint64_t count() {
    uint64_t N = Data.getULEB128(At);
    return At && N <= Data.size() - At.tell() ? N : 0;
  }
  std::string text() { return Data.getBytes(At, Data.getULEB128(At)).str(); }
  llvm::Error finish() {
    bool Whole = At.tell() == Data.size();
    if (llvm::Error E = At.takeError())
      return E;
    return Whole
               ? llvm::Error::success()
               : llvm::createStringError(llvm::inconvertibleErrorCode(),
                                         "there is more than there should be");
  }

private:
  llvm::DataExtractor Data;
  llvm::DataExtractor::Cursor At;
};

} // namespace

llvm::Error ProgramIndex::read(StringRef Data) {
  if (!Data.consume_front(Magic))
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "it is of another version");
  Reader R(Data);
  for (uint64_t N = R.count(); N; --N) {
    IndexDriver &D = Drivers.emplace_back();
    D.Name = R.text();
    for (uint64_t K = R.count(); K; --K) {
      IndexUnit &U = D.Units.emplace_back();
      U.File = R.text();
      for (uint64_t L = R.count(); L; --L) {
        std::string Path = R.text();
        U.Inputs.push_back({std::move(Path), R.text()});
      }
      U.Model = R.text();
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

const IndexDriver *ProgramIndex::driverOf(StringRef File) const {
  std::string Real = realPath(File);
  for (const IndexDriver &D : Drivers)
    if (unitOf(D, Real) != D.Units.end())
      return &D;
  return nullptr;
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
