"""The demonstration: the real window does its main job by itself, through the events a user would cause."""

from __future__ import annotations

import time
from itertools import product
from typing import TYPE_CHECKING, TypeVar

from PyQt6.QtCore import QEvent, QEventLoop, QPointF, Qt, QTimer
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import QAbstractButton, QApplication, QWidget

from explorer import resources
from explorer.ui.formatting import percent, whole
from explorer.ui.handwriting import strokes_of
from explorer.ui.run import RunState
from explorer.ui.verdict import verdict

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PyQt6.QtGui import QImage

    from explorer.ui.handwriting import Point
    from explorer.ui.main_window import MainWindow
    from explorer.ui.theme import ThemeChoice

#: What is drawn, in this order; the last one stays on the canvas and is in the pictures.
DIGITS = (7, 2, 1, 0, 4, 5, 9, 6, 8, 3)

_THEMES: tuple[ThemeChoice, ...] = ("light", "dark")
_LONGEST_RUN_SECONDS = 300.0
_LONGEST_WAIT_SECONDS = 5.0
_LOOK_AGAIN_SECONDS = 0.2
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton

WidgetT = TypeVar("WidgetT", bound=QWidget)


class DemonstrationError(Exception):
    """The window did not do what the demonstration asked of it."""


class Demonstration:
    """Drives a window that is shown, and tells what it does and sees.

    Parameters
    ----------
    window : MainWindow
        As ``explorer.app.build`` makes it. Its theme and language are changed, and so are its settings.
    tell : callable
        Takes each line of the account.

    Raises
    ------
    DemonstrationError
        By every method: when a button is not there, training fails or does not end, the window was closed,
        or it has an error to show.
    """

    def __init__(self, window: MainWindow, tell: Callable[[str], None]) -> None:
        self._window = window
        self._session = window.session
        self._tell = tell

    def draw(self, digit: int) -> None:
        """Clear the canvas, write a digit on it with the mouse, and tell what is read."""
        self._click("clear_button")
        canvas = self._find(QWidget, "canvas")
        for stroke in strokes_of(digit):
            self._mouse(canvas, QEvent.Type.MouseButtonPress, stroke[0], _LEFT, _LEFT)
            for place in stroke[1:]:
                self._mouse(canvas, QEvent.Type.MouseMove, place, _NONE, _LEFT)
            self._mouse(canvas, QEvent.Type.MouseButtonRelease, stroke[-1], _LEFT, _NONE)
        self._tell(f"drew {digit} with the mouse: {self._session.reader.name} reads {self._reading()}")
        self._check()

    def train(self) -> None:
        """Press Start at full speed, wait for the end of the run, and tell what was learned."""
        run = self._session.run
        self._open("train_tab")
        if not self._find(QAbstractButton, "train_full_speed").isChecked():
            self._click("train_full_speed")
        self._click("train_start")
        start = time.perf_counter()
        over = (RunState.FINISHED, RunState.FAILED)
        if not self._wait(lambda: run.state in over, _LONGEST_RUN_SECONDS) or run.network is None:
            raise DemonstrationError("training did not come to its end")
        if run.state is RunState.FAILED:
            raise DemonstrationError("training stopped by an error")
        seconds = time.perf_counter() - start
        shape = "-".join(map(str, run.network.sizes))
        images = len(self._session.dataset.train)
        self._tell(
            f"trained {shape} on {whole(images)} images: {whole(run.iteration)} iterations, {seconds:.1f} s"
        )
        last = run.history.evaluations[-1]
        right = f"train {percent(last.train_accuracy)}, test {percent(last.test_accuracy)}"
        self._tell(f"  loss {run.history.smoothed_losses[-1]:.3f}, accuracy {right}")
        y = run.network.predict(self._session.input.reshape(-1))
        best = int(y.argmax())
        self._tell(f"  it reads the digit on the canvas as {best} ({percent(float(y[best]))})")
        self._check()

    def write_pictures(self, folder: Path) -> int:
        """Write a PNG of every tab in both themes, and one in Korean; return how many.

        Raises
        ------
        OSError
            When a picture cannot be written.
        """
        choices, tabs = self._window.view_choices, self._window.tabs
        pages = [tabs.widget(index) for index in range(tabs.count())]
        names = [page.objectName() for page in pages if page is not None]
        written = 0
        for theme, name in product(_THEMES, names):
            choices.choose_theme(theme)
            self._open(name)
            written += self._write(folder / f"{theme}-{name.removesuffix('_tab')}.png")
        if resources.exists("translations", "explorer_ko.qm"):
            choices.choose_theme(_THEMES[0])
            choices.choose_language("ko")
            self._open("train_tab")
            written += self._write(folder / "light-train-korean.png")
            choices.choose_language("en")
        return written

    # How it does it

    def _reading(self) -> str:
        found = verdict(self._session.probabilities, self._session.blank)
        named = " or ".join(map(str, found.candidates)) or "nothing it knows"
        return f"{named} ({percent(found.probability)})"

    def _open(self, name: str) -> None:
        """Bring a tab in sight."""
        self._window.tabs.setCurrentWidget(self._find(QWidget, name))
        QApplication.processEvents()

    def _write(self, path: Path) -> int:
        if not self._settled_picture().save(str(path), "PNG"):
            raise OSError(None, "the picture could not be written", str(path))
        self._tell(f"wrote {path}")
        self._check()
        return 1

    def _settled_picture(self) -> QImage:
        """Return the picture of the window once nothing in it changes any more, or after a while."""
        picture = self._window.grab().toImage()
        end = time.monotonic() + _LONGEST_WAIT_SECONDS
        while time.monotonic() < end:
            # Several ticks of the display clock: what is out of date gets its turn.
            self._wait(lambda: False, _LOOK_AGAIN_SECONDS)
            before, picture = picture, self._window.grab().toImage()
            if picture == before:
                break
        return picture

    def _find(self, kind: type[WidgetT], name: str) -> WidgetT:
        found = self._window.findChild(kind, name)
        if found is None:
            raise DemonstrationError(f"the window has no {name}")
        return found

    def _click(self, name: str) -> None:
        button = self._find(QAbstractButton, name)
        middle = (0.5, 0.5)
        self._mouse(button, QEvent.Type.MouseButtonPress, middle, _LEFT, _LEFT)
        self._mouse(button, QEvent.Type.MouseButtonRelease, middle, _LEFT, _NONE)

    def _mouse(
        self,
        widget: QWidget,
        kind: QEvent.Type,
        place: Point,
        button: Qt.MouseButton,
        held: Qt.MouseButton,
    ) -> None:
        """Send a mouse event to a widget, at a place in parts of its width and height."""
        local = QPointF(place[0] * widget.width(), place[1] * widget.height())
        screen = QPointF(widget.mapToGlobal(local))
        event = QMouseEvent(kind, local, screen, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, event)
        QApplication.processEvents()

    def _wait(self, done: Callable[[], bool], seconds: float) -> bool:
        """Let the window live until something is done; return False if it is not after so many seconds."""
        alarm = QTimer()
        alarm.start(10)
        end = time.monotonic() + seconds
        while not done():
            if time.monotonic() > end:
                return False
            if not self._window.isVisible():
                raise DemonstrationError("the window was closed")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return True

    def _check(self) -> None:
        """Stop at the first error that the window reports."""
        QApplication.processEvents()
        bar = self._window.messages.bar
        if not bar.isHidden():
            raise DemonstrationError(f"the window reports an error: {bar.details_text().splitlines()[0]}")
