"""One line on how far a run is, in columns that stand still while their figures change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetricsF, QPainter
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import compact, duration, percent, whole

if TYPE_CHECKING:
    from PyQt6.QtGui import QPaintEvent

    from explorer.training.target import Target
    from explorer.ui.run import Run

_SEPARATOR = " · "
_DIGITS = str.maketrans("123456789", "000000000")


class ProgressLine(Appearance, QWidget):
    """Iteration, epoch, pace and time left, over a thin bar of the run's length.

    Each figure keeps the width of the widest it has had, so that nothing right of it moves.

    Parameters
    ----------
    run : Run
    parent : QWidget, optional
    """

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._parts: tuple[str, ...] = ()
        self._widths: list[float] = []
        self._done = 0.0
        self._obstacle = ""
        self.setObjectName("train_progress")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()
        self.restyle()

    def text(self) -> str:
        """Return the line as one text."""
        return _SEPARATOR.join(part for part in self._parts if part)

    def set_obstacle(self, reason: str) -> None:
        """Say why nothing can start, while nothing has; empty when it can."""
        self._obstacle = reason
        self.refresh()

    def refresh(self) -> None:
        """Take the run's figures."""
        parts, run = self._describe(), self._run
        done = run.iteration / run.total if run.total else 0.0
        if (parts, done) == (self._parts, self._done):
            return
        # What a run says is not compared with what stood here before its start.
        if self._run.state == "idle" or len(self._parts) == 1:
            self._widths = []
        self._parts, self._done = parts, done
        self._reserve()
        self.update()

    def _describe(self) -> tuple[str, ...]:
        run = self._run
        if run.state == "idle":
            if self._obstacle:
                told = QCoreApplication.translate("Transport", "Cannot start. {reason}")
                return (told.format(reason=self._obstacle),)
            total = run.total
            return (
                self.tr("Ready")
                if total is None
                else self.tr("Ready: {n} iterations").format(n=whole(total)),
            )
        here = self.tr("iteration {n}").format(n=whole(run.iteration))
        if run.total is not None:
            here = self.tr("iteration {n} of {total}").format(n=whole(run.iteration), total=whole(run.total))
        epoch = self.tr("epoch {n}").format(n=f"{run.epoch:.1f}")
        if run.state != "running":
            return here, epoch, self._state_word()
        pace = run.iterations_per_second
        if pace <= 0:
            return here, epoch
        shown = f"{pace:.1f}" if pace < 10 else compact(pace)
        speed = self.tr("{n} it/s").format(n=shown)
        left = run.seconds_left
        if run.target is not None:
            return here, epoch, speed, self._target_words(run.target)
        return (
            (here, epoch, speed)
            if left is None
            else (here, epoch, speed, self.tr("{time} left").format(time=duration(left)))
        )

    def _target_words(self, target: Target) -> str:
        value = percent(target.value, 1) if target.kind == "accuracy" else f"{target.value:,.10g}"
        return {
            "iterations": self.tr("until iteration {n}"),
            "epochs": self.tr("until epoch {n}"),
            "accuracy": self.tr("until test accuracy {n}"),
        }[target.kind].format(n=value)

    def _state_word(self) -> str:
        return {
            "paused": self.tr("paused"),
            "finished": self.tr("finished"),
            "failed": self.tr("stopped by an error"),
        }.get(str(self._run.state), "")

    def _reserve(self) -> None:
        """Widen the columns to their figures; all digits count as the same."""
        metrics = QFontMetricsF(theme.numeric_font())
        widths = [metrics.horizontalAdvance(part.translate(_DIGITS)) for part in self._parts]
        kept = self._widths[: len(widths)] + [0.0] * (len(widths) - len(self._widths))
        self._widths = [max(pair) for pair in zip(widths, kept, strict=True)]

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw the texts and the bar under them."""
        painter = QPainter(self)
        font = theme.numeric_font()
        painter.setFont(font)
        separator = QFontMetricsF(font).horizontalAdvance(_SEPARATOR)
        bar = max(theme.unit() // 4, 2)
        x, height = 0.0, self.height() - bar - theme.unit() // 2
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for i, (part, width) in enumerate(zip(self._parts, self._widths, strict=True)):
            if i:
                painter.setPen(theme.colour("muted"))
                painter.drawText(QRectF(x, 0, separator, height), flags, _SEPARATOR)
                x += separator
            painter.setPen(theme.colour("muted" if i else "text"))
            painter.drawText(QRectF(x, 0, width + 1, height), flags, part)
            x += width
        track = QRectF(0, self.height() - bar, self.width(), bar)
        painter.fillRect(track, theme.colour("border"))
        track.setWidth(track.width() * min(self._done, 1.0))
        painter.fillRect(track, theme.colour("accent"))
        painter.end()

    def sizeHint(self) -> QSize:
        """Return the height of a line and its bar; the width is what there is."""
        line = QFontMetricsF(theme.numeric_font()).height()
        return QSize(24 * theme.unit(), round(line) + theme.unit())

    def minimumSizeHint(self) -> QSize:
        """Return the same height; a narrow line is cut."""
        return self.sizeHint()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(self.tr("Progress of the run"))
        self._widths = []
        self._parts = ()
        self.refresh()

    def restyle(self) -> None:
        """Take the theme's font."""
        self._widths = []
        self._reserve()
        self.updateGeometry()
        self.update()
