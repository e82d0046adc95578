"""The forward pass as code, beside the picture that it computes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.layers.code_listing import CodeListing, first_values
from explorer.ui.tabs.layers.walk_steps import forward_lines

if TYPE_CHECKING:
    from explorer.ui.tabs.layers.frame import Frame
    from explorer.ui.tabs.layers.picture import Part


class CodePage(Appearance, QWidget):
    """The listing, and a button that copies it as a program.

    Signals
    -------
    pointed(CodeLine | None)
        A line came under the pointer.
    copy_asked
        The program is wanted.
    """

    pointed = pyqtSignal(object)
    copy_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.listing = CodeListing()
        self._caption = QLabel()
        self.copy_button = QPushButton()
        self._build()
        self.listing.pointed.connect(
            lambda index: self.pointed.emit(None if index is None else self.listing.lines[index])
        )
        self.copy_button.clicked.connect(self.copy_asked)
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        u = theme.unit()
        scroll = QScrollArea()
        scroll.setWidget(self.listing)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._caption.setProperty("role", "caption")
        self._caption.setWordWrap(True)
        self.copy_button.setIcon(theme.icon("copy"))
        self._top = top = QHBoxLayout()
        top.addWidget(self._caption, 1)
        top.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u // 2)
        column.addLayout(top)
        column.addWidget(scroll, 1)

    def show_frame(self, frame: Frame) -> None:
        """Show the lines with the numbers of a moment."""
        lines = forward_lines(frame.spec, 1)
        others = lines != self.listing.lines
        self.listing.set_lines(lines, [first_values(frame.values(line.part)) for line in lines])
        if others:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for every line; the scroll area would stay at those of its first day."""
        above = self._top.sizeHint().height() + theme.unit() // 2
        return QSize(super().sizeHint().width(), above + self.listing.sizeHint().height())

    def light(self, part: Part | None) -> None:
        """Light the line that computes a part of the picture; weights and activations have their array's."""
        kinds = {"weights": "a", "activation": "z"}
        if part is not None:
            part = part._replace(kind=kinds.get(part.kind, part.kind))  # type: ignore[arg-type]
        self.listing.light(
            next((at for at, line in enumerate(self.listing.lines) if line.part == part), None)
        )

    def retranslate(self) -> None:
        """Set the words."""
        self._caption.setText(self.tr("The lines that compute the picture; pointing at one lights its part."))
        self.copy_button.setText(self.tr("Copy as program"))
        self.copy_button.setToolTip(
            self.tr("Copy a NumPy program that runs by itself and gives these very numbers")
        )

    def restyle(self) -> None:
        """Take the theme's fonts."""
        self._caption.setFont(theme.caption_font())
