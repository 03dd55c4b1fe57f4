"""Fails unless what is on standard input stands in the file given, line by line,
as one block of code. The time it took may differ."""

import re
import sys


def normalise(text):
    return re.sub(r"\d+\.\d s$", "N s", text.strip(), flags=re.MULTILINE)


printed = normalise(sys.stdin.read())
blocks = re.findall(r"```\n(.*?)```", open(sys.argv[1]).read(), flags=re.DOTALL)
if printed not in map(normalise, blocks):
    sys.exit("the README does not show this:\n" + printed)
