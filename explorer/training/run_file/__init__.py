"""A run in one file: its settings, its figures, and states from which every iteration can be made again."""

from explorer.training.run_file.files import StoredRun, open_run, save_run
from explorer.training.run_file.journal import Glance, Journal, glance, recover_run, rename_run
from explorer.training.run_file.writer import RunFacts

SUFFIX = ".nnrun"

__all__ = [
    "SUFFIX",
    "Glance",
    "Journal",
    "RunFacts",
    "StoredRun",
    "glance",
    "open_run",
    "recover_run",
    "rename_run",
    "save_run",
]
