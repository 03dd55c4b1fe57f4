#!/usr/bin/env python3
"""Counts the results in lit's xunit files and prints "N passed, N failed". A run
that left no file failed as a whole."""

import os
import sys
import xml.etree.ElementTree as ElementTree


def main():
    passed = failed = 0
    for path in sys.argv[1:]:
        if not os.path.exists(path):
            failed += 1
            continue
        for case in ElementTree.parse(path).iter("testcase"):
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
            elif case.find("skipped") is None:
                passed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
