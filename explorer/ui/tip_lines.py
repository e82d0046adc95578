"""Tooltips in lines: Qt breaks none by itself, and a long one is wider than the window."""

from __future__ import annotations

import unicodedata

_COLUMNS = 72
"""About as many letters as are read with ease; those of wide scripts count twice."""


def in_lines(text: str, columns: int = _COLUMNS) -> str:
    """Return a text broken at spaces, so that no line is longer than so many columns; its own breaks stay."""
    return "\n".join(_broken(line, columns) for line in text.split("\n"))


def _broken(line: str, columns: int) -> str:
    lines: list[list[str]] = [[]]
    used = 0
    for word in line.split(" "):
        width = sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in word)
        if lines[-1] and used + 1 + width > columns:
            lines.append([])
            used = 0
        used += width + bool(lines[-1])
        lines[-1].append(word)
    return "\n".join(" ".join(words) for words in lines)
