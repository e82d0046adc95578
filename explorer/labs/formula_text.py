"""Formulas as plain text, so that they can be found by what a reader types."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache

from explorer import resources
from explorer.nn import ACTIVATIONS

_SYMBOLS = {
    "alpha": "α",
    "beta": "β",
    "eta": "η",
    "theta": "θ",
    "sigma": "σ",
    "partial": "∂",
    "sum": "Σ",
    "leq": "≤",
    "approx": "≈",
    "leftarrow": "←",
    "to": "→",
    "infty": "∞",
    "sqrt": "√",
}
_KEPT = frozenset({"exp", "log", "max", "min", "tanh", "lim"})
_ACTIVATION = "activation_"
_BRACED = re.compile(r"[_^]\{([^{}]*)\}")
_FRACTION = re.compile(r"\\frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\{\w+\}")
_COMMAND = re.compile(r"\\([A-Za-z]+|.)")
_IGNORED = re.compile(r"[\s_^{}&·*|]+|np\.")


@cache
def latex(name: str) -> str:
    """Return the source of a typeset formula, ``""`` for a name that has none."""
    if name.startswith(_ACTIVATION):
        return ACTIVATIONS[name.removeprefix(_ACTIVATION)].formula
    sources = tomllib.loads(resources.read_text("formulas", "formulas.toml"))
    return str(sources.get(name, ""))


def spelled(source: str) -> str:
    r"""Return LaTeX as it is typed: ``\frac{\partial L}{\partial W}`` becomes ``∂ L/∂ W``."""
    text, before = _ENVIRONMENT.sub(" ", source), ""
    while text != before:
        before = text
        text = _FRACTION.sub(r"\1/\2", _BRACED.sub(r"\1", text))
    return _COMMAND.sub(_as_typed, text)


def symbol_names(source: str) -> list[str]:
    """Return the names of the symbols in a formula: who looks for η may type ``eta``."""
    return [name for name in _COMMAND.findall(source) if name in _SYMBOLS]


def compact(text: str) -> str:
    """Return a formula without what is typed in many ways: blanks, subscripts, powers, signs of a product."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _as_typed(command: re.Match[str]) -> str:
    name = command[1]
    return _SYMBOLS.get(name, name if name in _KEPT else "")
