#!/usr/bin/env python3
"""Opens sources in a language server and prints what it publishes as clang-tidy
would.

usage: lsp-check.py SERVER [OPTION...] -p DATABASE SOURCE...
"""

import os
import sys

import lsp


def main(arguments):
    split = arguments.index("-p")
    database, *sources = arguments[split + 1 :]
    command = arguments[:split] + ["--compile-commands-dir=" + database]
    server = lsp.Server(command)
    for source in sources:
        with open(source, encoding="utf-8", errors="replace", newline="") as file:
            server.open(source, file.read())
        found = server.wait(source)
        print("\n".join(lsp.show(os.path.realpath(source), found)))
        server.close(source)
    return server.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
