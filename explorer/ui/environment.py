"""What a report of a fault, and the About box, say of the machine and the versions in use."""

from __future__ import annotations

import platform
from importlib import metadata

from PyQt6.QtCore import QSysInfo, qVersion
from PyQt6.QtGui import QGuiApplication

_PACKAGES = ("nn-explorer", "numpy", "PyQt6", "pyqtgraph")


def environment_lines() -> list[str]:
    """Return one line each for the program, Python, the libraries, the system and the screen."""
    lines = [f"{package} {_version(package) or '(not installed)'}" for package in _PACKAGES]
    lines.insert(1, f"Python {platform.python_version()}")
    lines.append(f"Qt {qVersion()} ({QGuiApplication.platformName() or 'no screen'})")
    lines.append(f"{QSysInfo.prettyProductName()}, {platform.machine()}")
    screen = QGuiApplication.primaryScreen() if QGuiApplication.instance() is not None else None
    if screen is not None:
        size, ratio = screen.size(), screen.devicePixelRatio()
        lines.append(f"screen {size.width()} x {size.height()} at {ratio:g}")
    return lines


def program_version() -> str:
    """Return the version of this program; empty when it runs without being installed."""
    return _version("nn-explorer")


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
