#!/usr/bin/env python3
"""Compares what two fronts say of the same sources.

usage: compare-fronts.py FLTLINT DATABASE SOURCE... -- COMMAND...

Each source is audited alone with FLTLINT. COMMAND is a clang-tidy with its
options; it gets the compile database and the sources. Findings must be the
same, with the same notes in the same order. The last line says how many there
are, so that a test can see that something was compared.
"""

import os
import re
import subprocess
import sys

MESSAGE = re.compile(r"^(.*?):(\d+):(\d+): (warning|error|note): (.*)$")


def findings(output):
    """The findings in what a front printed, each with its notes."""
    result = []
    for line in output.splitlines():
        match = MESSAGE.match(line)
        if not match:
            continue
        path, row, column, level, text = match.groups()
        path = os.path.realpath(path)
        if level == "note":
            # What clang-tidy shows as a fix.
            if text.startswith("replace this by "):
                continue
            if result:
                result[-1].append((path, int(row), int(column), text))
        elif "[flt-" in text:
            # An error by --warnings-as-errors names that as well.
            text = re.sub(r",-warnings-as-errors\]$", "]", text)
            result.append([(path, int(row), int(column), text)])
        else:
            result.append([None])  # of another check, with its notes
    return {tuple(f) for f in result if f[0]}


def run(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    text = done.stdout.decode(errors="replace")
    if done.returncode < 0 or "crashed" in text:
        sys.exit("failed: %s\n%s" % (" ".join(command), text))
    return text


def show(title, some):
    for finding in sorted(some):
        print(title)
        for path, row, column, text in finding:
            print("  %s:%d:%d: %s" % (path, row, column, text))


def main(arguments):
    split = arguments.index("--")
    fltlint, database, *sources = arguments[:split]
    command = arguments[split + 1 :]
    ours = set()
    for source in sources:
        ours |= findings(run([fltlint, "audit", "--no-snippets", source]))
    theirs = findings(run(command + ["-p", database] + sources))
    show("only 'fltlint audit' says:", ours - theirs)
    show("only %s says:" % os.path.basename(command[0]), theirs - ours)
    print("%d sources, %d findings in common" % (len(sources), len(ours & theirs)))
    return ours != theirs


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
