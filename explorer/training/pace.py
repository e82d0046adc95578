"""How fast a run is shown: from a few updates a second, where each can be seen, to as fast as they come."""

from __future__ import annotations

SLOWEST = 2.0
"""Updates a second at the slow end of the slider."""

DECADES = 3.5
"""Powers of ten between the two ends of the slider."""

RAMP_START = 0.1
RAMP_SECONDS = 22.0


def updates_per_second(speed: float) -> float:
    """Return the rate for a slider position from 0 (slow motion) to 1 (no limit).

    Learning is a matter of ratios, so the slider is logarithmic.
    """
    return float("inf") if speed >= 1.0 else SLOWEST * 10.0 ** (DECADES * max(speed, 0.0))


def ramp(seconds: float) -> float:
    """Return the slider position a first run has reached by itself after so many seconds.

    At full speed learning is over before the eye has found the curve; so it starts at about four updates a
    second and grows by two fifths every second until nothing holds it.
    """
    return min(RAMP_START + (1.0 - RAMP_START) * max(seconds, 0.0) / RAMP_SECONDS, 1.0)
