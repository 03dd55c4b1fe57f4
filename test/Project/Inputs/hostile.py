"""Audits drivers whose project files are as bad as can be: cyclic, huge, damaged,
in odd encodings, or about files elsewhere. Each must end soon and in order, say
what is wrong in so many words, and find the leak in driver.c if the project could
be read at all: hostile.py FLTLINT FOLDER"""

import os
import subprocess
import sys

fltlint, root = sys.argv[1:3]

SOURCE = """#include <fltkernel.h>
void Leak(PFLT_INSTANCE Instance) {
  PFLT_CONTEXT Context;
  if (!NT_SUCCESS(FltGetInstanceContext(Instance, &Context)))
    return;
}
"""
DRIVER = "<PropertyGroup><DriverType>WDM</DriverType>%s</PropertyGroup>"
ITEMS = '<ItemGroup>%s<ClCompile Include="driver.c"/></ItemGroup>'


def project(properties="", items="", before="", after=""):
    body = before + DRIVER % properties + ITEMS % items + after
    return "<Project>" + body + "</Project>"


def nest(name, text, times):
    return ("<%s>" % name) * times + text + ("</%s>" % name) * times


powers = "".join(
    "<A%d>%s</A%d>" % (n, "$(A%d)" % (n - 1) * 4, n) for n in range(1, 40)
)
doubled = "".join(
    '<I%d Include="@(I%d);@(I%d)x"/>' % (n, n - 1, n - 1) for n in range(1, 40)
)
many = "".join('<ClCompile Include="gone.c" Condition="false"/>' for _ in range(50000))
updates = "".join(
    '<I Include="%s"/>' % ";".join("n%d" % n for n in range(k, k + 9000))
    for k in range(3)
)
updates += '<I Update="%s"/>' % ";".join("m%d" % n for n in range(9000))
entities = "".join(
    '<!ENTITY e%d "%s">' % (n, "&e%d;" % (n - 1) * 10) for n in range(1, 12)
)
outside = "".join(
    '<ClCompile Include="%s"/>' % name
    for name in ("/**/*.c", "..\\" * 40 + "etc\\passwd", "\\\\server\\share\\x.c")
)

# Name: files, exit code, what is said, whether driver.c is analysed.
cases = {
    "cycle of imports": (
        {
            "p.vcxproj": project(before='<Import Project="a.props"/>'),
            "a.props": '<Project><Import Project="b.props"/></Project>',
            "b.props": '<Project><Import Project="a.props"/>'
            '<Import Project="p.vcxproj"/></Project>',
        },
        1,
        "",
        True,
    ),
    "cycle of references": (
        {"p.vcxproj": project(items='<ProjectReference Include="p.vcxproj"/>')},
        1,
        "",
        True,
    ),
    "cycle of values": (
        {"p.vcxproj": project("<A>$(B)$(B)</A><B>$(A)$(A)</B>" * 9)},
        1,
        "",
        True,
    ),
    "values that grow": (
        {"p.vcxproj": project("<A0>0123456789abcdef</A0>" + powers)},
        2,
        "p.vcxproj' grows without end when it is evaluated",
        False,
    ),
    "items that grow": (
        {"p.vcxproj": project(items='<I0 Include="x"/>' + doubled)},
        2,
        "p.vcxproj' grows without end when it is evaluated",
        False,
    ),
    "quadratic": (
        {"p.vcxproj": project(items=updates)},
        2,
        "p.vcxproj' grows without end when it is evaluated",
        False,
    ),
    "many items": ({"p.vcxproj": project(items=many)}, 1, "", True),
    "deep elements": (
        {"p.vcxproj": project(after=nest("ImportGroup", "", 5000))},
        2,
        "p.vcxproj' is damaged",
        True,
    ),
    "deep conditions": (
        {
            "p.vcxproj": project(
                '<A Condition="%s">1</A><B Condition="%s">1</B>'
                % ("(" * 100000 + "true" + ")" * 100000, "!" * 100000 + "true")
            )
        },
        1,
        "has a condition that could not be understood",
        True,
    ),
    "deep macros": (
        {"p.vcxproj": project("<A>%s</A>" % ("$(" * 50000 + ")" * 50000))},
        1,
        "",
        True,
    ),
    "entities that grow": (
        {
            "p.vcxproj": '<!DOCTYPE p [<!ENTITY e0 "0123456789">%s]>' % entities
            + project("<A>&e11;</A>")
        },
        2,
        "p.vcxproj' is damaged",
        False,
    ),
    "a file as an entity": (
        {
            "p.vcxproj": '<!DOCTYPE p [<!ENTITY e SYSTEM "secret.txt">]>'
            + project(items='<ClCompile Include="&e;.c"/><X Include="y">&e;</X>'),
            "secret.txt": "unheard",
        },
        None,
        "",
        True,
    ),
    "files elsewhere": (
        {"p.vcxproj": project(items=outside)},
        2,
        "means files of the whole disk and is left out",
        True,
    ),
    "UTF-16": (
        {"p.vcxproj": ("\ufeff" + project()).encode("utf-16-le")},
        1,
        "",
        True,
    ),
    "another encoding than it says": (
        {"p.vcxproj": '<?xml version="1.0" encoding="utf-16"?>' + project()},
        1,
        "",
        True,
    ),
    "no UTF-8": (
        {"p.vcxproj": (project() + "<!-- ? -->").encode().replace(b"?", b"\xff\xfe")},
        1,
        "",
        True,
    ),
    "zeros": ({"p.vcxproj": b"\0" * 100000}, 2, "p.vcxproj' cannot be read", True),
    "rubbish": (
        {
            "compile_commands.json": b"\x01\xff\x00\xfe" * 100,
            "p.sln": b"\xff\x00\x80" * 1000,
            "sources": b"SOURCES=\xff\x00",
        },
        2,
        "compile_commands.json' is not a compilation database: it is not a text",
        True,
    ),
    "a deep database": (
        {"compile_commands.json": "[" * 100000},
        2,
        "compile_commands.json' is not a compilation database",
        True,
    ),
    "sources in circles": (
        {
            "sources": "TARGETNAME=d\nTARGETTYPE=DRIVER\n!include sources\n"
            "A=$(B)$(B)\nB=$(A)$(A)\nSOURCES=driver.c $(A)\n"
        },
        1,
        "",
        True,
    ),
}

failures = 0
for name, (files, code, said, found) in cases.items():
    folder = os.path.join(root, name.replace(" ", "-"))
    os.makedirs(folder)
    for path, text in {"driver.c": SOURCE, **files}.items():
        with open(os.path.join(folder, path), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
    done = subprocess.run(
        [fltlint, "audit", folder, "--no-cache"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
    )
    text = done.stdout.decode(errors="replace")
    problems = []
    if done.returncode not in ((1, 2) if code is None else (code,)):
        problems.append("exit code %d" % done.returncode)
    if said not in text:
        problems.append("not said: " + said)
    if ("[flt-context-leak]" in text) != found:
        problems.append("leak found: %s" % (not found))
    if "crashed" in text or "unheard" in text:
        problems.append("not in order")
    # A sentence, and not a screenful.
    if any("error:" in line and len(line) > 1000 for line in text.splitlines()):
        problems.append("long-winded")
    if problems:
        failures += 1
        print("%s: %s\n%s" % (name, "; ".join(problems), text[:2000]))
sys.exit(failures != 0)
