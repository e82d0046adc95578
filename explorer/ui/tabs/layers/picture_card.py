"""The picture of the network in its frame, with the line of code and the number under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QPalette
from PyQt6.QtWidgets import QFrame, QLabel, QScrollArea, QScrollBar, QSizePolicy, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import number
from explorer.ui.tabs.layers.network_view import NetworkView
from explorer.ui.tabs.layers.notation import code_line, readout
from explorer.ui.tabs.layers.picture import Cell, Part, forward_part

if TYPE_CHECKING:
    from PyQt6.QtCore import QPointF

    from explorer.nn import Network
    from explorer.ui.tabs.layers.frame import Frame

_LEAST_PICTURE = 20
"""Height of the picture's window in grid steps, where the window is low; the rest can be scrolled to."""


class _Anchor(NamedTuple):
    """What stays in its place while the picture is zoomed."""

    what: Cell | Part | None
    share: float
    shift: float


class PictureCard(Appearance, QFrame):
    """Scrolls to the picture where it is larger than its place, and reads what is pointed at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame: Frame | None = None
        self.view = NetworkView()
        self.readout, self.code = QLabel(), QLabel()
        self.scroll_area = QScrollArea()
        self._anchors: dict[QScrollBar, _Anchor] = {}
        self._build()
        self.view.pointed.connect(self._read)
        self.view.zoomed.connect(self._keep_in_place)
        self.view.resized.connect(self._scroll_to_anchors)
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        u = theme.unit()
        self.setProperty("role", "card")
        self.scroll_area.setWidget(self.view)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The strip below has the height it asks for, down to this much for the picture.
        self.scroll_area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(u, u, u, u)
        inside.setSpacing(u // 2)
        inside.addWidget(self.scroll_area, 1)
        line = QFrame()
        line.setProperty("role", "line")
        inside.addWidget(line)
        for label in (self.code, self.readout):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setMinimumWidth(1)
            inside.addWidget(label)

    def set_frame(self, frame: Frame, network: Network) -> None:
        """Show a moment of a network, and the array that the walk is at, where the picture is scrolled."""
        before = None if self._frame is None or self._frame.gradients is None else self._frame.gradients.lit
        self._frame = frame
        self.view.set_frame(frame, network)
        if frame.gradients is not None and frame.gradients.lit != before:
            self._scroll_to(frame.gradients.lit)
        # On the way back the listing states the code; the picture has two rows and needs the height.
        self.code.setVisible(frame.gradients is None)
        self._read(self.view.cursor_at)

    def _scroll_to(self, part: Part) -> None:
        """Bring an array of the picture, with its name, or a layer's weights into sight."""
        picture, u = self.view.picture, theme.unit()
        if picture is not None:
            rect = picture.room_of(part)
            x, y = rect.x + rect.width / 2, rect.y + rect.height / 2
            margins = rect.width / 2 + u, rect.height / 2 + 3 * u
            self.scroll_area.ensureVisible(*(round(at) for at in (x, y, *margins)))

    def _keep_in_place(self, point: QPointF) -> None:
        """Scroll so that a point of the picture, which is about to be zoomed, stays where it is."""
        seen = self.view.visibleRegion().boundingRect()
        what = self.view.at(point)
        sides = (
            (self.scroll_area.horizontalScrollBar(), point.x(), seen.x(), self.view.width()),
            (self.scroll_area.verticalScrollBar(), point.y(), seen.y(), self.view.height()),
        )
        for bar, place, start, size in sides:
            if bar is not None:
                self._anchors[bar] = _Anchor(what, place / max(size, 1), place - start)

    def _scroll_to_anchors(self) -> None:
        """Bring what was under the pointer back there: the scroll area knows the new size before the view."""
        for bar, anchor in self._anchors.items():
            place = anchor.share * (bar.maximum() + bar.pageStep())
            rect = self.view.cell_rect(anchor.what) if isinstance(anchor.what, Cell) else None
            if rect is not None:  # arrays and gaps do not grow alike
                across = bar.orientation() == Qt.Orientation.Horizontal
                place = rect.center().x() if across else rect.center().y()
            bar.setValue(round(place - anchor.shift))
        self._anchors.clear()

    def _read(self, what: Cell | Part | None) -> None:
        frame = self._frame
        if frame is None:
            return
        part = what.part if isinstance(what, Cell) else what
        self.code.setText(code_line(frame.spec, None if part is None else forward_part(part)))
        if isinstance(what, Cell):
            self.readout.setText(self._cell_text(frame, what))
            rect = self.view.cell_rect(what)
            if self.view.hasFocus() and rect is not None:
                centre = rect.center().toPoint()
                self.scroll_area.ensureVisible(centre.x(), centre.y())
        else:
            self.readout.setText(self._invitation(frame))
        role = QPalette.ColorRole
        self.readout.setForegroundRole(role.WindowText if isinstance(what, Cell) else role.PlaceholderText)

    def _cell_text(self, frame: Frame, cell: Cell) -> str:
        gradients = frame.gradients
        if gradients is None or cell.part.kind in ("x", "a", "z"):
            text = readout(frame.spec, frame.trace, cell)
            pinned = cell.part.kind != "x" and Cell(Part("z", cell.part.layer), cell.unit) in frame.pinned
            return self.tr("{number}  – pinned by hand").format(number=text) if pinned else text
        # Only looking back needs it, and the tab opens forward.
        from explorer.ui.tabs.layers.gradient_sums import gradient_sum

        moment = gradients.moment
        total = gradient_sum(moment, moment.place(cell.part, cell.unit))
        text = f"{total.name} = {total.formula} = {number(total.value)}"
        return (
            f"t[{cell.unit}] = {number(float(moment.t[cell.unit]))},  {text}"
            if cell.part.kind == "t"
            else text
        )

    def _invitation(self, frame: Frame) -> str:
        if not frame.finite:
            return self.tr(
                "Some numbers are no longer finite (nan): a run at this learning rate has diverged."
            )
        if frame.gradients is not None:
            return self.tr("Step through the lines; click any number to see the terms that sum to it.")
        if frame.blank:
            return self.tr("The canvas is empty: this is the network at rest, with its biases alone.")
        return self.tr("Point at a cell to read its number; click it to take its sum apart.")

    def retranslate(self) -> None:
        """Set the words."""
        self.code.setToolTip(
            self.tr("The line of code that computes what is lit, with its shapes (sections 3.3 to 3.5)")
        )
        self.code.setAccessibleName(self.tr("Line of code"))
        self.readout.setAccessibleName(self.tr("Value under the cursor"))
        self._read(self.view.cursor_at)

    def restyle(self) -> None:
        """Take fonts and colours from the theme."""
        self.code.setFont(theme.mono_font(0.92))
        self.readout.setFont(theme.numeric_font(factor=0.96))
        self.scroll_area.setMinimumHeight(_LEAST_PICTURE * theme.unit())
        self._read(self.view.cursor_at)
