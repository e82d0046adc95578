"""Numbers as the window shows them; pure functions, the same in every language the window speaks."""

from __future__ import annotations

import math

MINUS = "\N{MINUS SIGN}"
NOTHING = "\N{EN DASH}"

# From where on a unit is used, the unit, its letter; just below a million already rounds to "1.00 M".
_COMPACT_UNITS = ((0.9995e9, 1e9, "G"), (0.9995e6, 1e6, "M"), (1e4, 1e3, "k"))


def percent(share: float | None, digits: int = 1) -> str:
    """Return a share in 0…1 as ``"97.4 %"``.

    A share below one never reads as 100 %, one above nothing never as 0 %. ``None`` and
    not-a-number become a dash: there is no number to show.
    """
    if share is None or math.isnan(share):
        return NOTHING
    smallest = 10.0**-digits
    value = round(100.0 * share, digits)
    if value <= 0.0 < share:
        return f"< {smallest:.{digits}f} %"
    if value >= 100.0 and share < 1.0:
        value = 100.0 - smallest
    return f"{value:.{digits}f} %".replace("-", MINUS)


def compact(number: float) -> str:
    """Return a count or rate shortly: ``"1,234"``, ``"12.3 k"``, ``"4.56 M"``."""
    if not math.isfinite(number):
        return _unusual(number)
    size = abs(number)
    for start, unit, letter in _COMPACT_UNITS:
        if size >= start:
            return f"{_three_figures(number / unit)} {letter}".replace("-", MINUS)
    if size >= 10.0 or float(number).is_integer():
        return f"{number:,.0f}".replace("-", MINUS)
    return f"{number:.1f}".replace("-", MINUS)


def whole(number: int) -> str:
    """Return a whole number in full with its thousands set apart: ``"593,210"``."""
    return f"{number:,d}".replace("-", MINUS)


def signed(value: float, digits: int = 3) -> str:
    """Return a value with its sign always shown: ``"+0.418"``, ``"−1.250"``; zero has none."""
    if not math.isfinite(value):
        return _unusual(value)
    text = f"{value:+.{digits}f}"
    if float(text) == 0.0:
        return text.lstrip("+-")
    return text.replace("-", MINUS)


def number(value: float, figures: int = 4) -> str:
    """Return a value with so many significant figures, in powers of ten only when far from one."""
    if not math.isfinite(value):
        return _unusual(value)
    if value == 0.0:
        return "0"
    if 1e-3 <= abs(value) < 1e6:
        decimals = max(figures - 1 - math.floor(math.log10(abs(value))), 0)
        return f"{value:,.{decimals}f}".replace("-", MINUS)
    mantissa, exponent = f"{value:.{figures - 1}e}".split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", MINUS)


def duration(seconds: float | None) -> str:
    """Return a time span for a status line: ``"3 s"``, ``"2:05"``, ``"1:02:05"``; unknown is a dash."""
    if seconds is None or not math.isfinite(seconds):
        return NOTHING
    total = max(math.ceil(seconds), 0)
    if total < 60:
        return f"{total} s"
    minutes, rest = divmod(total, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def megabytes(size: int) -> str:
    """Return a file size in bytes as ``"11.5 MB"`` (decimal megabytes, as downloads are counted)."""
    return f"{size / 1e6:.1f} MB"


def _three_figures(value: float) -> str:
    size = abs(value)
    return f"{value:,.0f}" if size >= 99.95 else f"{value:.1f}" if size >= 9.995 else f"{value:.2f}"


def _unusual(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    return "\N{INFINITY}" if value > 0 else f"{MINUS}\N{INFINITY}"
