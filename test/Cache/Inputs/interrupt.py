"""Interrupts audits at many moments and checks that the cache they leave
serves the next one: interrupt.py FLTLINT FOLDER CACHE"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time

fltlint, folder, cache = sys.argv[1:4]
command = [fltlint, "audit", folder, "--stats", "--cache-dir", cache]


def audit():
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    text = re.sub(r", [0-9.]+ s$", "", done.stdout.decode(), flags=re.M)
    return re.sub(r"^statistics: .*(cache|could not)\n", "", text, flags=re.M)


start = time.monotonic()
expected = audit()
whole = time.monotonic() - start
interrupted = 0
for kill in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
    for step in range(4):
        shutil.rmtree(cache)
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(whole * step / 4)
        process.send_signal(kill)
        interrupted += process.wait() < 0
        os.makedirs(cache, exist_ok=True)
        text = audit()
        if text != expected:
            sys.exit("after %s at %d/4:\n%s" % (kill.name, step, text))
# Else this has tested nothing.
if interrupted < 4:
    sys.exit("only %d of 12 audits were interrupted" % interrupted)
