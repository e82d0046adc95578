"""The labs of section 3.6 read real digits, measure batches and find the largest output."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.labs import Bars, Printout, Values, lab_by_key
from explorer.labs.catalogue import inference

LAB = lab_by_key("inference")
ARGMAX = lab_by_key("argmax")


def figure(lab, values: Values, kind: type):
    return next(figure for figure in lab.compute(values) if isinstance(figure, kind))


def printed(lab, values: Values) -> dict[str, str]:
    return {line.code: line.text for line in figure(lab, values, Printout).lines}


def preset(lab, key: str) -> Values:
    return lab.with_preset(next(preset for preset in lab.presets if preset.key == key))


def test_the_trained_network_reads_what_its_file_promises() -> None:
    text = printed(LAB, LAB.defaults)
    assert text["np.mean(np.argmax(y, axis=1) == t)"] == "0.979"
    assert (text["x.shape"], text["W2.shape"], text["y.shape"]) == ("(1000, 784)", "(50, 100)", "(1000, 10)")


def test_an_untrained_network_gives_every_digit_a_tenth_and_a_loss_of_log_ten() -> None:
    values = preset(LAB, "untrained")
    right, mean = figure(LAB, values, Bars).values
    np.testing.assert_allclose(mean, 0.1, atol=0.03)
    assert right.mean() == pytest.approx(0.1, abs=0.03)
    assert float(printed(LAB, values)["round(loss, 4)"]) == pytest.approx(2.3026, abs=0.03)
    assert LAB.question.answer(LAB.question.experiment(LAB.defaults)) == "log"


def test_pixels_that_are_not_normalised_are_read_worse() -> None:
    trained, raw = (figure(LAB, preset(LAB, key), Bars).values[0].mean() for key in ("book", "raw"))
    assert raw < trained


def test_the_measurement_reads_every_image_in_every_batch_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inference, "_BATCHES", (100, 1_000))
    partials = list(LAB.measurement.run(LAB.defaults))
    assert [partial.done for partial in partials] == sorted(partial.done for partial in partials)
    assert (partials[-1].done, partials[-1].total) == (20_000, 20_000)
    (table,) = partials[-1].figures
    assert table.rows == ("(100, 784)", "(1000, 784)")
    assert table.values[:, 0].tolist() == [100.0, 10.0]
    assert np.all(table.values > 0)
    assert table.key == LAB.measurement.blank(LAB.defaults)[0].key


def test_the_measurement_can_be_left_at_any_time() -> None:
    measuring = LAB.measurement.run(LAB.defaults)
    assert next(measuring).done < 50_000
    measuring.close()


@pytest.mark.parametrize(
    ("key", "axis_1", "axis_0"),
    [("book", "[1 2 1 0]", "[3 0 1]"), ("across", "[0 2 1 0]", "[3 2 1]"), ("down", "[0 2 1 0]", "[3 2 1]")],
)
def test_argmax_finds_the_books_places(key: str, axis_1: str, axis_0: str) -> None:
    text = printed(ARGMAX, preset(ARGMAX, key))
    assert (text["np.argmax(y, axis=1)"], text["np.argmax(y, axis=0)"]) == (axis_1, axis_0)


def test_a_tie_goes_to_the_first() -> None:
    assert ARGMAX.question.answer(ARGMAX.question.experiment(ARGMAX.defaults)) == "first"
