#!/usr/bin/env python3
"""Counts the results in lit's xunit file and prints "N passed, N failed". A run
that left no file failed as a whole."""

import os
import sys
import xml.etree.ElementTree as ElementTree


def main():
    if not os.path.exists(sys.argv[1]):
        print("0 passed, 1 failed")
        return 1
    passed = failed = 0
    for case in ElementTree.parse(sys.argv[1]).iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.find("skipped") is None:
            passed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
