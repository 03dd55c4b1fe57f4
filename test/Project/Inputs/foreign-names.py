#!/usr/bin/env python3
"""Writes drivers whose file names are not all ASCII.

usage: foreign-names.py FOLDER
"""

import os
import sys

SOURCE = '''#include <fltkernel.h>
#include "gr\u00f6\u00dfe.h"
void Leak(PFLT_INSTANCE Instance) {
  PFLT_CONTEXT Context;
  if (!NT_SUCCESS(FltGetInstanceContext(Instance, &Context)))
    return RESULT;
}
'''
HEADER = "#define RESULT\n"
PROJECT = """<?xml version="1.0"%s?>
<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
<ItemGroup><ProjectConfiguration Include="Debug|x64">
<Configuration>Debug</Configuration><Platform>x64</Platform>
</ProjectConfiguration></ItemGroup>
<PropertyGroup><ConfigurationType>Driver</ConfigurationType></PropertyGroup>
<ItemGroup><ClCompile Include="%s"/></ItemGroup>
</Project>
"""
GERMAN, CYRILLIC = "dr\u00e4ver_1.c", "\u0434\u0440\u0430\u0439\u0432\u0435\u0440.c"


def write(folder, name, text):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(os.fsencode(folder), name), "wb") as file:
        file.write(text)


def main(root):
    # folder, encoding of the text, whether it says so, name, encodings on disk
    for folder, text, said, name, disk in (
        ("said", "cp1252", True, GERMAN, ["utf-8"]),
        ("unsaid", "cp1252", False, GERMAN, ["utf-8"]),
        ("both", "cp1252", True, GERMAN, ["cp1252"]),
        ("disk", "utf-8", True, GERMAN, ["cp1252"]),
        ("cyrillic", "cp1251", True, CYRILLIC, ["utf-8"]),
        ("choice", "cp1252", True, GERMAN, ["utf-8", "cp1252"]),
        ("plain", "cp1252", None, GERMAN, ["cp1252"]),
    ):
        folder = os.path.join(root, folder)
        source = SOURCE.encode("cp1252" if text == "cp1252" else "utf-8")
        for encoding in disk:
            write(folder, name.encode(encoding), source)
            write(folder, "gr\u00f6\u00dfe.h".encode(disk[0]), HEADER.encode())
        if said is not None:
            says = ' encoding="%s"' % text if said else ""
            write(folder, b"driver.vcxproj", (PROJECT % (says, name)).encode(text))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
