"""Reads `fltlint list-checks`; fails if a check has no page in the folder given,
or a page no check."""

import os
import sys

checks = {line.split()[0] for line in sys.stdin if line.strip()}
pages = {name[: -len(".md")] for name in os.listdir(sys.argv[1]) if name.endswith(".md")}
if checks != pages:
    sys.exit("only one of check and page: %s" % sorted(checks ^ pages))
