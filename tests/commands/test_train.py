"""``nn-explorer train``: what it makes, what it says, and how it stops."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from explorer.cli import main
from explorer.commands.interruption import interruptible
from explorer.nn import OPTIMIZERS, load_network
from explorer.training import RunRecord, RunSetup, TrainingConfig, accuracy, train
from explorer.training.run_file import open_run

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.data import Dataset


def test_it_tells_each_epoch_and_a_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--epochs", "2"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("784-50-10 relu, 39,760 parameters, on MNIST sample")
    assert [line.split()[:2] for line in lines if line.startswith("epoch")] == [
        ["epoch", "1"],
        ["epoch", "2"],
    ]
    assert lines[-2].startswith("80 iterations in ")
    assert lines[-1].startswith("accuracy: train ")


def test_the_saved_network_is_the_one_that_was_trained(tmp_path: Path, sample: Dataset) -> None:
    path = tmp_path / "mine.npz"
    words = "--hidden 30 20 --activation tanh --init xavier --optimizer momentum --learning-rate 0.05"
    arguments = ["train", *words.split(), "--batch-size", "50", "--iterations", "60", "--l2", "0.001"]
    assert main([*arguments, "--seed", "7", "--save", str(path)]) == 0

    training = TrainingConfig(
        batch_size=50, optimizer="momentum", learning_rate=0.05, iterations=60, l2=0.001, seed=7
    )
    setup = RunSetup(hidden=(30, 20), activation="tanh", init="xavier", training=training)
    expected = setup.build_network()
    for _step in train(expected, sample, training):
        pass
    stored = load_network(path)
    np.testing.assert_array_equal(stored.network.theta, expected.theta)
    assert stored.network.spec == expected.spec
    assert stored.metadata.name == "mine"
    assert stored.metadata.trained_on == "sample"
    assert stored.metadata.accuracy["sample test"] == accuracy(expected, sample.test)


def test_the_note_in_the_file_makes_the_same_network_again(tmp_path: Path) -> None:
    first, second = tmp_path / "first.npz", tmp_path / "second.npz"
    main(["train", "--hidden", "12", "--init", "0.02", "--epochs", "0.5", "--save", str(first)])
    note = load_network(first).metadata.note
    command = note.partition(" (")[0].split()

    assert command[0] == "nn-explorer"
    assert main([*command[1:], "--save", str(second)]) == 0
    np.testing.assert_array_equal(load_network(first).network.theta, load_network(second).network.theta)


def test_without_hidden_layers_it_is_softmax_regression(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--hidden", "--iterations", "5"]) == 0
    assert capsys.readouterr().out.startswith("784-10, 7,850 parameters")


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimizer_has_a_rate_that_learns(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--optimizer", name, "--epochs", "3"]) == 0

    summary = capsys.readouterr().out.splitlines()[-1]
    assert float(summary.rpartition("test ")[2].partition("%")[0]) > 70


def test_a_loss_that_is_no_number_ends_it_and_nothing_is_saved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.npz"
    assert main(["train", "--learning-rate", "1e9", "--save", str(path)]) == 1

    assert "the loss is no longer a number" in capsys.readouterr().err
    assert not path.exists()


@pytest.mark.parametrize(
    ("option", "value"),
    [("--hidden", "0"), ("--batch-size", "5000"), ("--epochs", "nan"), ("--init", "-1"), ("--seed", "-1")],
)
def test_values_out_of_range_are_told_by_their_option(
    option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", option, value]) == 2
    assert capsys.readouterr().err.startswith(f"nn-explorer: {option} has to be ")


def test_an_unknown_initializer_is_told_with_the_choices(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["train", "--init", "glorot"])

    assert left.value.code == 2
    assert "'glorot' is neither a number nor one of normal, xavier, he, zeros" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["missing/mine.npz", "."])
def test_a_place_that_cannot_be_saved_to_is_refused_before_training(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", "--save", str(tmp_path / place)]) == 1

    output = capsys.readouterr()
    assert output.err.startswith("nn-explorer: --save ")
    assert output.out == ""


@pytest.mark.usefixtures("data_dir")
def test_data_that_is_not_there_is_told_with_the_way_to_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--data", "mnist"]) == 1
    assert "nn-explorer data fetch mnist" in capsys.readouterr().err


@pytest.mark.mnist
def test_it_learns_from_the_full_set(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--data", "mnist", "--epochs", "1"]) == 0

    summary = capsys.readouterr().out.splitlines()[-1]
    assert "(60,000 images)" in summary
    assert float(summary.rpartition("test ")[2].partition("%")[0]) > 90


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one process there")
def test_ctrl_c_keeps_what_was_learned(tmp_path: Path) -> None:
    path = tmp_path / "mine.npz"
    program = "import sys; from explorer.cli import main; sys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-u", "-c", program, "train", "--epochs", "1e6", "--save", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None
        while not process.stdout.readline().startswith("epoch"):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=60)

    assert process.returncode == 130
    assert "(stopped by Ctrl-C)" in rest
    assert errors == ""
    assert load_network(path).metadata.accuracy["sample test"] > 0.5


def test_a_first_ctrl_c_is_noted_and_a_second_interrupts() -> None:
    before = signal.getsignal(signal.SIGINT)
    with interruptible() as pressed:
        assert not pressed()
        signal.raise_signal(signal.SIGINT)
        assert pressed()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_the_layers_are_printed_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--epochs", "1", "--hidden", "30", "20", "--summary"]) == 0

    out = capsys.readouterr().out
    assert "affine 1 + ReLU" in out
    assert "24,380" in out.split("total")[1]
    assert "40 iterations per epoch, 40 in all" in out


def test_the_saved_run_opens_with_every_iteration(tmp_path: Path, sample: Dataset) -> None:
    path, weights = tmp_path / "mine.nnrun", tmp_path / "mine.npz"
    words = ["--iterations", "90", "--optimizer", "adam", "--save", str(weights), "--save-run", str(path)]
    assert main(["train", *words]) == 0

    stored = open_run(path)
    record = stored.record
    assert stored.facts.name == "mine"
    assert stored.facts.data is not None
    assert len(record.history) == 90
    assert [found.iteration for found in record.history.evaluations] == [0, 40, 80]
    np.testing.assert_array_equal(record.newest.snapshot.state, load_network(weights).network.theta)
    again = RunRecord(record.setup).make_trainer(sample)
    for _ in range(57):
        again.step()
    np.testing.assert_array_equal(record.replay(57, sample).snapshot.state, again.network.theta)


def test_a_run_that_cannot_be_saved_is_refused_before_it_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", "--save-run", str(tmp_path / "nowhere" / "a.nnrun")]) == 1
    assert "--save-run" in capsys.readouterr().err


def test_settings_of_the_window_can_be_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.npz"
    words = "--images 1000 --validation 0.2 --schedule cosine --augment --epochs 3 --batch-size 50"
    assert main(["train", *words.split(), "--save", str(path)]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert "800 images to learn from, 200 for validation, 1,000 to test on" in lines[0]
    assert [line.split()[1] for line in lines if "validation" in line and line.startswith("epoch")] == [
        "1",
        "2",
        "3",
    ]
    assert "validation" in lines[-2]
    assert "(200 images)" in lines[-2]
    metadata = load_network(path).metadata
    assert set(metadata.accuracy) == {"sample train", "sample validation", "sample test"}
    for word in ("--images 1000", "--validation 0.2", "--schedule cosine", "--augment"):
        assert word in metadata.note


def test_a_share_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--validation", "1.5"]) != 0
    assert "validation" in capsys.readouterr().err
