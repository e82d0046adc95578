"""What the whole window is about, and all that tabs share: input, reader, trace, label, run, data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from PyQt6.QtCore import QObject, pyqtSignal

from explorer import data
from explorer.nn import Network, ShapeError, WeightsMetadata
from explorer.ui.clock import FrameClock
from explorer.ui.kept_digits import KeptDigits
from explorer.ui.readers import RUN_READER, Reader, Readers
from explorer.ui.run import Run
from explorer.ui.teacher import Teacher

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.data import Dataset
    from explorer.nn import ForwardTrace
    from explorer.ui.picture import BaseImage

SourceKind = Literal["blank", "welcome", "drawing", "sample", "image"]


@dataclass(frozen=True)
class InputSource:
    """Where the input came from.

    Attributes
    ----------
    kind : str
        ``blank``, ``welcome`` (the digit shown at the start), ``drawing``, ``sample`` or ``image``.
    label : int or None
        Its true class, where the data set knows it.
    index : int or None
        Its place among the test images, for a sample.
    """

    kind: SourceKind
    label: int | None = None
    index: int | None = None


class Session(QObject):
    """The model of the window; it has signals and no drawing code.

    Beside what is below it has :attr:`run`, :attr:`kept` (the user's own digits), :attr:`teacher` (who
    changes the network by hand) and :attr:`clock`.

    A change of the input or of the network makes one forward pass at once, so :attr:`probabilities` is up to
    date when the call returns; views follow the signals at their own rate, through :attr:`clock`.

    Signals
    -------
    input_changed
        :attr:`input` or :attr:`source` is another.
    reader_changed
        Another reader was chosen, or there are others to choose from.
    network_changed
        :attr:`network` is another, or its numbers are.
    trace_changed
        :attr:`trace` is another: the one to follow for all that shows the input in the network.
    label_changed
        :attr:`label` is another.
    dataset_changed
        :attr:`dataset` is another.
    unit_requested(layer, unit)
        Someone wants to see a unit of the network that reads, with all that comes and goes there.
    picture_requested(picture)
        Someone wants a `BaseImage` or a `KeptImage` on the canvas.
    browse_requested(key)
        Someone wants to look at the images of a data set.
    """

    input_changed = pyqtSignal()
    reader_changed = pyqtSignal()
    network_changed = pyqtSignal()
    trace_changed = pyqtSignal()
    label_changed = pyqtSignal()
    dataset_changed = pyqtSignal()
    unit_requested = pyqtSignal(int, int)
    picture_requested = pyqtSignal(object)
    browse_requested = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = FrameClock(self)
        self._datasets: dict[str, Dataset] = {}
        self._dataset: Dataset | None = None
        self.run = Run(self.clock, self.load_dataset, self)
        self._readers = Readers()
        self._reader = self._readers.shipped[0]
        self._network, self._metadata = self._readers.load(self._reader)
        self._input = _frozen(np.zeros((data.IMAGE_SIDE, data.IMAGE_SIDE), dtype=np.float32))
        self._source = InputSource("blank")
        self._run_listed = False
        self._label: int | None = None
        self._trace: ForwardTrace | None = None
        self.run.advanced.connect(self._follow_run)
        self.run.shown_changed.connect(self._follow_run)
        self.run.dataset_loaded.connect(self._take_dataset)
        self.kept = KeptDigits(self)
        self.kept.changed.connect(self._forget_own_digits)
        self.teacher = Teacher(self)

    # The input

    @property
    def input(self) -> NDArray[np.float32]:
        """What the network reads, shape (28, 28), 0 to 1, light ink on dark ground; read-only."""
        return self._input

    @property
    def source(self) -> InputSource:
        """Where the input came from."""
        return self._source

    @property
    def blank(self) -> bool:
        """Whether there is no ink at all."""
        return not self._input.any()

    def set_input(self, image: NDArray[np.floating], source: InputSource) -> None:
        """Take another input, with the label that its source knows.

        Parameters
        ----------
        image : ndarray, shape (28, 28)
            0 to 1; copied.
        source : InputSource
            Where it came from.

        Raises
        ------
        ShapeError
            When it is no 28×28 image; the input of before stays.
        """
        if np.shape(image) != self._input.shape:
            raise ShapeError("image", str(self._input.shape), np.shape(image))
        self._input = _frozen(np.array(image, dtype=np.float32))
        self._source = source
        self._pass_forward()
        self.input_changed.emit()
        # A label belongs to a picture: strokes that go on with it keep it, another picture brings its own.
        if source.kind != "drawing" or self.blank:
            self.set_label(source.label)
        self.trace_changed.emit()

    def show_picture(self, picture: BaseImage) -> None:
        """Put an image of a data set on the canvas, or straight in where there is no canvas."""
        if self.receivers(self.picture_requested):
            self.picture_requested.emit(picture)
        else:
            self.set_input(picture.image, InputSource(picture.kind, picture.label, picture.index))

    # What reads it

    @property
    def network(self) -> Network:
        """The network that reads the input."""
        return self._network

    @property
    def metadata(self) -> WeightsMetadata:
        """What that network remembers of its training."""
        return self._metadata

    @property
    def reader(self) -> Reader:
        """What reads the input: weights that are shipped, a file, or the run."""
        return self._reader

    def readers(self) -> tuple[Reader, ...]:
        """Return what may be chosen to read the input; the run is among them once it has begun."""
        listed = self._readers.listed
        return listed if self.run.shown is None and self._reader != RUN_READER else (*listed, RUN_READER)

    def choose_reader(self, key: str) -> None:
        """Let another reader read the input.

        Raises
        ------
        KeyError
            When there is none of that key.
        WeightsError
            When its file cannot be used; the reader of before stays.
        """
        reader = {reader.key: reader for reader in self.readers()}[key]
        if reader == RUN_READER:
            self._reader = reader
            self._follow_run()
        else:
            network, metadata = self._readers.load(reader)
            self._reader = reader
            self._set_network(network, metadata)
        self.reader_changed.emit()

    def add_weights_file(self, path: str | Path) -> Reader:
        """Let a weights file read the input; return its reader.

        Raises
        ------
        WeightsError
            When the file cannot be used or reads no 28×28 images; nothing changes then.
        """
        reader = self._readers.add(Path(path))
        self.choose_reader(reader.key)
        return reader

    def show_taught(self, reader: Reader, network: Network, metadata: WeightsMetadata) -> None:
        """Let a network that its user changed read the input, under a reader of kind ``taught``."""
        self._readers.hold(reader, network, metadata)
        self._reader = reader
        self._set_network(network, metadata)
        self.reader_changed.emit()

    def show_metadata(self, metadata: WeightsMetadata) -> None:
        """Remember something new about the taught network that reads, such as how often it is right."""
        self._readers.hold(self._reader, self._network, metadata)
        self._metadata = metadata
        self.reader_changed.emit()

    def drop_taught(self, reader: Reader) -> None:
        """List a taught reader no longer; it must not be the one that reads."""
        self._readers.drop(reader)
        self.reader_changed.emit()

    def still_reads(self, reader: Reader, network: Network) -> bool:
        """Return whether choosing a reader would let that network read; the live run is always itself."""
        if reader not in self.readers():
            return False
        return reader == RUN_READER or self._readers.load(reader)[0] is network

    # What comes out

    @property
    def trace(self) -> ForwardTrace:
        """Every value on the input's way through the network, as a batch of one."""
        if self._trace is None:  # nothing has been put in yet; the window does so at once
            self._trace = self._network.forward(self._input.reshape(-1))
        return self._trace

    @property
    def probabilities(self) -> NDArray[np.float32]:
        """Output of the network for the input, shape (outputs,)."""
        return self.trace.y[0]

    @property
    def label(self) -> int | None:
        """True class of the input: the sample's, or what the user says."""
        return self._label

    def set_label(self, label: int | None) -> None:
        """Say which class the input is; ``None`` for unknown."""
        if label != self._label:
            self._label = label
            self.label_changed.emit()

    # Data

    @property
    def dataset(self) -> Dataset:
        """The data set in use: the run's, or the carried sample before the first run."""
        return self._dataset or self.load_dataset("sample")

    def dataset_counts(self) -> tuple[str, int, int]:
        """Return the key of the data set in use and its numbers of images to learn from and to test.

        The carried sample need not be read for that: a start would wait 13 ms for it.
        """
        if self._dataset is None:
            entry = data.DATASETS["sample"]
            return entry.key, entry.train_size, entry.test_size
        return self._dataset.name, len(self._dataset.train), len(self._dataset.test)

    def choose_dataset(self, name: str) -> None:
        """Take sample images from another data set.

        Raises
        ------
        DataError
            When it is not there; the one of before stays.
        """
        self._take_dataset(self.load_dataset(name))

    def load_dataset(self, name: str) -> Dataset:
        """Return a data set, read once and then kept; any thread may call it.

        Raises
        ------
        DataError
            When it is not there or broken.
        """
        dataset = self._datasets.get(name)
        if dataset is None:
            dataset = self._datasets[name] = data.load(name)
        return dataset

    def close(self) -> None:
        """End the run and stand still."""
        self.run.close()
        self.kept.close()
        self.clock.close()

    # How it hangs together

    def _pass_forward(self) -> None:
        self._trace = self._network.forward(self._input.reshape(-1))

    def _set_network(self, network: Network, metadata: WeightsMetadata) -> None:
        self._network = network
        self._metadata = metadata
        self._pass_forward()
        self.network_changed.emit()
        self.trace_changed.emit()

    def _follow_run(self) -> None:
        listed = self.run.shown is not None
        if listed != self._run_listed:
            self._run_listed = listed
            self.reader_changed.emit()
        shown = self.run.shown
        if self._reader == RUN_READER:
            # A run put back to its start still reads the canvas, with the weights it will start from.
            network = self.run.setup.build_network() if shown is None else shown.network
            if network is self._network:  # the run goes on while an earlier moment of it is looked at
                return
            self._set_network(network, WeightsMetadata(name="run", trained_on=self.run.setup.dataset))

    def _take_dataset(self, dataset: Dataset) -> None:
        self._datasets[dataset.name] = dataset
        if dataset is not self.dataset:
            self._dataset = dataset
            self.dataset_changed.emit()

    def _forget_own_digits(self) -> None:
        """Load data sets with digits of the user's own anew, when they are next asked for."""
        for name, entry in data.ALL_DATASETS.items():
            if entry.own:
                self._datasets.pop(name, None)


def _frozen(array: NDArray[np.float32]) -> NDArray[np.float32]:
    array.flags.writeable = False
    return array
