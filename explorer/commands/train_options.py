"""What ``nn-explorer train`` may be told about a run, and the set-up that comes of it."""

from __future__ import annotations

import argparse
import shlex
from dataclasses import replace

from explorer.data import ALL_DATASETS, Augmentation
from explorer.nn import HIDDEN_ACTIVATIONS, INITIALIZERS, OPTIMIZERS
from explorer.training import SCHEDULES, RunSetup, TrainingConfig

DEFAULT_EPOCHS = 20
EVALUATED_IMAGES = 10_000
"""Accuracies of an epoch are measured on at most so many images of each split: all test images of MNIST."""

_OPTIONS = (
    *("data", "hidden", "activation", "init", "optimizer", "learning_rate", "schedule", "batch_size"),
    *("epochs", "iterations", "images", "validation", "augment", "l2", "seed"),
)


def add_run_options(parser: argparse.ArgumentParser) -> None:
    """Give the command the options that make a run."""
    add = parser.add_argument
    default = TrainingConfig()
    add("--data", choices=ALL_DATASETS, default="sample", help="what to learn from (default: sample)")
    add(
        "--hidden",
        type=int,
        nargs="*",
        default=[50],
        metavar="UNITS",
        help="units of each hidden layer (default: 50)",
    )
    add("--activation", choices=HIDDEN_ACTIVATIONS, default="relu", help="of hidden layers (default: relu)")
    add(
        "--init",
        type=_initial,
        default="he",
        metavar="NAME|STD",
        help=f"first weights: {', '.join(INITIALIZERS)}, or their standard deviation (default: he)",
    )
    add("--optimizer", choices=OPTIMIZERS, default=default.optimizer, help="update rule (default: sgd)")
    rates = ", ".join(f"{name} {kind.default_learning_rate:g}" for name, kind in OPTIMIZERS.items())
    add("--learning-rate", type=float, metavar="RATE", help=f"size of a step (default: {rates})")
    add("--batch-size", type=int, default=default.batch_size, help="images in an update (default: 100)")
    length = parser.add_mutually_exclusive_group()
    length.add_argument(
        "--epochs", type=float, help=f"passes over the training images (default: {DEFAULT_EPOCHS})"
    )
    length.add_argument("--iterations", type=int, metavar="N", help="updates to make, instead of epochs")
    add(
        "--schedule",
        choices=SCHEDULES,
        default=default.schedule,
        help="how the rate goes over the run (default: constant)",
    )
    add("--images", type=int, metavar="N", help="use the first so many training images only")
    add(
        "--validation",
        type=float,
        default=default.validation,
        metavar="SHARE",
        help="of these images, measured on and not learned from (default: 0)",
    )
    add("--augment", action="store_true", help="distort the images of every batch anew")
    add("--l2", type=float, default=default.l2, metavar="DECAY", help="weight decay (default: 0)")
    add("--seed", type=int, default=default.seed, help="of first weights and batches (default: 0)")


def run_setup(arguments: argparse.Namespace, images: int) -> RunSetup:
    """Return what the options say, on a data set of so many training images.

    Raises
    ------
    ConfigError
        When an option is out of range.
    """
    epochs, iterations = arguments.epochs, arguments.iterations
    if epochs is None and iterations is None:
        epochs = DEFAULT_EPOCHS
    rate = arguments.learning_rate
    if rate is None:
        rate = OPTIMIZERS[arguments.optimizer].default_learning_rate
    training = TrainingConfig(
        batch_size=arguments.batch_size,
        optimizer=arguments.optimizer,
        learning_rate=rate,
        iterations=iterations,
        epochs=epochs,
        seed=arguments.seed,
        schedule=arguments.schedule,
        images=arguments.images,
        validation=arguments.validation,
        augmentation=Augmentation() if arguments.augment else None,
        evaluation_limit=EVALUATED_IMAGES,
        l2=arguments.l2,
    )
    pass_length = training.iterations_per_epoch(images)
    return RunSetup(
        dataset=arguments.data,
        hidden=tuple(arguments.hidden),
        activation=arguments.activation,
        init=arguments.init,
        training=replace(training, evaluate_every=pass_length),
    )


def command_line(arguments: argparse.Namespace) -> str:
    """Return the command that makes the same network again."""
    words = ["nn-explorer", "train"]
    for name in _OPTIONS:
        words += _option(name, getattr(arguments, name))
    return shlex.join(words)


def _option(name: str, value: object) -> list[str]:
    if value is None or value is False:
        return []
    if value is True:
        return [f"--{name}"]
    values = value if isinstance(value, list) else [value]
    return [
        f"--{name.replace('_', '-')}",
        *(f"{one:g}" if isinstance(one, float) else str(one) for one in values),
    ]


def _initial(text: str) -> float | str:
    """Return an initializer's name as it is, anything else as a number."""
    if text in INITIALIZERS:
        return text
    try:
        return float(text)
    except ValueError:
        names = ", ".join(INITIALIZERS)
        raise argparse.ArgumentTypeError(f"{text!r} is neither a number nor one of {names}") from None
