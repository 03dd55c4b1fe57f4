"""Runs the commands of a database that are for one file, with a compiler and
options of one's own: run-compdb.py DATABASE FILE COMPILER [OPTION...]"""

import json
import os
import subprocess
import sys

database, wanted, compiler = sys.argv[1:4]
found = False
for command in json.load(open(database, encoding="utf-8")):
    if not os.path.samefile(command["file"], wanted):
        continue
    found = True
    arguments = [compiler] + command["arguments"][1:] + sys.argv[4:]
    done = subprocess.run(arguments, cwd=command["directory"])
    if done.returncode:
        sys.exit(done.returncode)
if not found:
    sys.exit("no command for " + wanted)
