"""The row of tools under the canvas."""

from __future__ import annotations

from PyQt6.QtCore import QSignalBlocker, QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QSlider, QToolButton, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.pen import PEN_WIDTH_STEP, PEN_WIDTHS, Pen


class DrawingTools(Appearance, QWidget):
    """Pen or eraser, their width, undo, redo, clear and a random sample.

    Signals
    -------
    pen_chosen(object)
        The `Pen` to draw with from now on.
    """

    pen_chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pen = Pen(PEN_WIDTHS[0])
        self.pen_button = self._button("pen", checkable=True)
        self.eraser_button = self._button("eraser", checkable=True)
        self.width_slider = QSlider(Qt.Orientation.Horizontal)
        self.width_slider.setObjectName("width_slider")
        self.width_slider.setRange(*(round(width / PEN_WIDTH_STEP) for width in PEN_WIDTHS))
        self.width_slider.setPageStep(3)
        self.width_slider.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.undo_button = self._button("undo")
        self.redo_button = self._button("redo")
        self.clear_button = self._button("clear")
        self.sample_button = self._button("dice", "sample_button")
        tools = QButtonGroup(self)
        tools.addButton(self.pen_button)
        tools.addButton(self.eraser_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for control in self.tab_chain:
            row.addWidget(control, 1 if control is self.width_slider else 0)
        self.pen_button.clicked.connect(lambda: self._choose(Pen(self._pen.width, erase=False)))
        self.eraser_button.clicked.connect(lambda: self._choose(Pen(self._pen.width, erase=True)))
        self.width_slider.valueChanged.connect(
            lambda value: self._choose(Pen(value * PEN_WIDTH_STEP, self._pen.erase))
        )
        self.retranslate()
        self.restyle()

    @property
    def tab_chain(self) -> tuple[QWidget, ...]:
        """The controls in the order in which the Tab key visits them."""
        return (
            self.pen_button,
            self.eraser_button,
            self.width_slider,
            self.undo_button,
            self.redo_button,
            self.clear_button,
            self.sample_button,
        )

    def show_pen(self, pen: Pen) -> None:
        """Show which pen is chosen."""
        self._pen = pen
        (self.eraser_button if pen.erase else self.pen_button).setChecked(True)
        with QSignalBlocker(self.width_slider):
            self.width_slider.setValue(round(pen.width / PEN_WIDTH_STEP))
        self._name_width()

    def show_history(self, can_undo: bool, can_redo: bool, can_clear: bool) -> None:
        """Show what can be undone, redone and cleared."""
        for button, enabled in (
            (self.undo_button, can_undo),
            (self.redo_button, can_redo),
            (self.clear_button, can_clear),
        ):
            # A focused button that goes grey would hand the focus on; undo by Space, Space has to work.
            button.setEnabled(enabled or button.hasFocus())

    def retranslate(self) -> None:
        """Set all words again."""
        words = {
            self.pen_button: (self.tr("Pen"), self.tr("Pen (P on the canvas): draws ink")),
            self.eraser_button: (
                self.tr("Eraser"),
                self.tr("Eraser (E on the canvas); the right button always erases"),
            ),
            self.undo_button: (self.tr("Undo"), self.tr("Undo the last stroke, clearing or sample (Ctrl+Z)")),
            self.redo_button: (self.tr("Redo"), self.tr("Redo what was undone (Ctrl+Shift+Z)")),
            self.clear_button: (
                self.tr("Clear"),
                self.tr("Empty the canvas (Del on the canvas); Undo brings it back"),
            ),
            self.sample_button: (
                self.tr("Random sample"),
                self.tr("A random test image of the data set, with its true label (R on the canvas)"),
            ),
        }
        for button, (name, tip) in words.items():
            button.setAccessibleName(name)
            button.setToolTip(tip)
        self.width_slider.setAccessibleName(self.tr("Width of pen and eraser"))
        self._name_width()

    def restyle(self) -> None:
        """Take the measures of the theme again."""
        side = round(2.25 * theme.unit())
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(side, side))
        row = self.layout()
        if row is not None:
            row.setSpacing(theme.unit() // 4)

    def _name_width(self) -> None:
        tip = self.tr("Width of pen and eraser: {percent} % of the canvas ([ and ] on the canvas)")
        self.width_slider.setToolTip(tip.format(percent=round(self._pen.width * 100)))

    def _button(self, icon: str, name: str | None = None, *, checkable: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name or f"{icon}_button")
        button.setIcon(theme.icon(icon))
        button.setAutoRaise(True)
        button.setCheckable(checkable)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _choose(self, pen: Pen) -> None:
        self.show_pen(pen)
        self.pen_chosen.emit(pen)
