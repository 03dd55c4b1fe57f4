# The lit suite: every test runs the tools and asserts on what they print.
#
# Substitutions besides lit's own:
#   %fltlint      the tool
#   %oracle       the comparison of the engine with brute force
#   %clang        the Clang it was built against
#   %headers_dir  the bundled kernel headers
#   %docs_dir     docs/
#   %shipped_headers  the precompiled headers of this build
#   %tidy_plugin  stock clang-tidy with the checks loaded, %plugin
#   %fltlint-tidy, %fltlint-clangd

import os
import shutil
import sys

import lit.formats

config.name = "FltLint"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".test", ".c", ".cpp", ".pm"]
config.excludes = ["Inputs", "unit"]
config.test_source_root = os.path.dirname(__file__)

source = config.fltlint_source_root
binary = config.fltlint_binary_root
config.substitutions += [
    ("%fltlint", os.path.join(binary, "tools", "fltlint", "fltlint")),
    ("%oracle", os.path.join(binary, "test", "Oracle", "fltlint-oracle")),
    ("%clang", os.path.join(config.llvm_tools_dir, "clang")),
    ("%headers_dir", os.path.join(source, "lib", "Headers", "include")),
    ("%docs_dir", os.path.join(source, "docs")),
    ("%python", '"%s"' % sys.executable),
]

# FileCheck, not, split-file, count.
config.environment["PATH"] = os.pathsep.join(
    [config.llvm_tools_dir, config.environment["PATH"]]
)
# Every test sees what it would see the first time; those of the cache name one.
config.environment["FLTLINT_NO_CACHE"] = "1"
plugin = os.path.join(binary, "lib", "Tidy", "FltLintTidyModule.so")
if os.path.exists(plugin) and shutil.which("clang-tidy", path=config.llvm_tools_dir):
    config.available_features.add("tidy-plugin")
for name in ("fltlint-tidy", "fltlint-clangd"):
    program = os.path.join(binary, "tools", name, name)
    if os.path.exists(program):
        config.available_features.add(name)
    config.substitutions.insert(0, ("%" + name, program))
config.substitutions += [
    ("%tidy_plugin", "clang-tidy --quiet --load=" + plugin),
    ("%plugin", plugin),
    ("%shipped_headers", os.path.join(binary, "lib", "fltlint", "precompiled")),
    ("%llvm_version", str(config.llvm_version)),
]
run_clang_tidy = os.path.join(config.llvm_tools_dir, "run-clang-tidy")
clang_tidy_diff = os.path.join(
    config.llvm_tools_dir, "..", "share", "clang", "clang-tidy-diff.py"
)
if os.path.exists(run_clang_tidy) and os.path.exists(clang_tidy_diff):
    config.available_features.add("tidy-scripts")
config.substitutions += [
    ("%run_stock_tidy", '"%s" %s' % (sys.executable, run_clang_tidy)),
    ("%diff_stock_tidy", '"%s" %s' % (sys.executable, clang_tidy_diff)),
    ("%stock_tidy", os.path.join(config.llvm_tools_dir, "clang-tidy")),
]
# Another release than the plugin was built for.
for version in range(config.llvm_version - 10, config.llvm_version + 10):
    other = shutil.which("clang-tidy-%d" % version)
    if other and version != config.llvm_version:
        config.available_features.add("other-clang-tidy")
        config.substitutions += [("%other_clang_tidy", other)]
        break
if all(
    os.path.exists(os.path.join(config.llvm_tools_dir, tool))
    for tool in ("clangd", "clang-tidy")
):
    config.available_features.add("clang-tools")
if shutil.which("ninja"):
    config.available_features.add("ninja")
if sys.platform.startswith("linux"):
    config.available_features.add("system-linux")
if sys.platform == "win32":
    config.available_features.add("system-windows")
config.available_features.add("llvm-%d" % config.llvm_version)
