"""Measure what DESIGN promises: ``python tests/benchmarks [name …]``, all by default."""

from __future__ import annotations

import argparse
import importlib
import os
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
NAMES = ("training_step", "window", "layers", "curves", "training_lab", "startup", "memory", "labs")

if TYPE_CHECKING:
    from measuring import Figure


def main() -> int:
    """Run the named benchmarks, each in a fresh process, and print one table; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(prog="python tests/benchmarks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="name", help=f"some of {', '.join(NAMES)}; all by default"
    )
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    unknown = set(arguments.names) - set(NAMES)
    if unknown:
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    if arguments.into is not None:
        (name,) = arguments.names
        arguments.into.write_bytes(pickle.dumps(importlib.import_module(name).measure()))
        return 0
    figures = [figure for name in arguments.names or NAMES for figure in measured(name)]
    print()
    for figure in figures:
        print(figure.line())
    return 0 if all(figure.met for figure in figures) else 1


def measured(name: str) -> list[Figure]:
    """Return the figures of one benchmark, from a process of its own with one BLAS thread."""
    print(f"-- {name}", flush=True)
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    environment["PYTHONPATH"] = str(HERE.parents[1])
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder, "figures")
        command = [sys.executable, str(HERE), name, "--into", str(into)]
        subprocess.run(command, env=environment, check=True)
        figures: list[Figure] = pickle.loads(into.read_bytes())
        return figures


if __name__ == "__main__":
    sys.exit(main())
