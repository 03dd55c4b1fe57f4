#!/usr/bin/env python3
"""A conversation as an editor would have it: open, edit to break, edit to mend,
edit to repair the defect, close. Prints what is published after each step.

usage: conversation.py SERVER DATABASE SOURCE
"""

import sys

import lsp


def main(server, database, source):
    with open(source, encoding="utf-8", newline="") as file:
        text = file.read()
    client = lsp.Server([server, "--compile-commands-dir=" + database], timeout=60)
    version = 1

    def publish(step, now):
        nonlocal version
        version += 1
        client.change(source, now, version)
        tell(step)

    def tell(step):
        print("== " + step)
        print("\n".join(lsp.show(source, client.wait(source, version))))

    client.open(source, text)
    tell("opened")
    call = "  FltReleaseContext(Context);\n  return STATUS_SUCCESS;"
    assert call in text
    publish("half a call", text.replace(call, "  FltReleaseContext(Con"))
    publish("brace missing", text.replace("    return STATUS_UNSUCCESSFUL;\n  }", "    return STATUS_UNSUCCESSFUL;\n", 1))
    publish("brace too many", text.replace("  if (Flag) {", "  }\n  if (Flag) {", 1))
    publish("lines above", "// one\n// two\n" + text)
    publish("mended", text)
    publish("repaired", text.replace("    return STATUS_UNSUCCESSFUL;", "    FltReleaseContext(Context);\n    return STATUS_UNSUCCESSFUL;", 1))
    client.close(source)
    client.open(source, text, version + 1)
    version += 1
    tell("opened again")

    # The fix, as the editor would apply it.
    print("== fix")
    for one in client.wait(source, version):
        for action in one.get("codeActions", []):
            for edits in action["edit"].get("changes", {}).values():
                for edit in edits:
                    print(one["code"], edit["range"]["start"], edit["newText"])
    client.close(source)
    print("== exit code %d" % client.stop())


if __name__ == "__main__":
    main(*sys.argv[1:])
