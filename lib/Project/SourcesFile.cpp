//===- SourcesFile.cpp - The `sources` files of older kits ----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A `sources` file is an nmake fragment of assignments for the build utility.
///
//===----------------------------------------------------------------------===//

#include "CommandLine.h"
#include "DriverProject.h"
#include "HeaderIndex.h"
#include "MsBuild.h"
#include "XmlReader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace fltlint {
namespace project {

bool isSourcesFile(const std::string &Path) {
  std::string Problem;
  std::unique_ptr<std::string> Text = readText(Path, Problem);
  if (!Text)
    return false;
  StringRef T = *Text;
  return T.contains_insensitive("TARGETNAME") &&
         T.contains_insensitive("SOURCES");
}

namespace {

class MakeReader {
public:
  NameMap Macros;

  void readFile(const std::string &Path, unsigned Depth = 0);
  std::string expand(StringRef Text, unsigned Depth = 0) const;

private:
  void directive(StringRef Line, StringRef Folder, unsigned Depth);
  bool condition(StringRef Text) const;
  bool active() const {
    return all_of(Ifs, [](const If &I) { return I.On; });
  }

  struct If {
    bool On;    ///< The current arm is taken.
    bool Taken; ///< Some arm was.
  };
  std::vector<If> Ifs;
};

} // namespace

std::string MakeReader::expand(StringRef Text, unsigned Depth) const {
  std::string Out;
  while (!Text.empty()) {
    size_t At = Text.find('$');
    Out += Text.take_front(At);
    if (At == StringRef::npos)
      break;
    Text = Text.drop_front(At + 1);
    if (Text.consume_front("$")) {
      Out.push_back('$');
      continue;
    }
    if (!Text.consume_front("("))
      continue;
    auto [Name, Rest] = Text.split(')');
    Text = Rest;
    // $(NAME:from=to) substitutes; that is never about a source we could read.
    Name = Name.split(':').first;
    // A macro may name itself where it appends.
    if (Depth < 16)
      Out += expand(Macros.get(Name), Depth + 1);
  }
  return Out;
}

/// Terms joined by && and ||, from left to right.
bool MakeReader::condition(StringRef Text) const {
  Text = Text.trim();
  if (size_t At = Text.find("||"); At != StringRef::npos)
    return condition(Text.take_front(At)) || condition(Text.drop_front(At + 2));
  if (size_t At = Text.find("&&"); At != StringRef::npos)
    return condition(Text.take_front(At)) && condition(Text.drop_front(At + 2));
  while (Text.starts_with("(") && Text.ends_with(")"))
    Text = Text.drop_front().drop_back().trim();
  if (Text.starts_with("!") && !Text.starts_with("!="))
    return !condition(Text.drop_front());
  StringRef Function = Text;
  if (Function.consume_front_insensitive("defined"))
    return Macros.has(Function.trim(" \t()"));
  if (Function.consume_front_insensitive("exist"))
    return false;
  std::string Plain = expand(Text);
  StringRef P = Plain;
  auto Unquote = [](StringRef S) { return S.trim().trim('"'); };
  for (StringRef Op : {"==", "!=", ">=", "<=", ">", "<"}) {
    size_t At = P.find(Op);
    if (At == StringRef::npos)
      continue;
    StringRef L = Unquote(P.take_front(At)),
              R = Unquote(P.drop_front(At + Op.size()));
    if (Op == "==")
      return L.equals_insensitive(R);
    if (Op == "!=")
      return !L.equals_insensitive(R);
    long A = 0, B = 0;
    L.getAsInteger(0, A);
    R.getAsInteger(0, B);
    return Op == ">="   ? A >= B
           : Op == "<=" ? A <= B
           : Op == ">"  ? A > B
                        : A < B;
  }
  StringRef Value = Unquote(P);
  return !Value.empty() && Value != "0";
}

void MakeReader::directive(StringRef Line, StringRef Folder, unsigned Depth) {
  Line = Line.ltrim();
  StringRef Word = Line.take_while([](char C) { return isAlpha(C); });
  StringRef Rest = Line.drop_front(Word.size()).trim();
  std::string Lower = Word.lower();
  if (Lower == "else" && Rest.starts_with_insensitive("if")) {
    Lower += "if";
    Rest = Rest.drop_front(2);
    if (Rest.consume_front_insensitive("def"))
      Lower += "def";
    else if (Rest.consume_front_insensitive("ndef"))
      Lower += "ndef";
    Rest = Rest.trim();
  }
  auto Holds = [&](StringRef Kind) {
    if (Kind.ends_with("ndef"))
      return !Macros.has(Rest);
    if (Kind.ends_with("def"))
      return Macros.has(Rest);
    return condition(Rest);
  };
  if (Lower == "if" || Lower == "ifdef" || Lower == "ifndef") {
    bool On = Holds(Lower);
    Ifs.push_back({On, On});
  } else if (StringRef(Lower).starts_with("else")) {
    if (Ifs.empty())
      return;
    If &I = Ifs.back();
    I.On = !I.Taken && (Lower == "else" || Holds(Lower));
    I.Taken |= I.On;
  } else if (Lower == "endif") {
    if (!Ifs.empty())
      Ifs.pop_back();
  } else if (Lower == "include" && active() && Depth < 16) {
    std::string Path = normalizePath(expand(Rest.trim("\"<>")));
    if (!sys::path::is_absolute(Path))
      Path = normalizePath(Folder.str() + "/" + Path);
    if (std::optional<std::string> Real = CaseTable::shared().resolve(Path))
      readFile(*Real, Depth + 1);
  } else if (Lower == "undef" && active()) {
    Macros.set(Rest, "");
  }
}

void MakeReader::readFile(const std::string &Path, unsigned Depth) {
  std::string Problem;
  std::unique_ptr<std::string> Text = readText(Path, Problem);
  if (!Text)
    return;
  StringRef Folder = sys::path::parent_path(Path);
  StringRef Rest = *Text;
  std::string Logical;
  while (!Rest.empty()) {
    StringRef Line;
    std::tie(Line, Rest) = Rest.split('\n');
    Line = Line.rtrim();
    if (Line.ltrim().starts_with("#"))
      continue; // also within a continued line
    if (Line.ends_with("\\")) {
      Logical += Line.drop_back();
      Logical += ' ';
      if (!Rest.empty())
        continue;
    } else {
      Logical += Line;
    }
    std::string Whole = std::move(Logical);
    Logical.clear();
    StringRef L = StringRef(Whole).split('#').first.trim();
    if (L.consume_front("!")) {
      directive(L, Folder, Depth);
      continue;
    }
    auto [Name, Value] = L.split('=');
    Name = Name.trim();
    if (!active() || !L.contains('=') || Name.empty() ||
        Name.find_first_of(" \t:$(") != StringRef::npos)
      continue;
    // Expanded at once, so that `X=$(X) more` appends; what is set further
    // down is empty then, as it is rarely used before.
    Macros.set(Name, expand(Value.trim()));
  }
}

LoadedProject loadSources(const std::string &Path, const ProjectContext &Ctx) {
  LoadedProject Result;
  Result.Path = Path;
  std::string Directory = sys::path::parent_path(Path).str();

  MakeReader Make;
  bool Arm = StringRef(Ctx.Opts.Platform).equals_insensitive("ARM64");
  for (auto [Name, Value] :
       std::initializer_list<std::pair<StringRef, StringRef>>{
           {"_BUILDARCH", "AMD64"},
           {"AMD64", "1"},
           {"FREEBUILD", "1"},
           {"_NT_TARGET_VERSION", "0xA00"},
           {"BUILD_ALT_DIR", "fre"},
           {"O", "obj"}})
    Make.Macros.set(Name, Value.str());
  Make.readFile(Path);
  Result.Name = Make.Macros.get("TARGETNAME").str();
  if (Result.Name.empty())
    Result.Name = sys::path::filename(Directory).str();

  StringRef Type = Make.Macros.get("TARGETTYPE");
  std::string Upper = Type.upper();
  LoadedProject::KindTy Kind = LoadedProject::UserMode;
  if (is_contained({"DRIVER", "EXPORT_DRIVER", "MINIPORT", "GDI_DRIVER"},
                   Upper))
    Kind = LoadedProject::Kernel;
  else if (is_contained({"DRIVER_LIBRARY", "LIBRARY"}, Upper))
    Kind = LoadedProject::KernelLibrary;
  if (Kind == LoadedProject::UserMode) {
    Result.Kind = Kind;
    return Result;
  }

  bool AnyKernel = Type.equals_insensitive("LIBRARY") ? false : true;
  std::string Names = Make.expand("$(SOURCES) $(AMD64_SOURCES)");
  for (const std::string &Name : splitOptions(Names)) {
    std::string File = normalizePath(Name);
    if (!isSourceFile(File))
      continue;
    std::string Full = sys::path::is_absolute(File)
                           ? File
                           : normalizePath(Directory + "/" + File);
    std::optional<std::string> Real = CaseTable::shared().resolve(Full);
    if (!Real) {
      Result.Problems.push_back(
          "'" + Full + "' does not exist, but '" + Path +
          "' lists it; restore the file or take it off the list");
      continue;
    }
    ParseJob Job = startJob(*Real, Directory, Ctx);
    if (Arm)
      Job.Arch = Architecture::Arm64;
    for (const std::string &Dir : splitList(Make.Macros.get("INCLUDES")))
      addIncludeDir(Dir, Directory, Job);
    // The build utility compiles in the folder of the file `sources`.
    addIncludeDir(".", Directory, Job);
    for (StringRef Macro : {"C_DEFINES", "USER_C_FLAGS", "MSC_OPTIMIZATION"})
      applyOptions(splitOptions(Make.Macros.get(Macro)), Job);
    for (const std::string &Define : Ctx.Opts.ExtraDefines)
      Job.Defines.push_back(Define);
    if (!AnyKernel)
      AnyKernel = includesKernelHeader(*Real, Ctx.SearchRoot);
    Result.Jobs.push_back(std::move(Job));
  }
  Result.Kind = AnyKernel ? Kind : LoadedProject::UserMode;
  return Result;
}

} // namespace project
} // namespace fltlint
