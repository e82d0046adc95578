"""Typeset every formula of the program into ``resources/formulas/<name>.svg``.

Run it after changing a formula: ``python resources/make/formulas.py`` (needs ``ziamath``, in the extra
``resources``). The LaTeX of an activation function is its own (``explorer.nn.ACTIVATIONS``), all others are
in ``formulas.toml``. Each file carries its source in ``<desc>``: a test sees a stale one by it, and a screen
reader has something to say.
"""

from __future__ import annotations

import re
import tomllib
from html import escape

from explorer import resources
from explorer.nn import ACTIVATIONS

EM = 400
"""Units of the drawing per font size: whole-numbered coordinates are then exact to a hundredth of a pixel."""

_PATH = re.compile(r'<path d="([^"]*)"')
_RECT = re.compile(r'<rect x="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)"')
_VIEW_BOX = re.compile(r'viewBox="([^"]*)"')
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def sources() -> dict[str, str]:
    """Return every formula's LaTeX by name."""
    formulas: dict[str, str] = tomllib.loads(resources.read_text("formulas", "formulas.toml"))
    for key, activation in ACTIVATIONS.items():
        formulas[f"activation_{key}"] = activation.formula
        formulas[f"activation_{key}_derivative"] = activation.derivative_formula
    return formulas


def typeset(latex: str) -> str:
    """Return the SVG of one formula: filled with the current colour, ``EM`` units to the font size."""
    import ziamath

    # SVG 2's <symbol> and <use> are not drawn by every renderer.
    ziamath.config.svg2 = False
    ziamath.config.precision = 2
    # TeX sets a sum inside a fraction small, with its limits beside it; ziamath has to be told.
    drawn = ziamath.Latex(latex.replace(r"{\sum", r"{\textstyle\sum"), size=EM).svg()
    box = _VIEW_BOX.search(drawn)
    if box is None:
        raise ValueError(f"ziamath drew no picture of {latex!r}")
    left, top, width, height = _whole(box[1]).split()
    glyphs = "".join(_compact(path) for path in _PATH.findall(drawn))
    # A fraction's bar and a root's roof. They wind the other way than glyphs do, so one common path would
    # have a hole wherever a roof touches its radical sign.
    bars = "".join(_compact(f"M {x} {y} h {w} v {h} h -{w} Z") for x, y, w, h in _RECT.findall(drawn))
    paths = "".join(f'<path d="{outline}"/>' for outline in (glyphs, bars) if outline)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {width} {height}" font-size="{EM}">\n'
        f"<desc>{escape(latex, quote=False)}</desc>\n"
        f'<g fill="currentColor">{paths}</g>\n</svg>\n'
    )


def _whole(coordinates: str) -> str:
    return _NUMBER.sub(lambda match: str(round(float(match[0]))), coordinates)


def _compact(path: str) -> str:
    """Return the path in whole numbers, without the blanks SVG does not need."""
    text = re.sub(r"\s*([A-Za-z])\s*", r"\1", _whole(path).strip())
    return text.replace(" -", "-")


def main() -> None:
    """Write the SVGs that are new or changed and remove those whose formula is gone."""
    folder = resources.path("formulas")
    formulas = sources()
    for path in sorted(folder.glob("*.svg")):
        if path.stem not in formulas:
            path.unlink()
            print(f"removed {path.name}")
    for name, latex in formulas.items():
        path = folder / f"{name}.svg"
        text = typeset(latex)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.name} ({len(text):,} bytes)")


if __name__ == "__main__":
    main()
