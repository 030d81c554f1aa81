#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Reelwatch developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy and clazy (levels 0 and 1) over the program's own sources: tests/tidy.py BUILD_DIR [FOLDER…]

Each room of src is read as one translation unit, and the smaller ones at the bottom together, so that Qt's headers are
gone through ten times and not two hundred. No two files of a room may therefore name different things alike.
"""
import json
import os
import re
import shlex
import subprocess
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def flags_of(commands):
    """The definitions, include folders and language of all these compile commands, each once."""
    flags = {}
    for command in commands:
        words = iter(shlex.split(command))
        for word in words:
            if word == "-isystem":
                flags[(word, next(words))] = None
            elif word.startswith(("-D", "-I", "-std", "-fPI")):
                flags[(word,)] = None
    return [word for flag in flags for word in flag]


def sources_of(path):
    """The file itself, or those that the build joined in it."""
    if not path.name.startswith("unity_"):
        return [path]
    return [Path(joined) for joined in re.findall(r'^#include "(.+)"', path.read_text(), re.MULTILINE)]


BOTTOM = ("domain", "intake", "secrets", "store", "watch")


def unit_of(folder):
    """What a folder of src is read with."""
    room = folder.parts[1] if len(folder.parts) > 1 else "main"
    return "bottom" if room in BOTTOM else room


def units_in(build, wanted):
    """(name, flags, files) of each unit, of the wanted folders only where some are; the largest first."""
    units = defaultdict(list)
    for entry in json.loads((build / "compile_commands.json").read_text()):
        for path in sources_of(Path(entry["file"])):
            folder = path.parent.relative_to(ROOT) if path.is_relative_to(ROOT / "src") else None
            if folder and (not wanted or any(folder.is_relative_to(each) for each in wanted)):
                units[unit_of(folder)].append((path, entry["command"]))
    for name, files in sorted(units.items(), key=lambda item: -len(item[1])):
        yield name, flags_of(command for _, command in files), sorted({path for path, _ in files})


def tidy(unit, flags):
    """What clang-tidy has to say; empty when it is content."""
    result = subprocess.run(
        ["clang-tidy", "--quiet", "--checks=-bugprone-suspicious-include", f"--config-file={ROOT}/.clang-tidy",
         str(unit), "--", *flags], capture_output=True, text=True)
    return result.stdout + result.stderr if result.returncode else ""


def clazy(unit, flags):
    """The same of clazy, which has no code of its own for a warning."""
    result = subprocess.run(["clazy-standalone", "-checks=level1", str(unit), "--", *flags],
                            capture_output=True, text=True)
    return result.stderr if result.returncode or "-Wclazy" in result.stderr else ""


def check(build, name, flags, files):
    unit = build / "tidy" / f"{name}.cpp"
    unit.parent.mkdir(exist_ok=True)
    unit.write_text("".join(f'#include "{path}"\n' for path in files))
    found = [words for words in (tidy(unit, flags), clazy(unit, flags)) if words]
    print(f"{name}: {len(files)} files {'NOT CLEAN' if found else 'clean'}", flush=True)
    return found


def main():
    build = Path(sys.argv[1]).resolve()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda unit: check(build, *unit), units_in(build, set(sys.argv[2:]))))
    for words in (words for found in results for words in found):
        print(words)
    return 1 if any(results) else 0


sys.exit(main())
