"""Whether a network, its data and its settings go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.nn import ConfigError, ShapeError
from explorer.nn.allowed import Numbers

if TYPE_CHECKING:
    from explorer.data import Dataset
    from explorer.nn import Network
    from explorer.training.config import TrainingConfig


def check_fit(network: Network, dataset: Dataset, config: TrainingConfig) -> None:
    """Check what a run is made of.

    Raises
    ------
    ConfigError
        When the batch is larger than what is learned from, or the network cannot learn.
    ShapeError
        When the network does not fit the images or the classes.
    """
    images, labels = dataset.train.images, dataset.train.labels
    pixels = int(np.prod(images.shape[1:]))
    learned = config.images_learned(len(images))
    if config.batch_size > learned:
        raise ConfigError("batch_size", config.batch_size, Numbers(1, learned, whole=True))
    if network.sizes[0] != pixels:
        raise ShapeError("x", f"(n, {network.sizes[0]})", f"(n, {pixels})")
    if network.sizes[-1] <= int(labels.max()):
        raise ShapeError("t", f"labels from 0 to {network.sizes[-1] - 1}", f"labels up to {labels.max()}")
    if not network.spec.trainable:
        raise ConfigError("hidden", network.spec.hidden, "activations that have a slope to learn by")
