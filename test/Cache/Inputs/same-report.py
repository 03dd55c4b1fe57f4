"""Two reports are the same, but for the time they took: same-report.py A B"""

import difflib
import re
import sys


def lines(path):
    text = open(path, encoding="utf-8").read()
    text = re.sub(r"^statistics: .*( from the cache|could not)\n", "", text, flags=re.M)
    return re.sub(r", [0-9.]+ s$", "", text, flags=re.M).splitlines(True)


difference = list(difflib.unified_diff(*map(lines, sys.argv[1:3])))
sys.stdout.writelines(difference)
sys.exit(bool(difference))
