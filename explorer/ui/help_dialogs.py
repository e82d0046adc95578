"""The two boxes of the Help menu: keys, and what this program is."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QKeySequence
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.environment import environment_lines, program_version

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PyQt6.QtGui import QAction

# The letter of a menu entry: within its words, or in brackets after words that have none.
_MNEMONIC = re.compile(r"\(&\w\)|&")


class HelpDialog(Appearance, QDialog):
    """A box over the window that leaves it usable and goes for good when closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._column = QVBoxLayout(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.close)

    def restyle(self) -> None:
        """Take over the measures of the theme."""
        unit = theme.unit()
        self._column.setContentsMargins(3 * unit, 3 * unit, 3 * unit, 2 * unit)
        self._column.setSpacing(2 * unit)


class KeysDialog(HelpDialog):
    """Lists the keys of the menus, and those of the canvas and the tabs."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keys_dialog")
        self._actions = [action for action in actions if action.shortcuts()]
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._inside)
        self._scroll.setWidgetResizable(True)
        self._labels = [(QLabel(), QLabel()) for _ in range(len(self._actions) + len(self._other_keys()))]
        half = (len(self._labels) + 1) // 2
        for index, (keys, meaning) in enumerate(self._labels):
            self._grid.addWidget(keys, index % half, 2 * (index // half))
            self._grid.addWidget(meaning, index % half, 2 * (index // half) + 1)
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(self._buttons)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Set the title and the lines."""
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        rows = [
            (
                " / ".join(
                    keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts()
                ),
                _MNEMONIC.sub("", action.text()).rstrip("…"),
            )
            for action in self._actions
        ]
        for labels, texts in zip(self._labels, rows + self._other_keys(), strict=True):
            for label, text in zip(labels, texts, strict=True):
                label.setText(text)

    def restyle(self) -> None:
        """Take over the measures and fonts of the theme."""
        super().restyle()
        unit = theme.unit()
        self._grid.setHorizontalSpacing(2 * unit)
        self._grid.setVerticalSpacing(unit // 2)
        for keys, _meaning in self._labels:
            keys.setFont(theme.heading_font(1.0))
        self.resize(self.sizeHint())  # by itself Qt would take no more than two thirds of the screen

    def sizeHint(self) -> QSize:
        """Return room for every key where the screen has it; with large text the list scrolls."""
        around, bar = self._column.contentsMargins(), self._scroll.verticalScrollBar()
        below = self._buttons.sizeHint().height() + self._column.spacing()
        side = 0 if bar is None else bar.sizeHint().width()
        wanted = self._inside.sizeHint() + QSize(
            around.left() + around.right() + side, around.top() + around.bottom() + below
        )
        screen = self.screen()
        return wanted if screen is None else wanted.boundedTo(0.9 * screen.availableSize())

    def _other_keys(self) -> list[tuple[str, str]]:
        return [
            ("P / E", self.tr("Canvas: pen, eraser")),
            ("[ / ]", self.tr("Canvas: thinner, thicker")),
            ("R", self.tr("Canvas: random test image")),
            ("Del / Backspace", self.tr("Canvas: clear")),
            ("Esc", self.tr("Canvas: give up the stroke")),
            ("← ↑ ↓ → / Enter", self.tr("Layers: go to a unit, take its sum apart")),
            ("Ctrl+← / Ctrl+→", self.tr("Layers: go to the array beside")),
            ("Esc", self.tr("Layers: let go of the unit")),
            ("+ / −", self.tr("Layers: zoom the picture")),
            ("F10", self.tr("Layers: look backward, then run the next line")),
            ("F9 / F5", self.tr("Layers in sight: a line back, run by itself")),
            ("F", self.tr("Train: full speed")),
            ("← → / End", self.tr("Timeline: look back, newest")),
            ("← → / Enter", self.tr("Plots: move the cursor, look at that moment")),
            ("+ − / ↑ ↓", self.tr("Plots: zoom along, zoom upright")),
            ("Shift+← → ↑ ↓", self.tr("Plots: move what is in sight")),
            ("Home", self.tr("Plots: back to the whole")),
            ("Tab", self.tr("Go to the next control")),
        ]


class AboutDialog(HelpDialog):
    """Says what the program is, under which licence, and whose work it stands on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setOpenExternalLinks(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._column.addWidget(self._text)
        self._column.addWidget(self._buttons)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Set the title and the text."""
        self.setWindowTitle(self.tr("About this program"))
        paragraphs = (
            self.tr("Draw a digit and see every number of the network that reads it."),
            self.tr(
                "Free software under the GNU General Public License, version 3 or later. "
                "It comes without any warranty."
            ),
            self.tr(
                "It follows the book {book} by Saitoh Koki and was made for its readers; "
                "neither author nor publisher had a part in it."
            ).format(book=self.tr("<i>Deep Learning from Scratch</i>")),
            self.tr(
                "The digits are from MNIST by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, "
                "under the Creative Commons licence {licence}."
            ).format(licence='<a href="https://creativecommons.org/licenses/by-sa/3.0/">CC BY-SA 3.0</a>'),
            self.tr(
                "The network pen also learned from the pen strokes of UNIPEN, "
                "International Unipen Foundation, under the Creative Commons licence {licence}."
            ).format(licence='<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>'),
            self.tr("Made with {libraries}.").format(libraries="NumPy, Qt, PyQt6, pyqtgraph"),
        )
        name_and_version = f"{self.tr('Neural Network Explorer')} {program_version()}".strip()
        heading = f"<h2>{escape(name_and_version)}</h2>"
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        versions = "<br>".join(escape(line) for line in environment_lines())
        self._text.setText(f'{heading}{body}<p style="color:{theme.current().muted}">{versions}</p>')

    def restyle(self) -> None:
        """Take over the measures and colours of the theme."""
        super().restyle()
        self._text.setMinimumWidth(60 * theme.unit())
        self.retranslate()
