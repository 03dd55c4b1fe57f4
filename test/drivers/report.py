"""Writes docs/quality.md."""

import collections

HEAD = """# Quality

Written by `test/drivers/mutate.py --report`; do not edit.

The drivers in `test/drivers`, which are right and silent, are broken in one place at
a time. A mutant is *killed* when the audit has a finding of a check that fits. A
mutant that is still right, or wrong in a way that no check is about, is *equivalent*;
each of these was judged by hand, and is listed below with the reason.
"""

WHAT = {
    "remove-release": "a release is removed",
    "double-release": "a release is there twice",
    "early-release": "a release is moved in front of a use",
    "late-release": "a release is moved behind a way out",
    "guard-release": "a release takes place under a condition",
    "drop-null-test": "a test for NULL is taken to have come out well",
    "drop-status-test": "a test of a status is taken to have come out well",
    "drop-initialiser": "a pointer is not set to NULL where it is declared",
    "drop-reference": "a reference is not taken",
    "early-return": "a return in front of a release",
    "overwrite-holder": "the pointer is set to NULL in front of the release",
    "free-holder": "what holds a reference is freed instead of handed on",
    "no-callback": "no post-operation is asked for after a hand-over",
    "swap-pool": "a context is allocated from paged pool",
    "hold-lock": "a spin lock is held around a call",
    "drop-registration": "an entry of the table of contexts is removed",
}


def table(title, groups, order, told, marks):
    lines = [
        "| %s | mutants | equivalent | killed | of those that count |" % title,
        "|---|---|---|---|---|",
    ]
    sums = [0, 0, 0]
    for key in order:
        members = groups.get(key, [])
        if not members:
            continue
        equivalent = sum(marks.get(m.name, [""])[0] == "equivalent" for m in members)
        killed = sum(bool(told[m.name] & set(m.checks)) for m in members)
        count = len(members) - equivalent
        for i, n in enumerate((len(members), equivalent, killed)):
            sums[i] += n
        lines.append(
            "| %s | %d | %d | %d | %s |"
            % (
                "%s: %s" % (key, WHAT[key]) if key in WHAT else key,
                len(members),
                equivalent,
                killed,
                "%.1f %%" % (100.0 * killed / count) if count else "",
            )
        )
    count = sums[0] - sums[1]
    lines.append(
        "| all | %d | %d | %d | %s |"
        % (*sums, "%.1f %%" % (100.0 * sums[2] / count) if count else "")
    )
    return lines


def write(path, mutants, waiting, told, marks):
    by = {
        key: collections.defaultdict(list) for key in ("operator", "check", "driver")
    }
    for m in mutants:
        by["operator"][m.operator].append(m)
        by["check"][m.checks[0]].append(m)
        by["driver"][m.driver].append(m)
    lines = [HEAD]
    lines += ["## By operator", ""]
    lines += table("operator", by["operator"], WHAT, told, marks)
    lines += [
        "",
        "## By check",
        "",
        "Under the check that is meant first; others may fit as well.",
        "",
    ]
    lines += table("check", by["check"], sorted(by["check"]), told, marks)
    lines += ["", "## By driver", ""]
    lines += table("driver", by["driver"], sorted(by["driver"]), told, marks)
    if waiting:
        counts = collections.Counter((m.operator, " or ".join(m.checks)) for m in waiting)
        lines += [
            "",
            "## Not judged yet",
            "",
            "The check that would have to tell does not exist.",
            "",
            "| operator | check | mutants |",
            "|---|---|---|",
        ]
        lines += ["| %s | %s | %d |" % (*k, n) for k, n in sorted(counts.items())]
    names = {m.name for m in mutants}
    for kind, title, text in (
        ("missed", "Missed", "Wrong, and not told."),
        ("equivalent", "Equivalent", "No finding, and rightly so."),
    ):
        reasons = collections.defaultdict(list)
        for name, (k, reason) in marks.items():
            if k == kind and name in names:
                reasons[reason].append(name)
        lines += ["", "## " + title, "", text, "", "| why | mutants |", "|---|---|"]
        for reason, members in sorted(reasons.items(), key=lambda r: (-len(r[1]), r[0])):
            lines.append(
                "| %s | %s |"
                % (reason, "<br>".join("`%s`" % n for n in sorted(members)))
            )
    with open(path, "w", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")
