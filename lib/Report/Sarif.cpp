//===- Sarif.cpp - Findings as SARIF 2.1.0 --------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The subset of SARIF that GitHub code scanning reads. clang/Basic/Sarif.h is
/// not used: the report knows no Clang, and LLVM 19's has neither fingerprints
/// nor related locations.
///
//===----------------------------------------------------------------------===//

#include "Uri.h"
#include "fltlint/Report/Fixes.h"
#include "fltlint/Report/Report.h"
#include "fltlint/Report/SourceLines.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/xxhash.h"

using namespace fltlint;
using namespace fltlint::report;
using llvm::StringRef;
namespace json = llvm::json;

/// GitHub shows at most so many steps of a flow, and takes at most ten times as
/// many; a longer one keeps its first and last ones.
static constexpr size_t MaxFlowSteps = 1000;

namespace {

class SarifWriter {
public:
  SarifWriter(llvm::raw_ostream &OS, const SarifOptions &Opts)
      : J(OS, /*IndentSize=*/2), Opts(Opts), Base(Opts.BaseDirectory) {
    if (Base.empty()) {
      llvm::SmallString<128> Current;
      if (!llvm::sys::fs::current_path(Current))
        Base = Current.str().str();
    }
  }

  void write(const std::vector<Finding> &Findings);

private:
  void text(StringRef Name, StringRef Text) {
    J.attributeObject(Name, [&] { string("text", Text); });
  }
  void string(StringRef Name, StringRef Text) {
    J.attribute(Name, json::fixUTF8(Text));
  }
  void writeTool();
  void writeRule(const CheckInfo &Check);
  void writeInvocation();
  void writeResult(const Finding &F);
  void writeFix(const Replacement &R);
  void writeLocation(const FindingLocation &Where, StringRef Message);
  void writePhysicalLocation(const FindingLocation &Where, bool OneLine);
  void writeRegion(const FindingLocation &Where, bool OneLine,
                   StringRef Name = "region");
  void writeArtifact(StringRef Path);
  std::string fingerprint(const Finding &F);

  json::OStream J;
  const SarifOptions &Opts;
  std::string Base;
  SourceLines Lines;
  /// How many results have had a fingerprint so far.
  llvm::StringMap<unsigned> Seen;
};

} // namespace

static StringRef getLevel(Severity S) {
  return S == Severity::Error ? "error" : "warning";
}

void SarifWriter::writeRule(const CheckInfo &Check) {
  J.object([&] {
    string("id", Check.Name);
    text("shortDescription", Check.Summary);
    text("fullDescription", Check.Description);
    J.attributeObject("help", [&] {
      string("text", Check.Description);
      string("markdown", Check.page());
    });
    J.attributeObject("defaultConfiguration",
                      [&] { string("level", getLevel(Check.Level)); });
    J.attributeObject("properties", [&] {
      string("precision", "high");
      string("problem.severity", getLevel(Check.Level));
      J.attributeArray("tags", [&] {
        J.value("correctness");
        J.value("windows-driver");
        J.value("minifilter");
      });
    });
  });
}

void SarifWriter::writeTool() {
  J.attributeObject("tool", [&] {
    J.attributeObject("driver", [&] {
      string("name", "FltLint");
      string("semanticVersion", getVersion());
      J.attributeArray("rules", [&] {
        for (const CheckInfo &Check : allChecks())
          writeRule(Check);
      });
    });
  });
}

void SarifWriter::writeInvocation() {
  J.attributeArray("invocations", [&] {
    J.object([&] {
      bool Failed = llvm::any_of(Opts.Notifications, [](const auto &N) {
        return N.Level == Severity::Error;
      });
      J.attribute("executionSuccessful", !Failed);
      if (Opts.Notifications.empty())
        return;
      J.attributeArray("toolExecutionNotifications", [&] {
        for (const Notification &N : Opts.Notifications)
          J.object([&] {
            string("level", getLevel(N.Level));
            text("message", N.Message);
            if (!N.Where.Path.empty())
              J.attributeArray("locations",
                               [&] { writeLocation(N.Where, ""); });
          });
      });
    });
  });
}

void SarifWriter::writeRegion(const FindingLocation &Where, bool OneLine,
                              StringRef Name) {
  if (!Where.Line)
    return;
  // Columns of ours are bytes, SARIF's are characters.
  auto Character = [&](unsigned Line, unsigned Bytes) {
    StringRef Text = Lines.get(Where.Path, Line);
    return Bytes <= Text.size() ? countCharacters(Text, Bytes) : Bytes;
  };
  J.attributeObject(Name, [&] {
    J.attribute("startLine", Where.Line);
    if (!Where.Column)
      return;
    J.attribute("startColumn", Character(Where.Line, Where.Column - 1) + 1);
    // A pull request shows a result only if all of its region is in the diff,
    // so the place of a result never spans lines.
    unsigned EndLine = std::max(Where.Line, Where.EndLine);
    if (EndLine > Where.Line && OneLine) {
      StringRef Text = Lines.get(Where.Path, Where.Line).rtrim();
      if (Where.Column <= Text.size())
        J.attribute("endColumn", countCharacters(Text, Text.size()) + 1);
      return;
    }
    if (Where.EndColumn &&
        (EndLine > Where.Line || Where.EndColumn >= Where.Column)) {
      J.attribute("endLine", EndLine);
      J.attribute("endColumn", Character(EndLine, Where.EndColumn) + 1);
    }
  });
}

void SarifWriter::writeArtifact(StringRef Path) {
  J.attributeObject("artifactLocation", [&] {
    Uri U = makeUri(Path, Base);
    string("uri", U.Text);
    if (U.Relative)
      string("uriBaseId", "%SRCROOT%");
  });
}

void SarifWriter::writePhysicalLocation(const FindingLocation &Where,
                                        bool OneLine) {
  J.attributeObject("physicalLocation", [&] {
    writeArtifact(Where.Path);
    writeRegion(Where, OneLine);
  });
}

void SarifWriter::writeLocation(const FindingLocation &Where,
                                StringRef Message) {
  J.object([&] {
    writePhysicalLocation(Where, /*OneLine=*/false);
    if (!Message.empty())
      text("message", Message);
  });
}

/// Stays the same when lines move: made of what is said and of the text of the
/// line it is said about, blanks aside. The N-th equal one gets `:N`.
std::string SarifWriter::fingerprint(const Finding &F) {
  llvm::SmallVector<StringRef, 16> Words;
  Lines.get(F.Where.Path, F.Where.Line).split(Words, ' ', -1, false);
  std::string Key = F.Check + '\0' + F.Function + '\0' + F.Message;
  for (StringRef Word : Words)
    if (!(Word = Word.trim()).empty())
      (Key += '\0') += Word;
  std::string Hash = llvm::utohexstr(llvm::xxh3_64bits(Key), true, 16);
  return Hash + ":" + std::to_string(++Seen[F.Where.Path + '\0' + Hash]);
}

void SarifWriter::writeFix(const Replacement &R) {
  J.object([&] {
    text("description", "Replace it by '" + R.Text + "'");
    J.attributeArray("artifactChanges", [&] {
      J.object([&] {
        writeArtifact(R.Where.Path);
        J.attributeArray("replacements", [&] {
          J.object([&] {
            writeRegion(R.Where, /*OneLine=*/false, "deletedRegion");
            text("insertedContent", R.Text);
          });
        });
      });
    });
  });
}

void SarifWriter::writeResult(const Finding &F) {
  const CheckInfo *Check = findCheck(F.Check);
  J.object([&] {
    string("ruleId", F.Check);
    if (Check) {
      J.attribute("ruleIndex", int64_t(Check - allChecks().begin()));
      string("level", getLevel(Check->Level));
    }
    text("message", F.Message);
    J.attributeArray("locations", [&] {
      J.object([&] {
        writePhysicalLocation(F.Where, /*OneLine=*/true);
        if (!F.Function.empty())
          J.attributeArray("logicalLocations", [&] {
            J.object([&] {
              string("fullyQualifiedName", F.Function);
              string("kind", "function");
            });
          });
      });
    });
    J.attributeObject("partialFingerprints", [&] {
      string("primaryLocationLineHash", fingerprint(F));
    });
    if (!F.Related.empty())
      J.attributeArray("relatedLocations", [&] {
        for (const FindingNote &N : F.Related)
          writeLocation(N.Where, N.Message);
      });
    if (std::optional<Replacement> Fix = findFix(F, Lines))
      J.attributeArray("fixes", [&] { writeFix(*Fix); });
    if (!F.Notes.empty())
      J.attributeArray("codeFlows", [&] {
        J.object([&] {
          J.attributeArray("threadFlows", [&] {
            J.object([&] {
              J.attributeArray("locations", [&] {
                size_t N = F.Notes.size();
                for (size_t I = 0; I != N; ++I) {
                  if (N > MaxFlowSteps && I == MaxFlowSteps / 2)
                    I = N - MaxFlowSteps / 2;
                  J.object([&] {
                    J.attributeBegin("location");
                    writeLocation(F.Notes[I].Where, F.Notes[I].Message);
                    J.attributeEnd();
                  });
                }
              });
            });
          });
        });
      });
  });
}

void SarifWriter::write(const std::vector<Finding> &Findings) {
  J.object([&] {
    string("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    string("version", "2.1.0");
    J.attributeArray("runs", [&] {
      J.object([&] {
        writeTool();
        writeInvocation();
        string("columnKind", "unicodeCodePoints");
        J.attributeObject("originalUriBaseIds", [&] {
          J.attributeObject("%SRCROOT%",
                            [&] { string("uri", makeDirectoryUri(Base)); });
        });
        J.attributeArray("results", [&] {
          for (const Finding &F : Findings)
            writeResult(F);
        });
      });
    });
  });
}

void report::printSarif(const std::vector<Finding> &Findings,
                        llvm::raw_ostream &OS, const SarifOptions &Opts) {
  SarifWriter(OS, Opts).write(Findings);
  OS << '\n';
}
