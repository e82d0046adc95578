"""What goes on by itself while its reader watches: a state, and a pure function to the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from explorer.labs.figures import Figure
    from explorer.labs.values import Value, Values

State = TypeVar("State")


@dataclass(frozen=True)
class Process(Generic[State]):
    """A lab that runs. The view owns the clock and the buttons; nothing here knows of time.

    A state is frozen: each function returns a new one and leaves the one it was given as it was, so that a
    step taken twice gives the same twice.

    Attributes
    ----------
    start : callable
        From values to the state before the first step.
    advance : callable
        From state and values to the state one step on; well below a millisecond, for many make a frame.
    figures : callable
        From state and values to figures. The lab's own ``compute`` is this at the start.
    count : callable
        How many steps a state has behind it.
    respond : callable
        From state, the key of a changed parameter and the values after the change to the state after it:
        another start, the same state, or one in which a number has been set by hand.
    following : callable
        Values of those parameters that show what the state is at the moment, such as a weight that can be
        taken hold of; always of the same keys.
    code : callable
        From state and values to a NumPy-only program that prints the numbers of that state.
    ended : callable
        Whether there is no next step: everything is done, or the numbers have gone.
    """

    start: Callable[[Values], State]
    advance: Callable[[State, Values], State]
    figures: Callable[[State, Values], tuple[Figure, ...]]
    count: Callable[[State], int]
    respond: Callable[[State, str, Values], State]
    following: Callable[[State, Values], Mapping[str, Value]]
    code: Callable[[State, Values], str]
    ended: Callable[[State], bool] = lambda _: False
