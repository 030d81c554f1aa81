#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Reelwatch developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sources must not say, whoever wrote them: tests/fences.py PROJECT_DIR

Fails, naming each place, when text of the service could be taken for markup, a video for a URL, or a key for
something to keep in plain text.
"""
import re
import sys
from pathlib import Path

PLAYER = ("src/playback/", "src/poster/")
BOXES = ("src/gui/style/calmbox.cpp", "src/gui/window/aboutbox.cpp", "src/main.cpp")

# (what it is for, the words that are not allowed, the places that may say them)
NEVER = [
    ("K09: keys in plain text", r"insecureFallback", ()),
    ("K25: nothing looks at the memory of a program that crashes",
     r"\bSIG(?:SEGV|ABRT|BUS|ILL|FPE|TRAP)\b|\bbacktrace|\bset_terminate\b", ()),
    ("V16: Qt's player stands behind one plug-in", r"\bQMediaPlayer\b", PLAYER),
    ("V16: the player is given open files, never a URL", r"(?:\.|->)setSource\((?!\{\}\))", ()),
    ("U23: the desktop is given files and folders of ours, never a link",
     r"\bopenUrl\((?!QUrl::fromLocalFile\()", ()),
    ("a continuation outlives its context and calls into nothing: whenFinished()",
     r"\.then\((?:this|\w*[cC]ontext)\b", ()),
    ("T05: a browser makes links clickable", r"\bQTextBrowser\b", ()),
    ("T01: rich text", r"\b(?:set|insert)Html\(|\bsetMarkdown\(|Qt::(?:Rich|Auto|Markdown)Text", ()),
    ("T01: boxes are made plain by calmBox()",
     r"\bnew QMessageBox\b|\bQMessageBox::(?:warning|critical|information|question|about)\(|\bQMessageBox \w+[;({]",
     BOXES),
]
# What a tool tip may be made of, besides the condition that chooses: our own words, or any made literal.
OWN_WORDS = re.compile(r"(?:[\w!]+ \? )?(?:tr\(\"[^\"]*\"\)(?: : )?)+|Wording::toolTip\(.*\)")
# The name and keys of a command; and the tray's icon, whose tip is no widget's.
TIPS = {("src/gui/player/playeractions.cpp", "toolTip"), ("src/gui/window/tray.cpp", "m_icon")}


def line_of(text, at):
    return text.count("\n", 0, at) + 1


def argument(text, begin):
    """What stands between the bracket before `begin` and its own closing one, on one line, its literals joined."""
    depth, at = 1, begin
    while depth:
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return re.sub(r"\"\s*\"", "", " ".join(text[begin:at - 1].split()))


def tips(path, text):
    for call in re.finditer(r"(\w+)(?:->|\.)setToolTip\(|(?<![\w:>.])setToolTip\((?!const)", text):
        words = argument(text, call.end())
        known = {(path, call[1]), (path, words.split("(")[0])}
        if not OWN_WORDS.fullmatch(words) and not known & TIPS:
            yield line_of(text, call.start()), "T01: a tool tip needs Wording::toolTip() or words of our own"


def labels(text):
    """Labels that the code makes and gives a text, but not the plain format."""
    loops = re.findall(r"for \(QLabel \*(\w+) : \{([^}]*)\}\)\s*\{?\s*\1->setTextFormat\(Qt::PlainText\)", text)
    plain = set(re.findall(r"(\w+)->setTextFormat\(Qt::PlainText\)", text))
    plain.update(name for loop in loops for name in re.findall(r"\w+", loop[1]))
    for made in re.finditer(r"(\w+)(?: = |\()new QLabel\(|: (QLabel)\(", text):
        name = made[1]
        if name and name not in plain and (f"{name}->setText(" in text or argument(text, made.end()) != "this"):
            yield line_of(text, made.start()), f"T01: {name} is not plain"
        if made[2] and not re.search(r"(?<!>)\bsetTextFormat\(Qt::PlainText\)", text):
            yield line_of(text, made.start()), "T01: this label is not plain"


def form_labels(root, sources):
    """Labels of the forms that some code gives a text."""
    for form in sorted((root / "ui").glob("*.ui")):
        text = form.read_text()
        users = [source for source in sources.values() if f'"ui_{form.stem}.h"' in source]
        for label in re.finditer(r'<widget class="QLabel" name="(\w+)">(.*?)</widget>', text, re.DOTALL):
            filled = any(f"ui->{label[1]}->setText(" in user for user in users)
            if filled and "Qt::PlainText" not in label[2]:
                yield f"ui/{form.name}:{line_of(text, label.start())}", f"T01: {label[1]} is not plain"


def late_limits(sources):
    """K17: nothing of a program runs before its limits stand."""
    for path, call in {"src/main.cpp": "setProcessLimits", "src/poster/main.cpp": "limitThisProcess"}.items():
        if not re.search(rf"^int main\(.*\)\n{{\n    {call}\(\);", sources[path], re.MULTILINE):
            yield path, f"K17: main does not begin with {call}()"


def broken_in(root):
    sources = {path.relative_to(root).as_posix(): path.read_text() for path in sorted((root / "src").rglob("*"))
               if path.suffix in (".cpp", ".h")}
    for path, text in sources.items():
        for reason, words, places in NEVER:
            if not path.startswith(places or "-"):
                yield from ((f"{path}:{line_of(text, hit.start())}", reason)
                            for hit in re.finditer(words, text, re.IGNORECASE if "insecure" in words else 0))
        yield from ((f"{path}:{line}", reason) for line, reason in tips(path, text))
        yield from ((f"{path}:{line}", reason) for line, reason in labels(text))
    yield from form_labels(root, sources)
    yield from late_limits(sources)
    for place in PLAYER + BOXES:  # what guards nothing any more must go
        if not any(path.startswith(place) for path in sources):
            yield place, "is not there: is this the right folder?"


def main():
    broken = list(broken_in(Path(sys.argv[1])))
    for place, reason in broken:
        print(f"{place}: {reason}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
