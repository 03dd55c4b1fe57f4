//===- SourceFileSystem.cpp - What the parser sees of the disk ------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SourceFileSystem.h"
#include "Encoding.h"
#include "fltlint/Headers/Headers.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <algorithm>

using namespace llvm;

namespace fltlint {
namespace project {

static constexpr StringRef VirtualRoot = "/__fltlint/";
static constexpr StringRef SharedDirectory = "/__fltlint/shared";

namespace {

/// A file whose bytes the file system keeps.
class KeptFile : public vfs::File {
public:
  KeptFile(vfs::Status Stat, StringRef Text)
      : Stat(std::move(Stat)), Text(Text) {}

  ErrorOr<vfs::Status> status() override { return Stat; }
  ErrorOr<std::unique_ptr<MemoryBuffer>> getBuffer(const Twine &Name, int64_t,
                                                   bool, bool) override {
    SmallString<256> Storage;
    return MemoryBuffer::getMemBuffer(Text, Name.toStringRef(Storage),
                                      /*RequiresNullTerminator=*/true);
  }
  std::error_code close() override { return {}; }

private:
  vfs::Status Stat;
  StringRef Text;
};

} // namespace

static const headers::BundledHeader *findBundled(StringRef Name) {
  std::string Lower = Name.lower();
  ArrayRef<headers::BundledHeader> All = headers::bundledHeaders();
  const auto *It = llvm::lower_bound(
      All, Lower,
      [](const headers::BundledHeader &H, StringRef N) { return H.Name < N; });
  return It != All.end() && It->Name == Lower ? It : nullptr;
}

SourceFileSystem::SourceFileSystem(StringRef WorkingDirectory,
                                   const std::vector<std::string> &SearchRoots,
                                   bool BundledHeaders)
    : Disk(vfs::createPhysicalFileSystem()), Bundled(BundledHeaders) {
  if (!WorkingDirectory.empty())
    Disk->setCurrentWorkingDirectory(WorkingDirectory);
  for (const std::string &Root : SearchRoots)
    Roots.push_back(absolute(Root));
  setPrelude("");
}

SourceFileSystem::~SourceFileSystem() = default;

bool SourceFileSystem::isVirtual(StringRef Path) {
  return Path.starts_with(VirtualRoot);
}

std::string SourceFileSystem::absolute(StringRef Path) const {
  std::string Slashed = Path.str();
  std::replace(Slashed.begin(), Slashed.end(), '\\', '/');
  SmallString<256> P(Slashed);
  if (!sys::path::is_absolute(P))
    (void)Disk->makeAbsolute(P);
  return normalizePath(P);
}

void SourceFileSystem::setPrelude(StringRef Text) {
  Entries.erase(PreludePath);
  memoryEntry(PreludePath, Text);
}

void SourceFileSystem::serve(StringRef Path, StringRef Bytes) {
  Entry &E = Entries[Path];
  E.Buffer = MemoryBuffer::getMemBuffer(Bytes, Path,
                                        /*RequiresNullTerminator=*/false);
  E.Stat = vfs::Status(Path, vfs::getNextVirtualUniqueID(), sys::TimePoint<>(),
                       0, 0, Bytes.size(), sys::fs::file_type::regular_file,
                       sys::fs::perms::all_read);
}

void SourceFileSystem::addKnownDirectory(StringRef Path) {
  KnownDirectories.push_back(absolute(Path));
}

void SourceFileSystem::setCurrentFile(StringRef Path, StringRef Folder) {
  CurrentFolder = sys::path::parent_path(absolute(Path)).str();
  CurrentVirtualFolder =
      Folder.starts_with(FoundDirectory) ? Folder.str() : std::string();
}

//===----------------------------------------------------------------------===//
// Questions to the disk
//===----------------------------------------------------------------------===//

void SourceFileSystem::takeDown(DiskAnswer::KindTy Kind, StringRef Path,
                                StringRef Answer, StringRef Root,
                                StringRef From) const {
  const StringRef Separator("\0", 1);
  SmallString<256> Key;
  Key += char('0' + Kind);
  for (StringRef Part : {Path, Root, From}) {
    Key += Separator;
    Key += Part;
  }
  if (Asked.insert(Key).second)
    Answers.push_back({Kind, Path.str(), Root.str(), From.str(), Answer.str()});
}

std::optional<std::string> SourceFileSystem::resolve(StringRef Path) const {
  std::optional<std::string> Real = Names.resolve(Path);
  takeDown(DiskAnswer::Spelling, Path, Real ? StringRef(*Real) : StringRef());
  return Real;
}

bool SourceFileSystem::isThere(const std::string &Path) const {
  SmallString<256> Absolute(Path);
  (void)Disk->makeAbsolute(Absolute);
  bool Exists = Disk->exists(Absolute);
  takeDown(DiskAnswer::Exists, Absolute, Exists ? "yes" : "");
  return Exists;
}

std::string SourceFileSystem::findHeader(const std::string &Root,
                                         StringRef Suffix) const {
  std::string Found = HeaderIndex::forRoot(Root)->find(Suffix, CurrentFolder);
  takeDown(DiskAnswer::Header, Suffix, Found, Root, CurrentFolder);
  return Found;
}

bool SourceFileSystem::hasFolder(const std::string &Root,
                                 StringRef Suffix) const {
  bool Has = HeaderIndex::forRoot(Root)->hasDirectory(Suffix);
  takeDown(DiskAnswer::Folder, Suffix, Has ? "yes" : "", Root);
  return Has;
}

//===----------------------------------------------------------------------===//
// Entries
//===----------------------------------------------------------------------===//

const SourceFileSystem::Entry *SourceFileSystem::memoryEntry(StringRef Path,
                                                             StringRef Text) {
  auto [It, New] = Entries.try_emplace(Path);
  Entry &E = It->second;
  if (New) {
    E.Buffer = MemoryBuffer::getMemBufferCopy(Text, Path);
    E.Stat =
        vfs::Status(Path, vfs::getNextVirtualUniqueID(), sys::TimePoint<>(), 0,
                    0, Text.size(), sys::fs::file_type::regular_file,
                    sys::fs::perms::all_read);
  }
  return &E;
}

const SourceFileSystem::Entry *SourceFileSystem::folderEntry(StringRef Path) {
  auto [It, New] = Entries.try_emplace(Path);
  Entry &E = It->second;
  if (New)
    E.Stat = vfs::Status(
        Path, vfs::getNextVirtualUniqueID(), sys::TimePoint<>(), 0, 0, 0,
        sys::fs::file_type::directory_file, sys::fs::perms::all_all);
  return &E;
}

const SourceFileSystem::Entry *SourceFileSystem::diskEntry(StringRef RealPath) {
  auto [It, New] = Entries.try_emplace(RealPath);
  Entry &E = It->second;
  if (!New)
    return &E;
  SmallString<256> Absolute(RealPath);
  (void)Disk->makeAbsolute(Absolute);
  ErrorOr<vfs::Status> Stat = Disk->status(RealPath);
  if (!Stat) {
    E.Error = Stat.getError();
    takeDown(DiskAnswer::Content, Absolute, noContent());
    return &E;
  }
  E.Stat = *Stat;
  if (Stat->isDirectory()) {
    takeDown(DiskAnswer::Content, Absolute, folderContent());
    return &E;
  }
  // Pipes and devices have no end, or wait for somebody.
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer =
      Stat->isRegularFile()
          ? Disk->getBufferForFile(RealPath)
          : std::make_error_code(std::errc::operation_not_supported);
  if (!Buffer) {
    E.Error = Buffer.getError();
    takeDown(DiskAnswer::Content, Absolute, noContent());
    return &E;
  }
  E.Buffer = std::move(*Buffer);
  takeDown(DiskAnswer::Content, Absolute,
           describeContent(E.Buffer->getBuffer()));
  if (std::optional<std::string> Text = toReadableText(E.Buffer->getBuffer()))
    E.Buffer = MemoryBuffer::getMemBufferCopy(*Text, RealPath);
  // Clang compares this size with the buffer's.
  E.Stat = vfs::Status::copyWithNewSize(E.Stat, E.Buffer->getBufferSize());
  return &E;
}

//===----------------------------------------------------------------------===//
// Look-up
//===----------------------------------------------------------------------===//

/// The bundle or Clang has the header, or the project does not want ours.
bool SourceFileSystem::isServedElsewhere(StringRef Rest) const {
  if (Bundled && findBundled(Rest))
    return true;
  return any_of(KnownDirectories, [&](const std::string &Known) {
    return resolve(normalizePath(Known + "/" + Rest.str())).has_value();
  });
}

const SourceFileSystem::Entry *
SourceFileSystem::locateFound(StringRef Rest, std::string &Name) {
  std::string Virtual = (FoundDirectory + Twine("/") + Rest).str();
  std::string Real;
  // A header beside one that was itself found: it is where that one is.
  StringRef Beside = Virtual;
  if (!CurrentVirtualFolder.empty() &&
      Beside.consume_front(CurrentVirtualFolder) && Beside.consume_front("/")) {
    std::string Path = normalizePath(CurrentFolder + "/" + Beside.str());
    if (std::optional<std::string> R = resolve(Path))
      Real = *R;
  }
  if (Real.empty() && !isServedElsewhere(Rest)) {
    for (const std::string &Root : Roots) {
      Real = findHeader(Root, Rest);
      if (!Real.empty())
        break;
    }
  }
  if (!Real.empty()) {
    Name = Real;
    return diskEntry(Real);
  }
  for (const std::string &Root : Roots)
    if (hasFolder(Root, Rest))
      return folderEntry(Name);
  return nullptr;
}

const SourceFileSystem::Entry *
SourceFileSystem::locateVirtual(StringRef Path, std::string &Name) {
  if (Path == PreludePath)
    return memoryEntry(Path, "");
  if (Path == SharedDirectory)
    return folderEntry(Path);
  if (Path.starts_with(SharedDirectory)) {
    auto Served = Entries.find(Path);
    return Served == Entries.end() ? nullptr : &Served->second;
  }
  StringRef Rest = Path;
  if (Rest.consume_front(headers::virtualDirectory())) {
    if (!Bundled)
      return nullptr;
    std::string Normal = normalizePath(Rest);
    StringRef Header = StringRef(Normal).ltrim('/');
    const headers::BundledHeader *H = findBundled(Header);
    // `<ddk/ntifs.h>` and `"../inc/ntifs.h"` mean ours as well, if the
    // project itself has none of that name.
    if (!H && Header.contains('/'))
      H = findBundled(sys::path::filename(Header));
    if (!H)
      return sys::path::has_extension(Header) ? nullptr : folderEntry(Path);
    Name = (headers::virtualDirectory() + "/" + H->Name).str();
    return memoryEntry(Name, H->Text);
  }
  if (Rest.consume_front(FoundDirectory)) {
    Rest = Rest.ltrim('/');
    return Rest.empty() ? folderEntry(Path) : locateFound(Rest, Name);
  }
  return Path == VirtualRoot.drop_back() ? folderEntry(Path) : nullptr;
}

const SourceFileSystem::Entry *SourceFileSystem::locate(const Twine &Path,
                                                        std::string &Name) {
  Name = Path.str();
  std::string Slashed = Name;
  std::replace(Slashed.begin(), Slashed.end(), '\\', '/');
  // On Windows an absolute path has got a drive by now.
  StringRef NoDrive = Slashed;
  if (NoDrive.size() > 2 && NoDrive[1] == ':')
    NoDrive = NoDrive.drop_front(2);
  if (NoDrive.starts_with(VirtualRoot) || NoDrive == VirtualRoot.drop_back())
    return locateVirtual(NoDrive, Name);

  std::string Normal = absolute(Slashed);
  std::optional<std::string> Real = resolve(Normal);
  if (!Real) {
    // Folding ".." behind a symbolic link may lead astray.
    if (StringRef(Slashed).contains("..") && isThere(Slashed))
      return diskEntry(Slashed);
    return nullptr;
  }
  if (*Real != Normal)
    Name = *Real;
  return diskEntry(*Real);
}

static vfs::Status rename(const vfs::Status &Stat, StringRef Asked,
                          StringRef Name) {
  vfs::Status Result = vfs::Status::copyWithNewName(Stat, Name);
  Result.ExposesExternalVFSPath = Asked != Name;
  return Result;
}

ErrorOr<vfs::Status> SourceFileSystem::status(const Twine &Path) {
  std::string Name;
  const Entry *E = locate(Path, Name);
  if (!E)
    return std::make_error_code(std::errc::no_such_file_or_directory);
  if (E->Error)
    return E->Error;
  return rename(E->Stat, Path.str(), Name);
}

ErrorOr<std::unique_ptr<vfs::File>>
SourceFileSystem::openFileForRead(const Twine &Path) {
  std::string Name;
  const Entry *E = locate(Path, Name);
  if (!E)
    return std::make_error_code(std::errc::no_such_file_or_directory);
  if (E->Error)
    return E->Error;
  if (!E->Buffer)
    return std::make_error_code(std::errc::is_a_directory);
  return std::make_unique<KeptFile>(rename(E->Stat, Path.str(), Name),
                                    E->Buffer->getBuffer());
}

vfs::directory_iterator SourceFileSystem::dir_begin(const Twine &Dir,
                                                    std::error_code &EC) {
  return Disk->dir_begin(Dir, EC);
}

std::error_code SourceFileSystem::setCurrentWorkingDirectory(const Twine &P) {
  return Disk->setCurrentWorkingDirectory(P);
}

ErrorOr<std::string> SourceFileSystem::getCurrentWorkingDirectory() const {
  return Disk->getCurrentWorkingDirectory();
}

std::error_code SourceFileSystem::getRealPath(const Twine &Path,
                                              SmallVectorImpl<char> &Output) {
  std::string Name;
  const Entry *E = locate(Path, Name);
  if (!E)
    return std::make_error_code(std::errc::no_such_file_or_directory);
  std::string Real =
      StringRef(Name).starts_with(VirtualRoot) ? Name : absolute(Name);
  Output.assign(Real.begin(), Real.end());
  return {};
}

} // namespace project
} // namespace fltlint
