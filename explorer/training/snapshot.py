"""A network as it was after one iteration, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from explorer.nn import Network

if TYPE_CHECKING:
    from explorer.nn import NetworkSpec
    from explorer.nn.functions import Array


@dataclass(frozen=True, eq=False)
class Snapshot:
    """What crosses from the training thread to the window: it owns its numbers, and they cannot be written.

    Attributes
    ----------
    iteration : int
        Updates made.
    epoch : float
        Passes over the training images made.
    loss : float
        Of the last batch; nan before the first.
    spec : NetworkSpec
        Shape of the network.
    state : ndarray
        Its numbers, read-only.
    """

    iteration: int
    epoch: float
    loss: float
    spec: NetworkSpec
    state: Array

    @classmethod
    def of(
        cls, network: Network, iteration: int = 0, epoch: float = 0.0, loss: float = float("nan")
    ) -> Snapshot:
        """Return a frozen copy of ``network`` as it is now."""
        state = network.state
        state.flags.writeable = False
        return cls(iteration, epoch, loss, network.spec, state)

    @cached_property
    def network(self) -> Network:
        """The network of that moment, standing on the frozen numbers themselves."""
        return Network.from_state(self.spec, self.state)
