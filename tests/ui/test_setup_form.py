from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.nn import OPTIMIZERS
from explorer.nn.allowed import Numbers
from explorer.training.config import TrainingConfig
from explorer.training.setup import PRESETS, RunSetup
from explorer.ui.tabs.train.setup_form import form_of, read_form, with_optimizer

FORM = form_of(RunSetup())


@pytest.mark.parametrize("key", PRESETS)
def test_a_preset_survives_the_form(key):
    setup = PRESETS[key].setup
    read, faults = read_form(form_of(setup))
    assert faults == ()
    assert read.spec == setup.spec
    assert read.init == setup.init
    assert read.training == replace(setup.training, optimizer_options=read.training.optimizer_options)


def test_a_network_without_hidden_layers_is_a_set_up():
    setup, faults = read_form(replace(FORM, widths=(), activations=()))
    assert faults == ()
    assert setup.spec.sizes == (784, 10)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("learning_rate", "0"),
        ("learning_rate", "-0.1"),
        ("learning_rate", "fast"),
        ("learning_rate", "inf"),
        ("batch_size", "0"),
        ("batch_size", "2.5"),
        ("batch_size", "4001"),
        ("length", "0"),
        ("l2", "-1"),
        ("seed", "x"),
        ("evaluate_every", "0"),
    ],
)
def test_what_cannot_be_read_names_its_field(field, text):
    setup, faults = read_form(replace(FORM, **{field: text}))
    assert setup is None
    assert [fault.field for fault in faults] == [field]


def test_every_wrong_field_is_named_at_once():
    _, faults = read_form(replace(FORM, learning_rate="0", widths=("50", "0"), activations=("relu",) * 2))
    assert {fault.field for fault in faults} == {"learning_rate", "width1"}


def test_a_fault_says_its_range():
    _, (fault,) = read_form(replace(FORM, batch_size="5000"))
    assert fault.allowed == Numbers(1, 4000, whole=True)


def test_thousands_may_be_set_apart():
    assert read_form(replace(FORM, length="10,000"))[0].training.iterations == 10_000


def test_epochs_and_no_end():
    assert read_form(replace(FORM, length="2.5", length_unit="epochs"))[0].training.epochs == 2.5
    endless = read_form(replace(FORM, length=" "))[0].training
    assert (endless.iterations, endless.epochs) == (None, None)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_another_optimizer_brings_its_own_rate_and_options(name):
    setup, faults = read_form(with_optimizer(FORM, name))
    assert faults == ()
    assert setup.training.learning_rate == OPTIMIZERS[name].default_learning_rate
    assert setup.training.optimizer_options == {p.name: p.default for p in OPTIMIZERS[name].parameters}


def test_an_option_out_of_its_range_is_named():
    momentum = with_optimizer(FORM, "momentum")
    _, faults = read_form(replace(momentum, options={"momentum": "1.5"}))
    assert [(fault.field, fault.allowed) for fault in faults] == [("momentum", Numbers(0, 0.999))]


def test_a_fixed_deviation_is_the_initializer():
    setup, _ = read_form(replace(FORM, init="normal", std="0.05"))
    assert setup.init == 0.05
    book = form_of(RunSetup(init=0.01, training=TrainingConfig(iterations=10)))
    assert (book.init, book.std) == ("normal", "0.01")
