"""Runs a command whose standard error is a terminal of 60 columns. Prints what
arrives there, with control characters made visible: terminal.py COMMAND..."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

parent, child = pty.openpty()
fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=child)
os.close(child)
text = b""
while True:
    try:
        data = os.read(parent, 4096)
    except OSError:  # nobody writes any more
        break
    if not data:
        break
    text += data
process.wait()
for line in text.decode().replace("\r\n", "\n").split("\r"):
    print("<CR>" + line.replace("\x1b", "<ESC>"))
