"""A part of a long form under a heading that opens and closes it."""

from __future__ import annotations

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance


class Section(Appearance, QWidget):
    """A heading and what belongs under it; closed, the heading says in a few words what is chosen there.

    Parameters
    ----------
    name : str
        Its object's name.
    opened : bool
        Whether it begins open.
    parent : QWidget
    """

    def __init__(self, name: str, opened: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_section")
        self.heading = QToolButton(self)
        self.heading.setObjectName(f"{name}_heading")
        self.heading.setCheckable(True)
        self.heading.setAutoRaise(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._digest = QLabel(self)
        self._digest.setProperty("role", "caption")
        self._digest.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._digest.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._words = ""
        self._body = QWidget(self)
        self._inside = QVBoxLayout(self._body)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.heading)
        top.addWidget(self._digest, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(top)
        self._column.addWidget(self._body)
        self.heading.toggled.connect(self._open)
        self.heading.setChecked(opened)
        self._open(opened)
        self.restyle()

    def add(self, part: QWidget) -> None:
        """Put a part at the end."""
        self._inside.addWidget(part)

    def set_words(self, title: str, tip: str) -> None:
        """Name the section, and say what is in it."""
        self.heading.setText(title)
        self.heading.setToolTip(tip)
        self.heading.setAccessibleName(title)

    def show_digest(self, words: str) -> None:
        """Say what is chosen in it, which is seen while it is closed."""
        self._words = words
        self._show_digest()

    def open(self) -> None:
        """Show what is in it."""
        self.heading.setChecked(True)

    def _open(self, opened: bool) -> None:
        self._body.setVisible(opened)
        self.heading.setIcon(theme.icon("down" if opened else "right"))
        self._show_digest()

    def _show_digest(self) -> None:
        closed = not self.heading.isChecked()
        self._digest.setText(self._words if closed else "")
        self._digest.setToolTip(self._words if closed else "")

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self.heading.setFont(theme.numeric_font(bold=True))
        sheet = (
            "QToolButton, QToolButton:checked { background: transparent; border-color: transparent; "
            f"padding-left: 0px; padding-right: {unit}px; }}"
        )
        accent = theme.current().accent
        sheet += f" QToolButton:hover {{ color: {accent}; }} QToolButton:focus {{ border-color: {accent}; }}"
        if sheet != self.heading.styleSheet():
            self.heading.setStyleSheet(sheet)
        self.heading.setIconSize(QSize(unit * 3 // 2, unit * 3 // 2))
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(unit // 2)
        self._column.setSpacing(unit // 2)
