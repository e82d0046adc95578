"""How weights start (section 6.2): each initializer is a standard deviation for a layer of given width."""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.nn.errors import ConfigError, choose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True)
class Initializer:
    """A rule for the spread of a layer's first weights, drawn from N(0, std²); biases start at 0.

    Attributes
    ----------
    name : str
        Key in :data:`INITIALIZERS`.
    label : str
        Proper name.
    deviation : callable
        From ``(inputs, std)`` to the standard deviation.
    takes_std : bool
        Whether the user chooses ``std``.
    """

    name: str
    label: str
    deviation: Callable[[int, float], float]
    takes_std: bool = False


INITIALIZERS: Mapping[str, Initializer] = MappingProxyType(
    {
        "normal": Initializer("normal", "Normal", lambda inputs, std: std, takes_std=True),
        "xavier": Initializer("xavier", "Xavier", lambda inputs, std: math.sqrt(1.0 / inputs)),
        "he": Initializer("he", "He", lambda inputs, std: math.sqrt(2.0 / inputs)),
        "zeros": Initializer("zeros", "Zeros", lambda inputs, std: 0.0),
    }
)
"""By name: fixed deviation, Xavier (Glorot & Bengio 2010; section 6.2.2), He (He et al. 2015), zeros."""


def deviation(init: float | str, inputs: int) -> float:
    """Return the standard deviation of the first weights of a layer.

    Parameters
    ----------
    init : float or str
        A fixed standard deviation, or a name in :data:`INITIALIZERS`.
    inputs : int
        Number of units the layer reads.

    Raises
    ------
    ConfigError
        For an unknown name or a negative or infinite deviation.
    """
    if isinstance(init, str):
        choose("init", init, INITIALIZERS)
        return INITIALIZERS[init].deviation(inputs, 0.01)
    if not (math.isfinite(init) and init >= 0):
        raise ConfigError(
            "init", init, "a standard deviation of 0 or more, or one of " + ", ".join(INITIALIZERS)
        )
    return float(init)
