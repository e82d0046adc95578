"""A user without a plan: every action is drawn from a seed, and reaches the window as a real event."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np
from PyQt6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PyQt6.QtGui import QMouseEvent, QWheelEvent
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.ui.main_window import MainWindow

WidgetT = TypeVar("WidgetT", bound=QWidget)

_LEFT, _RIGHT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
_TEXTS = (
    "",
    "0",
    "0.1",
    "1e-10",
    "1e9",
    "-5",
    "nan",
    "1,5",
    "abc",
    "3",
    "10",
    "50",
    "300",
    "99999999999",
    "ㄱ",
)
_KEYS = (
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Plus, Qt.Key.Key_Minus),
    *(Qt.Key.Key_P, Qt.Key.Key_E, Qt.Key.Key_R, Qt.Key.Key_F, Qt.Key.Key_7, Qt.Key.Key_BracketLeft),
    *(Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F10),
)
_NEVER = ("quit", "full_screen")
"""Menu entries that end what is tested, or that a window on no screen cannot do."""


class RandomUser:
    """Does one thing after another in all windows of the program.

    Parameters
    ----------
    window : MainWindow
        Shown.
    seed : int
        The same seed does the same, as far as the window shows the same.
    """

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window = window
        self._rng = np.random.default_rng(seed)
        self._acts: dict[Callable[[], str], float] = {
            self._press_button: 20,
            self._draw: 12,
            self._type_key: 10,
            self._click: 10,
            self._drag: 8,
            self._choose_from_menu: 6,
            self._choose_tab: 8,
            self._move_slider: 6,
            self._choose_in_combo: 5,
            self._write_text: 6,
            self._turn_wheel: 5,
            self._train: 8,
            self._wait: 6,
            self._resize: 0.5,
            self._close_other_windows: 1,
        }
        weights = np.array(list(self._acts.values()))
        self._shares = weights / weights.sum()
        # A menu or a dialog waits in a loop of its own for what the user says to it.
        self._answering = QTimer(window)
        self._answering.timeout.connect(self._answer)
        self._answering.start(20)

    def act(self) -> str:
        """Do one thing, let the window see it, and return what it was."""
        names = list(self._acts)
        done = names[self._rng.choice(len(names), p=self._shares)]()
        QApplication.processEvents()
        return done

    def rest(self) -> None:
        """Close all but the main window and answer nothing more."""
        self._answering.stop()
        self._close_other_windows()

    # What there is

    def _windows(self) -> list[QWidget]:
        return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]

    def _pick(self, kind: type[WidgetT]) -> WidgetT | None:
        """Return one of the widgets of a kind that can be seen and used."""
        modal = QApplication.activeModalWidget()
        found = [
            widget
            for window in ([modal] if modal is not None else self._windows())
            for widget in window.findChildren(kind)
            if widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()
        ]
        return found[self._rng.integers(len(found))] if found else None

    def _place(self, widget: QWidget) -> QPoint:
        x, y = self._rng.random(2)
        return QPoint(int(x * widget.width()), int(y * widget.height()))

    # What can be done

    def _press_button(self) -> str:
        button = self._pick(QAbstractButton)
        if button is None:
            return "no button"
        name = f"press {type(button).__name__} {button.objectName() or button.text()!r}"
        QTest.mouseClick(button, _LEFT)
        return name

    def _draw(self) -> str:
        canvas = self._window.findChild(QWidget, "canvas")
        assert canvas is not None
        place = self._rng.random(2)
        self._mouse(canvas, QEvent.Type.MouseButtonPress, place, _LEFT, _LEFT)
        for _ in range(self._rng.integers(2, 12)):
            place = np.clip(place + self._rng.normal(0, 0.12, 2), -0.1, 1.1)
            self._mouse(canvas, QEvent.Type.MouseMove, place, _NONE, _LEFT)
        self._mouse(canvas, QEvent.Type.MouseButtonRelease, place, _LEFT, _NONE)
        return "draw"

    def _type_key(self) -> str:
        widget = QApplication.focusWidget() or self._window
        key = _KEYS[self._rng.integers(len(_KEYS))]
        modifiers = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        name = f"type {key.name} into {type(widget).__name__} {widget.objectName()!r}"
        QTest.keyClick(widget, key, modifiers[int(self._rng.random() < 0.2)])
        return name

    def _click(self) -> str:
        widget = self._pick(QWidget)
        if widget is None:
            return "nothing to click"
        name = f"click {type(widget).__name__} {widget.objectName()!r}"
        click = QTest.mouseDClick if self._rng.random() < 0.15 else QTest.mouseClick
        click(widget, _RIGHT if self._rng.random() < 0.2 else _LEFT, pos=self._place(widget))
        return name

    def _drag(self) -> str:
        widget = self._pick(QWidget)
        if widget is None:
            return "nothing to drag"
        name = f"drag {type(widget).__name__} {widget.objectName()!r}"
        place = self._rng.random(2)
        self._mouse(widget, QEvent.Type.MouseButtonPress, place, _LEFT, _LEFT)
        for _ in range(self._rng.integers(1, 6)):
            place = self._rng.random(2)
            self._mouse(widget, QEvent.Type.MouseMove, place, _NONE, _LEFT)
        self._mouse(widget, QEvent.Type.MouseButtonRelease, place, _LEFT, _NONE)
        return name

    def _choose_from_menu(self) -> str:
        actions = self._window.menus.actions
        possible = [name for name, action in actions.items() if action.isEnabled() and name not in _NEVER]
        name = possible[self._rng.integers(len(possible))]
        actions[name].trigger()
        return f"choose {name} from the menu"

    def _choose_tab(self) -> str:
        bar = self._pick(QTabBar)
        if bar is None:
            return "no tabs"
        index = int(self._rng.integers(bar.count()))
        QTest.mouseClick(bar, _LEFT, pos=bar.tabRect(index).center())
        return f"choose tab {bar.tabText(index)}"

    def _move_slider(self) -> str:
        slider = self._pick(QAbstractSlider)
        if slider is None:
            return "no slider"
        slider.setValue(int(self._rng.integers(slider.minimum(), slider.maximum() + 1)))
        return f"move {type(slider).__name__} {slider.objectName()!r}"

    def _choose_in_combo(self) -> str:
        combo = self._pick(QComboBox)
        if combo is None:
            return "no combo"
        key = Qt.Key.Key_Down if self._rng.random() < 0.5 else Qt.Key.Key_Up
        for _ in range(self._rng.integers(1, 5)):
            QTest.keyClick(combo, key)
        return f"choose {combo.currentText()!r} in {combo.objectName()!r}"

    def _write_text(self) -> str:
        field = self._pick(QLineEdit)
        if field is None:
            return "no field"
        text = _TEXTS[self._rng.integers(len(_TEXTS))]
        name = f"write {text!r} into {field.objectName()!r}"
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        field.insert(text)
        field.textEdited.emit(field.text())
        QTest.keyClick(field, Qt.Key.Key_Return)
        return name

    def _turn_wheel(self) -> str:
        widget = self._pick(QWidget)
        if widget is None:
            return "nothing to turn the wheel on"
        place = QPointF(self._place(widget))
        control = Qt.KeyboardModifier.ControlModifier
        event = QWheelEvent(
            place,
            widget.mapToGlobal(place),
            QPoint(),
            QPoint(0, int(self._rng.choice([-240, -120, 120, 240]))),
            _NONE,
            control if self._rng.random() < 0.2 else Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        name = f"turn the wheel on {type(widget).__name__} {widget.objectName()!r}"
        QApplication.sendEvent(widget, event)
        return name

    def _train(self) -> str:
        """Keep a run going: all that is done is done during training."""
        run = self._window.session.run
        if run.state != "running":
            run.start()
        if self._rng.random() < 0.3:
            run.set_full_speed(True)
        return "train"

    def _wait(self) -> str:
        QTest.qWait(int(self._rng.integers(1, 40)))
        return "wait"

    def _resize(self) -> str:
        width, height = self._rng.integers((1024, 680), (1700, 1100))
        self._window.resize(int(width), int(height))
        return f"resize to {width}×{height}"

    def _close_other_windows(self) -> str:
        for widget in self._windows():
            if widget is not self._window:
                widget.close()
        return "close the other windows"

    def _answer(self) -> None:
        """Take something from a menu that is open, or close it; turn down what a dialog asks."""
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu) and self._rng.random() < 0.5:
            for _ in range(self._rng.integers(1, 6)):
                QTest.keyClick(popup, Qt.Key.Key_Down)
            QTest.keyClick(popup, Qt.Key.Key_Return)
        elif popup is not None:
            popup.close()
        elif (modal := QApplication.activeModalWidget()) is not None:
            modal.close()

    def _mouse(
        self,
        widget: QWidget,
        kind: QEvent.Type,
        place: np.ndarray,
        button: Qt.MouseButton,
        held: Qt.MouseButton,
    ) -> None:
        local = QPointF(place[0] * widget.width(), place[1] * widget.height())
        screen = QPointF(widget.mapToGlobal(local))
        event = QMouseEvent(kind, local, screen, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, event)
