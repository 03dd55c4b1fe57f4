#!/usr/bin/env python3
"""What a check adds to the time in which clangd builds an AST, by clangd's own
measure, for many lines of dense context code.

usage: cost.py FOLDER LINES         writes a source of that many lines
       cost.py LIMIT SERVER FOLDER  measures; there is a compile database now

Fails if the check costs more than LIMIT percent three times in a row: machines
are noisy.
"""

import os
import re
import subprocess
import sys

FUNCTION = """
NTSTATUS Function%(n)d(PCFLT_RELATED_OBJECTS Objects, PFLT_FILTER Filter,
                    ULONG Flags) {
  PFLT_CONTEXT Stream = NULL;
  PFLT_CONTEXT New = NULL;
  PFLT_CONTEXT Old = NULL;
  NTSTATUS Status;

  Status = FltGetStreamContext(Objects->Instance, Objects->FileObject, &Stream);
  if (!NT_SUCCESS(Status)) {
    Status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT, sizeof(STATE),
                                PagedPool, &New);
    if (!NT_SUCCESS(Status))
      return Status;
    ((STATE *)New)->Flags = Flags;
    Status = FltSetStreamContext(Objects->Instance, Objects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, New, &Old);
    if (!NT_SUCCESS(Status)) {
      FltReleaseContext(New);
      if (Status != STATUS_FLT_CONTEXT_ALREADY_DEFINED)
        return Status;
      Stream = Old;
    } else {
      Stream = New;
    }
  }
  if (Flags & %(n)d) {
    ((STATE *)Stream)->Count++;
    if (((STATE *)Stream)->Count > %(n)d && (Flags & 4)) {
      FltReleaseContext(Stream);
      return STATUS_TOO_LATE;
    }
  }
  FltReleaseContext(Stream);
  return STATUS_SUCCESS;
}
"""


def write(folder, lines):
    text = "#include <fltkernel.h>\n\ntypedef struct { ULONG Flags, Count; } STATE;\n"
    number = 0
    while text.count("\n") < lines:
        number += 1
        text += FUNCTION % {"n": number}
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "dense.c"), "w") as file:
        file.write(text)


def measure(server, folder):
    """Percent, or None if the machine was too restless to tell."""
    command = [
        server,
        "--compile-commands-dir=" + folder,
        "--check=" + os.path.join(folder, "dense.c"),
        "--check-locations=0",
        "--check-tidy-time=flt-context-leak",
    ]
    try:
        done = subprocess.run(command, stderr=subprocess.PIPE, timeout=120)
    except subprocess.TimeoutExpired:
        return None
    found = re.search(rb"flt-context-leak = (-?\d+)%", done.stderr)
    return int(found.group(1)) if found else None


def main(arguments):
    if len(arguments) == 2:
        write(arguments[0], int(arguments[1]))
        return 0
    limit, server, folder = arguments
    for _ in range(3):
        percent = measure(server, folder)
        print("cost: %s%%" % percent)
        if percent is None or percent <= int(limit):
            return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
