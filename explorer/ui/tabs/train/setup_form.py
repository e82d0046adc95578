"""The set-up as its fields hold it, and what it says: a run's set-up, or what is wrong with which field."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from explorer.data import Augmentation, sizes
from explorer.nn import INITIALIZERS, OPTIMIZERS, ConfigError
from explorer.nn.allowed import Numbers
from explorer.training.config import MOST_VALIDATION, TrainingConfig
from explorer.training.setup import WIDEST, RunSetup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.nn.allowed import Allowed

LengthUnit = Literal["iterations", "epochs"]

NEEDS_END = "constant, for a run without an end"
_LENGTHS = frozenset({"iterations", "epochs"})
_DEFAULT_STD = "0.01"
_SMALL_BATCH = 10


@dataclass(frozen=True)
class FieldFault:
    """What is wrong with one field.

    Attributes
    ----------
    field : str
        An attribute of `SetupForm`; ``width0``, ``width1``, … for a layer's width, or an optimizer's option.
    allowed : Numbers, OneOf or str
        What it may be; a text only for what no field can rule out by itself.
    """

    field: str
    allowed: Allowed


@dataclass(frozen=True)
class SetupForm:
    """The texts and choices of the set-up panel; numbers are what was typed, right or wrong.

    The share for validation is in percent here.
    """

    dataset: str
    widths: tuple[str, ...]
    activations: tuple[str, ...]
    init: str
    std: str
    optimizer: str
    learning_rate: str
    batch_size: str
    length: str
    length_unit: LengthUnit
    l2: str
    seed: str
    evaluate_every: str
    replacement: bool
    images: str = ""
    validation: str = "0"
    schedule: str = "constant"
    augmentation: Augmentation | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    evaluation_limit: int | None = 1000


def number_text(value: float) -> str:
    """Return the shortest text of a number that a field can hold and read again."""
    return f"{value:.10g}"


def form_of(setup: RunSetup) -> SetupForm:
    """Return the fields of a set-up."""
    config = setup.training
    epochs = config.epochs is not None
    length = config.epochs if epochs else config.iterations
    one_for_all = isinstance(setup.activation, str)
    fixed = not isinstance(setup.init, str)
    optimizer = OPTIMIZERS[config.optimizer]
    options = {p.name: config.optimizer_options.get(p.name, p.default) for p in optimizer.parameters}
    return SetupForm(
        dataset=setup.dataset,
        widths=tuple(str(width) for width in setup.hidden),
        activations=(setup.activation,) * len(setup.hidden) if one_for_all else tuple(setup.activation),  # type: ignore[arg-type]
        init="normal" if fixed else str(setup.init),
        std=number_text(float(setup.init)) if fixed else _DEFAULT_STD,
        optimizer=config.optimizer,
        options=MappingProxyType({name: number_text(value) for name, value in options.items()}),
        learning_rate=number_text(config.learning_rate),
        batch_size=str(config.batch_size),
        length="" if length is None else number_text(length),
        length_unit="epochs" if epochs else "iterations",
        l2=number_text(config.l2),
        seed=str(config.seed),
        evaluate_every="" if config.evaluate_every is None else str(config.evaluate_every),
        replacement=config.replacement,
        images="" if config.images is None else str(config.images),
        validation=number_text(100 * config.validation),
        schedule=config.schedule,
        augmentation=config.augmentation,
        evaluation_limit=config.evaluation_limit,
    )


def with_optimizer(form: SetupForm, optimizer: str) -> SetupForm:
    """Return the form with another optimizer, and with the rate and the options that it starts from."""
    kind = OPTIMIZERS[optimizer]
    options = {parameter.name: number_text(parameter.default) for parameter in kind.parameters}
    return replace(
        form,
        optimizer=optimizer,
        learning_rate=number_text(kind.default_learning_rate),
        options=MappingProxyType(options),
    )


def with_fitting_batch(form: SetupForm) -> SetupForm:
    """Return the form with a batch that a small data set can fill, where it has fewer images than that."""
    _, faults = read_form(form)
    most = next((fault.allowed for fault in faults if fault.field == "batch_size"), None)
    if len(faults) != 1 or not isinstance(most, Numbers) or not form.batch_size.strip().isdigit():
        return form
    return replace(form, batch_size=str(int(min(most.high, _SMALL_BATCH))))


def read_form(form: SetupForm) -> tuple[RunSetup | None, tuple[FieldFault, ...]]:
    """Return the set-up that a form describes, or None and everything that is wrong with it."""
    reader = _Reader()
    widths = tuple(reader.whole(f"width{i}", text, 1, WIDEST) for i, text in enumerate(form.widths))
    deviation = reader.number("std", form.std, 0.0) if INITIALIZERS[form.init].takes_std else 0.0
    rate = reader.number("learning_rate", form.learning_rate, 0.0, above=True)
    there = sizes(form.dataset)[0] or math.inf  # of one's own digits there may be none yet
    images = reader.whole("images", form.images, 1, there) if form.images.strip() else None
    share = reader.number("validation", form.validation, 0.0, 100 * MOST_VALIDATION) / 100
    used = there if images is None or reader.faulty("images") else images
    batch = reader.whole("batch_size", form.batch_size, 1, _learned(used, share))
    epochs = form.length_unit == "epochs"
    length = None
    if form.length.strip():
        length = (
            reader.number("length", form.length, 0.0, above=True)
            if epochs
            else reader.whole("length", form.length, 1)
        )
    elif form.schedule != "constant":
        reader.faults.append(FieldFault("schedule", NEEDS_END))
    l2 = reader.number("l2", form.l2, 0.0)
    seed = reader.whole("seed", form.seed, 0)
    every = reader.whole("evaluate_every", form.evaluate_every, 1) if form.evaluate_every.strip() else None
    ranges = {parameter.name: parameter for parameter in OPTIMIZERS[form.optimizer].parameters}
    options = {
        name: reader.number(name, text, ranges[name].low, ranges[name].high)
        for name, text in form.options.items()
    }
    if reader.faults:
        return None, tuple(reader.faults)
    try:
        training = TrainingConfig(
            batch_size=batch,
            optimizer=form.optimizer,
            learning_rate=rate,
            iterations=None if epochs or length is None else int(length),
            epochs=length if epochs else None,
            seed=seed,
            evaluate_every=every,
            evaluation_limit=form.evaluation_limit,
            optimizer_options=options,
            l2=l2,
            replacement=form.replacement,
            images=images,
            validation=share,
            schedule=form.schedule,
            augmentation=form.augmentation,
        )
        init = deviation if INITIALIZERS[form.init].takes_std else form.init
        return RunSetup(form.dataset, widths, form.activations, init, training), ()
    except ConfigError as error:
        name = "length" if error.field in _LENGTHS else error.field
        return None, (FieldFault(name, error.allowed),)


def _learned(images: float, validation: float) -> float:
    """Return how many of so many images are left to learn from, one at least."""
    if math.isinf(images) or not 0 <= validation <= MOST_VALIDATION:
        return images
    return TrainingConfig(validation=validation).images_learned(int(images))


class _Reader:
    """Reads numbers and collects what is wrong with them."""

    def __init__(self) -> None:
        self.faults: list[FieldFault] = []

    def faulty(self, name: str) -> bool:
        """Return whether something is wrong with a field."""
        return any(fault.field == name for fault in self.faults)

    def whole(self, name: str, text: str, low: int, high: float = math.inf) -> int:
        """Return a whole number; thousands may be set apart as the window shows them."""
        try:
            value = int(text.strip().replace(",", ""))
        except ValueError:
            value = None
        if value is None or not low <= value <= high:
            self.faults.append(FieldFault(name, Numbers(low, high, whole=True)))
            return 1
        return value

    def number(
        self, name: str, text: str, low: float, high: float = math.inf, *, above: bool = False
    ) -> float:
        """Return a finite number of at least (or, `above`, greater than) `low`."""
        try:
            value = float(text.strip())
        except ValueError:
            value = math.nan
        if not (math.isfinite(value) and low <= value <= high) or (above and value == low):
            self.faults.append(FieldFault(name, Numbers(low, high, above=above)))
            return 1.0
        return value
