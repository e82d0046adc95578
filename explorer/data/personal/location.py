"""Where kept digits live: the user's data folder, or the folder that NN_EXPLORER_DATA names."""

from __future__ import annotations

import os
from pathlib import Path

#: Environment variable that names the folder of what users make themselves.
FOLDER_VARIABLE = "NN_EXPLORER_DATA"

FILE_NAME = "my_digits.sqlite"


def digits_path() -> Path:
    """Return the path of the store; neither it nor its folder need exist.

    This is not the cache folder of the data sets: what is fetched can be fetched again, what was drawn
    cannot.
    """
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen).expanduser().resolve() / FILE_NAME
    # Imported here because start-up does not need it: the store is opened when digits are asked for.
    import platformdirs

    return Path(platformdirs.user_data_dir("nn-explorer", appauthor=False)) / FILE_NAME
