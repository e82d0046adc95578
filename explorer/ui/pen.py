"""The pen and the eraser: what a stroke is drawn with."""

from __future__ import annotations

from dataclasses import dataclass, replace

PEN_WIDTHS = (0.02, 0.20)
"""Thinnest and thickest pen, in canvas sides."""

PEN_WIDTH_STEP = 0.01

ERASER_WIDTH = 1.5
"""Of the eraser, in pen widths: going over a line once leaves nothing of its soft edge."""


@dataclass(frozen=True)
class Pen:
    """What a stroke is drawn with.

    Parameters
    ----------
    width : float
        Diameter in canvas units.
    erase : bool
        Whether it takes ink away.
    """

    width: float
    erase: bool = False

    @property
    def on_canvas(self) -> Pen:
        """The chosen pen as it draws: an eraser is wider than the pen of the same setting."""
        return replace(self, width=self.width * ERASER_WIDTH) if self.erase else self
