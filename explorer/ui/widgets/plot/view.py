"""A themed plot of curves: it streams cheaply, follows until its user looks closer, and names every value."""

from __future__ import annotations

from html import escape
from math import isfinite
from typing import TYPE_CHECKING

from PyQt6.QtCore import QEvent, QPointF, Qt, pyqtSignal
from PyQt6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PyQt6.QtWidgets import QMenu, QToolButton, QToolTip

from explorer.ui import theme
from explorer.ui.formatting import number, percent
from explorer.ui.widgets.plot import keys
from explorer.ui.widgets.plot.overlay import PlotOverlay, Scenery, Tag
from explorer.ui.widgets.plot.surface import PlotSurface

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PyQt6.QtWidgets import QWidget

    from explorer.ui.widgets.plot.curve import PlotCurve
    from explorer.ui.widgets.plot.marks import Guide, Mark

_KEYBOARD_REASONS = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)
_CLICK = 4
"""Pixels that the mouse may move between press and release of a click."""


class CurvePlot(PlotSurface):
    """A `PlotSurface` with what its user needs: names, guides, marks, and a cursor with the curves' values.

    The mouse drags, zooms by the wheel and, with Shift, into a box; the plot then holds still, and Home, the
    menu or the button in the corner lets it follow again. What the keys do is told by `keys.press`.

    Parameters
    ----------
    parent : QWidget, optional
    percent, grid_x : bool
        See `PlotSurface`.
    format_x, format_y : callable, optional
        Texts of the values beside the cursor; `format_x` gives its whole first line ("iteration 800").

    Signals
    -------
    clicked(float)
        The user clicked at this `x`, or pressed Return with the cursor there.
    cursor_moved()
        The user put the cursor of this plot somewhere, or away.

    Attributes
    ----------
    least_step : float
        Distance of two moments: an arrow key moves the cursor by no less.
    """

    clicked = pyqtSignal(float)
    cursor_moved = pyqtSignal()
    least_step = 0.0

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        percent: bool = False,
        grid_x: bool = False,
        format_x: Callable[[float], str] = number,
        format_y: Callable[[float], str] | None = None,
    ) -> None:
        self._format_x = format_x
        self._format_y = format_y or (_share if percent else number)
        self._guides: tuple[Guide, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._message = ""
        self._position: float | None = None
        self._cursor: float | None = None
        self._pressed: QPointF | None = None
        self._boxed_values = True
        self._hints = True
        self._keyboard_focus = False
        self._overlay: PlotOverlay | None = None
        self._scenery: Scenery | None = None
        super().__init__(parent, percent=percent, grid_x=grid_x)
        self._overlay = PlotOverlay(self._current_scenery, self.viewport())
        self._follow_button = QToolButton(self)
        self._follow_button.setAutoRaise(True)
        self._follow_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Home does it from the keyboard
        self._follow_button.clicked.connect(self.follow)
        self._follow_button.hide()
        self.following_changed.connect(self._show_follow_button)
        self.retranslate()
        self.restyle()

    # What lies over the curves

    def set_guides(self, guides: Sequence[Guide]) -> None:
        """Show levels worth knowing."""
        self._guides = tuple(guides)
        self.refresh_overlay()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show moments at which something happened."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.refresh_overlay()

    def set_position(self, x: float | None) -> None:
        """Show which moment is being looked at, when that is not the newest."""
        if x != self._position:
            self._position = x
            self.refresh_overlay()

    def set_message(self, message: str) -> None:
        """Say one sentence across the plot, while there is nothing to plot."""
        self._message = message
        self.refresh_overlay()

    @property
    def cursor_x(self) -> float | None:
        """Where the cursor stands, None when it is put away."""
        return self._cursor

    def set_cursor(self, x: float | None) -> None:
        """Put the cursor at `x` in this plot and those that share the axis, or put it away."""
        for plot in (self, *self._peers):
            if isinstance(plot, CurvePlot) and plot._cursor != x:
                plot._cursor = x
                plot.refresh_overlay()
        self.cursor_moved.emit()

    def box_values(self, boxed: bool) -> None:
        """Choose whether the values stand beside the cursor; without, somebody else has a table of them."""
        self._boxed_values = boxed
        self.refresh_overlay()

    def hint_held(self, shown: bool) -> None:
        """Choose whether this plot says that it is held; of several that share an axis, one is enough."""
        self._hints = shown
        self._show_follow_button(self.following)

    def values_at_cursor(self) -> list[str]:
        """Return the lines beside the cursor: where it is, then each curve's name and value."""
        scenery = self._current_scenery()
        return [] if scenery.cursor is None else [scenery.title, *(tag.text for tag in scenery.values)]

    def refresh_overlay(self) -> None:
        """Take note that what lies over the curves may have moved; it is worked out when it is painted."""
        if self._overlay is not None:  # pyqtgraph sets its ranges before we are complete
            self._scenery = None
            self._overlay.update()  # it covers the plot, and what is under it is painted with it

    def _current_scenery(self) -> Scenery:
        if self._scenery is None:
            self._scenery = self._compose()
        return self._scenery

    def _compose(self) -> Scenery:
        """Work out where everything over the curves goes."""
        named = [curve for curve in self._curves.values() if curve.name]
        high = self.ranges[1]
        ends = [self._tag(curve, end) for curve in named if not curve.faint and (end := curve.last(high))]
        area = self.area()
        scenery = Scenery(
            area=area,
            guides=[
                (height, guide) for guide in self._guides if isfinite(height := self._pixel(0.0, guide.y).y())
            ],
            marks=[(self._pixel(mark.x, 0.0).x(), mark) for mark in self._marks],
            # A logarithm has no place for a value below 0; to Qt a place that is none lies in every area.
            ends=[
                tag
                for tag in ends
                if isfinite(tag.point.y()) and area.adjusted(-1, -1, 1, 1).contains(tag.point)
            ],
            position=None if self._position is None else self._pixel(self._position, 0.0).x(),
            label_x=self._labels["x"],
            label_y=self._labels["y"],
            message=self._message,
            boxed=self._boxed_values,
            focused=self._keyboard_focus,
        )
        if self._cursor is not None:
            self._add_cursor(scenery, named, self._cursor)
        return scenery

    def _add_cursor(self, scenery: Scenery, named: Sequence[PlotCurve], cursor: float) -> None:
        found = [(curve, point) for curve in named if (point := curve.nearest(cursor)) is not None]
        x = cursor
        if self._boxed_values:  # else it stands at the same place in all plots of the table
            x = min((point[0] for _, point in found), key=lambda at: abs(at - cursor), default=cursor)
        scenery.cursor = self._pixel(x, 0.0).x()
        scenery.title = self._format_x(x)
        scenery.values = [self._tag(curve, point) for curve, point in found]

    def _tag(self, curve: PlotCurve, point: tuple[float, float]) -> Tag:
        return Tag(self._pixel(*point), f"{curve.name} {self._format_y(point[1])}", curve.colour)

    def _pixel(self, x: float, y: float) -> QPointF:
        area, ((x0, x1), (low, high)) = self.area(), self._box.viewRange()
        across, up = (x - x0) / (x1 - x0), (self.height_of(y) - low) / (high - low)
        return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())

    # Mouse and keys

    def event(self, event: QEvent | None) -> bool:
        """Explain the plot where the pointer is beside its curves; over them the values are what it shows."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.toolTip():
            if self._cursor is None:
                in_lines = f"<p>{escape(self.toolTip())}</p>"  # only rich text is broken into lines
                QToolTip.showText(event.globalPos(), in_lines, self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to move what is in sight, or with Shift to draw a box to look into."""
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._box.setMouseMode(self._box.RectMode if shifted else self._box.PanMode)
        plain = event.button() == Qt.MouseButton.LeftButton and not shifted
        self._pressed = event.position() if plain and self.area().contains(event.position()) else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click."""
        super().mouseReleaseEvent(event)
        self.refresh_overlay()
        pressed, self._pressed = self._pressed, None
        if pressed is not None and (event.position() - pressed).manhattanLength() < _CLICK:
            self.clicked.emit(self._x_at(pressed))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the cursor follow the mouse."""
        super().mouseMoveEvent(event)
        if event.buttons():  # the box that is being drawn follows it too
            self.refresh_overlay()
        place = event.position()
        self.set_cursor(self._x_at(place) if self.area().contains(place) else None)

    def _x_at(self, place: QPointF) -> float:
        area, (x0, x1, _, _) = self.area(), self.ranges
        return x0 + (place.x() - area.left()) / area.width() * (x1 - x0)

    def leaveEvent(self, event: QEvent | None) -> None:
        """Put the cursor away with the mouse."""
        super().leaveEvent(event)
        self.set_cursor(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor, zoom, pan, follow; other keys go on to the tab."""
        event.setAccepted(keys.press(self, event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring to who came by keyboard."""
        super().focusInEvent(event)
        self._keyboard_focus = event.reason() in _KEYBOARD_REASONS
        self.refresh_overlay()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the focus ring and the cursor away."""
        super().focusOutEvent(event)
        self._keyboard_focus = False
        self.refresh_overlay()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the plot's own short menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        follow = menu.addAction(self.tr("Follow"), self.follow)
        copy = menu.addAction(self.tr("Copy picture"), self.copy_picture)
        if follow is not None and copy is not None:
            follow.setShortcut(Qt.Key.Key_Home)
            follow.setEnabled(not self.following)
        menu.popup(event.globalPos())

    def copy_picture(self) -> None:
        """Put the plot as it stands on the clipboard."""
        clipboard = QGuiApplication.clipboard()
        if clipboard is not None:
            clipboard.setPixmap(self.grab())

    # Looks

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Keep the overlay over the whole plot."""
        super().resizeEvent(event)
        if self._overlay is not None:
            self._overlay.resize(self.size())
            self._place_follow_button()
            self.refresh_overlay()

    def restyle(self) -> None:
        """Take over the theme."""
        super().restyle()
        if self._overlay is not None:
            self._overlay.text_font = self.label_font()
            self._place_follow_button()
            self.redraw()

    def retranslate(self) -> None:
        """Set the texts."""
        self._follow_button.setText(self.tr("Held: Home follows"))
        self._follow_button.setToolTip(self.tr("Back to the whole, following what is new (Home)"))
        self._place_follow_button()

    def _show_follow_button(self, following: bool) -> None:
        self._follow_button.setVisible(self._hints and not following)
        self._place_follow_button()

    def _place_follow_button(self) -> None:
        self._follow_button.setFont(theme.caption_font())
        self._follow_button.adjustSize()
        self._follow_button.move(self.width() - self._follow_button.width() - 4, 0)


def _share(value: float) -> str:
    return percent(value)
