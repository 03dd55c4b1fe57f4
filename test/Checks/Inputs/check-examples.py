"""Audits the examples on the pages of the checks, each as a driver of its own.

    check-examples.py FLTLINT PAGES SCRATCH

A page's blocks of C under `## Wrong` must each have a finding of the page's check
and of no other, as many as it has lines marked `/* here */`; those under `## Right`
must have none at all. What Clang does not understand is a failure. Every check has a
page, and every page says in sections of the same names what it reports, its limits and
options, and how to silence it, and names the page of the documentation it rests on."""

import os
import re
import subprocess
import sys

fltlint, pages, scratch = sys.argv[1:]
failures = []
examples = 0
os.makedirs(scratch, exist_ok=True)

listed = subprocess.run(
    [fltlint, "list-checks"], stdout=subprocess.PIPE, universal_newlines=True
)
checks = set(re.findall(r"^\s*(flt-[a-z-]+)", listed.stdout, re.M))
pages_of = {page[: -len(".md")] for page in os.listdir(pages)}
if not checks or checks != pages_of:
    failures.append("checks %s, pages %s" % (sorted(checks), sorted(pages_of)))

for page in sorted(os.listdir(pages)):
    check = page[: -len(".md")]
    text = open(os.path.join(pages, page), encoding="utf-8").read()
    titles = set(re.findall(r"^## (.*)$", text, re.M))
    for title in ("Wrong", "Right", "Known limits", "Options", "Silencing it"):
        if title not in titles:
            failures.append("%s: no section `%s`" % (page, title))
    if not re.search(r"\bn[fcs]-[a-z]+-", text):
        failures.append("%s: names no page of the documentation" % page)
    for title, body in re.findall(
        r"^## (Wrong|Right)\n(.*?)(?=^## |\Z)", text, flags=re.MULTILINE | re.DOTALL
    ):
        blocks = re.findall(r"^```c\n(.*?)^```", body, flags=re.MULTILINE | re.DOTALL)
        if not blocks:
            failures.append("%s: nothing is %s" % (page, title.lower()))
        for number, code in enumerate(blocks, 1):
            examples += 1
            name = "%s %s %d" % (check, title.lower(), number)
            path = os.path.join(scratch, name.replace(" ", "-") + ".c")
            with open(path, "w") as file:
                file.write(code)
            run = subprocess.run(
                [fltlint, "audit", "--no-snippets", path],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                universal_newlines=True,
            )
            found = re.findall(r":(\d+):\d+: warning: .* \[(.*)\]$", run.stdout, re.M)
            lines = [
                str(n) for n, l in enumerate(code.splitlines(), 1) if "/* here" in l
            ]
            good = run.returncode == (title == "Wrong") and "clang" not in run.stdout
            good &= " 0 not fully analysed" in run.stdout
            good &= {c for _, c in found} == ({check} if title == "Wrong" else set())
            if lines and title == "Wrong":
                good &= len(found) == len(lines)
            if not good:
                failures.append("%s:\n%s" % (name, run.stdout))

if not examples:
    failures.append("no page has examples")
if failures:
    sys.exit("\n".join(failures))
