"""Whether a window can be opened here at all, asked before Qt is imported: Qt itself would abort the process.

On Linux, Qt needs system libraries that PyPI's wheels do not carry, and a display. What is missing is named
with the line that installs it. Nothing here imports Qt.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class Library(NamedTuple):
    """A system library: its file, and the packages that bring it on Debian and on Fedora."""

    file: str
    debian: str
    fedora: str


# What `ldd` finds for PyQt6 6.11 that its wheel does not carry: for any window, for X11, for Wayland.
COMMON_LIBRARIES = (
    Library("libGL.so.1", "libgl1", "libglvnd-glx"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    Library("libX11.so.6", "libx11-6", "libX11"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libzstd.so.1", "libzstd1", "libzstd"),
)
X11_LIBRARIES = (
    Library("libxcb.so.1", "libxcb1", "libxcb"),
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Library("libxcb-render.so.0", "libxcb-render0", "libxcb"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
)
WAYLAND_LIBRARIES = (
    Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
)

_WITHOUT_DISPLAY = frozenset(
    {"offscreen", "minimal", "minimalegl", "vnc", "linuxfb", "eglfs", "vkkhrdisplay"}
)
_INSTEAD = "Without a display, 'nn-explorer demo OUT/' writes pictures of every tab into a folder."


class Probes(NamedTuple):
    """How it is found out what works here; tests put others in their place."""

    loads: Callable[[str], bool]
    x11_answers: Callable[[], bool]
    wayland_answers: Callable[[Mapping[str, str]], bool]


def find_problem(
    environment: Mapping[str, str] | None = None, *, system: str = sys.platform, probes: Probes | None = None
) -> str | None:
    """Return what keeps a window from opening, with what to do about it, or ``None``.

    Parameters
    ----------
    environment
        The environment variables, by default those of the process.
    system
        As ``sys.platform`` has it; only Linux can lack anything.
    probes
        How libraries and displays are tried, by default for real.
    """
    if not system.startswith("linux"):
        return None
    environment = os.environ if environment is None else environment
    probes = probes or Probes(library_loads, x11_answers, wayland_answers)
    chosen = environment.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if chosen in _WITHOUT_DISPLAY:
        return None if probes.loads(_plugin(chosen)) else _missing_libraries(COMMON_LIBRARIES, probes)
    x11, wayland = _displays(environment, chosen)
    if not x11 and not wayland:
        return _no_display(environment)
    # Where the desktop offers both, Qt takes the one that works.
    x11_loads = x11 and probes.loads(_plugin("xcb"))
    wayland_loads = wayland and probes.loads(_plugin("wayland"))
    if not x11_loads and not wayland_loads:
        return _missing_libraries(COMMON_LIBRARIES + (X11_LIBRARIES if x11 else WAYLAND_LIBRARIES), probes)
    if (x11_loads and probes.x11_answers()) or (wayland_loads and probes.wayland_answers(environment)):
        return None
    return _unreachable(environment)


def library_loads(file: str) -> bool:
    """Return whether the system's loader takes a library and all that it needs in turn."""
    try:
        ctypes.CDLL(file or None)
    except OSError:
        return False
    return True


def x11_answers() -> bool:
    """Return whether the X server of ``DISPLAY`` lets this process in."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connection_has_error.argtypes = (ctypes.c_void_p,)
    xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(None, None)
    answers = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return answers


def wayland_answers(environment: Mapping[str, str]) -> bool:
    """Return whether the compositor of ``WAYLAND_DISPLAY`` listens."""
    folder = environment.get("XDG_RUNTIME_DIR", "")
    address = Path(folder, environment.get("WAYLAND_DISPLAY", "wayland-0"))
    import socket  # only where there is no X server; it takes 6 ms of a start

    with contextlib.closing(socket.socket(socket.AF_UNIX)) as probe:
        try:
            probe.connect(str(address))
        except OSError:
            return False
    return True


def install_lines(missing: Iterable[Library]) -> list[str]:
    """Return the command that installs these, for each package manager found (for both, if none is)."""
    missing = list(missing)
    lines = {
        "apt-get": "apt-get install " + _unique(library.debian for library in missing),
        "dnf": "dnf install " + _unique(library.fedora for library in missing),
    }
    found = [manager for manager in lines if shutil.which(manager)] or list(lines)
    sudo = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
    return [sudo + lines[manager] for manager in found]


def _displays(environment: Mapping[str, str], chosen: str) -> tuple[bool, bool]:
    """Return whether X11 and Wayland are on offer, given the platform that the user chose for Qt, if any."""
    x11 = bool(environment.get("DISPLAY")) and chosen in ("", "xcb")
    wayland = bool(environment.get("WAYLAND_DISPLAY")) and chosen in ("", "wayland")
    return x11, wayland


def _no_display(environment: Mapping[str, str]) -> str:
    chosen = environment.get("QT_QPA_PLATFORM")
    if chosen:
        return f"QT_QPA_PLATFORM asks for {chosen!r}, but there is no such display here.\n{_INSTEAD}"
    return f"There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.\n{_INSTEAD}"


def _unreachable(environment: Mapping[str, str]) -> str:
    names = [name for name in ("DISPLAY", "WAYLAND_DISPLAY") if environment.get(name)]
    named = " and ".join(f"{name} ({environment[name]})" for name in names)
    return f"The display that {named} names does not answer.\n{_INSTEAD}"


def _missing_libraries(needed: tuple[Library, ...], probes: Probes) -> str:
    # A library that the tables do not know is installed by its like: naming all that are needed brings it in.
    missing = [library for library in needed if not probes.loads(library.file)] or list(needed)
    files = ", ".join(library.file for library in missing)
    commands = "\n".join(f"    {line}" for line in install_lines(missing))
    return f"The window needs system libraries that are not installed: {files}\nInstall them with\n{commands}"


def _plugin(platform: str) -> str:
    """Return the path of Qt's plugin for a platform, as the wheel has it.

    Loading it is the test: it needs exactly what this version of Qt needs. Where it is not in the wheel's
    place, a distribution packaged PyQt6 and saw to its libraries; this process then stands in, and loads.
    """
    found = importlib.util.find_spec("PyQt6")
    for folder in found.submodule_search_locations or () if found else ():
        plugin = Path(folder, "Qt6", "plugins", "platforms", f"libq{platform}.so")
        if plugin.exists():
            return str(plugin)
    return ""


def _unique(names: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(names))
