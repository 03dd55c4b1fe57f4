#!/usr/bin/env python3
"""Breaks the drivers of the zoo in one place at a time, and sees whether the audit
tells.

  mutate.py --fltlint PATH [--only REGEX] [--sample N] [--report FILE] [-j N]

A mutant is killed when the audit of its driver has a finding of a check that fits
what was done to it; unmutated, the driver has none. Mutants are named, and
marks.txt says of some by name why they survive:

  equivalent   still right, or wrong in a way no check of ours is about
  missed       wrong, and not told

Exit code 0: every survivor is marked, and, unless it is a sample, no marked one was
killed."""

import argparse
import collections
import concurrent.futures
import json
import os
import queue
import random
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import operators  # noqa: E402
from csource import Source  # noqa: E402

ZOO = os.path.dirname(os.path.abspath(__file__))

Mutant = collections.namedtuple("Mutant", "name operator driver path checks text line")


def readDriver(name):
    sources = []
    for root, folders, files in os.walk(os.path.join(ZOO, name)):
        folders.sort()
        for file in sorted(files):
            if file.endswith((".c", ".cpp", ".h")):
                path = os.path.join(root, file)
                with open(path, encoding="utf-8") as stream:
                    sources.append(Source(os.path.relpath(path, ZOO), stream.read()))
    return sources


def changed(text, edits):
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    includes = list(re.finditer(r"(?m)^#\s*include[^\n]*\n", text))
    at = includes[-1].end()
    return text[:at] + operators.PRELUDE + text[at:]


def mutantsOf(name):
    sources = readDriver(name)
    driver = operators.Driver(name, sources)
    for source in sources:
        count = collections.Counter()

        def make(where, change):
            operator, checks, edits = change
            count[where, operator] += 1
            return Mutant(
                "%s %s %s %d" % (source.path, where, operator, count[where, operator]),
                operator,
                name,
                source.path,
                checks,
                changed(source.text, edits),
                source.text.count("\n", 0, min(e[0] for e in edits)) + 1,
            )

        for function in source.functions:
            for operator in operators.OPERATORS:
                for change in operator(driver, source, function):
                    yield make(function.name, change)
        for change in operators.registration(driver, source):
            yield make("-", change)


class Auditor:
    """Audits drivers in a copy of the zoo of its own, one file of which may be
    changed; what was parsed before comes from a cache."""

    def __init__(self, fltlint, folder, cache):
        self.fltlint = fltlint
        self.folder = folder
        self.cache = cache
        shutil.copytree(ZOO, folder, ignore=shutil.ignore_patterns("*.py", "*.test"))

    def audit(self, driver):
        log = os.path.join(self.folder, "log.sarif")
        command = [self.fltlint, "audit", "-j", "1", "--no-snippets", "--sarif", log]
        # What a mutant makes possible counts: the drivers are silent then, too.
        command.append("--profile=strict")
        command += ["--cache-dir", self.cache, os.path.join(self.folder, driver)]
        run = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300
        )
        output = run.stdout.decode(errors="replace")
        if run.returncode not in (0, 1) or "clang reports" in output:
            raise RuntimeError("%s: %s" % (driver, output))
        with open(log, encoding="utf-8") as stream:
            found = json.load(stream)
        os.unlink(log)
        return {r["ruleId"] for run in found["runs"] for r in run.get("results", [])}

    def mutate(self, mutant):
        path = os.path.join(self.folder, mutant.path)
        with open(path, encoding="utf-8") as stream:
            before = stream.read()
        try:
            with open(path, "w", encoding="utf-8") as stream:
                stream.write(mutant.text)
            return self.audit(mutant.driver)
        finally:
            with open(path, "w", encoding="utf-8") as stream:
                stream.write(before)


def readMarks():
    marks = {}
    with open(os.path.join(ZOO, "marks.txt"), encoding="utf-8") as stream:
        for line in stream:
            line = line.strip()
            if line and not line.startswith("#"):
                name, kind, reason = (p.strip() for p in line.split("|", 2))
                marks[name] = (kind, reason)
    return marks


def outcomes(fltlint, mutants, jobs):
    """The checks that told of each mutant."""
    with tempfile.TemporaryDirectory() as folder:
        cache = os.path.join(folder, "cache")
        auditors = queue.Queue()
        for i in range(jobs):
            auditors.put(Auditor(fltlint, os.path.join(folder, "zoo%d" % i), cache))
        first = auditors.get()
        for driver in sorted({m.driver for m in mutants}):
            if first.audit(driver):
                sys.exit("%s has findings as it stands" % driver)
        auditors.put(first)

        def run(mutant):
            auditor = auditors.get()
            try:
                return mutant, auditor.mutate(mutant)
            except RuntimeError as error:
                return mutant, error
            finally:
                auditors.put(auditor)

        result = {}
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            for mutant, told in pool.map(run, mutants):
                if isinstance(told, RuntimeError):
                    sys.exit("%s cannot be audited: %s" % (mutant.name, told))
                result[mutant.name] = told
        return result


def drivers():
    return sorted(
        d for d in os.listdir(ZOO) if os.path.isdir(os.path.join(ZOO, d)) and d[0] != "_"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--fltlint", default="fltlint")
    parser.add_argument("--only", default="")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--report")
    parser.add_argument("--show", action="store_true", help="print the mutants, run none")
    parser.add_argument("-j", type=int, default=os.cpu_count())
    arguments = parser.parse_args()

    known = set(
        re.findall(
            r"flt-context-[a-z-]+",
            subprocess.run(
                [arguments.fltlint, "list-checks"], stdout=subprocess.PIPE, check=True
            ).stdout.decode(),
        )
    )
    mutants = [m for d in drivers() for m in mutantsOf(d)]
    mutants = [m for m in mutants if re.search(arguments.only, m.name)]
    if arguments.show:
        for m in mutants:
            print("%s:%d: %s" % (m.path, m.line, m.name))
        return 0
    if arguments.sample:
        mutants = random.Random(1).sample(mutants, arguments.sample)
    waiting = [m for m in mutants if not known & set(m.checks)]
    mutants = [m for m in mutants if known & set(m.checks)]
    marks = readMarks()
    told = outcomes(arguments.fltlint, mutants, arguments.j)

    bad = 0
    for m in mutants:
        killed = bool(told[m.name] & set(m.checks))
        if killed and m.name in marks:
            print("killed, though marked %s: %s" % (marks[m.name][0], m.name))
            bad += not arguments.sample
        elif not killed and m.name not in marks:
            other = ", ".join(sorted(told[m.name]))
            print(
                "survives: %s:%d: %s%s"
                % (m.path, m.line, m.name, " (but %s)" % other if other else "")
            )
            bad += 1
    if not arguments.only and not arguments.sample:
        names = {m.name for m in mutants} | {m.name for m in waiting}
        for name in sorted(set(marks) - names):
            print("no such mutant: %s" % name)
            bad += 1
    killed = sum(bool(told[m.name] & set(m.checks)) for m in mutants)
    equivalent = sum(marks.get(m.name, [""])[0] == "equivalent" for m in mutants)
    print(
        "%d of %d killed, %d equivalent, %d for checks that do not exist"
        % (killed, len(mutants) - equivalent, equivalent, len(waiting))
    )
    if arguments.report:
        import report

        report.write(arguments.report, mutants, waiting, told, marks)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
