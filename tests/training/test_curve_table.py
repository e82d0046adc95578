from __future__ import annotations

import csv
import io

import pytest

from explorer.training import Evaluation, History, RunRecord, RunSetup, TrainingConfig
from explorer.training.curve_table import COLUMNS, write_curves


def table(runs) -> list[dict[str, str]]:
    text = io.StringIO(newline="")
    write_curves(text, runs)
    text.seek(0)
    return list(csv.DictReader(text))


def test_every_iteration_has_a_row_with_what_was_measured(bars):
    training = TrainingConfig(batch_size=20, iterations=12, evaluate_every=5, validation=0.2)
    record = RunRecord(RunSetup(hidden=(6,), training=training))
    trainer = record.make_trainer(bars)
    record.history.append_evaluation(Evaluation(0, *trainer.evaluate()))
    for step in trainer.steps():
        record.history.append(step, 0.5)
    rows = table([("first, of two", record.history)])
    assert [int(row["iteration"]) for row in rows] == list(range(13))
    assert {row["run"] for row in rows} == {"first, of two"}
    losses = record.history.losses
    for row, loss in zip(rows[1:], losses, strict=True):
        assert float(row["loss"]) == pytest.approx(loss, rel=1e-9)
        assert float(row["learning_rate"]) == pytest.approx(0.1)
        assert float(row["seconds"]) == 0.5 * int(row["iteration"])
    measured = [row for row in rows if row["test_accuracy"]]
    assert [int(row["iteration"]) for row in measured] == [0, 5, 10]
    for row, found in zip(measured, record.history.evaluations, strict=True):
        assert float(row["validation_accuracy"]) == pytest.approx(found.validation_accuracy)
    assert rows[0]["loss"] == rows[1]["gradient_norm"] == ""


def test_runs_follow_one_another_and_an_empty_one_leaves_no_row():
    assert table([("none", History())]) == []
    text = io.StringIO(newline="")
    write_curves(text, [])
    assert text.getvalue().split() == [",".join(COLUMNS)]
