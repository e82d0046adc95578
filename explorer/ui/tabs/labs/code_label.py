"""The code that makes a figure, below it: text that can be selected, with its shapes as a comment."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QLabel, QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.labs import CodeLine

_FACTOR = 0.88
_SHAPE = re.compile(r"\([^()]*\)")


class CodeLabel(Appearance, QLabel):
    """Lines of code in fixed pitch; hidden while there are none.

    Parameters
    ----------
    parent : QWidget, optional
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[CodeLine, ...] = ()
        self.setObjectName("figure_code")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # A long line is broken at its blanks and never makes the page wider.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()
        self.retranslate()
        self.restyle()

    def show_lines(self, lines: Sequence[CodeLine]) -> None:
        """Show these lines."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self._write()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: the words break."""
        return QSize(0, super().minimumSizeHint().height())

    def retranslate(self) -> None:
        """Say what it is."""
        self.setAccessibleName(self.tr("The code that makes this figure"))
        self.setToolTip(
            self.tr("The code that makes this figure, with the shapes of the moment; it can be selected")
        )

    def restyle(self) -> None:
        """Take the theme's fixed pitch and colours."""
        self.setFont(theme.mono_font(_FACTOR))
        self._write()

    def _write(self) -> None:
        colours = theme.current()
        self.setText(
            "<br>".join(
                f'<span style="color: {colours.text};">{escape(line.text)}</span>'
                f'<span style="color: {colours.muted};">&nbsp; #&nbsp;{_unbroken(line.shapes)}</span>'
                for line in self._lines
            )
        )
        self.setAccessibleDescription("\n".join(map(str, self._lines)))
        self.setVisible(bool(self._lines))


def _unbroken(shapes: str) -> str:
    """Return the shapes as rich text in which lines end between them and not within one."""
    return _SHAPE.sub(lambda found: found[0].replace(" ", "&nbsp;"), escape(shapes))
