"""Copies a file with one byte in its middle changed: damage.py FROM TO"""

import sys

data = bytearray(open(sys.argv[1], "rb").read())
data[len(data) // 2] ^= 0x55
open(sys.argv[2], "wb").write(data)
