"""One training iteration (784-50-10, batch 100, SGD) against the book's loop, its rivals and its floor."""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import itertools
import statistics
import warnings
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from measuring import Figure, median_ratio, seconds_of_one, take_turns

from explorer import data
from explorer.nn import Network
from explorer.training import TrainingConfig, train

if TYPE_CHECKING:
    from collections.abc import Callable

BATCH, HIDDEN = 100, 50


def ours(dataset: data.Dataset) -> Callable[[int], None]:
    network = Network((784, HIDDEN, 10), init=0.01, seed=0)
    steps = train(network, dataset, TrainingConfig(batch_size=BATCH))

    def work(repeats: int) -> None:
        for _ in range(repeats):
            next(steps)

    return work


def book(dataset: data.Dataset) -> Callable[[int], None]:
    """The loop of section 5.7.4, from its description: float64, every array new, one-hot labels."""
    rng = np.random.default_rng(0)
    x_train = dataset.train.images.reshape(-1, 784).astype(np.float64) / 255.0
    t_train = np.eye(10)[dataset.train.labels]
    W1, b1 = 0.01 * rng.standard_normal((784, HIDDEN)), np.zeros(HIDDEN)
    W2, b2 = 0.01 * rng.standard_normal((HIDDEN, 10)), np.zeros(10)
    params = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

    def forward(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        a1 = np.dot(x, params["W1"]) + params["b1"]
        z1 = 1 / (1 + np.exp(-a1))
        return z1, np.dot(z1, params["W2"]) + params["b2"]

    def softmax(a: np.ndarray) -> np.ndarray:
        exp_a = np.exp(a - np.max(a, axis=1, keepdims=True))
        return exp_a / np.sum(exp_a, axis=1, keepdims=True)

    def loss(y: np.ndarray, t: np.ndarray) -> float:
        return float(-np.sum(np.log(y[np.arange(len(y)), t.argmax(axis=1)] + 1e-7)) / len(y))

    def work(repeats: int) -> None:
        for _ in range(repeats):
            batch_mask = rng.choice(len(x_train), BATCH)
            x, t = x_train[batch_mask], t_train[batch_mask]
            z1, a2 = forward(x)
            y = softmax(a2)
            loss(y, t)
            dy = (y - t) / len(x)
            grads = {"W2": np.dot(z1.T, dy), "b2": np.sum(dy, axis=0)}
            da1 = np.dot(dy, params["W2"].T) * (1.0 - z1) * z1
            np.dot(da1, params["W1"].T)  # its Affine layer returns dx too
            grads |= {"W1": np.dot(x.T, da1), "b1": np.sum(da1, axis=0)}
            for key in ("W1", "b1", "W2", "b2"):
                params[key] -= 0.1 * grads[key]
            z1, a2 = forward(x)  # the book records the loss after the update, by another forward pass
            loss(softmax(a2), t)

    return work


def floor(dataset: data.Dataset) -> Callable[[int], None]:
    """What no step can go below: the gather of our batch, and its five matrix products, in float32."""
    rng = np.random.default_rng(0)
    images = dataset.train.images.reshape(-1, 784)
    batches = itertools.cycle(rng.permutation(len(images))[: len(images) // BATCH * BATCH].reshape(-1, BATCH))
    taken = np.empty((BATCH, 784), dtype=np.uint8)
    x = np.empty((BATCH, 784), dtype=np.float32)
    W1, W2 = (rng.standard_normal(shape).astype(np.float32) for shape in ((784, HIDDEN), (HIDDEN, 10)))
    dW1, dW2 = np.empty_like(W1), np.empty_like(W2)
    a1, a2 = (np.empty((BATCH, units), dtype=np.float32) for units in (HIDDEN, 10))
    da1, da2 = np.ones_like(a1), np.ones_like(a2)

    def work(repeats: int) -> None:
        for _ in range(repeats):
            np.take(images, next(batches), axis=0, out=taken, mode="clip")
            np.copyto(x, taken)
            np.multiply(x, np.float32(1 / 255), out=x)
            np.matmul(x, W1, out=a1)
            np.matmul(a1, W2, out=a2)
            np.matmul(a1.T, da2, out=dW2)
            np.matmul(da2, W2.T, out=da1)
            np.matmul(x.T, da1, out=dW1)

    return work


def pytorch(dataset: data.Dataset) -> Callable[[int], None] | None:
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    model = torch.nn.Sequential(torch.nn.Linear(784, HIDDEN), torch.nn.Sigmoid(), torch.nn.Linear(HIDDEN, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_of = torch.nn.CrossEntropyLoss()
    x_train = torch.tensor(dataset.train.images.reshape(-1, 784) / np.float32(255))
    t_train = torch.tensor(dataset.train.labels.astype(np.int64))

    def work(repeats: int) -> None:
        for _ in range(repeats):
            mask = torch.randint(0, len(x_train), (BATCH,))
            optimizer.zero_grad()
            loss = loss_of(model(x_train[mask]), t_train[mask])
            loss.backward()
            optimizer.step()
            loss.item()

    return work


def scikit_learn(dataset: data.Dataset, dtype: type = np.float32) -> Callable[[int], None] | None:
    try:
        from sklearn.exceptions import ConvergenceWarning
        from sklearn.neural_network import MLPClassifier
    except ImportError:
        return None
    warnings.simplefilter("ignore", ConvergenceWarning)
    x_train = dataset.train.images.reshape(-1, 784).astype(dtype) / 255
    t_train = dataset.train.labels

    def work(repeats: int) -> None:
        # fit() makes the steps itself, in passes over all images.
        epochs = max(round(repeats * BATCH / len(x_train)), 1)
        model = MLPClassifier(
            (HIDDEN,),
            activation="logistic",
            solver="sgd",
            momentum=0.0,
            learning_rate_init=0.1,
            batch_size=BATCH,
            max_iter=epochs,
            n_iter_no_change=epochs + 1,
            alpha=0.0,
        )
        model.fit(x_train, t_train)

    return work


def measure() -> list[Figure]:
    """Let all of them take turns."""
    dataset = data.load("mnist" if data.available("mnist") else "sample")
    makers = {
        "ours": ours,
        "book": book,
        "floor": floor,
        "PyTorch": pytorch,
        "scikit-learn": scikit_learn,
        "scikit-learn, float64": partial(scikit_learn, dtype=np.float64),
    }
    rivals = {name: work for name, make in makers.items() if (work := make(dataset)) is not None}
    for name in makers.keys() - rivals.keys():
        print(f"{name} is not installed: left out")
    took = take_turns({name: seconds_of_one(work, 600) for name, work in rivals.items()}, rounds=9)
    a_second = 1 / statistics.median(took["ours"])
    print(f"one iteration, 784-{HIDDEN}-10, batch {BATCH}, {dataset.name}: {a_second:,.0f} a second")
    if "scikit-learn, float64" in took:  # what images / 255 gives it; single precision is the harder rival
        ratio = median_ratio(took["scikit-learn, float64"], took["ours"])
        print(f"scikit-learn in double precision takes {ratio:.2f} times as long")
    figures = [
        Figure("the book's float64 loop / our iteration", median_ratio(took["book"], took["ours"]), 3.5, True)
    ]
    figures += [
        Figure(f"{rival} / our iteration", median_ratio(took[rival], took["ours"]), 2.0, True)
        for rival in ("PyTorch", "scikit-learn")
        if rival in took
    ]
    return [
        *figures,
        Figure(
            "our iteration / its gather and five products", median_ratio(took["ours"], took["floor"]), 1.4
        ),
    ]
