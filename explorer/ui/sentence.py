"""A sentence for the user that keeps its fields, so that it can be said again in another language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PyQt6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Sentence:
    """A sentence with fields that is translated when it is read, so that it follows a change of language.

    Parameters
    ----------
    source : str
        In English, with a place in braces for each field.
    fields : mapping of str to str or Sentence
        What stands in the places; a sentence there is translated too.
    context : str
        Where the catalogues have it.
    """

    source: str
    fields: Mapping[str, str | Sentence] = field(default_factory=dict)
    context: str = "ErrorSentences"

    def text(self) -> str:
        """Return the sentence in the current language."""
        fields = {
            name: value.text() if isinstance(value, Sentence) else value
            for name, value in self.fields.items()
        }
        return QCoreApplication.translate(self.context, self.source).format(**fields)
