"""Where data sets are kept: the user's cache folder, or the folder that EXPLORER_DATA_DIR names."""

from __future__ import annotations

import os
from pathlib import Path

#: Environment variable that names the folder holding one folder per data set.
FOLDER_VARIABLE = "EXPLORER_DATA_DIR"


def data_folder(name: str) -> Path:
    """Return the folder of one data set, e.g. ``…/mnist``; it need not exist."""
    return _root() / name


def _root() -> Path:
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen).expanduser().resolve()
    # Imported here because start-up does not need it: only the carried sample is read then.
    import platformdirs

    return Path(platformdirs.user_cache_dir("nn-explorer", appauthor=False))
