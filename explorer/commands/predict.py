"""``nn-explorer predict``: what a network reads in a picture file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.commands.outcome import SUCCEEDED, CommandError
from explorer.data import DATASETS, from_grey, preprocess
from explorer.ui import platform_check
from explorer.ui.formatting import percent
from explorer.ui.readers import SHIPPED, Readers
from explorer.ui.verdict import Finding, verdict

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from explorer.nn import Network, WeightsMetadata
    from explorer.ui.verdict import Verdict

_BAR_WIDTH = 40

_DESCRIPTION = """\
Read the digit in a picture: dark on light or light on dark, in any size and any common format
(PNG, JPEG, BMP, GIF, WebP, SVG). The digit is cut out, scaled and centred as MNIST's digits are,
exactly as a drawing in the window."""

_EPILOG = """\
examples:
  nn-explorer predict picture.png                   read by the weights made for drawings
  nn-explorer predict picture.png --weights book    by the network of the book's chapter 3
  nn-explorer predict picture.png --weights my.npz  by your own ('nn-explorer train --save my.npz')

A file called pen or book is given as ./pen or ./book."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Give the command its options."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("image", type=Path, metavar="IMAGE", help="a picture of one digit")
    parser.add_argument(
        "--weights",
        default=SHIPPED[0],
        metavar=f"{'|'.join(SHIPPED)}|FILE",
        help="what reads it: carried weights, an .npz, or the book's .pkl (default: pen)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the probability of each class and the verdict.

    Raises
    ------
    CommandError, DataError, WeightsError
        When the picture or the weights cannot be used.
    """
    network, metadata = _load(arguments.weights)
    steps = preprocess(from_grey(_read(arguments.image)))
    if steps.empty:
        raise CommandError(f"{arguments.image}: the picture is plain, there is nothing to read")
    probabilities = network.predict(steps.centred.reshape(-1))
    classes = _classes(metadata, len(probabilities))
    print(f"{arguments.image}, read by {metadata.name or arguments.weights}")
    print(chart(probabilities, classes, sys.stdout.encoding))
    print(sentence(verdict(probabilities, blank=False), classes))
    return SUCCEEDED


def chart(probabilities: NDArray[np.floating], classes: Sequence[str], encoding: str = "utf-8") -> str:
    """Return a bar for each class as lines of text.

    Parameters
    ----------
    probabilities : ndarray, shape (classes,)
        0 to 1.
    classes : sequence of str
        Their names.
    encoding : str
        Of the terminal: one that has no block characters gets bars of ``#``.
    """
    try:
        "█".encode(encoding)
        block = "█"
    except (UnicodeEncodeError, LookupError):
        block = "#"
    widest = max(map(len, classes))
    return "\n".join(
        f"{name:>{widest}}  {percent(float(share)):>7}  {block * round(float(share) * _BAR_WIDTH)}".rstrip()
        for name, share in zip(classes, probabilities, strict=True)
    )


def sentence(found: Verdict, classes: Sequence[str]) -> str:
    """Return what may be said about the picture."""
    named = " or ".join(classes[index] for index in found.candidates)
    return {
        Finding.SURE: f"verdict: {named} ({percent(found.probability)})",
        Finding.AMBIGUOUS: f"verdict: {named}, hard to tell",
        Finding.UNKNOWN: "verdict: not recognised, no class is likely enough",
        Finding.BLANK: "verdict: nothing to read",
    }[found.finding]


def _load(weights: str) -> tuple[Network, WeightsMetadata]:
    readers = Readers()
    shipped = {reader.key: reader for reader in readers.listed}
    return readers.load(shipped[weights] if weights in shipped else readers.add(Path(weights)))


def _classes(metadata: WeightsMetadata, count: int) -> tuple[str, ...]:
    entry = DATASETS.get(metadata.trained_on, DATASETS["sample"])
    return entry.classes if len(entry.classes) == count else tuple(map(str, range(count)))


def _read(path: Path) -> NDArray[np.uint8]:
    # Qt decodes the picture, without a window; the system libraries that it is linked to have to be there.
    problem = platform_check.find_problem({"QT_QPA_PLATFORM": "offscreen"})
    if problem is not None:
        raise CommandError(problem)
    from explorer.ui.image_error import ImageError
    from explorer.ui.image_file import read_grey

    try:
        return read_grey(path)
    except ImageError as error:
        raise CommandError(str(error)) from error
