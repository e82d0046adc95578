from __future__ import annotations

from explorer.training import RunSetup, TrainingConfig
from explorer.training.model_summary import run_size, summary_layers, summary_text


def test_the_layers_of_the_books_network():
    spec = RunSetup(hidden=(50,), activation="sigmoid").spec
    assert [tuple(layer) for layer in summary_layers(spec)] == [
        (1, "sigmoid", 50, 39_250),
        (2, "softmax", 10, 510),
    ]
    assert sum(layer.parameters for layer in summary_layers(spec)) == spec.parameter_count


def test_without_hidden_layers_there_is_the_output_alone():
    assert [layer.parameters for layer in summary_layers(RunSetup(hidden=()).spec)] == [7850]


def test_the_table_has_equal_lines_and_the_total():
    text = summary_text(RunSetup(hidden=(100,) * 6).spec)
    lines = text.splitlines()
    assert len({len(line) for line in lines}) == 1
    assert len(lines) == 1 + 1 + 8 + 1 + 1
    assert lines[-1].split() == ["total", "130,010"]
    assert "affine 7 + Softmax" in text


def test_a_run_in_figures():
    training = TrainingConfig(batch_size=32, epochs=2, images=1000, validation=0.1, optimizer="adam")
    size = run_size(RunSetup(training=training), 4000, 1000)
    assert (size.learned, size.validation, size.test) == (900, 100, 1000)
    assert (size.per_epoch, size.total) == (28, 56)
    plain = run_size(RunSetup(), 4000, 1000)
    # Weights, gradient and Adam's two means, and 784 bytes an image.
    assert plain.nbytes > 2 * 4 * 39_760 + 784 * 5000
    assert size.nbytes - 784 * 5000 > 4 * 4 * 39_760
    assert run_size(RunSetup(training=TrainingConfig()), 4000, 1000).total is None
