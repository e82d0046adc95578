from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from explorer import resources
from explorer.data import Augmentation, data_folder
from explorer.nn import HIDDEN_ACTIVATIONS, OPTIMIZERS
from explorer.training import RunRecord, RunSetup, TrainingConfig
from explorer.training.schedules import SCHEDULES
from explorer.training.script import NoScriptError, parts, run_script

LENGTH = 120
SAMPLE = resources.path("data", "mnist_sample.npz")


def trained(setup, dataset, changes=(), parent=None, start=None, until=LENGTH) -> RunRecord:
    record = RunRecord(setup, parent, start)
    trainer = record.make_trainer(dataset)
    record.timeline.add(trainer.keyframe())
    while trainer.iteration < until:
        for iteration, field, value in changes:
            if iteration == trainer.iteration + 1:
                record.control.set(field, value)
        record.history.append(trainer.step())
    return record


def setup(hidden=(12,), activation="relu", dataset="sample", init="he", **changed):
    defaults = {"batch_size": 50, "iterations": LENGTH, "learning_rate": 0.1, "seed": 3}
    training = TrainingConfig(**(defaults | changed))
    return RunSetup(dataset=dataset, hidden=hidden, activation=activation, init=init, training=training)


def losses_of(script: str, source, tmp_path) -> np.ndarray:
    """Run a script as its reader would; return its losses."""
    path = tmp_path / "run.py"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-W", "error", str(path), str(source)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "are read right" in done.stderr
    lines = done.stdout.split()
    assert lines[0] == "iteration,loss"
    table = np.array([[float(word) for word in line.split(",")] for line in lines[1:]])
    assert table[:, 0].tolist() == list(range(1, len(table) + 1))
    return table[:, 1]


def assert_made_again(record: RunRecord, tmp_path, source=SAMPLE, most=150) -> str:
    script = run_script(record, "Run 1")
    assert len(script.splitlines()) < most
    assert max(len(line) for line in script.splitlines()) <= 120
    np.testing.assert_allclose(losses_of(script, source, tmp_path), record.history.losses, rtol=2e-5)
    return script


def test_the_book_s_own_network_is_made_again(sample, tmp_path):
    record = trained(setup((50,), "sigmoid", init=0.01, replacement=True), sample)
    script = assert_made_again(record, tmp_path)
    assert "adam" not in script
    assert "CHANGES" not in script
    assert len(script.splitlines()) < 120


def test_adam_with_decay_schedule_and_changes_on_the_way(sample, tmp_path):
    training = {"optimizer": "adam", "learning_rate": 0.002, "l2": 1e-3, "schedule": "cosine", "epochs": 1.5}
    changes = [(20, "learning_rate", 0.004), (31, "batch_size", 80), (40, "beta1", 0.8), (40, "l1", 1e-5)]
    record = trained(setup((20, 15), ("tanh", "relu"), iterations=None, **training), sample, changes)
    assert_made_again(record, tmp_path, most=170)


def test_a_branch_with_another_optimizer(sample, tmp_path):
    parent = trained(setup(optimizer="momentum", l2=1e-3), sample, [(10, "momentum", 0.8)], until=60)
    other = replace(
        parent.setup.training,
        optimizer="rmsprop",
        learning_rate=0.002,
        batch_size=30,
        l2=0.0,
        replacement=True,
        schedule="step",
    )
    child = replace(parent.setup, training=other)
    record = trained(child, sample, [(90, "learning_rate", 0.001)], parent, parent.replay(45, sample))
    script = assert_made_again(record, tmp_path, most=170)
    assert "46:" in script
    same = trained(parent.setup, sample, (), parent, parent.replay(45, sample))
    assert_made_again(same, tmp_path)


def test_images_set_aside_are_left_out(sample, tmp_path):
    record = trained(setup(images=700, validation=0.25, batch_size=40), sample)
    assert_made_again(record, tmp_path)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("schedule", ["constant", "one_cycle"])
def test_every_optimizer_and_activation_has_its_part(sample, tmp_path, optimizer, schedule, monkeypatch):
    """In this process: what the subprocess does above is done in a tenth of the time."""
    kinds = HIDDEN_ACTIVATIONS[:8] if schedule == "constant" else HIDDEN_ACTIVATIONS[-8:]
    rate = 0.002 if optimizer in ("adam", "rmsprop", "adagrad") else 0.02
    run = setup(
        (9,) * len(kinds), kinds, optimizer=optimizer, learning_rate=rate, schedule=schedule, iterations=25
    )
    record = trained(run, sample, until=25)
    printed: list[str] = []
    space = {"__name__": "script", "print": lambda *words, **_: printed.append(words[0])}
    exec(compile(run_script(record, "Run 1"), "run.py", "exec"), space)
    space["main"](SAMPLE)
    losses = [float(line.split(",")[1]) for line in printed[1:-1]]
    np.testing.assert_allclose(losses, record.history.losses, rtol=1e-5)


def test_nothing_is_left_out_of_the_parts():
    assert set(parts.ACTIVATIONS) == set(HIDDEN_ACTIVATIONS)
    assert set(parts.OPTIMIZERS) == set(OPTIMIZERS)
    assert set(parts.SCHEDULES) == set(SCHEDULES)


@pytest.mark.mnist
def test_the_original_files_are_read(mnist, tmp_path):
    record = trained(setup(dataset="mnist"), mnist, until=20)
    assert_made_again(record, tmp_path, data_folder("mnist"))


def reason(record) -> str:
    with pytest.raises(NoScriptError) as caught:
        run_script(record, "Run 1")
    assert str(caught.value)
    return caught.value.reason


def test_what_a_short_script_cannot_do_it_says(sample):
    assert reason(RunRecord(setup())) == "not_begun"
    assert reason(trained(setup(augmentation=Augmentation()), sample, until=2)) == "augmentation"
    parent = trained(setup(), sample, until=10)
    fewer = replace(parent.setup, training=replace(parent.setup.training, images=500))
    assert reason(trained(fewer, sample, (), parent, parent.replay(5, sample), until=12)) == "images"
    own = replace(parent.setup, dataset="my-digits")
    parent.setup = own
    assert reason(parent) == "data"


def test_a_name_cannot_break_out_of_the_script(sample, tmp_path):
    record = trained(setup(), sample, until=2)
    script = run_script(record, 'a """ + exit(3) + """ \\ \n b')
    compile(script, "run.py", "exec")
    losses_of(script, SAMPLE, tmp_path)
