"""Runs a command and checks its exit code: exit-code.py CODE COMMAND..."""

import subprocess
import sys

expected = int(sys.argv[1])
done = subprocess.run(sys.argv[2:], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
if done.returncode != expected:
    sys.exit(
        "exit code %d instead of %d\n%s%s"
        % (done.returncode, expected, done.stdout.decode(), done.stderr.decode())
    )
