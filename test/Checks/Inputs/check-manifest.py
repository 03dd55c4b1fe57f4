#!/usr/bin/env python3
"""Compares what the program says of itself with what is written about it.

usage: check-manifest.py FLTLINT CONFIG ROOT
CONFIG is what `fltlint-tidy --dump-config` printed.
"""

import os
import re
import subprocess
import sys

problems = []


def demand(same, what):
    if not same:
        problems.append(what)


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def output(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode()


def checks(fltlint):
    """Name to summary, in the order of the manifest."""
    lines = output(fltlint, "list-checks").splitlines()
    return {line.split()[0]: line.split(None, 2)[2] for line in lines if line.strip()}


def check_pages(root, manifest):
    for name, summary in manifest.items():
        page = read(root, "docs", "checks", name + ".md")
        title, text = page.split("\n", 1)
        demand(title == "# " + name, "docs/checks/%s.md has another title" % name)
        text = " ".join(text.split())
        demand(
            text.lower().startswith(summary.lower()),
            "docs/checks/%s.md does not begin with '%s'" % (name, summary),
        )


def check_readme(root, manifest):
    rows = re.findall(r"^\| \[([\w-]+)\]\(([^)]*)\) \|", read(root, "README.md"), re.M)
    wanted = [(name, "docs/checks/%s.md" % name) for name in manifest]
    demand(rows == wanted, "the README's table has %s, not %s" % (rows, wanted))


def check_tidy(root, manifest, config):
    options = re.findall(r"^\s+(flt-[\w-]+)\.(\w+):", config, re.M)
    demand(
        {check for check, _ in options} == set(manifest),
        "clang-tidy has other checks than the manifest",
    )
    told = re.findall(r"^\| `([A-Z]\w+)` \|", read(root, "docs", "clang-tidy.md"), re.M)
    for name in manifest:
        has = {option for check, option in options if check == name}
        demand(
            has == set(told),
            "docs/clang-tidy.md tells of %s, %s has %s" % (told, name, sorted(has)),
        )


def check_options(root, fltlint):
    text = output(fltlint, "audit", "--help")
    page = read(root, "docs", "cli.md")
    for option in re.findall(r"^  (--?[\w-]+)[ =]", text, re.M):
        if not option.startswith("--help"):
            demand(
                re.search(r"[`\s]%s[`=\s]" % re.escape(option), page),
                "docs/cli.md does not tell of %s" % option,
            )


def check_tests(root, manifest):
    seen = ""
    for folder, _, files in os.walk(os.path.join(root, "test")):
        for name in files:
            if name.endswith((".c", ".cpp", ".test")):
                seen += read(folder, name)
    for name in manifest:
        demand(
            re.search(r"CHECK.*\[%s\]" % name, seen),
            "no test expects a finding of " + name,
        )


def main(fltlint, config, root):
    manifest = checks(fltlint)
    check_pages(root, manifest)
    check_readme(root, manifest)
    check_tidy(root, manifest, read(config))
    check_options(root, fltlint)
    check_tests(root, manifest)
    print("\n".join(problems))
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
