"""Changing single numbers of the network that reads: a unit pinned or off, a weight or a bias another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.nn.surgery import pin, set_parameter, value_off

if TYPE_CHECKING:
    from explorer.nn.surgery import Pin
    from explorer.ui.session import Session


class HandEdits:
    """What a user may do to a network by hand; each goes to the session's teacher as one change.

    Parameters
    ----------
    session : Session
        Whose network it is about.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def pins(self) -> tuple[Pin, ...]:
        """The pinned units of the network that reads."""
        return self._session.teacher.pins

    def pin_of(self, layer: int, unit: int) -> Pin | None:
        """Return what pins a unit; None when nothing does."""
        return next((pin for pin in self.pins if (pin.layer, pin.unit) == (layer, unit)), None)

    def set_parameter(self, name: str, index: tuple[int, ...], value: float) -> None:
        """Set one weight or bias; those of pinned units stay.

        Parameters
        ----------
        name : str
            ``W1``, ``b1``, ….
        index : tuple of int
            Where in it.
        value : float
            The new number.
        """
        session = self._session
        session.teacher.edit(set_parameter(session.network, name, index, value), self.pins)

    def pin(self, layer: int, unit: int, value: float) -> None:
        """Let a unit always put out one value, also while the network learns, until it is let go.

        Raises
        ------
        ConfigError
            When its activation never gives that value.
        """
        network, old = self._session.network, self.pin_of(layer, unit)
        made = pin(network, layer, unit, value)
        if old is not None:
            made = replace(made, weights=old.weights, bias=old.bias)
        self._session.teacher.edit(network.state, (*self._others(old), made))

    def switch_off(self, layer: int, unit: int) -> None:
        """Let a unit put out 0, whatever comes in."""
        self.pin(layer, unit, value_off(self._session.network.spec, layer))

    def let_go(self, layer: int, unit: int) -> None:
        """Give a pinned unit back the weights and the bias it had."""
        old = self.pin_of(layer, unit)
        if old is not None:
            network = self._session.network
            state = network.state
            old.let_go(network.spec, state)
            self._session.teacher.edit(state, self._others(old))

    def _others(self, old: Pin | None) -> tuple[Pin, ...]:
        return tuple(other for other in self.pins if other is not old)
