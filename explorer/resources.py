"""Where the files under ``resources/`` are: in a checkout beside the package, in a wheel inside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """Return the folder that holds the resources of this installation."""
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def path(*parts: str) -> Path:
    """Return the path of one resource, e.g. ``path("weights", "pen.npz")``; it need not exist."""
    return root().joinpath(*parts)


def exists(*parts: str) -> bool:
    """Return whether that resource is there."""
    return path(*parts).exists()


def read_text(*parts: str) -> str:
    """Return the text of one resource, read as UTF-8."""
    return path(*parts).read_text(encoding="utf-8")
