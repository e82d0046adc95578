"""The words of a lab: one TOML file for each lab and language under ``resources/lessons``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from explorer import resources
from explorer.labs.errors import LessonError
from explorer.labs.parameters import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from explorer.labs.lab import Lab

LANGUAGES = ("en", "ko")
"""Languages that every lesson is written in."""

_LISTS = ("try", "terms")


@dataclass(frozen=True)
class Lesson:
    """A lab's words in one language.

    Attributes
    ----------
    language, key : str
        Which language and which lab.
    texts : mapping
        Every single text by its dotted place in the file, e.g. ``"figures.table.caption"``.
    experiments : tuple of str
        What to try.
    terms : tuple of str
        What else search finds the lab by.
    """

    language: str
    key: str
    texts: Mapping[str, str]
    experiments: tuple[str, ...]
    terms: tuple[str, ...]

    def text(self, place: str) -> str:
        """Return the text at a dotted place; raises `LessonError` if the file has none there."""
        try:
            return self.texts[place]
        except KeyError:
            raise LessonError(f"{self.language}/{self.key}", f"no text for {place}") from None

    @property
    def title(self) -> str:
        """The lab's title."""
        return self.text("title")


@cache
def lesson(key: str, language: str) -> Lesson:
    """Read the lesson of a lab; raises `LessonError` if the file is missing or malformed."""
    content = _read(language, key)
    lists = {name: _strings(content.pop(name, None), language, key, name) for name in _LISTS}
    return Lesson(
        language, key, dict(_flatten(content, "", f"{language}/{key}")), lists["try"], lists["terms"]
    )


@cache
def contents(language: str) -> Mapping[str, str]:
    """Return the titles of the book's chapters and sections by number, e.g. ``"3"`` and ``"3.5"``."""
    return {str(number): str(title) for number, title in _read(language, "contents").items()}


def places(lab: Lab) -> frozenset[str]:
    """Return every place at which a lesson of this lab must hold a text, and no other."""
    needed = {"title", "summary", "question.ask"}
    for parameter in lab.parameters:
        needed |= {f"parameters.{parameter.key}.label", f"parameters.{parameter.key}.help"}
        if isinstance(parameter, Choice) and not parameter.names:
            needed |= {f"parameters.{parameter.key}.options.{option}" for option in parameter.options}
    needed |= {f"presets.{preset.key}" for preset in lab.presets}
    needed |= {f"formulas.{name}" for name in lab.formulas}
    if lab.measurement is not None:
        needed.add("measurement.start")
    for option in lab.question.options:
        needed |= {f"question.options.{option}", f"question.because.{option}"}
    for values in (lab.defaults, *map(lab.with_preset, lab.presets)):
        for figure in lab.figures(values):
            needed |= {f"figures.{figure.key}.{label}" for label in figure.labels}
    return frozenset(needed)


def _read(language: str, name: str) -> dict[str, Any]:
    source = f"{language}/{name}"
    try:
        return tomllib.loads(resources.read_text("lessons", language, f"{name}.toml"))
    except OSError as error:
        raise LessonError(source, f"cannot be read: {error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LessonError(source, f"is no TOML: {error}") from error


def _flatten(content: Mapping[str, Any], place: str, source: str) -> Iterator[tuple[str, str]]:
    for key, value in content.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{place}{key}.", source)
        elif isinstance(value, str):
            yield f"{place}{key}", value.strip()
        else:
            raise LessonError(source, f"{place}{key} is no text")


def _strings(value: object, language: str, key: str, name: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
        raise LessonError(f"{language}/{key}", f"{name} must be a list of texts")
    return tuple(value)
