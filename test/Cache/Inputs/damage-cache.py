"""Damages the entries of a cache in many ways, one at a time, and checks that
an audit says so once, finds the same as without a cache, and leaves the cache
whole: damage-cache.py FLTLINT FOLDER CACHE"""

import os
import re
import subprocess
import sys

fltlint, folder, cache = sys.argv[1:4]


def audit(*options):
    done = subprocess.run(
        [fltlint, "audit", folder, "--stats", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    text = done.stdout.decode()
    text = re.sub(r", [0-9.]+ s$", "", text, flags=re.M)
    text = re.sub(r"^statistics: .*could not\n", "", text, flags=re.M)
    parsed = re.search(r"^statistics: .* files, (\d+) parsed, .*\n", text, flags=re.M)
    text = text.replace(parsed.group(0), "")
    notices = re.findall(r"^note: .* of the cache in .*\n", text, flags=re.M)
    for notice in notices:
        text = text.replace(notice, "")
    return done.returncode, text, int(parsed.group(1)), notices


def check(what, condition, result):
    if not condition:
        sys.exit("%s:\n%r" % (what, result))


expected = audit("--no-cache")[:2]
audit("--cache-dir", cache)
names = sorted(n for n in os.listdir(cache) if n.endswith(".fltlint"))
paths = [os.path.join(cache, name) for name in names]
whole = [open(path, "rb").read() for path in paths]
check("two entries wanted", len(paths) == 2, names)
first = whole[0]


def flipped(at):
    return first[:at] + bytes([first[at] ^ (1 << at % 8)]) + first[at + 1 :]


damages = {"other's": whole[1], "empty": b"", "longer": first + b"\0"}
damages["text"] = b"not an entry\n" * 100
damages["of a later form"] = first.replace(b"cache 1", b"cache 2")
for size in (15, 16, 32, 100, len(first) // 2, len(first) - 1):
    damages["cut to %d" % size] = first[:size]
for at in range(0, len(first), max(1, len(first) // 16)):
    damages["flipped at %d" % at] = flipped(at)
for what, data in damages.items():
    with open(paths[0], "wb") as file:
        file.write(data)
    result = audit("--cache-dir", cache)
    check(what, result[:2] == expected, result)
    check(what, result[2] == 1 and len(result[3]) == 1, result)
    check(what, "1 entry of the cache" in result[3][0], result)
    check(what + ", then", open(paths[0], "rb").read() == first, result)

for path, data in zip(paths, whole):
    with open(path, "wb") as file:
        file.write(data[:-1])
result = audit("--cache-dir", cache)
check("all cut", result[:2] == expected and len(result[3]) == 1, result)
check("all cut", "2 entries of the cache" in result[3][0], result)
result = audit("--cache-dir", cache)
check("at last", result == (*expected, 0, []), result)

# What was found is an entry of its own.
(report,) = [n for n in os.listdir(cache) if n.endswith(".report")]
report = os.path.join(cache, report)
first = open(report, "rb").read()
damages = {"empty": b"", "longer": first + b"\0", "a model": whole[0]}
damages["of a later form"] = first.replace(b"report 1", b"report 2")
for size in (16, 17, 33, len(first) // 2, len(first) - 1):
    damages["cut to %d" % size] = first[:size]
for at in range(0, len(first), max(1, len(first) // 16)):
    damages["flipped at %d" % at] = flipped(at)
for what, data in damages.items():
    with open(report, "wb") as file:
        file.write(data)
    result = audit("--cache-dir", cache)
    check("report " + what, result[:3] == (*expected, 0), result)
    check("report " + what, len(result[3]) == 1, result)
    check("report " + what, "1 entry of the cache" in result[3][0], result)
    check("report " + what, open(report, "rb").read() == first, result)
