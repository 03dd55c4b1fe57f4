#!/usr/bin/env python3
"""Types sources into a language server, as it were: each is cut at every Nth
byte and at the token boundaries around braces, and each prefix is published.

usage: prefixes.py N LIMIT SERVER [OPTION...] -p DATABASE SOURCE...

Fails if the server ends, if one answer takes longer than LIMIT seconds, if it
speaks of a crash, or if a prefix has a finding that the whole file has not: a
function that is not complete has none. The last line says how many prefixes
there were, and how long the longest took.
"""

import os
import re
import sys
import time

import lsp

TOKEN = re.compile(r"\w+|\"(?:\\.|[^\"\n])*\"|\s+|.", re.S)


def cuts(text, step):
    """Where to cut, in order; all of it is no prefix."""
    result = set(range(0, len(text), step))
    tokens = [m for m in TOKEN.finditer(text) if not m.group().isspace()]
    for i, token in enumerate(tokens):
        if token.group() in "{}":
            for near in tokens[max(0, i - 2) : i + 3]:
                result.update((near.start(), near.end()))
    return sorted(end for end in result if end < len(text))


def findings(diagnostics):
    return {
        (d["range"]["start"]["line"] + 1, d["code"], d["message"])
        for d in diagnostics
        if str(d.get("code", "")).startswith("flt-")
    }


def main(arguments):
    step, limit = int(arguments[0]), float(arguments[1])
    split = arguments.index("-p")
    database, *sources = arguments[split + 1 :]
    command = arguments[2:split] + ["--compile-commands-dir=" + database]
    server = lsp.Server(command, timeout=limit)
    count = whole = 0
    worst = 0.0
    wrong = []
    for source in sources:
        with open(source, encoding="utf-8", errors="replace", newline="") as file:
            text = file.read()
        server.open(source, text)
        full = findings(server.wait(source))
        whole += len(full)
        version = 1
        for end in cuts(text, step):
            version += 1
            start = time.monotonic()
            server.change(source, text[:end], version)
            for finding in findings(server.wait(source, version)) - full:
                wrong.append("%s cut at %d: %s" % ((source, end) + (finding,)))
            worst = max(worst, time.monotonic() - start)
            count += 1
        # What is whole again has its findings again.
        server.change(source, text, version + 1)
        if findings(server.wait(source, version + 1)) != full:
            wrong.append("%s: findings do not come back" % source)
        server.close(source)
    code = server.stop()
    if "crashed" in "".join(server.log):
        wrong.append("".join(server.log))
    print("\n".join(wrong))
    print(
        "%d prefixes of %d sources with %d findings, longest %.1f s"
        % (count, len(sources), whole, worst)
    )
    return code or bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
