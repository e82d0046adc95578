"""The walk back through the network: which batch, which line, which number is asked about."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from explorer.data.scaling import as_input
from explorer.ui.tabs.layers.gradient_map import default_place
from explorer.ui.tabs.layers.gradients import BackwardMoment, make_moment
from explorer.ui.tabs.layers.picture import Cell, Part, PartKind, forward_part, gradient_part
from explorer.ui.tabs.layers.walk_steps import CodeLine, backward_lines, forward_lines, gradient_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from explorer.nn import Network, NetworkSpec
    from explorer.nn.functions import Array
    from explorer.nn.probing import Place
    from explorer.ui.session import Session

SAMPLE_SIZE = 10
_SEED = 0
_PACE_MS = 450
"""Time for each line while the walk runs by itself: long enough to see which array fills."""


class Batch(StrEnum):
    """What goes through the network."""

    DRAWING = "drawing"
    SAMPLE = "sample"


class BackwardWalk(QObject):
    """Model of the backward pass in sight; views follow its signals.

    Signals
    -------
    out_of_date
        The batch, its labels or the network are other ones: :meth:`refresh` is due.
    moved
        Another line is the current one, or another number is asked about.
    running_changed
        The walk runs by itself, or no longer does.
    """

    out_of_date = pyqtSignal()
    moved = pyqtSignal()
    running_changed = pyqtSignal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._random = np.random.default_rng(_SEED)
        self._twin: tuple[Network, Network] | None = None
        self._sample: tuple[NDArray[np.uint8], NDArray[np.intp]] | None = None
        self._asked: Place | None = None
        self._unit: tuple[int, int] | None = None
        self._largest: tuple[BackwardMoment, int, int | None, Place | None] | None = None
        self.batch = Batch.DRAWING
        self.row = 0
        self.line = 0
        self.moment: BackwardMoment | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_PACE_MS)
        self._timer.timeout.connect(self._run_on)
        session.trace_changed.connect(self.out_of_date)
        session.label_changed.connect(self.out_of_date)
        session.dataset_changed.connect(self._forget_sample)

    # What goes through

    @property
    def images(self) -> NDArray[np.uint8] | None:
        """The sample images of the batch (n, 28, 28); None while it is the drawing."""
        return None if self.batch is Batch.DRAWING else self._sampled()[0]

    def inputs(self) -> tuple[NDArray[np.floating], NDArray[np.intp]] | None:
        """Return the batch and its labels; None as long as the drawing has none that the network knows."""
        session = self._session
        if self.batch is Batch.SAMPLE:
            images, labels = self._sampled()
            x, t = as_input(images, np.float32), labels
        elif session.label is None:
            return None
        else:
            x, t = session.input.reshape(1, -1), np.array([session.label], dtype=np.intp)
        return (x, t) if int(t.max()) < session.network.sizes[-1] else None

    def choose_batch(self, batch: Batch) -> None:
        """Send the drawing through the network, or sample images of the data set in use."""
        if batch is not self.batch:
            self.batch, self.row, self._asked = batch, 0, None
            self.out_of_date.emit()

    def choose_row(self, row: int) -> None:
        """Look at another input of the batch."""
        if row != self.row:
            self.row, self._asked = row, None
            self.out_of_date.emit()

    def _sampled(self) -> tuple[NDArray[np.uint8], NDArray[np.intp]]:
        if self._sample is None:
            train = self._session.dataset.train
            chosen = self._random.choice(len(train.labels), SAMPLE_SIZE, replace=False)
            self._sample = train.images[chosen], train.labels[chosen].astype(np.intp)
        return self._sample

    def draw_sample(self) -> None:
        """Take other images at random, as a step of stochastic gradient descent does (section 4.2.3)."""
        self._sample, self.row, self._asked = None, 0, None
        self.out_of_date.emit()

    def _forget_sample(self) -> None:
        self._random = np.random.default_rng(_SEED)
        self.draw_sample()

    def refresh(self) -> BackwardMoment | None:
        """Run the batch forward and backward; return what that left.

        Measured for 784-600-200-10: 3 ms for the drawing, 5 ms for ten images.
        """
        network, inputs = self._session.network, self.inputs()
        if inputs is None:
            self.moment = None
            return None
        if self._twin is None or self._twin[0] is not network:
            self._twin = network, network.astype(np.float64)
        x, labels = inputs
        old = self.moment
        self.moment = make_moment(self._twin[1], x, labels, min(self.row, len(labels) - 1))
        if old is None or old.spec != self.moment.spec:
            self._asked = self._unit = None
            self.line = min(self.line, len(self.lines) - 1)
        return self.moment

    def gradients(self, x: NDArray[np.floating], t: NDArray[np.intp]) -> Mapping[str, Array]:
        """Return each parameter's gradient for a batch, in float64; from the pass in sight if it is that.

        Parameters
        ----------
        x, t : ndarray
            The batch and its labels, usually :meth:`inputs`.
        """
        network, moment = self._session.network, self.moment
        if (
            moment is not None
            and self._twin is not None
            and self._twin[0] is network
            and moment.network is self._twin[1]
            and np.array_equal(moment.trace.x, x)
            and np.array_equal(moment.targets, t)
        ):
            # It saves 5 ms for ten images and 784-600-200-10.
            return moment.backward.grads
        return network.astype(np.float64).gradient(x, t)

    # Where the walk stands

    @property
    def lines(self) -> tuple[CodeLine, ...]:
        """The lines of the backward pass."""
        return backward_lines(self._spec, self._size)

    @property
    def forward_lines(self) -> tuple[CodeLine, ...]:
        """The lines of the forward pass before it."""
        return forward_lines(self._spec, self._size)

    @property
    def _spec(self) -> NetworkSpec:
        # Of what is in sight: another network may be reading already, which the next refresh takes up.
        return self._session.network.spec if self.moment is None else self.moment.spec

    @property
    def _size(self) -> int:
        if self.moment is not None:
            return self.moment.n
        return SAMPLE_SIZE if self.batch is Batch.SAMPLE else 1

    @property
    def current(self) -> CodeLine:
        """The line that was run last."""
        return self.lines[self.line]

    @property
    def place(self) -> Place | None:
        """The number asked about: the one chosen, or the largest that the current line computes."""
        moment, line = self.moment, self.line
        if self._asked is not None or moment is None:
            return self._asked
        # To find the largest of half a million takes 1 ms, and is asked for more than once a frame.
        layer, unit = self._unit or (0, 0)
        followed = unit if self._unit is not None and layer == self.current.part.layer else None
        if self._largest is None or self._largest[:3] != (moment, line, followed):
            self._largest = moment, line, followed, default_place(moment, self.current, followed)
        return self._largest[3]

    def go(self, line: int) -> None:
        """Stand at a line; outside of the pass, at its end."""
        line = min(max(line, 0), len(self.lines) - 1)
        if line != self.line or self._asked is not None:
            self.line, self._asked = line, None
            self.moved.emit()

    def step(self) -> None:
        """Run the next line."""
        self.go(self.line + 1)

    def step_back(self) -> None:
        """Take the line back."""
        self.go(self.line - 1)

    @property
    def cell(self) -> Cell | None:
        """Where the number asked about is in the picture: a weight's and a bias's unit."""
        place = self.place
        if place is None or self.moment is None:
            return None
        part = Part({"x": "x", "z": "z"}.get(place.kind, "a"), place.layer)  # type: ignore[arg-type]
        return Cell(gradient_part(part, self.moment.spec.layers), place.index[-1])

    def ask(self, place: Place | None) -> None:
        """Ask about the slope by one number, at the line that computes it; None for the line's largest.

        The lines before and after then show that number's unit, until None is asked.
        """
        unit = None if place is None or place.kind == "x" else (place.layer, place.index[-1])
        if (place, unit) != (self._asked, self._unit):
            if place is not None:
                self.line = self._line_of(place)
            self._asked, self._unit = place, unit
            self.moved.emit()

    def ask_weight(self, layer: int, right: float, down: float) -> None:
        """Ask about the weight behind a point of the small picture of dW, both shares of its sides."""
        if self.moment is not None:
            self.ask(self.moment.weight_at(layer, right, down))

    def ask_cell(self, cell: Cell) -> None:
        """Ask about the slope by a unit's number in the picture."""
        moment = self.moment
        if moment is not None:
            part = gradient_part(forward_part(cell.part), moment.spec.layers)
            self.ask(moment.place(part, cell.unit))

    def _line_of(self, place: Place) -> int:
        spec = self._session.network.spec
        if (place.kind, place.layer) == ("z", spec.layers):
            return 0  # the loss: ∂L/∂y is on the way to dy, with no line of its own
        if place.kind in ("W", "b"):
            target = f"d{place.kind}{place.layer}"
        else:
            kinds: dict[str, PartKind] = {"x": "dx", "a": "da", "z": "dz"}
            target = gradient_name(self._spec, Part(kinds[place.kind], place.layer))
        return next(index for index, line in enumerate(self.lines) if line.target == target)

    # By itself

    @property
    def running(self) -> bool:
        """Whether it walks by itself."""
        return self._timer.isActive()

    def run(self) -> None:
        """Walk to the end by itself, from the start when it is there already; or stop walking."""
        if self.running:
            self.stop()
            return
        if self.line == len(self.lines) - 1:
            self.go(0)
        self._timer.start()
        self.running_changed.emit()

    def stop(self) -> None:
        """Stand still."""
        if self.running:
            self._timer.stop()
            self.running_changed.emit()

    def _run_on(self) -> None:
        self.step()
        if self.line == len(self.lines) - 1:
            self.stop()
