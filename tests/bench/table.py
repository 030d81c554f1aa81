#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Reelwatch developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints figures, one JSON object a line, as one table; fails when a line is missed."""
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


figures = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8") if line.strip()]
rows = [("line", "Reelwatch", "peer or limit", "its figure", "ratio", "reach", "reached")]
for figure in figures:
    rows.append((figure["line"], f"{number(figure['figure'])} {figure['unit']}", figure["peer"],
                 f"{number(figure['peer_figure'])} {figure['unit']}", f"{figure['ratio']:.3f}",
                 *bound(figure)))
widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
for row in rows:
    cells = [cell.rjust(width) if column in (1, 3, 4) else cell.ljust(width)
             for column, (cell, width) in enumerate(zip(row, widths))]
    print("  ".join(cells).rstrip())
missed = [figure["line"] for figure in figures if not figure["reached"]]
if missed:
    sys.exit(f"\n{len(missed)} of {len(figures)} lines are missed.")
