"""Finds the labs: every module in ``explorer/labs/catalogue`` holds one as ``LAB``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

from explorer.labs import catalogue

if TYPE_CHECKING:
    from explorer.labs.lab import Lab


@cache
def labs() -> tuple[Lab, ...]:
    """Return every lab in the book's order."""
    names = [module.name for module in pkgutil.iter_modules(catalogue.__path__)]
    found: list[Lab] = [importlib.import_module(f"{catalogue.__name__}.{name}").LAB for name in names]
    return tuple(sorted(found, key=lambda lab: (lab.order, lab.key)))


def lab_by_key(key: str) -> Lab:
    """Return the lab of that key; raises ``KeyError`` if there is none."""
    return {lab.key: lab for lab in labs()}[key]
