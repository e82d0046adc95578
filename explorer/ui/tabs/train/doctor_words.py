"""What the doctor says: one short line for each finding, and what it means and what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from explorer.ui.formatting import number, percent, whole

if TYPE_CHECKING:
    from explorer.training.doctor import Finding

_CONTEXT = "DoctorWords"
_SHARES = frozenset({"share", "train", "test"})
_COUNTS = frozenset({"layer", "units", "dead", "iterations", "iteration", "kept"})

_LINES = {
    "diverged": QT_TRANSLATE_NOOP("DoctorWords", "It diverged at iteration {iteration}"),
    "symmetric": QT_TRANSLATE_NOOP("DoctorWords", "All {units} units of layer {layer} are the same"),
    "dead": QT_TRANSLATE_NOOP("DoctorWords", "{dead} of {units} ReLUs of layer {layer} are dead"),
    "saturated": QT_TRANSLATE_NOOP("DoctorWords", "Layer {layer} is saturated: {share}"),
    "rate_high": QT_TRANSLATE_NOOP("DoctorWords", "The learning rate seems too high"),
    "rate_low": QT_TRANSLATE_NOOP("DoctorWords", "The loss hardly moves"),
    "overfitting": QT_TRANSLATE_NOOP("DoctorWords", "It overfits: {train} against {test}"),
}
_EXPLANATIONS = {
    "diverged": QT_TRANSLATE_NOOP(
        "DoctorWords",
        "With a rate of {rate} each step overshot further than the one before, until at iteration "
        "{iteration} the loss was no longer a number. The run went back to iteration {kept}. Lower the rate "
        "and go on, or branch off earlier (section 4.4.2).",
    ),
    "symmetric": QT_TRANSLATE_NOOP(
        "DoctorWords",
        "The {units} units of layer {layer} have the same weights, so each gets the same gradient, and they "
        "stay the same for good: the layer is worth a single unit. Begin with random first weights, such as "
        "He or Xavier (section 6.2.1).",
    ),
    "dead": QT_TRANSLATE_NOOP(
        "DoctorWords",
        "{dead} of the {units} units of layer {layer} give 0 for every test image looked at. There a ReLU "
        "has no slope, so they learn nothing more. A lower learning rate, He's first weights or Leaky ReLU "
        "help (section 6.2.3).",
    ),
    "saturated": QT_TRANSLATE_NOOP(
        "DoctorWords",
        "{share} of the outputs of layer {layer} lie on the flat ends of their curve, where the gradient all "
        "but vanishes. Smaller first weights (Xavier) or ReLU help (section 6.2.2).",
    ),
    "rate_high": QT_TRANSLATE_NOOP(
        "DoctorWords",
        "The loss is at {now}, and was down at {lowest} before: with a rate of {rate} the steps jump across "
        "the valley. Go back on the timeline, branch off there, and try a third of the rate.",
    ),
    "rate_low": QT_TRANSLATE_NOOP(
        "DoctorWords",
        "Over the last {iterations} iterations the loss went from {before} to {now}, with much still to "
        "learn. With a rate of {rate} the steps may be too small: try three times as much.",
    ),
    "overfitting": QT_TRANSLATE_NOOP(
        "DoctorWords",
        "It reads {train} of the images it learns from, but {test} of those it never saw, and gains no more "
        "there. More images, weight decay or a smaller network help (section 6.4.1).",
    ),
}


def finding_line(finding: Finding) -> str:
    """Return a finding in a few words."""
    return _fill(_LINES[finding.kind], finding)


def finding_explanation(finding: Finding) -> str:
    """Return what a finding means, by the run's own numbers, and what helps."""
    return _fill(_EXPLANATIONS[finding.kind], finding)


def _fill(source: str, finding: Finding) -> str:
    text = QCoreApplication.translate(_CONTEXT, source)
    return text.format(**{name: _shown(name, value) for name, value in finding.figures.items()})


def _shown(name: str, value: float) -> str:
    if name in _SHARES:
        return percent(value)
    return whole(int(value)) if name in _COUNTS else number(value, 3)
