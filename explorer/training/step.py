"""What one update of the weights was, in figures."""

from __future__ import annotations

from typing import NamedTuple


class Step(NamedTuple):
    """One update of the weights.

    Attributes
    ----------
    iteration : int
        Updates made, this one included.
    epoch : float
        Passes over the training images made.
    loss : float
        Of this step's batch, before its update, with the weight decay.
    learning_rate : float
        That it was made with.
    train_accuracy, test_accuracy : float or None
        After the update, 0 to 1, where it was time to measure.
    validation_accuracy : float or None
        The same of the images set aside, where there are any.
    gradient_norm, update_ratio : float or None
        Length of the gradient, and of the update by that of the weights, where they were measured.
    """

    iteration: int
    epoch: float
    loss: float
    learning_rate: float
    train_accuracy: float | None = None
    test_accuracy: float | None = None
    validation_accuracy: float | None = None
    gradient_norm: float | None = None
    update_ratio: float | None = None
