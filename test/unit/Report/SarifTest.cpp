//===- SarifTest.cpp - Findings as SARIF ----------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TemporaryFile.h"
#include "fltlint/Report/Report.h"
#include "llvm/Support/JSON.h"

using namespace fltlint;
namespace json = llvm::json;

static json::Value toJson(const std::vector<Finding> &Findings,
                          const report::SarifOptions &Opts = {}) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  report::printSarif(Findings, OS, Opts);
  llvm::Expected<json::Value> V = json::parse(Text);
  if (!V) {
    ADD_FAILURE() << llvm::toString(V.takeError());
    return nullptr;
  }
  return *V;
}

static const json::Object &onlyRun(const json::Value &Log) {
  return *(*Log.getAsObject()->getArray("runs"))[0].getAsObject();
}

static const json::Object &result(const json::Value &Log, size_t I = 0) {
  return *(*onlyRun(Log).getArray("results"))[I].getAsObject();
}

static const json::Object &place(const json::Object &Location) {
  return *Location.getObject("physicalLocation");
}

static const json::Object &primaryPlace(const json::Value &Log) {
  return place(*(*result(Log).getArray("locations"))[0].getAsObject());
}

static std::string fingerprint(const json::Value &Log, size_t I = 0) {
  return result(Log, I)
      .getObject("partialFingerprints")
      ->getString("primaryLocationLineHash")
      ->str();
}

static Finding makeFinding(const std::string &Path, unsigned Line) {
  Finding F;
  F.Check = "flt-context-leak";
  F.Where = {Path, Line, 3, Line, 4};
  F.Message = "message";
  F.Function = "Function";
  return F;
}

TEST(Sarif, LogNamesVersionToolAndRules) {
  json::Value Log = toJson({});
  EXPECT_EQ(Log.getAsObject()->getString("version"), "2.1.0");
  const json::Object &Tool =
      *onlyRun(Log).getObject("tool")->getObject("driver");
  EXPECT_EQ(Tool.getString("name"), "FltLint");
  EXPECT_TRUE(Tool.getString("semanticVersion"));
  ASSERT_EQ(Tool.getArray("rules")->size(), allChecks().size());
  for (const json::Value &V : *Tool.getArray("rules")) {
    const json::Object &Rule = *V.getAsObject();
    EXPECT_TRUE(findCheck(*Rule.getString("id")));
    // What GitHub shows has these limits.
    EXPECT_LE(Rule.getObject("fullDescription")->getString("text")->size(),
              1024u);
    EXPECT_LE(Rule.getObject("properties")->getArray("tags")->size(), 20u);
    EXPECT_TRUE(Rule.getObject("help")->getString("markdown"));
  }
  // A run without findings says so with an empty array, not with none.
  EXPECT_TRUE(onlyRun(Log).getArray("results")->empty());
}

TEST(Sarif, PathsInTheBaseAreRelativeOthersAreFileUris) {
  report::SarifOptions Opts;
  Opts.BaseDirectory = "/base/dir";
  json::Value In = toJson({makeFinding("/base/dir/a b/x%.c", 1)}, Opts);
  const json::Object &Artifact =
      *primaryPlace(In).getObject("artifactLocation");
  EXPECT_EQ(Artifact.getString("uri"), "a%20b/x%25.c");
  EXPECT_EQ(Artifact.getString("uriBaseId"), "%SRCROOT%");
  EXPECT_EQ(onlyRun(In)
                .getObject("originalUriBaseIds")
                ->getObject("%SRCROOT%")
                ->getString("uri"),
            "file:///base/dir/");

  json::Value Out = toJson({makeFinding("/base/dirt/x.c", 1)}, Opts);
  EXPECT_EQ(primaryPlace(Out).getObject("artifactLocation")->getString("uri"),
            "file:///base/dirt/x.c");
}

TEST(Sarif, ColumnsAreCharactersAndTheEndIsBehindTheLastOne) {
  // Column 3 counts bytes: behind one character of two.
  TemporaryFile Source("\xC3\xA4xy\n");
  json::Value Log = toJson({makeFinding(Source.path(), 1)});
  const json::Object &Region = *primaryPlace(Log).getObject("region");
  EXPECT_EQ(onlyRun(Log).getString("columnKind"), "unicodeCodePoints");
  EXPECT_EQ(Region.getInteger("startColumn"), 2);
  EXPECT_EQ(Region.getInteger("endColumn"), 4);
}

TEST(Sarif, ThePlaceOfAResultNeverSpansLines) {
  TemporaryFile Source("  call(a,\n       b);\n");
  Finding F = makeFinding(Source.path(), 1);
  F.Where.EndLine = 2;
  F.Where.EndColumn = 8;
  json::Value Log = toJson({F});
  const json::Object &Region = *primaryPlace(Log).getObject("region");
  EXPECT_EQ(Region.getInteger("startLine"), 1);
  EXPECT_EQ(Region.getInteger("endLine").value_or(1), 1);
  EXPECT_EQ(Region.getInteger("endColumn"), 10);
}

TEST(Sarif, NotesAreTheCodeFlowOtherExitsAreRelated) {
  Finding F = makeFinding("x.c", 7);
  F.Notes.push_back({{"x.c", 2, 1, 2, 1}, "acquired"});
  F.Notes.push_back({{"x.c", 5, 1, 5, 1}, "branch"});
  F.Related.push_back({{"x.c", 9, 1, 9, 1}, "other exit"});
  json::Value Log = toJson({F});
  const json::Object &Flow =
      *(*result(Log).getArray("codeFlows"))[0].getAsObject();
  const json::Array &Steps =
      *(*Flow.getArray("threadFlows"))[0].getAsObject()->getArray("locations");
  ASSERT_EQ(Steps.size(), 2u);
  const json::Object &Second = *Steps[1].getAsObject()->getObject("location");
  EXPECT_EQ(Second.getObject("message")->getString("text"), "branch");
  EXPECT_EQ(place(Second).getObject("region")->getInteger("startLine"), 5);
  const json::Object &Related =
      *(*result(Log).getArray("relatedLocations"))[0].getAsObject();
  EXPECT_EQ(Related.getObject("message")->getString("text"), "other exit");
}

TEST(Sarif, FingerprintSurvivesMovingAndReindenting) {
  TemporaryFile Before("  return x;\n");
  TemporaryFile After("\n\n\treturn  x;\n");
  EXPECT_EQ(fingerprint(toJson({makeFinding(Before.path(), 1)})),
            fingerprint(toJson({makeFinding(After.path(), 3)})));
}

TEST(Sarif, FingerprintTellsFindingsApart) {
  TemporaryFile Source("  return x;\n  return y;\n  return x;\n");
  std::vector<Finding> Findings = {makeFinding(Source.path(), 1),
                                   makeFinding(Source.path(), 2),
                                   makeFinding(Source.path(), 3)};
  json::Value Log = toJson(Findings);
  EXPECT_NE(fingerprint(Log, 0), fingerprint(Log, 1));
  // Equal text: the same hash, counted.
  EXPECT_NE(fingerprint(Log, 0), fingerprint(Log, 2));
  EXPECT_EQ(llvm::StringRef(fingerprint(Log, 0)).split(':').first,
            llvm::StringRef(fingerprint(Log, 2)).split(':').first);

  Finding Other = makeFinding(Source.path(), 1);
  Other.Function = "Other";
  EXPECT_NE(fingerprint(Log, 0), fingerprint(toJson({Other})));
}

TEST(Sarif, WhatWasNotAnalysedIsANotification) {
  report::SarifOptions Opts;
  Opts.Notifications.push_back(
      {Severity::Warning, "partly", {"x.c", 1, 1, 1, 1}});
  json::Value Log = toJson({}, Opts);
  const json::Object *Invocation =
      (*onlyRun(Log).getArray("invocations"))[0].getAsObject();
  EXPECT_EQ(Invocation->getBoolean("executionSuccessful"), true);
  EXPECT_EQ(Invocation->getArray("toolExecutionNotifications")->size(), 1u);

  Opts.Notifications.push_back({Severity::Error, "not at all", {}});
  Log = toJson({}, Opts);
  Invocation = (*onlyRun(Log).getArray("invocations"))[0].getAsObject();
  EXPECT_EQ(Invocation->getBoolean("executionSuccessful"), false);
}

TEST(Sarif, TextOfAnotherCodePageIsStillValidJson) {
  Finding F = makeFinding("x.c", 1);
  F.Message = "caf\xE9";
  EXPECT_EQ(result(toJson({F})).getObject("message")->getString("text"),
            "caf\xEF\xBF\xBD");
}
