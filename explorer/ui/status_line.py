"""The line at the foot of the window: the network that reads, what it was trained on, how the run stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QPainter
from PyQt6.QtWidgets import QLabel, QStatusBar, QWidget

from explorer.ui import formatting, theme
from explorer.ui.appearance import Appearance
from explorer.ui.reader_words import reader_tip, short_title
from explorer.ui.registry_names import activation_title, dataset_title
from explorer.ui.tip_lines import in_lines

if TYPE_CHECKING:
    from PyQt6.QtGui import QPaintEvent

    from explorer.nn import NetworkSpec
    from explorer.ui.session import Session

_EVERY_MS = 200


class StatusLine(Appearance, QStatusBar):
    """Follows the session; always in sight, never covered by passing hints."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self.setSizeGripEnabled(False)
        self._session = session
        self._network = _Part()
        self._dataset = _Part()
        self._run = QLabel()
        self._network.setObjectName("status_network")
        self._dataset.setObjectName("status_dataset")
        self._run.setObjectName("status_run")
        # Permanent, because menus show their hints in a status bar's other part and would hide these.
        self.addPermanentWidget(self._network)
        self.addPermanentWidget(self._dataset)
        self.addPermanentWidget(QWidget(), 1)
        self.addPermanentWidget(self._run)
        self._refresh = session.clock.add(self, self._update, interval_ms=_EVERY_MS)
        for signal in (
            session.reader_changed,
            session.network_changed,
            session.dataset_changed,
            session.run.state_changed,
            session.run.advanced,
        ):
            signal.connect(self._refresh.request)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Set the words again."""
        self._dataset.setToolTip(
            in_lines(
                self.tr(
                    "The data set in use, its images to learn from and to test, and how often this network "
                    "is right on the test images, which it has not seen"
                )
            )
        )
        self._run.setToolTip(self.tr("How the training run stands"))
        self._update()

    def restyle(self) -> None:
        """Use figures of equal width, so that the line stands still while numbers run."""
        for label in (self._network, self._dataset, self._run):
            label.setFont(theme.numeric_font())

    def _update(self) -> None:
        self._network.setText(self._network_text())
        self._network.setToolTip(self._network_tip())
        self._dataset.setText(self._dataset_text())
        self._run.setText(self._run_text())

    def _network_text(self) -> str:
        network, reader = self._session.network, self._session.reader
        return self.tr("{name} {layers} · {count} parameters").format(
            name=short_title(reader),
            layers=layers_text(network.spec),
            count=formatting.whole(network.parameter_count),
        )

    def _network_tip(self) -> str:
        about = self.tr("The network that reads your drawing: its layers and how many numbers it has")
        reader = self._session.reader
        return about if reader.kind != "taught" else f"{about}\n{reader_tip(reader)}"

    def _dataset_text(self) -> str:
        name, train, test = self._session.dataset_counts()
        text = self.tr("{name} {train} + {test}").format(
            name=dataset_title(name), train=formatting.whole(train), test=formatting.whole(test)
        )
        unseen = self._session.metadata.accuracy.get(f"{name} test")
        if unseen is None:
            return text
        return self.tr("{dataset} · unseen {accuracy}").format(
            dataset=text, accuracy=formatting.percent(unseen)
        )

    def _run_text(self) -> str:
        run = self._session.run
        sentences = {
            "running": self.tr("training · iteration {n} · {rate} it/s"),
            "paused": self.tr("paused at iteration {n}"),
            "finished": self.tr("finished at iteration {n}"),
            "failed": self.tr("stopped by an error at iteration {n}"),
        }
        sentence = sentences.get(run.state, self.tr("ready"))
        return sentence.format(
            n=formatting.whole(run.iteration), rate=formatting.compact(run.iterations_per_second)
        )


class _Part(QLabel):
    """A text that ends in an ellipsis where the window is too narrow for it, so that the run's state fits."""

    def minimumSizeHint(self) -> QSize:
        """Ask for no width at all."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw what fits."""
        inside = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width())
        QPainter(self).drawText(inside, Qt.AlignmentFlag.AlignVCenter, text)


def layers_text(spec: NetworkSpec) -> str:
    """Return a network's shape in short: ``"784-600-200-10 ReLU"``."""
    sizes = "-".join(str(size) for size in spec.sizes)
    labels = dict.fromkeys(activation_title(name) for name in spec.hidden)
    return f"{sizes} {', '.join(labels)}".rstrip()
