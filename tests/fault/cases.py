#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Reelwatch developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of the numbered cases no test shows: cases.py [--where]

A case counts as shown when its number stands in the name or a comment of a test, alone (H32) or in a range
(H27–H31), or when fault/README.md says why it cannot be run here and what was done instead. Fails, naming each case
that has neither. --where prints for each case the places that name it.
"""
import re
import sys
from collections import defaultdict
from pathlib import Path

FAULT = Path(__file__).resolve().parent
TESTS = FAULT.parent
# A number in a camel-case name, a hexadecimal value or an id of the service is none.
NUMBER = re.compile(r"(?<![A-Za-z0-9])([A-Z])(\d\d)(?:–\1?(\d\d))?(?![A-Za-z0-9])")
CASE = re.compile(r"^([A-Z]\d\d) \S")


def cases():
    lines = (FAULT / "cases.txt").read_text().splitlines()
    found = [match[1] for match in map(CASE.match, lines) if match]
    twice = {case for case in found if found.count(case) > 1}
    if twice:
        sys.exit(f"cases.txt lists twice: {' '.join(sorted(twice))}")
    return found


def named_in(text):
    """Each case that a line names, with the line's number."""
    for number, line in enumerate(text.splitlines(), 1):
        for group, first, last in NUMBER.findall(line):
            for case in range(int(first), int(last or first) + 1):
                yield f"{group}{case:02}", number


def sources():
    kinds = (".cpp", ".h", ".py", ".sh")
    return [path for path in sorted(TESTS.rglob("*"))
            if path.suffix in kinds and path != Path(__file__).resolve()] + [FAULT / "README.md"]


def places():
    named = defaultdict(list)
    for path in sources():
        for case, line in named_in(path.read_text()):
            named[case].append(f"{path.relative_to(TESTS)}:{line}")
    return named


def main():
    known, named = cases(), places()
    if "--where" in sys.argv:
        for case in known:
            print(case, *named[case])
    unknown = [f"{case} ({', '.join(at)})" for case, at in sorted(named.items())
               if case not in known and case[0] in {case[0] for case in known}]
    missing = [case for case in known if not named[case]]
    if unknown:
        print("There is no such case:", "; ".join(unknown))
    if missing:
        print(f"{len(missing)} of {len(known)} cases are neither in a test nor in fault/README.md:", *missing)
    return 1 if missing or unknown else 0


if __name__ == "__main__":
    sys.exit(main())
