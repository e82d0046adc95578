"""``nn-explorer data``: which data sets there are, and fetching those that do not come along."""

from __future__ import annotations

import argparse
import textwrap
from typing import TYPE_CHECKING

from tqdm import tqdm

from explorer import resources
from explorer.commands.outcome import INTERRUPTED, SUCCEEDED
from explorer.data import DATASETS, available, data_folder, fetch

if TYPE_CHECKING:
    from explorer.data import DatasetEntry

_DESCRIPTION = """\
The data sets that a network can learn from. A sample of 5,000 digits comes with the program;
the full sets are fetched once, checked, and kept."""

_EPILOG = """\
examples:
  nn-explorer data list                what there is, where it is, on what terms
  nn-explorer data fetch mnist         70,000 handwritten digits, 12 MB
  nn-explorer train --data mnist       what they are for

EXPLORER_DATA_DIR names another place for them: a folder with one folder for each data set
(mnist, fashion-mnist) that holds the original .gz files."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Give the command its two actions."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, title="actions")
    listing = actions.add_parser(
        "list",
        help="what there is, where it is, on what terms",
        description="List every data set with its size, its licence, and where it is.",
        epilog="example:\n  nn-explorer data list",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    listing.set_defaults(run=list_all)
    fetching = actions.add_parser(
        "fetch",
        help="download one, checked; Ctrl-C cancels",
        description=(
            "Download a data set, from another mirror where the first fails, and check every file by its\n"
            "SHA-256. What is complete is kept: after an interruption, the same command goes on."
        ),
        epilog="example:\n  nn-explorer data fetch mnist",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    fetching.add_argument("name", choices=DATASETS, metavar="NAME", help=f"one of: {', '.join(DATASETS)}")
    fetching.set_defaults(run=fetch_one)
    parser.set_defaults(run=list_all)


def list_all(_arguments: argparse.Namespace) -> int:
    """Print every data set, a paragraph each."""
    print("\n\n".join(_paragraph(entry) for entry in DATASETS.values()))
    return SUCCEEDED


def fetch_one(arguments: argparse.Namespace) -> int:
    """Download one data set and show how far it is; return the exit code, 130 after Ctrl-C.

    Raises
    ------
    DataError
        When no mirror delivers it, or it cannot be stored.
    """
    entry = DATASETS[arguments.name]
    if available(entry.key):
        print(f"{entry.label} is there: {_place(entry)}")
        return SUCCEEDED
    print(f"{entry.label}, {entry.title}. Licence: {entry.licence}. Source: {entry.source}.")
    with tqdm(total=entry.size, unit="B", unit_scale=True, disable=None, dynamic_ncols=True) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            # A mirror that fails in the middle of a file makes it step back.
            bar.update(done - bar.n)

        try:
            folder = fetch(entry.key, progress=show)
        except KeyboardInterrupt:
            bar.close()
            print(f"Cancelled. Complete files are kept; 'nn-explorer data fetch {entry.key}' goes on.")
            return INTERRUPTED
    print(f"stored in {folder}")
    return SUCCEEDED


def _paragraph(entry: DatasetEntry) -> str:
    size = f"{entry.size / 1e6:.1f} MB to fetch" if entry.files else "comes with the program"
    return f"{entry.key:15}{entry.title}\n" + textwrap.indent(
        f"images   {entry.train_size:,} to learn from, {entry.test_size:,} to test on\n"
        f"size     {size}\n"
        f"licence  {entry.licence}\n"
        f"source   {entry.source}\n"
        f"place    {_state(entry)}",
        " " * 15,
    )


def _state(entry: DatasetEntry) -> str:
    if available(entry.key):
        return _place(entry)
    return f"not fetched yet; 'nn-explorer data fetch {entry.key}' puts it into {_place(entry)}"


def _place(entry: DatasetEntry) -> str:
    return str(data_folder(entry.key) if entry.files else resources.path("data"))
