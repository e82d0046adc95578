"""The runs of the training lab, to their ends: how well they read, what the window costs, the way back."""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import replace
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from measuring import Figure, median_ratio, take_turns
from PyQt6.QtCore import QEventLoop
from window import _wait

from explorer import data
from explorer.app import build
from explorer.training import Trainer
from explorer.training.setup import PRESETS

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.training import RunSetup
    from explorer.ui.main_window import MainWindow

ROUNDS = 10
EPOCHS = 10
SEEKS = 200


def measure() -> list[Figure]:
    """Train both on MNIST."""
    if not data.available("mnist"):
        print("MNIST is not here: the runs of the training lab are left out")
        return []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NN_EXPLORER_SETTINGS"] = os.path.join(folder, "settings.ini")
        os.environ["NN_EXPLORER_DATA"] = folder
        app, window = build(["benchmark"])
        window.resize(1280, 800)
        window.show()
        window.tabs.setCurrentIndex(2)
        in_window = [*_book(window), *_seek(window)]
        window.close()
        app.processEvents()
    return [*in_window, *_adam()]


def _setup(key: str) -> RunSetup:
    return replace(PRESETS[key].setup, dataset="mnist")


def _book(window: MainWindow) -> list[Figure]:
    """The book's network, 10,000 iterations of SGD: in the window with all its views, and without one."""
    setup, mnist = _setup("book"), data.load("mnist")
    took = take_turns(
        {"windowless": lambda: _train_alone(setup, mnist), "window": lambda: _train_in(window, setup)},
        ROUNDS,
    )
    _, train_accuracy, test_accuracy = window.session.run.history.evaluations[-1][:3]
    shape = "-".join(map(str, setup.spec.sizes))
    kept = median_ratio(took["windowless"], took["window"])
    note = f"train {train_accuracy:.4f}, test {test_accuracy:.4f}"
    return [
        Figure(
            f"{shape}, SGD, in the window: accuracy", min(train_accuracy, test_accuracy), 0.93, True, "", note
        ),
        Figure("… all views in sight / without a window", kept, 0.92, True),
    ]


def _train_alone(setup: RunSetup, dataset: data.Dataset) -> float:
    """Return the seconds that a run takes with nothing beside it."""
    trainer = Trainer(setup.build_network(), dataset, setup.training)
    start = time.perf_counter()
    for _ in trainer.steps():
        pass
    return time.perf_counter() - start


def _train_in(window: MainWindow, setup: RunSetup) -> float:
    """Return the seconds that the same run takes at full speed in the window."""
    run = window.session.run
    run.configure(setup)
    run.set_full_speed(True)
    run.step()  # loads the data and measures the first weights
    while run.state != "paused":
        _wait(0.02)
    ended = QEventLoop()
    run.state_changed.connect(ended.quit)
    start = time.perf_counter()
    run.start()
    # Asking a hundred times a second whether it has ended would take more of the run than the window does.
    while run.state == "running":
        ended.exec()
    took = time.perf_counter() - start
    run.state_changed.disconnect(ended.quit)
    return took


def _seek(window: MainWindow) -> list[Figure]:
    """784-50-10, 10,000 iterations: from the wish for an iteration to its exact weights in the window."""
    book = _setup("book")
    setup = replace(book, hidden=(50,), training=replace(book.training, iterations=10_000))
    rng, took = np.random.default_rng(0), []
    _train_in(window, setup)
    run = window.session.run
    for iteration in rng.integers(0, 10_001, SEEKS).tolist():
        start = time.perf_counter()
        run.show_iteration(iteration)
        while not run.travel.exact:
            _wait(0.001)
        took.append(1000 * (time.perf_counter() - start))
        _wait(0.1)  # what follows the moment is drawn, as it is between two wishes of a user
    note = f"median {np.median(took):.0f} ms"
    return [
        Figure(
            f"784-50-10: the worst of {SEEKS} ways back in 10,000 iterations",
            max(took),
            100,
            False,
            "ms",
            note,
        )
    ]


def _adam() -> list[Figure]:
    """784-50-10, sigmoid, Adam, batches of 32, ten epochs: beside PyTorch, epoch by epoch in turns."""
    mnist = data.load("mnist")
    setup = _setup("adam")
    network = setup.build_network()
    trainer = Trainer(network, mnist, replace(setup.training, evaluate_every=None, epochs=EPOCHS))
    steps, epoch = trainer.steps(), setup.training.iterations_per_epoch(len(mnist.train))

    def ours() -> float:
        start = time.perf_counter()
        for _ in range(epoch):
            next(steps, None)
        return time.perf_counter() - start

    torch_epoch, torch_accuracy = _pytorch(mnist, setup)
    ours_took, torch_took = [], []
    for _ in range(EPOCHS):
        ours_took.append(ours())
        torch_took.append(torch_epoch())
    _, test_accuracy = trainer.evaluate()[:2]
    figures = [Figure("784-50-10, Adam, 10 epochs: test accuracy", test_accuracy, 0.968, True, "")]
    if torch_accuracy is not None:
        note = f"its test accuracy {torch_accuracy():.4f}"
        figures.append(
            Figure("PyTorch / ours, the same run", median_ratio(torch_took, ours_took), 1, True, note=note)
        )
    return figures


def _pytorch(mnist: data.Dataset, setup: RunSetup) -> tuple[Callable[[], float], Callable[[], float] | None]:
    """Return what trains PyTorch for an epoch and returns the seconds, and what measures it then."""
    try:
        import torch
    except ImportError:
        print("PyTorch is not installed: left out")
        return (lambda: 1.0), None
    torch.set_num_threads(1)
    torch.manual_seed(0)
    model = torch.nn.Sequential(torch.nn.Linear(784, 50), torch.nn.Sigmoid(), torch.nn.Linear(50, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=setup.training.learning_rate)
    loss_of = torch.nn.CrossEntropyLoss()
    x, t = (
        torch.tensor(mnist.train.images.reshape(-1, 784) / np.float32(255)),
        torch.tensor(mnist.train.labels.astype(np.int64)),
    )
    batch = setup.training.batch_size

    def epoch() -> float:
        start = time.perf_counter()
        order = torch.randperm(len(x))
        for at in range(0, len(x) - batch + 1, batch):
            chosen = order[at : at + batch]
            optimizer.zero_grad()
            loss = loss_of(model(x[chosen]), t[chosen])
            loss.backward()
            optimizer.step()
            loss.item()
        return time.perf_counter() - start

    def accuracy() -> float:
        with torch.no_grad():
            y = model(torch.tensor(mnist.test.images.reshape(-1, 784) / np.float32(255)))
        return float((y.argmax(1).numpy() == mnist.test.labels).mean())

    return epoch, accuracy
