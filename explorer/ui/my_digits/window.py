"""The window of the user's own digits, beside the main one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import QHBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.my_digits.gallery import Gallery
from explorer.ui.my_digits.practice_panel import PracticePanel

if TYPE_CHECKING:
    from PyQt6.QtGui import QCloseEvent

    from explorer.ui.session import Session

_SIZE = (124, 74)  # grid steps


class MyDigitsWindow(Appearance, QWidget):
    """Gallery and practice side by side; it leaves the main window usable.

    Parameters
    ----------
    session : Session
    parent : QWidget
        The main window, above which it stays.

    Signals
    -------
    canvas_requested(object)
        A `KeptDigit` is wanted on the canvas.
    """

    canvas_requested = pyqtSignal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("my_digits")
        self.gallery = Gallery(session)
        self.practice = PracticePanel(session)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.gallery, 3)
        self._row.addWidget(self.practice, 2)
        self.gallery.canvas_requested.connect(self.canvas_requested)
        for keys in ("Ctrl+W", "Ctrl+D"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.close)
        self.retranslate()
        self.restyle()
        self.resize(self.sizeHint())
        self.gallery.focus_digits()

    def sizeHint(self) -> QSize:
        """Return room for some forty digits and readable curves, where the screen has it."""
        wanted = QSize(_SIZE[0], _SIZE[1]) * theme.unit()
        screen = self.screen()
        return wanted if screen is None else wanted.boundedTo(screen.availableSize())

    def retranslate(self) -> None:
        """Set the title."""
        self.setWindowTitle(self.tr("My digits"))

    def restyle(self) -> None:
        """Take over the measures of the theme."""
        unit = theme.unit()
        self._row.setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit)
        self._row.setSpacing(2 * unit)

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """End a run that nobody would see."""
        self.practice.end()
        super().closeEvent(event)
