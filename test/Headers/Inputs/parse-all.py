"""parse-all.py CLANG HEADERS WORK: parses every bundled header.

Each one alone, as C and C++ and for both processors, and all of them together
under every language standard. Prints what Clang says; silence is success."""

import concurrent.futures
import os
import subprocess
import sys

clang, headers, work = sys.argv[1:4]
os.makedirs(work, exist_ok=True)
names = sorted(n for n in os.listdir(headers) if n.endswith(".h"))

# The headers are given with -I, not -isystem: warnings in system headers are
# not shown.
common = [clang, "-fsyntax-only", "-nostdinc", "-ferror-limit=0"]
common += ["-fms-extensions", "-fms-compatibility", "-I" + headers]
# Everything a macro or a typedef defined twice would bring up, and the rest of
# what is not a matter of taste.
common += ["-Wall", "-Wextra", "-Wmacro-redefined", "-Wtypedef-redefinition"]
# Drivers are written against these; both are on purpose in kernel headers.
common += ["-Wno-pragma-pack", "-Wno-unused-function"]


def source(name, lines):
    path = os.path.join(work, name)
    with open(path, "w") as f:
        f.write("\n".join(lines) + "\n")
    return path


def run(arguments):
    result = subprocess.run(common + arguments, capture_output=True, text=True)
    text = result.stdout + result.stderr
    if result.returncode or text:
        return " ".join(arguments) + "\n" + text
    return ""


jobs = []
targets = ["x86_64-pc-windows-msvc", "aarch64-pc-windows-msvc"]
standards = ["c11", "c17", "c++14", "c++17", "c++20"]
for name in names:
    # Twice: guards must hold.
    lines = ["#include <%s>" % name] * 2
    # These open and close something.
    if name.startswith("pshpack"):
        lines = lines[:1] + ["#include <poppack.h>"]
    elif name == "poppack.h":
        lines = ["#include <pshpack1.h>"] + lines[:1]
    for extension in ["c", "cpp"]:
        path = source(name + "." + extension, lines)
        for target in targets:
            jobs.append(["-target", target, path])

together = ["#include <%s>" % n for n in names if "pack" not in n]
for order, lines in [("up", together), ("down", together[::-1])]:
    for standard in standards:
        extension = "cpp" if "+" in standard else "c"
        path = source("all-%s.%s" % (order, extension), lines)
        for target in targets:
            jobs.append(["-target", target, "-std=" + standard, path])

with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    for text in pool.map(run, jobs):
        sys.stdout.write(text)
print("parsed %d headers" % len(names))
