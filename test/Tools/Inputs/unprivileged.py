"""Runs a command for whom the permissions of files count, root or not, and
returns its exit code: unprivileged.py COMMAND..."""

import ctypes
import os
import sys

if os.geteuid() == 0:
    # What root may do beyond the permission bits comes from two capabilities
    # (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH); dropped from the bounding set
    # (PR_CAPBSET_DROP), the program to run does not get them.
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (1, 2):
        if libc.prctl(24, capability, 0, 0, 0) != 0:
            sys.exit("prctl: " + os.strerror(ctypes.get_errno()))
os.execvp(sys.argv[1], sys.argv[1:])
