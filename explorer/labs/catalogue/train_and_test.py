"""Why test data is kept apart: remembering is not understanding (section 4.1)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from explorer import resources
from explorer.data import load
from explorer.labs.code_lines import CodeLine, code_line
from explorer.labs.figures import Column, Curve, Curves, Figure, Line, Printout, Table
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.measurement import Measurement, Partial
from explorer.labs.parameters import Slider
from explorer.nn import Network
from explorer.nn.optimizers import OPTIMIZERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from explorer.labs.values import Numbers64, Values

_DIGITS = ("data", "mnist_sample.npz")
_TRAIN, _TEST = 4000, 1000
_MOST, _BLOCK = 1000, 100
_SEED = 0
_BATCH, _RATE = 20, 0.2
# Updates of a training, how many of them lie between two looks at the accuracies, and which the table holds.
_PASSES, _EVERY = 600, 10
_LOOKS = (0, 10, 50, 100, 300, 600)


@cache
def _test() -> tuple[Numbers64, Numbers64]:
    test = load("sample").test
    return test.images.reshape(_TEST, -1) / 255.0, test.labels.astype(np.float64)


@cache
def _train() -> tuple[Numbers64, Numbers64]:
    train = load("sample").train
    return train.images[:_MOST].reshape(_MOST, -1) / 255.0, train.labels[:_MOST].astype(np.float64)


def _few(count: int) -> tuple[Numbers64, Numbers64]:
    """Return the first training images and their labels."""
    images, labels = _train()
    return images[:count], labels[:count]


def _count(values: Values) -> int:
    return round(values.number("count"))


@cache
def _fingerprints() -> tuple[list[bytes], list[bytes]]:
    """Return what tells one image from every other, all its pixels: of the training and the test images."""
    dataset = load("sample")
    train, test = dataset.train.images[:_MOST], dataset.test.images
    return [image.tobytes() for image in train], [image.tobytes() for image in test]


@cache
def _remembered(count: int) -> tuple[float, float]:
    """Return how often a list of the training images knows the answer: for these, and for the test images."""
    train, test = _fingerprints()
    labels, test_labels = _few(count)[1], _test()[1]
    known = dict(zip(train[:count], labels, strict=True))
    guess = float(np.argmax(np.bincount(labels.astype(int))))
    return (
        float(np.mean([known.get(image, guess) for image in train[:count]] == labels)),
        float(np.mean([known.get(image, guess) for image in test] == test_labels)),
    )


@cache
def _pixels() -> NDArray[np.float32]:
    """Return all test images and then the training images, in single precision."""
    return np.vstack([_test()[0], _few(_MOST)[0]]).astype(np.float32)


@cache
def _distances(block: int) -> NDArray[np.float32]:
    """Return how far 100 training images lie from all test images and from the training images.

    In single precision and block by block: a drag of the slider asks for a few at a time.
    """
    x = _pixels()[_TEST + _BLOCK * block :][:_BLOCK]
    return np.asarray(np.sum(x * x, axis=1) - 2 * np.dot(_pixels(), x.T), dtype=np.float32)


@cache
def _closest(count: int) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Return which of so many training images is closest to each image, and how far it is.

    Only the images after the last full block are compared anew: a drag through the slider's thousand
    images would else take 20 ms a step.
    """
    start = (count - 1) // _BLOCK * _BLOCK
    distances = _distances(start // _BLOCK)[:, : count - start]
    nearest = np.argmin(distances, axis=1)
    far = distances[np.arange(len(distances)), nearest]
    if start == 0:
        return nearest, far
    earlier, distance = _closest(start)
    nearer = far < distance
    return np.where(nearer, start + nearest, earlier), np.where(nearer, far, distance)


@cache
def _nearest(count: int) -> tuple[float, float]:
    """Return how often the most similar training image has the right label, for both kinds of images."""
    t, t_test = _few(count)[1], _test()[1]
    closest, _ = _closest(count)
    known = closest[_TEST : _TEST + count]
    return float(np.mean(t[known] == t)), float(np.mean(t[closest[:_TEST]] == t_test))


def _lines(values: Values) -> tuple[Line, ...]:
    count = _count(values)
    x, _ = _few(count)
    by_heart = _remembered(count)
    return (
        Line("x_train.shape", x.shape),
        Line("x_test.shape", _test()[0].shape),
        Line("accuracy(by_heart, x_train, t_train)", by_heart[0]),
        Line("accuracy(by_heart, x_test, t_test)", by_heart[1]),
    )


def _table(values: Values) -> Table:
    """Return two readers that need no training: one knows by heart, one compares."""
    count = _count(values)
    rows = [_remembered(count), _nearest(count)]
    columns = (Column("train", "train", decimals=3), Column("test", "test", decimals=3))
    lines = (
        code_line("[by_heart(image) for image in x_test]", "{x} → (1000,)", x=_test()[0]),
        code_line("[nearest(image) for image in x_test[:10]]", "(10, 784) → (10,)"),
    )
    return Table("readers", columns, ("by_heart", "nearest"), np.array(rows), code=lines)


def compute(values: Values) -> tuple[Figure, ...]:
    """Return two readers that only remember, on images they know and on others, and what NumPy prints."""
    return (_table(values), Printout("printout", _lines(values)))


def _curves(iterations: list[float], train: list[float], test: list[float]) -> Curves:
    x = np.array(iterations)
    return Curves(
        "accuracy",
        (Curve("train", x, np.array(train)), Curve("test", x, np.array(test))),
        x_range=(0.0, float(_PASSES)),
        y_range=(0.0, 1.02),
        x_name="n",
        y_name="",
        points=(),
        handle=None,
        code=(CodeLine("[trained(n) for n in range(0, 601, 10)]", "→ (61, 2)"),),
    )


def _result(rows: list[tuple[float, float, float]]) -> Table:
    columns = (
        Column("train", "train", decimals=3),
        Column("test", "test", decimals=3),
        Column("gap", "train − test", decimals=3),
    )
    heads = tuple(f"{iteration:.0f}" for iteration, _, _ in rows)
    numbers = np.array([(train, test, train - test) for _, train, test in rows]).reshape(len(rows), 3)
    shown = CodeLine(f"[trained(n) for n in {_LOOKS}]", f"→ ({len(_LOOKS)}, 2)")
    return Table("network", columns, heads, numbers, code=(shown,))


def _blank(values: Values) -> tuple[Figure, ...]:
    return (_curves([], [], []), _result([]))


def _measure(values: Values) -> Iterator[Partial]:
    """Train a network on the few images until it knows them, and ask it about the others as it learns."""
    count = _count(values)
    (x, t), (x_test, t_test) = _few(count), _test()
    network = Network((784, round(values.number("hidden")), 10), "relu", "he", _SEED, dtype=np.float64)
    optimizer = OPTIMIZERS["sgd"](_RATE)
    rng = np.random.default_rng(_SEED)
    labels, test_labels = t.astype(int), t_test.astype(int)
    iterations: list[float] = []
    train: list[float] = []
    test: list[float] = []
    milestones: list[tuple[float, float, float]] = []
    for iteration in range(_PASSES + 1):
        if iteration % _EVERY == 0:
            iterations.append(float(iteration))
            train.append(network.accuracy(x, labels))
            test.append(network.accuracy(x_test, test_labels))
            if iteration in _LOOKS:
                milestones.append((float(iteration), train[-1], test[-1]))
            yield Partial(iteration, _PASSES, (_curves(iterations, train, test), _result(milestones)))
        chosen = rng.choice(count, min(_BATCH, count), replace=False)
        grads = network.gradient(x[chosen], labels[chosen])
        optimizer.update(network.theta, np.concatenate([grads[name].ravel() for name in network.params]))


def code(values: Values) -> str:
    """Return the lab as a program on this installation's files; it prints what the printout shows."""
    count = _count(values)
    prints = "\n".join(f"print({line.code})" for line in _lines(values))
    return f"""import numpy as np

with np.load({str(resources.path(*_DIGITS))!r}) as digits:
    images, labels = digits["images"].reshape(5000, 784) / 255.0, digits["labels"]

x_train, t_train = images[:{count}], labels[:{count}]
x_test, t_test = images[{_TRAIN}:], labels[{_TRAIN}:]

known = {{image.tobytes(): label for image, label in zip(x_train, t_train)}}
guess = np.argmax(np.bincount(t_train))


def by_heart(image):
    return known.get(image.tobytes(), guess)


def nearest(image):
    return t_train[np.argmin(np.sum((x_train - image) ** 2, axis=1))]


def accuracy(reader, x, t):
    return float(np.mean([reader(image) == label for image, label in zip(x, t)]))


def trained(updates, hidden={round(values.number("hidden"))}, rate={_RATE}):
    # The network of the curves: its accuracy on x_train and x_test after so many updates.
    rng = np.random.default_rng({_SEED})
    W1, b1 = np.sqrt(2 / 784) * rng.standard_normal((784, hidden)), np.zeros(hidden)
    W2, b2 = np.sqrt(2 / hidden) * rng.standard_normal((hidden, 10)), np.zeros(10)
    rng = np.random.default_rng({_SEED})
    for _ in range(updates):
        chosen = rng.choice(len(x_train), min({_BATCH}, len(x_train)), replace=False)
        x, t = x_train[chosen], t_train[chosen]
        z1 = np.maximum(np.dot(x, W1) + b1, 0)
        a2 = np.dot(z1, W2) + b2
        dy = np.exp(a2 - np.max(a2, axis=1, keepdims=True))
        dy /= np.sum(dy, axis=1, keepdims=True)
        dy[np.arange(len(x)), t] -= 1
        dy /= len(x)
        da1 = np.dot(dy, W2.T) * (z1 > 0)
        W2 -= rate * np.dot(z1.T, dy)
        b2 -= rate * np.sum(dy, axis=0)
        W1 -= rate * np.dot(x.T, da1)
        b1 -= rate * np.sum(da1, axis=0)
    scores = [np.dot(np.maximum(np.dot(x, W1) + b1, 0), W2) + b2 for x in (x_train, x_test)]
    return [float(np.mean(np.argmax(a, axis=1) == t)) for a, t in zip(scores, (t_train, t_test))]


{prints}
"""


def _hundred(values: Values) -> Values:
    return LAB.defaults


def _by_heart(values: Values) -> str:
    accuracy = _remembered(_count(values))[1]
    if accuracy > 0.9:
        return "all"
    return "half" if accuracy > 0.3 else "tenth"


LAB = Lab(
    key="train_and_test",
    section="4.1",
    parameters=(
        Slider(key="count", low=10.0, high=float(_MOST), step=10.0, default=100.0, whole=True),
        Slider(key="hidden", low=5.0, high=100.0, step=5.0, default=50.0, whole=True),
    ),
    compute=compute,
    code=code,
    question=Question(("all", "half", "tenth"), _hundred, _by_heart),
    presets=(
        Preset("few", "100", {}),
        Preset("fewer", "30", {"count": 30.0}),
        Preset("many", "1000", {"count": 1000.0}),
    ),
    measurement=Measurement(_blank, _measure),
)
