"""What each room may know, tried in a fresh interpreter: imports that a contract cannot see count too."""

from __future__ import annotations

import subprocess
import sys

import pytest


def loaded_by(statement: str) -> set[str]:
    """Return the modules that are loaded after a statement in a fresh interpreter."""
    program = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def tops(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize("room", ["nn", "data", "training", "labs", "resources"])
def test_below_the_window_nothing_loads_qt(room: str) -> None:
    modules = loaded_by(f"import explorer.{room}")

    assert f"explorer.{room}" in modules
    assert not tops(modules) & {"PyQt6", "pyqtgraph"}
    assert not {name for name in modules if name.startswith(("explorer.ui", "explorer.app", "explorer.cli"))}


def test_every_lab_is_made_without_qt() -> None:
    modules = loaded_by("from explorer.labs import labs; assert labs()")

    assert not tops(modules) & {"PyQt6", "pyqtgraph"}


def test_network_and_data_do_not_know_each_other() -> None:
    assert "explorer.data" not in loaded_by("import explorer.nn")
    assert "explorer.nn" not in loaded_by("import explorer.data")


def test_the_network_is_numpy_alone() -> None:
    assert not tops(loaded_by("import explorer.nn")) & {"pooch", "platformdirs", "tqdm", "requests"}


@pytest.mark.parametrize("module", ["explorer", "explorer.cli", "explorer.app", "explorer.ui.platform_check"])
def test_the_way_to_a_first_word_is_light(module: str) -> None:
    assert not tops(loaded_by(f"import {module}")) & {"numpy", "PyQt6", "pyqtgraph", "pooch", "tqdm"}


def test_importing_the_library_leaves_the_process_as_it_is() -> None:
    loaded_by(
        "import os; before = dict(os.environ)\n"
        "import explorer.nn, explorer.data, explorer.training\n"
        "assert dict(os.environ) == before"
    )


@pytest.mark.parametrize(
    "statement",
    [
        "from explorer.cli import main; assert main(['data', 'list']) == 0",
        "from explorer.cli import main; assert main(['train', '--iterations', '1']) == 0",
    ],
)
def test_commands_for_the_terminal_do_without_qt(statement: str) -> None:
    assert not tops(loaded_by(statement)) & {"PyQt6", "pyqtgraph"}
