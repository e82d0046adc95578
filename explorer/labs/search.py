"""Finding a lab by chapter, by a term in either language, or by what stands in its formulas."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from explorer.labs.lessons import LANGUAGES, contents, lesson

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.labs.lab import Lab


def find(query: str, labs: Iterable[Lab]) -> tuple[Lab, ...]:
    """Return the labs in which every word of the query occurs; an empty query finds them all.

    Words of both languages are looked through, whichever the window speaks: readers of the Korean edition
    meet the English terms too.
    """
    words = _plain(query).split()
    return tuple(lab for lab in labs if all(word in _haystack(lab) for word in words))


@cache
def _haystack_of(key: str, section: str, formulas: tuple[str, ...]) -> str:
    chapter = section.partition(".")[0]
    parts = [key, section, *formulas]
    for language in LANGUAGES:
        words = lesson(key, language)
        titles = contents(language)
        parts += [words.title, words.text("summary"), *words.terms]
        parts += [titles.get(chapter, ""), titles.get(section, "")]
    return _plain("\n".join(parts))


def _haystack(lab: Lab) -> str:
    return _haystack_of(lab.key, lab.section, lab.formulas)


def _plain(text: str) -> str:
    # NFKC joins the Hangul that macOS hands out in parts, and makes full-width letters ordinary ones.
    return unicodedata.normalize("NFKC", text).casefold()
