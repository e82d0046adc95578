"""The row over the gallery: what is in sight, and what one may do with what is chosen."""

from __future__ import annotations

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.my_digits.filter_bar import FilterBar

_LABELS = 10


class GalleryTools(Appearance, QWidget):
    """Filter and buttons; the gallery connects the buttons.

    Signals
    -------
    relabel_chosen(int)
        The label that the chosen digits shall have.
    """

    relabel_chosen = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = FilterBar()
        self.relabel_button = QToolButton()
        self.relabel_button.setObjectName("gallery_relabel")
        self.relabel_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.relabel_button.setMenu(self._labels_menu())
        self.delete_button = _button("gallery_delete", "clear")
        self.canvas_button = _button("gallery_canvas", "pen")
        self.undo_button = _button("gallery_undo", "undo")
        self.redo_button = _button("gallery_redo", "redo")
        self.import_button = _button("gallery_import", "open")
        self.export_button = _button("gallery_export", "save")
        self._icons = (
            self.delete_button,
            self.canvas_button,
            self.undo_button,
            self.redo_button,
            self.import_button,
            self.export_button,
        )
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.filter)
        self._row.addStretch()
        for button in (self.relabel_button, *self._icons):
            self._row.addWidget(button)
        for keys, button in (
            ("Ctrl+Z", self.undo_button),
            ("Ctrl+Shift+Z", self.redo_button),
            ("Ctrl+Y", self.redo_button),
            ("Ctrl+O", self.import_button),
            ("Ctrl+S", self.export_button),
        ):
            # Not the button's own shortcut: that clicks a tenth of a second later.
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        self.retranslate()
        self.restyle()

    def _labels_menu(self) -> QMenu:
        menu = QMenu(self)
        for label in range(_LABELS):
            action = menu.addAction(str(label))
            if action is not None:
                action.triggered.connect(lambda _checked, label=label: self.relabel_chosen.emit(label))
        return menu

    def show_state(self, chosen: int, any_digits: bool, can_undo: bool, can_redo: bool) -> None:
        """Show what can be done.

        Parameters
        ----------
        chosen : int
            Digits that are selected.
        any_digits : bool
            Whether there are any at all.
        can_undo, can_redo : bool
        """
        for button, enabled in (
            (self.relabel_button, chosen > 0),
            (self.delete_button, chosen > 0),
            (self.canvas_button, chosen == 1),
            (self.export_button, any_digits),
            (self.undo_button, can_undo),
            (self.redo_button, can_redo),
        ):
            # A focused button that goes grey would hand the focus on.
            button.setEnabled(enabled or button.hasFocus())

    def retranslate(self) -> None:
        """Set all words again."""
        words = {
            self.relabel_button: (
                self.tr("Relabel"),
                self.tr("Give the chosen digits another label (or press its key)"),
            ),
            self.delete_button: (
                self.tr("Delete"),
                self.tr("Delete the chosen digits (Del); Undo brings them back"),
            ),
            self.canvas_button: (
                self.tr("On the canvas"),
                self.tr("Put the chosen digit on the canvas (Enter, or double-click)"),
            ),
            self.undo_button: (self.tr("Undo"), self.tr("Undo keeping, relabelling, deleting (Ctrl+Z)")),
            self.redo_button: (self.tr("Redo"), self.tr("Redo what was undone (Ctrl+Shift+Z)")),
            self.import_button: (
                self.tr("Import"),
                self.tr("Add the digits of a file; those already here are skipped (Ctrl+O)"),
            ),
            self.export_button: (
                self.tr("Export"),
                self.tr("Write the chosen digits, or all, to a file to hand on (Ctrl+S)"),
            ),
        }
        for button, (name, tip) in words.items():
            button.setAccessibleName(name)
            button.setToolTip(tip)
        self.relabel_button.setText(self.tr("Relabel"))

    def restyle(self) -> None:
        """Take over the measures of the theme."""
        unit = theme.unit()
        self._row.setSpacing(unit // 2)
        side = round(2.25 * unit)
        for button in self._icons:
            button.setIconSize(QSize(side, side))


def _button(name: str, icon: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setIcon(theme.icon(icon))
    button.setAutoRaise(True)
    return button
