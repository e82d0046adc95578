"""Finding a lab by chapter or section, by a term in either language, by a formula or by its code."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from explorer.labs import formula_text
from explorer.labs.lessons import LANGUAGES, contents, lesson

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.labs.lab import Lab

_CHAPTER = re.compile(r"(?:ch\.?)?(\d)\.?장?")
_SECTION = re.compile(r"§?(\d+(?:\.\d+)+)절?")
_EVERYWHERE = "chapter section equation 장 절 식"
"""Words that say what kind of number follows; they are in no lab's way."""
_FEWEST_SIGNS = 3
"""How long a formula must be: shorter ones are in all of them."""


def find(query: str, labs: Iterable[Lab]) -> tuple[Lab, ...]:
    """Return the labs that a query means; an empty query means them all.

    Either every word of it belongs to the lab, or the whole of it stands in one of the lab's formulas or in
    its code, however blanks, subscripts and powers are typed. Words of both languages are looked through,
    whichever the window speaks: readers of the Korean edition meet the English terms too. A bare number is a
    chapter, one with dots a section or an equation.
    """
    words, formula = _plain(query).split(), formula_text.compact(query)
    return tuple(
        lab
        for lab in labs
        if all(_has(lab, word) for word in words)
        or (len(formula) >= _FEWEST_SIGNS and formula in _formulas_of(lab))
    )


def prepare(lab: Lab) -> None:
    """Read what a lab is found by: all of them at once would hold up the first letter that is typed."""
    _haystack(lab)
    _formulas_of(lab)


def _has(lab: Lab, word: str) -> bool:
    if chapter := _CHAPTER.fullmatch(word):
        return lab.chapter == chapter[1]
    if section := _SECTION.fullmatch(word):
        number = section[1]
        whole = re.compile(rf"(?<![\d.]){re.escape(number)}(?!\.?\d)")
        return f"{number}.".startswith(f"{lab.section}.") or bool(whole.search(_haystack(lab)))
    return word in _haystack(lab)


@cache
def _haystack_of(key: str, section: str, formulas: tuple[str, ...]) -> str:
    chapter = section.partition(".")[0]
    parts = [key, section, *formulas, _EVERYWHERE]
    for source in map(formula_text.latex, formulas):
        parts += [formula_text.spelled(source), *formula_text.symbol_names(source)]
    for language in LANGUAGES:
        words = lesson(key, language)
        titles = contents(language)
        parts += [words.title, words.text("summary"), *words.terms]
        parts += [text for place, text in words.texts.items() if place.startswith("formulas.")]
        parts += [titles.get(chapter, ""), titles.get(section, "")]
    return _plain("\n".join(parts))


def _haystack(lab: Lab) -> str:
    return _haystack_of(lab.key, lab.section, lab.formulas)


_formulas: dict[str, str] = {}


def _formulas_of(lab: Lab) -> str:
    """Return a lab's formulas and program, in the form that formulas are compared in."""
    if lab.key not in _formulas:
        spelled = [formula_text.spelled(formula_text.latex(name)) for name in lab.formulas]
        _formulas[lab.key] = formula_text.compact("\n".join([*spelled, lab.code(lab.defaults)]))
    return _formulas[lab.key]


def _plain(text: str) -> str:
    # NFKC joins the Hangul that macOS hands out in parts, and makes full-width letters ordinary ones.
    return unicodedata.normalize("NFKC", text).casefold()
