"""The labs of section 3.6 read real digits, measure batches and find the largest output."""

from __future__ import annotations

import contextlib
import io
import pickle
from pathlib import Path

import numpy as np
import pytest

from explorer import resources
from explorer.labs import Bars, ParameterError, Printout, Values, lab_by_key
from explorer.labs.activation_code import ACTIVATION_CODE
from explorer.labs.catalogue import inference
from explorer.nn import (
    ACTIVATIONS,
    HIDDEN_ACTIVATIONS,
    Network,
    WeightsError,
    load_network,
    save_network,
)

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


@pytest.fixture
def own_file(tmp_path: Path) -> Path:
    """Return a pickle as the book has it, of a network that has not been trained."""
    network = Network((784, 20, 10), "sigmoid", init=0.05, seed=1)
    path = tmp_path / "sample_weight.pkl"
    path.write_bytes(pickle.dumps({name: np.array(array) for name, array in network.params.items()}))
    return path


class TestOwnFile:
    def test_choosing_one_lets_it_read(self, own_file: Path) -> None:
        values = LAB.changed(LAB.defaults, "file", str(own_file))
        assert values.choice("network") == "own"
        assert printed(LAB, values)["W2.shape"] == "(20, 10)"
        assert "own" not in LAB.parameter("network").offered_with(LAB.defaults)

    @pytest.mark.parametrize("suffix", ["pkl", "npz"])
    def test_its_program_finds_it_by_name_and_prints_the_same(
        self, own_file: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if suffix == "npz":
            network = load_network(own_file).network
            own_file = own_file.with_suffix(".npz")
            save_network(own_file, network)
        values = LAB.changed(LAB.defaults, "file", str(own_file))
        program = LAB.code(values)
        assert str(own_file.parent) not in program
        monkeypatch.chdir(own_file.parent)
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            exec(program, {})
        assert output.getvalue().split() == " ".join(printed(LAB, values).values()).split()

    @pytest.mark.parametrize("content", [b"no pickle at all", pickle.dumps(print), pickle.dumps({"W1": 3})])
    def test_a_bad_file_is_refused_with_its_fault(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "bad.pkl"
        path.write_bytes(content)
        with pytest.raises(ParameterError) as caught:
            LAB.changed(LAB.defaults, "file", str(path))
        assert isinstance(caught.value.__cause__, WeightsError)

    def test_a_network_for_something_else_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "other.npz"
        save_network(path, Network((2, 3, 2), seed=0))
        with pytest.raises(ParameterError) as caught:
            LAB.changed(LAB.defaults, "file", str(path))
        assert (caught.value.reason, caught.value.text) == ("other_task", "other.npz")


def test_programs_hold_no_path_of_this_computer() -> None:
    for values in (LAB.defaults, *(LAB.with_preset(preset) for preset in LAB.presets)):
        assert str(resources.root()) not in LAB.code(values)
        assert str(Path.home()) not in LAB.code(values)


@pytest.mark.parametrize("name", HIDDEN_ACTIVATIONS)
def test_activations_are_handed_out_as_they_are(name: str) -> None:
    a = np.linspace(-4, 4, 81)
    written = eval(ACTIVATION_CODE[name], {"np": np, "a": a})
    np.testing.assert_allclose(written, ACTIVATIONS[name](a), atol=1e-12)


@pytest.mark.mnist
def test_all_of_mnist_is_read_where_it_is() -> None:
    values = LAB.changed(LAB.defaults, "images", "mnist")
    text = printed(LAB, values)
    assert text["x.shape"] == "(10000, 784)"
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(LAB.code(values), {})
    assert output.getvalue().split() == " ".join(text.values()).split()


def test_the_sample_is_all_that_is_offered_without_mnist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLORER_DATA_DIR", str(tmp_path))
    assert LAB.parameter("images").offered_with(LAB.defaults) == ("sample",)


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
