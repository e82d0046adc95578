"""``nn-explorer train``: the same training as in the window, with a progress bar in place of curves."""

from __future__ import annotations

import datetime
import math
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tqdm import tqdm

from explorer.commands.interruption import interruptible
from explorer.commands.outcome import INTERRUPTED, SUCCEEDED, CommandError
from explorer.commands.train_options import add_run_options, command_line, run_setup
from explorer.data import entry_of, load
from explorer.nn import OPTIMIZERS, WeightsMetadata, save_network
from explorer.training import RunRecord, Trainer, accuracy
from explorer.training.division import divide_training, part
from explorer.training.model_summary import run_size, summary_text
from explorer.training.recording import recorded

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    from explorer.data import Dataset, Split
    from explorer.nn import Network
    from explorer.training import RunSetup, Step

_REDRAW_SECONDS = 0.1

_DESCRIPTION = """\
Train a network of fully connected layers and watch its loss and accuracy. Everything is
reproducible: the same options give the same network, bit for bit. Ctrl-C stops early and keeps
what was learned.

After each epoch, accuracy is measured on up to 10,000 images of each part; at the end, on all."""

_EPILOG = """\
examples:
  nn-explorer train                                        50 ReLU units on the carried sample
  nn-explorer train --hidden 100 50 --optimizer adam       two hidden layers, Adam
  nn-explorer train --hidden                               no hidden layer: softmax regression
  nn-explorer train --activation sigmoid --init 0.01       the network of the book's chapter 4
  nn-explorer train --data mnist --epochs 5 --save my.npz  all of MNIST, kept in a file
  nn-explorer train --validation 0.2 --augment --summary   settings of the window, and the layers in a table
  nn-explorer train --save-run my.nnrun                    a run that the window opens and goes on with
  nn-explorer predict picture.png --weights my.npz         what that file reads in a picture

MNIST has to be fetched once before: nn-explorer data fetch mnist"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Give the command its options."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    add_run_options(parser)
    add = parser.add_argument
    add("--summary", action="store_true", help="print the layers and the size of the run before it begins")
    add("--save", type=Path, metavar="FILE", help="write the network to FILE (.npz) at the end")
    add("--save-run", type=Path, metavar="FILE", help="write the run to FILE (.nnrun): the window opens it")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Train as the arguments say; return the exit code, 130 after Ctrl-C.

    Raises
    ------
    ConfigError, DataError, WeightsError, CommandError
        When an option is out of range, data is missing, or the file cannot be written; the last also when
        the loss is no longer a number.
    """
    _check_writable("--save", arguments.save)
    _check_writable("--save-run", arguments.save_run)
    dataset = load(arguments.data)
    setup = run_setup(arguments, len(dataset.train))
    network = setup.build_network()
    print(_introduction(setup, network, dataset))
    if arguments.summary:
        print(_summary(setup, dataset))
    record = None if arguments.save_run is None else RunRecord(setup)
    with interruptible() as interrupted:
        outcome = _train(setup, network, dataset, interrupted, record)
        stopped = " (stopped by Ctrl-C)" if outcome.stopped else ""
        print(f"{outcome.iterations:,} iterations in {outcome.seconds:.1f} s{stopped}")
        parts = _parts(setup, dataset)
        shares = {name: accuracy(network, split) for name, split in parts.items()}
        told = (f"{name} {shares[name]:.2%} ({len(split):,} images)" for name, split in parts.items())
        print(f"accuracy: {', '.join(told)}")
        if arguments.save is not None:
            measured = {f"{dataset.name} {split}": share for split, share in shares.items()}
            note = f"{command_line(arguments)} ({outcome.iterations:,} iterations)"
            day = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
            metadata = WeightsMetadata(arguments.save.stem, dataset.name, measured, note, day)
            save_network(arguments.save, network, metadata)
            print(f"saved as {arguments.save}")
        if record is not None:
            _save_run(arguments.save_run, record, dataset)
    return INTERRUPTED if outcome.stopped else SUCCEEDED


def _parts(setup: RunSetup, dataset: Dataset) -> dict[str, Split]:
    """Return what was learned from, what was set aside where something was, and the test images."""
    division = divide_training(dataset, setup.training)
    if division is None:
        return {"train": dataset.train, "test": dataset.test}
    found = {"train": part(dataset.train, division.learned)}
    if len(division.validation):
        found["validation"] = part(dataset.train, division.validation)
    return found | {"test": dataset.test}


class _Outcome(NamedTuple):
    iterations: int
    seconds: float
    stopped: bool


def _save_run(path: Path, record: RunRecord, dataset: Dataset) -> None:
    """Write the run to a file that the window opens, with every iteration."""
    from explorer.data.identity import identify
    from explorer.training.run_file import RunFacts, save_run

    created = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    save_run(path, record, RunFacts(path.stem, created, identify(dataset)))
    print(f"the run is saved as {path}")


def _train(
    setup: RunSetup,
    network: Network,
    dataset: Dataset,
    interrupted: Callable[[], bool],
    record: RunRecord | None,
) -> _Outcome:
    """Pull steps until the end or Ctrl-C, which is looked at between two updates: none is left half made."""
    total = setup.training.total_iterations(len(dataset.train))
    start = time.perf_counter()
    done, stopped = 0, False
    trainer = Trainer(network, dataset, setup.training)
    steps = trainer.steps() if record is None else recorded(record, trainer)
    with tqdm(total=total, unit="it", disable=None, dynamic_ncols=True, leave=False) as bar:
        for step in _reported(steps, bar):
            if not math.isfinite(step.loss):
                raise CommandError(
                    f"the loss is no longer a number at iteration {step.iteration:,}; nothing was saved. "
                    f"Try a learning rate below {step.learning_rate:g}"
                )
            done = step.iteration
            if interrupted():
                stopped = True
                break
    if record is not None:
        record.timeline.note(trainer.keyframe())
    return _Outcome(done, time.perf_counter() - start, stopped)


def _reported(steps: Iterable[Step], bar: tqdm) -> Iterable[Step]:
    """Hand the steps on, and tell of them: on the bar ten times a second, in a line after each epoch."""
    shown, losses, epochs = 0.0, [], 0
    for step in steps:
        yield step
        losses.append(step.loss)
        now = time.perf_counter()
        if now - shown >= _REDRAW_SECONDS:
            bar.set_postfix_str(f"loss {sum(losses) / len(losses):.4f}", refresh=False)
            bar.update(step.iteration - bar.n)
            shown = now
        if step.test_accuracy is not None and step.train_accuracy is not None:
            epochs += 1
            line = f"epoch {epochs:3}   loss {sum(losses) / len(losses):.4f}   "
            aside = step.validation_accuracy
            line += f"train {step.train_accuracy:7.2%}   test {step.test_accuracy:7.2%}"
            tqdm.write(line if aside is None else f"{line}   validation {aside:7.2%}")
            losses.clear()


def _introduction(setup: RunSetup, network: Network, dataset: Dataset) -> str:
    training = setup.training
    hidden = f" {setup.activation}" if setup.hidden else ""
    shape = "-".join(str(size) for size in network.sizes)
    count = len(dataset.train)
    aside = f"{training.images_set_aside(count):,} for validation, " if training.validation else ""
    return (
        f"{shape}{hidden}, {network.parameter_count:,} parameters, on {entry_of(dataset.name).label} "
        f"({training.images_learned(count):,} images to learn from, {aside}"
        f"{len(dataset.test):,} to test on)\n"
        f"{OPTIMIZERS[training.optimizer].label} with learning rate {training.learning_rate:g}, "
        f"{training.batch_size} images a batch"
    )


def _summary(setup: RunSetup, dataset: Dataset) -> str:
    size = run_size(setup, len(dataset.train), len(dataset.test))
    total = "no end set" if size.total is None else f"{size.total:,} in all"
    return (
        f"\n{summary_text(setup.spec)}\n\n{size.per_epoch:,} iterations per epoch, {total}, "
        f"about {size.nbytes / 1e6:.1f} MB of memory\n"
    )


def _check_writable(option: str, path: Path | None) -> None:
    """Refuse before training, not after it, what cannot be saved."""
    if path is None:
        return
    if path.is_dir():
        raise CommandError(f"{option} {path}: this is a folder; name a file in it")
    if not path.absolute().parent.is_dir():
        raise CommandError(f"{option} {path}: there is no folder {path.parent}")
    if not os.access(path.absolute().parent, os.W_OK):
        raise CommandError(f"{option} {path}: the folder cannot be written to")
