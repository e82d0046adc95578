from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.data import Augmentation
from explorer.nn import OPTIMIZERS
from explorer.nn.allowed import Numbers
from explorer.training.config import TrainingConfig
from explorer.training.setup import PRESETS, RunSetup
from explorer.ui.tabs.train.rate_picture import rate_points
from explorer.ui.tabs.train.setup_form import form_of, read_form, with_optimizer
from explorer.ui.tabs.train.setup_words import fault_sentence

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


def test_the_newer_settings_survive_the_form():
    training = TrainingConfig(
        iterations=100,
        images=500,
        validation=0.15,
        schedule="cosine",
        augmentation=Augmentation(rotation=3.0),
    )
    form = form_of(RunSetup(training=training))
    assert (form.images, form.validation, form.schedule) == ("500", "15", "cosine")
    assert read_form(form)[0].training == training


@pytest.mark.parametrize(
    ("field", "text", "allowed"),
    [
        ("images", "0", Numbers(1, 4000, whole=True)),
        ("images", "4001", Numbers(1, 4000, whole=True)),
        ("images", "x", Numbers(1, 4000, whole=True)),
        ("validation", "-1", Numbers(0, 90)),
        ("validation", "91", Numbers(0, 90)),
        ("validation", "", Numbers(0, 90)),
    ],
)
def test_what_is_learned_from_has_its_range(field, text, allowed):
    setup, faults = read_form(replace(FORM, **{field: text}))
    assert setup is None
    assert [(fault.field, fault.allowed) for fault in faults] == [(field, allowed)]


def test_a_batch_is_no_larger_than_what_is_learned_from():
    _, (fault,) = read_form(replace(FORM, images="200", validation="60"))
    assert (fault.field, fault.allowed) == ("batch_size", Numbers(1, 80, whole=True))
    assert read_form(replace(FORM, images="200", validation="50"))[1] == ()


@pytest.mark.parametrize("schedule", ["step", "cosine", "one_cycle"])
def test_a_schedule_needs_an_end(schedule):
    _, (fault,) = read_form(replace(FORM, schedule=schedule, length=""))
    assert fault.field == "schedule"
    assert "needs an end" in fault_sentence(fault)
    assert read_form(replace(FORM, schedule=schedule))[0].training.schedule == schedule


def test_ones_own_digits_may_be_set_up_before_there_are_any():
    setup, faults = read_form(replace(FORM, dataset="my-digits"))
    assert faults == ()
    assert setup.dataset == "my-digits"


def test_the_picture_of_a_schedule_is_its_course():
    assert {y for _, y in rate_points("constant")} == {1.0}
    assert rate_points("cosine")[0] == (0.0, 1.0)
    assert rate_points("cosine")[-1] == (1.0, pytest.approx(0.0))
    assert rate_points("one_cycle")[0][1] == pytest.approx(0.04)
