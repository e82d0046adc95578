"""A parameter that is a file of the reader's own: weights of a network that reads digits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.labs.errors import ParameterError
from explorer.labs.parameters import Parameter
from explorer.nn import WeightsError, load_network

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.labs.values import Value

_PIXELS, _DIGITS = 784, 10


@dataclass(frozen=True, kw_only=True)
class WeightsFile(Parameter):
    """A weights file, as its path; none at first.

    Attributes
    ----------
    chooses : tuple of str
        Key of the choice, and its option, that a chosen file brings along.
    """

    chooses: tuple[str, str]

    @property
    def initial(self) -> str:
        """No file."""
        return ""

    def checked(self, value: Value) -> str:
        """Return the path, once its weights have been read; raises `ParameterError` if they cannot be used.

        They are read by `explorer.nn.load_network`, which runs nothing that is in the file.
        """
        path = str(value)
        if not path:
            return ""
        try:
            network = load_network(path).network
        except WeightsError as error:
            raise ParameterError("unreadable", Path(path).name) from error
        sizes = network.sizes
        if (sizes[0], sizes[-1], network.spec.output) != (_PIXELS, _DIGITS, "softmax"):
            raise ParameterError("other_task", Path(path).name)
        return path

    def implied(self, value: Value) -> Mapping[str, Value]:
        """Return the choice of the file, where there is one."""
        key, option = self.chooses
        return {key: option} if value else {}
