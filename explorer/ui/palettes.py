"""The colour values of the light and the dark theme, and the colour tables made from them.

Nothing here needs Qt: colours are ``"#rrggbb"`` strings and the tables are NumPy arrays, so that contrast and
colour-blind safety are tested as numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

TABLE_SIZE = 256

# Ottosson's OKLab (2020, https://bottosson.github.io/posts/oklab/): equal steps look equally large in it.
_TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


@dataclass(frozen=True)
class Theme:
    """All colours of one appearance of the window.

    ``series`` holds eight colours for curves that stay apart under protanopia and deuteranopia; training is
    always ``series[0]`` and testing ``series[1]``. ``negative`` and ``positive`` colour signed values.
    """

    name: str
    dark: bool
    window: str
    surface: str
    raised: str
    border: str
    control_border: str
    grid: str
    text: str
    muted: str
    accent: str
    accent_text: str
    accent_soft: str
    negative: str
    negative_end: str
    positive: str
    positive_end: str
    success: str
    warning: str
    error: str
    ink: str
    paper: str
    sequential_end: str
    series: tuple[str, ...]

    @cached_property
    def diverging(self) -> NDArray[np.uint8]:
        """Table (256, 4) RGBA for signed values: blue, the surface colour at zero (entry 128), red."""
        negative = colour_table((self.negative_end, self.negative, self.surface), TABLE_SIZE // 2 + 1)
        positive = colour_table((self.surface, self.positive, self.positive_end), TABLE_SIZE // 2)
        return _read_only(np.vstack([negative[:-1], positive]))

    @cached_property
    def sequential(self) -> NDArray[np.uint8]:
        """Table (256, 4) RGBA for values from nothing (the surface colour) to much (the accent's end)."""
        return _read_only(colour_table((self.surface, self.accent, self.sequential_end), TABLE_SIZE))

    @cached_property
    def ink_table(self) -> NDArray[np.uint8]:
        """Table (256, 4) RGBA for pictures of digits: paper to ink."""
        return _read_only(colour_table((self.paper, self.ink), TABLE_SIZE))


def colour_table(stops: tuple[str, ...], size: int) -> NDArray[np.uint8]:
    """Return ``size`` RGBA colours (size, 4) that run evenly, as the eye sees it, through ``stops``."""
    lab = np.array([_oklab(stop) for stop in stops])
    positions = np.linspace(0.0, 1.0, len(stops))
    wanted = np.linspace(0.0, 1.0, size)
    mixed = np.column_stack([np.interp(wanted, positions, channel) for channel in lab.T])
    linear = (mixed @ np.linalg.inv(_TO_OKLAB).T) ** 3 @ np.linalg.inv(_TO_CONES).T
    linear = np.clip(linear, 0.0, 1.0)
    encoded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    table = np.full((size, 4), 255, dtype=np.uint8)
    table[:, :3] = np.rint(encoded * 255.0)
    return table


def contrast(first: str, second: str) -> float:
    """Return the WCAG 2 contrast ratio of two colours, from 1 (none) to 21 (black on white)."""
    weights = np.array([0.2126, 0.7152, 0.0722])
    low, high = sorted(float(linear_rgb(colour) @ weights) for colour in (first, second))
    return (high + 0.05) / (low + 0.05)


def linear_rgb(colour: str) -> NDArray[np.float64]:
    """Return the linear-light RGB (3,) of ``"#rrggbb"``, each in 0…1."""
    encoded = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255.0
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def oklab(linear: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return linear-light colours (…, 3) in OKLab (…, 3)."""
    return np.cbrt(linear @ _TO_CONES.T) @ _TO_OKLAB.T


def _oklab(colour: str) -> NDArray[np.float64]:
    return oklab(linear_rgb(colour))


def _read_only(table: NDArray[np.uint8]) -> NDArray[np.uint8]:
    table.flags.writeable = False
    return table


LIGHT = Theme(
    name="light",
    dark=False,
    window="#f5f6f8",
    surface="#ffffff",
    raised="#ffffff",
    border="#dce1e7",
    control_border="#c3cad3",
    grid="#e6eaee",
    text="#1b2430",
    muted="#5b6675",
    accent="#0f766e",
    accent_text="#ffffff",
    accent_soft="#dcefed",
    negative="#2f74c0",
    negative_end="#0b3a7a",
    positive="#d0453f",
    positive_end="#7f1116",
    success="#15803d",
    warning="#96590a",
    error="#b42318",
    ink="#16202b",
    paper="#ffffff",
    sequential_end="#06302d",
    series=("#0b62b3", "#d9570a", "#2c9584", "#691257", "#7480cb", "#99482a", "#a22a75", "#6b2500"),
)

DARK = Theme(
    name="dark",
    dark=True,
    window="#14181d",
    surface="#1b2027",
    raised="#232a33",
    border="#2d353f",
    control_border="#414b57",
    grid="#272e37",
    text="#e6eaef",
    muted="#97a3b1",
    accent="#2dd4bf",
    accent_text="#05211d",
    accent_soft="#17393a",
    negative="#3f8ae0",
    negative_end="#b5d8ff",
    positive="#e2594f",
    positive_end="#ffc9bf",
    success="#4ade80",
    warning="#fbbf24",
    error="#f97066",
    ink="#f0f4f8",
    paper="#0e1216",
    sequential_end="#d5fff7",
    series=("#4c9dff", "#ff8f3a", "#2ec598", "#eec3fd", "#fde539", "#7df6af", "#1c939c", "#d44d46"),
)
