#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Reelwatch developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Switches the program's fences off, one by one, and requires that a test notices (P15).

  tests/mutations/run.py [NAME…]    those whose names begin so, or all of them: half an hour, on demand
  tests/mutations/run.py --check    only whether each fence still stands where the table says; a test

It works on two copies of the sources in build/mutations, with the compiler that CMake finds and ccache where there is
one. Prints one line a fence, and fails when a fence can go without any of its tests failing.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from fences import FENCES

ROOT = Path(__file__).resolve().parent.parent.parent
WORK = ROOT / "build" / "mutations"
WORKERS = 2  # a change compiles one file, links and waits: two of them fill two processors
PATIENCE = 120  # seconds until a test that hangs has noticed, too


def without(name, path, fence, hole):
    """The file's text with the fence and without it."""
    text = (ROOT / path).read_text()
    if text.count(fence) != 1:
        sys.exit(f"{name}: its words stand {text.count(fence)} times in {path}, not once")
    return text, text.replace(fence, hole)


def check():
    known = "".join(path.read_text() for path in ROOT.glob("tests/**/CMakeLists.txt"))
    names = [name for name, *_ in FENCES]
    for name, path, fence, hole, tests in FENCES:
        without(name, path, fence, hole)
        for test in tests.split():
            if not re.search(rf"\b{test}\b", known):
                sys.exit(f"{name}: there is no test {test}")
    if len(set(names)) != len(names):
        sys.exit("Two fences have the same name")
    print(f"{len(FENCES)} fences stand where the table says.")


class Worker:
    """A copy of the sources and what is built of it."""

    def __init__(self, number):
        self.source = WORK / f"source{number}"
        self.build_folder = WORK / f"build{number}"

    def copy_sources(self):
        files = subprocess.run(["git", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                               capture_output=True, check=True, text=True).stdout.split("\0")
        for file in filter(None, files):
            source, target = ROOT / file, self.source / file
            if source.is_file() and not (target.exists() and target.read_bytes() == source.read_bytes()):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)

    def run(self, *command):
        own = {"CCACHE_BASEDIR": str(self.source), "CCACHE_NOHASHDIR": "1"}
        if shutil.which("ccache"):
            own["CMAKE_CXX_COMPILER_LAUNCHER"] = "ccache"
        return subprocess.run(command, capture_output=True, text=True, env=os.environ | own, cwd=self.source)

    def build(self, tests):
        """The compiler's words when it cannot be built."""
        targets = [test for test in tests if test.startswith("tst_")]
        result = self.run("cmake", "--build", str(self.build_folder), "--target", *targets) if targets else None
        return "" if result is None or result.returncode == 0 else result.stdout[-3000:]

    def failing(self, tests, at_once=1):
        """Those of the tests that fail."""
        pattern = "^(" + "|".join(tests) + ")$"
        result = self.run("ctest", "--test-dir", str(self.build_folder), "-R", pattern, "--timeout", str(PATIENCE),
                          "--stop-on-failure", "--no-tests=error", "-j", str(at_once))
        said = result.stdout[result.stdout.find("The following tests FAILED"):] if result.returncode else ""
        names = [test for test in tests if re.search(rf"- {test} ", said)]
        return names or ([result.stdout[-500:] + result.stderr] if result.returncode else [])

    def begin(self, tests):
        self.copy_sources()
        result = self.run("cmake", "--preset", "dev", "-B", str(self.build_folder),
                          "-DCMAKE_COMPILE_WARNING_AS_ERROR=OFF")
        problem = result.stdout + result.stderr if result.returncode else self.build(tests)
        if problem:
            sys.exit(f"With every fence in place it cannot be built:\n{problem}")

    def switch_off(self, name, path, fence, hole, tests):
        """Who noticed; nobody when the list is empty."""
        whole, changed = without(name, path, fence, hole)
        (self.source / path).write_text(changed)
        try:
            problem = self.build(tests)
            return [] if problem else self.failing(tests), problem
        finally:
            (self.source / path).write_text(whole)


def tell(noticed, fences):
    """For the table of tests/fault/run.sh."""
    if "REELWATCH_PROMISES" in os.environ:
        figure = {"promise": "P15", "figure": "fences that a test misses when they go", "value": noticed,
                  "limit": fences, "at_most": False, "unit": "", "met": noticed == fences}
        with open(os.environ["REELWATCH_PROMISES"], "a", encoding="utf-8") as file:
            file.write(json.dumps(figure) + "\n")


def main():
    if sys.argv[1:] == ["--check"]:
        return check()
    check()
    wanted = [fence for fence in FENCES if not sys.argv[1:] or fence[0].startswith(tuple(sys.argv[1:]))]
    all_tests = sorted({test for fence in wanted for test in fence[4].split()})
    free = SimpleQueue()
    for number in range(WORKERS):
        worker = Worker(number)
        worker.begin(all_tests)
        if number == 0 and (failed := worker.failing(all_tests, at_once=2 * WORKERS)):
            sys.exit(f"With every fence in place not all is well: {failed}")
        free.put(worker)
    unnoticed = []

    def try_without(fence):
        name, path, words, hole, tests = fence
        worker, since = free.get(), time.monotonic()
        try:
            noticed, problem = worker.switch_off(name, path, words, hole, tests.split())
        finally:
            free.put(worker)
        told = "CANNOT BE BUILT" if problem else ", ".join(noticed) or "NOBODY NOTICED"
        print(f"{name:30} {told:50} {time.monotonic() - since:4.0f} s", flush=True)
        if problem:
            print(problem)
        if not noticed:
            unnoticed.append(name)

    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(try_without, wanted))
    noticed = len(wanted) - len(unnoticed)
    print(f"{noticed} of {len(wanted)} fences are missed by a test when they go.")
    tell(noticed, len(wanted))
    return 1 if unnoticed else 0


sys.exit(main())
