#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Reelwatch developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints figures, one JSON object a line, as one table: table.py [--markdown] FILE

Fails when a line is missed; --markdown prints the same as it stands in the README, and does not. A
line that nothing is to be reached of has a dash there.
"""
import json
import sys


def number(value):
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def bound(figure):
    """The sign is not told: it follows from the ratio and the verdict."""
    if figure["reach"] is None:
        return "–", ""
    below = figure["ratio"] <= figure["reach"]
    sign = "≤" if below == figure["reached"] or figure["ratio"] == figure["reach"] else "≥"
    return f"{sign} {figure['reach']:g}", "yes" if figure["reached"] else "NO"


def cells(figure):
    return (figure["line"], f"{number(figure['figure'])} {figure['unit']}", figure["peer"],
            f"{number(figure['peer_figure'])} {figure['unit']}", f"{figure['ratio']:.3f}", *bound(figure))


def print_columns(rows):
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        padded = [cell.rjust(width) if column in (1, 3, 4) else cell.ljust(width)
                  for column, (cell, width) in enumerate(zip(row, widths))]
        print("  ".join(padded).rstrip())


def print_markdown(rows):
    """As it stands in the README."""
    for row in (rows[0], ("---", "--:", "---", "--:", "--:", "---", "---"), *rows[1:]):
        print("| " + " | ".join(row) + " |")


HEADS = ("line", "Reelwatch", "peer or limit", "its figure", "ratio", "reach", "reached")

markdown = sys.argv[1] == "--markdown"
figures = [json.loads(line) for line in open(sys.argv[-1], encoding="utf-8") if line.strip()]
rows = [HEADS, *(cells(figure) for figure in figures)]
if markdown:
    print_markdown(rows)
else:
    print_columns(rows)
missed = [figure["line"] for figure in figures if not figure["reached"]]
if missed and not markdown:
    sys.exit(f"\n{len(missed)} of {len(figures)} lines are missed.")
