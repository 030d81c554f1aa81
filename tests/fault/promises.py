#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Reelwatch developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The promises as one table: promises.py [--build DIR] [--long] [P6 …]

Runs what shows each promise, once even where it shows several, and reads the figures that it leaves in the file named
by REELWATCH_PROMISES (support/promised.h), a line of JSON each. A run that tells no figure counts by its end alone.
With --long what takes hours by the clock goes beside the others, at the lowest priority.
Fails when a promise is not met or has not been run.
"""
import argparse
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Run:
    """A test by its name, or a script by its path with its arguments; `long` is added to it with --long."""
    what: str
    arguments: tuple = ()
    long: tuple = ()
    long_kills: int = 0 # told to a test that kills, with --long
    beside: bool = False # with --long: begun first, waited for last

    @property
    def is_script(self):
        return "/" in self.what

    def command(self, build, long):
        if self.is_script:
            return [str(PROJECT / self.what), *self.arguments, *(self.long if long else ())]
        return ["ctest", "--test-dir", str(build), "--output-on-failure", "-R", f"^{self.what}$", "--no-tests=error"]

    def spoken(self, long):
        if self.is_script:
            return " ".join([self.what, *self.arguments, *(self.long if long else ())])
        return f"ctest -R {self.what}"


def tests(*names):
    return [Run(name) for name in names]


PROGRAMS = ("reelwatch", "reelwatch-poster", "reelwatch-demo-service", "reelwatch-playback")

# What is promised, and what shows it.
PROMISES = {
    "P1": ("Nothing confirmed is lost to a crash", [Run("tst_killedprogram", long_kills=1000), *tests("tst_survival", "tst_process")]),
    "P2": ("Nor to power loss", tests("tst_powercut", "tst_durability")),
    "P3": ("Nor to a full or broken disk", tests("tst_failedcalls", "tst_failedfiles", "tst_readonly", "tst_survival", "tst_wholelibrary")),
    "P4": ("A damaged library is never deleted", tests("tst_damages", "tst_rescue")),
    "P5": ("A file under its final name is whole", tests("tst_faultrun", "tst_failedfiles")),
    "P6": ("The key goes to one origin",
           tests("tst_faultclient", "tst_faultwindow", "tst_faultcrowd", "tst_keyorigin", "tst_origins", "tst_program",
                 "tst_restoring", "tst_process")),
    "P7": ("No task is failed by the network", tests("tst_faultclient", "tst_faultwindow", "tst_faultcrowd")),
    "P8": ("No check hangs",
           tests("tst_faultclient", "tst_faultwindow", "tst_longwatch", "tst_slowmachine", "tst_simulation")),
    "P9": ("Polite", tests("tst_longwatch", "tst_simulation")),
    "P10": ("Hostile answers stay small",
            tests("tst_faultclient", "tst_faultwindow", "tst_faultcrowd", "tst_wholeload", "tst_wholelibrary",
                  "tst_program", "tst_origins", "tst_soak")),
    "P11": ("No crash from input",
            [Run("tests/fuzz/run.sh", long=("--long",), beside=True), *tests("tst_damagedlayout"),
             Run("tests/valgrind.sh"), Run("tests/hardening.sh", arguments=PROGRAMS)]),
    "P12": ("Time-proof", tests("tst_longwatch", "tst_simulation", "tst_removal")),
    "P13": ("Nothing expires unseen", tests("tst_expirywarning", "tst_shortlinks")),
    "P14": ("Deleted means deleted", tests("tst_removal", "tst_keychainvault")),
    "P15": ("Every fence is tested", [Run("tests/mutations/run.py")]),
}


class Runner:
    """Runs each command once and remembers its end and its figures."""

    def __init__(self, build, long):
        self.build = build
        self.long = long
        self.begun = {}
        self.done = {}

    def begin_beside(self, runs):
        for run in runs:
            if self.long and run.beside and run not in self.begun:
                self.begun[run] = self.start(run, priority=["nice", "-n", "19"])

    def run(self, run):
        if run not in self.done:
            self.done[run] = self.result_of(run)
        return self.done[run]

    def result_of(self, run):
        if run.is_script and not (PROJECT / run.what).exists():
            return None, []
        ended = (self.begun.pop(run, None) or self.start(run)).wait()
        if ended:
            print(f"   failed: {self.log_of(run)}", file=sys.stderr)
        figures = self.figures_of(run)
        lines = figures.read_text(encoding="utf-8").splitlines() if figures.exists() else []
        return ended == 0, [json.loads(line) for line in lines]

    def start(self, run, priority=()):
        print(f"== {run.spoken(self.long)}", file=sys.stderr, flush=True)
        self.figures_of(run).unlink(missing_ok=True)
        environment = {**os.environ, "REELWATCH_PROMISES": str(self.figures_of(run))}
        if self.long and run.long_kills:
            environment |= {"REELWATCH_KILLS": str(run.long_kills), "QTEST_FUNCTION_TIMEOUT": "3600000"}
        with self.log_of(run).open("w", encoding="utf-8") as out:
            return subprocess.Popen([*priority, *run.command(self.build, self.long)], env=environment, stdout=out,
                                    stderr=subprocess.STDOUT)

    def figures_of(self, run):
        return self.build / f"promises-{Path(run.what).name}.json"

    def log_of(self, run):
        return self.build / f"promises-{Path(run.what).name}.log"


def number(value):
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 1000 else f"{value:.3g}"


def told(figure):
    sign = "≤" if figure["at_most"] else "≥"
    unit = f" {figure['unit']}" if figure["unit"] else ""
    return f"{number(figure['value'])}{unit} ({sign} {number(figure['limit'])}{unit}): {figure['figure']}"


def rows_of(promise, runner):
    """One row for each figure; one for a run that tells none of this promise."""
    for run in PROMISES[promise][1]:
        ended, figures = runner.run(run)
        own = [figure for figure in figures if figure["promise"] == promise]
        command = run.spoken(runner.long)
        if ended is None:
            yield "no such run yet", command, False
        elif not own:
            yield "passed" if ended else "failed", command, ended
        for figure in own:
            yield told(figure), command, figure["met"] and ended


def waits(promise):
    return any(run.beside for run in PROMISES[promise][1])


def print_table(rows):
    heads = ("", "promise", "figure", "command", "met")
    table = [heads, *rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(heads))]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def main():
    parser = argparse.ArgumentParser(description="The promises as one table.")
    parser.add_argument("--build", type=Path, default=PROJECT / "build/dev")
    parser.add_argument("--long", action="store_true", help="the runs of hours too")
    parser.add_argument("promise", nargs="*", choices=[*PROMISES, []], help="only these")
    wanted = parser.parse_args()
    runner = Runner(wanted.build.resolve(), wanted.long)
    promises = wanted.promise or PROMISES
    runner.begin_beside(run for promise in promises for run in PROMISES[promise][1])
    found = {promise: list(rows_of(promise, runner)) for promise in sorted(promises, key=waits)}
    rows, missed = [], []
    for promise in promises:
        if not all(met for _, _, met in found[promise]):
            missed.append(promise)
        for place, (figure, command, met) in enumerate(found[promise]):
            first = place == 0
            rows.append((promise if first else "", PROMISES[promise][0] if first else "", figure, command,
                         "yes" if met else "NO"))
    print_table(rows)
    if missed:
        sys.exit(f"\nNot met: {' '.join(missed)}")


if __name__ == "__main__":
    main()
