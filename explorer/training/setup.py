"""What a run is made of, as the set-up panel and the command line choose it."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.data import ALL_DATASETS
from explorer.nn import ConfigError, Network, NetworkSpec
from explorer.nn.allowed import Numbers
from explorer.nn.errors import choose
from explorer.nn.initializers import deviation
from explorer.training.config import TrainingConfig

if TYPE_CHECKING:
    from collections.abc import Mapping

PIXELS = 784
CLASSES = 10
MOST_HIDDEN = 8
WIDEST = 1024
"""Eight layers of it make 8 million weights: 32 MB, and still several updates a second."""


@dataclass(frozen=True)
class RunSetup:
    """Data, network and settings of one run.

    Attributes
    ----------
    dataset : str
        Key in :data:`explorer.data.ALL_DATASETS`.
    hidden : tuple of int
        Units of each hidden layer.
    activation : str or tuple of str
        Of the hidden layers: one for all, or one for each.
    init : float or str
        As :class:`~explorer.nn.Network` takes it.
    training : TrainingConfig
        Settings; its seed also makes the first weights.

    Raises
    ------
    ConfigError
        When something is out of its range.
    """

    dataset: str = "sample"
    hidden: tuple[int, ...] = (50,)
    activation: str | tuple[str, ...] = "relu"
    init: float | str = "he"
    training: TrainingConfig = field(
        default_factory=lambda: TrainingConfig(iterations=2000, evaluate_every=20, evaluation_limit=1000)
    )

    def __post_init__(self) -> None:
        choose("dataset", self.dataset, ALL_DATASETS)
        if len(self.hidden) > MOST_HIDDEN:
            raise ConfigError("hidden", self.hidden, f"at most {MOST_HIDDEN} layers")
        for width in self.hidden:
            if not 1 <= width <= WIDEST:
                raise ConfigError("hidden", width, Numbers(1, WIDEST, whole=True))
        deviation(self.init, PIXELS)
        if not self.spec.trainable:
            raise ConfigError("activation", self.activation, "activations that have a slope to learn by")

    @property
    def spec(self) -> NetworkSpec:
        """Shape of the network."""
        one_for_all = isinstance(self.activation, str)
        names = (self.activation,) * len(self.hidden) if one_for_all else self.activation
        return NetworkSpec((PIXELS, *self.hidden, CLASSES), tuple(names))  # type: ignore[arg-type]

    def build_network(self) -> Network:
        """Return the network with its first weights: for the same seed the same."""
        spec = self.spec
        return Network(spec.sizes, spec.hidden, self.init, seed=self.training.seed)


@dataclass(frozen=True)
class Preset:
    """A named set-up to start from; ``section`` is where the book has it, empty for our own."""

    key: str
    setup: RunSetup
    section: str = ""


PRESETS: Mapping[str, Preset] = MappingProxyType(
    {
        preset.key: preset
        for preset in (
            Preset("first", RunSetup()),
            Preset(
                "book",
                RunSetup(
                    dataset="mnist",
                    hidden=(20,),
                    activation="sigmoid",
                    init=0.01,
                    training=TrainingConfig(
                        iterations=10_000, evaluate_every=600, evaluation_limit=10_000, replacement=True
                    ),
                ),
                "4.5",
            ),
            Preset(
                "adam",
                RunSetup(
                    dataset="mnist",
                    activation="sigmoid",
                    init="xavier",
                    training=TrainingConfig(
                        optimizer="adam",
                        learning_rate=0.001,
                        batch_size=32,
                        epochs=10,
                        evaluate_every=375,
                        evaluation_limit=10_000,
                    ),
                ),
                "6.1.6",
            ),
            Preset(
                "overfit",
                RunSetup(
                    hidden=(100,) * 6,
                    training=TrainingConfig(
                        learning_rate=0.01, epochs=201, images=300, evaluate_every=3, evaluation_limit=1000
                    ),
                ),
                "6.4.1",
            ),
        )
    }
)
"""Set-ups by name: a first run on the carried sample, the book's TwoLayerNet on MNIST, Adam, overfitting.

Measured with seed 0: the book's network reaches 0.94 of MNIST's test images, Adam 0.971; overfitting reads
all of its 300 images and 0.82 of the others.
"""
