//===- CommandLine.cpp - Compiler options into a parse job ----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommandLine.h"
#include "HeaderIndex.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace fltlint {
namespace project {

std::vector<std::string> splitOptions(StringRef Text) {
  std::vector<std::string> Result;
  std::string Current;
  bool Quoted = false, Any = false;
  for (size_t I = 0; I != Text.size(); ++I) {
    char C = Text[I];
    if (C == '\\' && I + 1 < Text.size() && Text[I + 1] == '"') {
      Current.push_back('"'); // as in /DNAME=\"text\"
      Any = true;
      ++I;
    } else if (C == '"') {
      Quoted = !Quoted;
      Any = true;
    } else if (isSpace(C) && !Quoted) {
      if (Any)
        Result.push_back(std::move(Current));
      Current.clear();
      Any = false;
    } else {
      Current.push_back(C);
      Any = true;
    }
  }
  if (Any)
    Result.push_back(std::move(Current));
  return Result;
}

void addIncludeDir(StringRef Dir, StringRef Base, ParseJob &Job) {
  std::string Text = Dir.trim().trim('"').str();
  // What is left of an unknown macro, `\inc`, would be the disk's root.
  if (Text.empty() || Text == "." || Text == "./")
    Text = Text.empty() ? "" : ".";
  if (Text.empty())
    return;
  bool Drive = Text.size() > 1 && Text[1] == ':' && isAlpha(Text[0]);
#ifndef _WIN32
  if (Drive || Text[0] == '\\')
    return;
#endif
  std::string Normal = normalizePath(Text);
  if (!sys::path::is_absolute(Normal) && !Drive && !Base.empty())
    Normal = normalizePath(Base.str() + "/" + Normal);
  if (!is_contained(Job.IncludeDirs, Normal))
    Job.IncludeDirs.push_back(std::move(Normal));
}

void addDefine(StringRef Define, ParseJob &Job) {
  Define = Define.trim();
  if (Define.size() >= 2 && Define.front() == '"' && Define.back() == '"')
    Define = Define.drop_front().drop_back();
  StringRef Name = Define.split('=').first;
  if (Name.empty() || !(isAlpha(Name[0]) || Name[0] == '_'))
    return;
  // A project without a 64-bit configuration is parsed as one all the same.
  static const StringRef X86[] = {"_X86_", "i386", "_M_IX86"};
  static const StringRef X64[] = {"_AMD64_", "AMD64", "_M_AMD64", "_M_X64"};
  static const StringRef Arm[] = {"_ARM64_", "ARM64", "_M_ARM64",
                                  "_ARM_",   "ARM",   "_M_ARM"};
  if (is_contained(X86, Name) ||
      (Job.Arch == Architecture::X64 ? is_contained(Arm, Name)
                                     : is_contained(X64, Name)))
    return;
  Job.Defines.push_back(Define.str());
}

/// cl's /std: or clang's -std= value as Clang knows it, or empty.
static std::string standardFrom(StringRef Value) {
  std::string Known = StringSwitch<std::string>(Value.lower())
                          .Case("c++latest", "c++23")
                          .Case("c++23preview", "c++23")
                          .Case("clatest", "gnu17")
                          .Default(Value.lower());
  if (StringRef(Known).starts_with("c++") ||
      StringRef(Known).starts_with("gnu++") ||
      StringRef(Known).starts_with("gnu"))
    return Known;
  // The strict modes of C would bring trigraphs.
  if (Known.size() > 1 && Known[0] == 'c' && isDigit(Known[1]))
    return "gnu" + Known.substr(1);
  return "";
}

void applyOptions(ArrayRef<std::string> Options, ParseJob &Job) {
  for (size_t I = 0; I != Options.size(); ++I) {
    StringRef Option = Options[I];
    if (Option.size() < 2 || (Option[0] != '-' && Option[0] != '/'))
      continue;
    bool Dash = Option[0] == '-';
    StringRef Body = Option.drop_front();
    auto ValueOf = [&](StringRef Prefix) -> std::optional<std::string> {
      if (!Body.starts_with(Prefix))
        return std::nullopt;
      StringRef Rest = Body.drop_front(Prefix.size());
      if (!Rest.empty())
        return Rest.str();
      if (I + 1 == Options.size())
        return std::nullopt;
      return Options[++I];
    };
    std::optional<std::string> Value;
    if ((Dash && Body == "x" && (Value = ValueOf("x")))) {
      Job.Language = StringRef(*Value).starts_with("c++") ? "c++" : "c";
    } else if (Body.equals_insensitive("TP")) {
      Job.Language = "c++";
    } else if (Body.equals_insensitive("TC")) {
      Job.Language = "c";
    } else if (Body.starts_with("std:") || Body.starts_with("std=")) {
      Job.Standard = standardFrom(Body.drop_front(4));
    } else if (Dash && (Body.starts_with("-target=") || Body == "target" ||
                        Body == "-target")) {
      std::string Triple = Body.contains('=') ? Body.split('=').second.str()
                           : I + 1 < Options.size() ? Options[++I]
                                                    : "";
      if (StringRef(Triple).starts_with("aarch64") ||
          StringRef(Triple).starts_with("arm64"))
        Job.Arch = Architecture::Arm64;
    } else if (Dash && (Value = ValueOf("include"))) {
      Job.ForcedIncludes.push_back(*Value);
    } else if ((Value = ValueOf("FI"))) {
      Job.ForcedIncludes.push_back(*Value);
    } else if (Body == "external:W0" || Body.starts_with("external:W")) {
      continue;
    } else if ((Value = ValueOf("external:I")) || (Value = ValueOf("imsvc")) ||
               (Dash &&
                ((Value = ValueOf("isystem")) || (Value = ValueOf("iquote")) ||
                 (Value = ValueOf("idirafter"))))) {
      addIncludeDir(*Value, Job.Directory, Job);
    } else if ((Value = ValueOf("I"))) {
      addIncludeDir(*Value, Job.Directory, Job);
    } else if ((Value = ValueOf("D"))) {
      addDefine(*Value, Job);
    } else if ((Value = ValueOf("U"))) {
      Job.ExtraArgs.push_back("-U" + *Value);
    }
  }
}

} // namespace project
} // namespace fltlint
