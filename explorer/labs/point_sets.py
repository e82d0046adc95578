"""Points of two classes in the plane, as many and as noisy as asked for.

Each function stands for itself, on NumPy alone: *Copy as Python* hands out its source.
"""

from __future__ import annotations

import ast
import inspect
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    Points = tuple[NDArray[np.float64], NDArray[np.int64]]

REACH = 3.0
"""Points lie within ±3 along both axes, but for what noise carries farther."""


def circles(count: int, noise: float, seed: int) -> Points:
    """Return points (count, 2) and labels (count,): a disc of class 1 in a ring of class 0."""
    rng = np.random.default_rng(seed)
    t = np.arange(count) % 2
    radius = np.where(t == 1, rng.uniform(0.0, 1.1, count), rng.uniform(1.8, 2.6, count))
    angle = rng.uniform(0.0, 2 * np.pi, count)
    x = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return x + noise * rng.standard_normal((count, 2)), t


def xor(count: int, noise: float, seed: int) -> Points:
    """Return points (count, 2) and labels (count,): class 1 where the signs of x₁ and x₂ differ."""
    rng = np.random.default_rng(seed)
    quarter = np.arange(count) % 4
    signs = np.stack([1 - 2 * (quarter % 2), 1 - 2 * (quarter // 2)], axis=1)
    x = signs * rng.uniform(0.25, 2.5, (count, 2))
    t = (signs[:, 0] != signs[:, 1]).astype(int)
    return x + noise * rng.standard_normal((count, 2)), t


def gaussians(count: int, noise: float, seed: int) -> Points:
    """Return points (count, 2) and labels (count,): two clouds side by side."""
    rng = np.random.default_rng(seed)
    t = np.arange(count) % 2
    centre = 1.3 * (2 * t - 1)
    x = centre[:, None] + 0.5 * rng.standard_normal((count, 2))
    return x + noise * rng.standard_normal((count, 2)), t


def spirals(count: int, noise: float, seed: int) -> Points:
    """Return points (count, 2) and labels (count,): two arms wound around each other."""
    rng = np.random.default_rng(seed)
    t = np.arange(count) % 2
    along = np.linspace(0.1, 1.0, count)
    angle = 3.0 * np.pi * along + np.pi * t
    x = 2.6 * along[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return x + noise * rng.standard_normal((count, 2)), t


POINT_SETS: Mapping[str, Callable[[int, float, int], Points]] = MappingProxyType(
    {function.__name__: function for function in (circles, xor, gaussians, spirals)}
)


def source(name: str) -> str:
    """Return the function of that point set as code to hand out, without types and docstring."""
    tree = ast.parse(inspect.getsource(POINT_SETS[name]))
    (function,) = tree.body
    assert isinstance(function, ast.FunctionDef)
    function.returns = None
    function.body = function.body[1:]
    for argument in function.args.args:
        argument.annotation = None
    return ast.unparse(tree)
