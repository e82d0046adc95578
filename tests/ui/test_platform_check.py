from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from explorer.ui.platform_check import (
    COMMON_LIBRARIES,
    WAYLAND_LIBRARIES,
    X11_LIBRARIES,
    Probes,
    find_problem,
    install_lines,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


def _probes(
    missing: frozenset[str] = frozenset(),
    *,
    x11: bool = True,
    wayland: bool = True,
    broken: tuple[str, ...] = (),
) -> Probes:
    """Probes of a machine where some libraries are missing and so some of Qt's plugins do not load."""

    def loads(file: str) -> bool:
        if "platforms" in file:
            return not any(plugin in file for plugin in broken)
        return file not in missing

    return Probes(loads, lambda: x11, lambda _environment: wayland)


def _problem(
    environment: Mapping[str, str], probes: Probes | None = None, system: str = "linux"
) -> str | None:
    return find_problem(environment, system=system, probes=probes or _probes())


def test_a_machine_with_everything_has_no_problem() -> None:
    assert _problem({"DISPLAY": ":0"}) is None
    assert _problem({"WAYLAND_DISPLAY": "wayland-0"}) is None
    assert _problem({"QT_QPA_PLATFORM": "offscreen"}) is None


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_only_linux_is_looked_at(system: str) -> None:
    assert _problem({}, _probes(broken=("xcb", "wayland", "offscreen")), system) is None


def test_no_display_is_named_with_what_works_without() -> None:
    problem = _problem({})
    assert problem is not None
    assert "DISPLAY" in problem
    assert "nn-explorer demo" in problem


def test_a_display_that_does_not_answer_is_named() -> None:
    problem = _problem({"DISPLAY": ":77"}, _probes(x11=False))
    assert problem is not None
    assert ":77" in problem
    assert "does not answer" in problem


def test_one_display_that_answers_is_enough() -> None:
    both = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    assert _problem(both, _probes(x11=False)) is None
    assert _problem(both, _probes(wayland=False)) is None
    assert _problem(both, _probes(broken=("wayland",))) is None


def test_a_platform_chosen_for_qt_that_is_not_there_is_named() -> None:
    problem = _problem({"QT_QPA_PLATFORM": "wayland", "DISPLAY": ":0"})
    assert problem is not None
    assert "wayland" in problem


def test_missing_libraries_are_named_with_the_line_that_installs_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    missing = frozenset({"libxcb-cursor.so.0", "libEGL.so.1"})
    problem = _problem({"DISPLAY": ":0"}, _probes(missing, broken=("xcb",)))
    assert problem is not None
    assert "libxcb-cursor.so.0" in problem
    assert problem.endswith("    sudo apt-get install libegl1 libxcb-cursor0")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert install_lines(X11_LIBRARIES[3:4]) == ["apt-get install libxcb-cursor0"]


def test_both_package_managers_are_told_where_none_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    lines = "\n".join(install_lines(X11_LIBRARIES))
    assert "apt-get install libxcb1 " in lines
    assert "dnf install libxcb " in lines
    assert lines.count("libxcb ") == 1, "a package that brings several libraries is named once"


def test_a_library_that_no_table_knows_still_gets_an_answer() -> None:
    problem = _problem({"DISPLAY": ":0"}, _probes(broken=("xcb",)))
    assert problem is not None
    assert "install" in problem


def test_tables_name_each_library_once() -> None:
    every = [library.file for library in COMMON_LIBRARIES + X11_LIBRARIES + WAYLAND_LIBRARIES]
    assert len(every) == len(set(every))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux is looked at")
@pytest.mark.parametrize("display", [None, ":9743"], ids=["none", "unreachable"])
def test_the_program_says_so_and_does_not_abort(display: str | None) -> None:
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    if display:
        environment["DISPLAY"] = display
    ended = subprocess.run(
        [sys.executable, "-c", "from explorer.app import main; raise SystemExit(main(['nn-explorer']))"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert "display" in ended.stderr.lower()
    assert "Traceback" not in ended.stderr


def test_the_check_does_not_import_qt() -> None:
    code = "import sys, explorer.app; raise SystemExit(any(name.startswith('PyQt6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
