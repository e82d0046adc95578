"""What the fields of the set-up are called, what they mean, and where the book has them."""

from __future__ import annotations

from PyQt6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "SetupFields"

ROWS = {
    "images": (
        QT_TRANSLATE_NOOP("SetupFields", "Images"),
        QT_TRANSLATE_NOOP(
            "SetupFields",
            "Learn from the first so many training images only; empty for all. "
            "With few of them a network overfits (section 6.4.1).",
        ),
    ),
    "validation": (
        QT_TRANSLATE_NOOP("SetupFields", "Validation, %"),
        QT_TRANSLATE_NOOP(
            "SetupFields",
            "Share of these images that is never learned from but measured on, to choose settings by; "
            "the test images stay unused for that (section 6.5.1)",
        ),
    ),
    "init": (
        QT_TRANSLATE_NOOP("SetupFields", "First weights"),
        QT_TRANSLATE_NOOP("SetupFields", "How the weights are drawn before the first step (section 6.2)"),
    ),
    "std": (
        QT_TRANSLATE_NOOP("SetupFields", "Spread"),
        QT_TRANSLATE_NOOP("SetupFields", "Standard deviation of the first weights (section 6.2.1)"),
    ),
    "optimizer": (
        QT_TRANSLATE_NOOP("SetupFields", "Optimizer"),
        QT_TRANSLATE_NOOP(
            "SetupFields",
            "How the gradient changes the weights: SGD (section 6.1.2), Momentum (6.1.4), "
            "AdaGrad (6.1.5), Adam (6.1.6)",
        ),
    ),
    "learning_rate": (
        QT_TRANSLATE_NOOP("SetupFields", "Learning rate"),
        QT_TRANSLATE_NOOP(
            "SetupFields",
            "How far a step goes, η (section 4.4.2). It can be changed while the run goes on.",
        ),
    ),
    "schedule": (
        QT_TRANSLATE_NOOP("SetupFields", "Schedule"),
        QT_TRANSLATE_NOOP(
            "SetupFields",
            "How the learning rate goes over the run. Step: a tenth from half of it on, a hundredth from "
            "three quarters. Cosine: slowly down to 0. One cycle: up first, then down to 0.",
        ),
    ),
    "batch_size": (
        QT_TRANSLATE_NOOP("SetupFields", "Batch size"),
        QT_TRANSLATE_NOOP(
            "SetupFields",
            "Images in one mini-batch (section 4.2.3). It can be changed while the run goes on.",
        ),
    ),
    "replacement": (
        QT_TRANSLATE_NOOP("SetupFields", "Batches"),
        QT_TRANSLATE_NOOP(
            "SetupFields",
            "Shuffled: each epoch uses every image once. "
            "Drawn anew: each batch at random from all, as the book does (section 4.5.2).",
        ),
    ),
    "length": (
        QT_TRANSLATE_NOOP("SetupFields", "Length"),
        QT_TRANSLATE_NOOP(
            "SetupFields", "Where the run ends; leave it empty to go on until you stop (section 4.5.2)"
        ),
    ),
    "seed": (
        QT_TRANSLATE_NOOP("SetupFields", "Seed"),
        QT_TRANSLATE_NOOP(
            "SetupFields",
            "Where chance begins: the same seed gives the same first weights and batches. "
            "Reset keeps it; the die takes another.",
        ),
    ),
    "evaluate_every": (
        QT_TRANSLATE_NOOP("SetupFields", "Measure every"),
        QT_TRANSLATE_NOOP(
            "SetupFields",
            "Iterations between two measurements of the accuracies; empty for never (section 4.5.3)",
        ),
    ),
    "l2": (
        QT_TRANSLATE_NOOP("SetupFields", "Weight decay"),
        QT_TRANSLATE_NOOP(
            "SetupFields",
            "λ: half of λ times the squared weights is added to the loss (section 6.4.2). "
            "It can be changed while the run goes on.",
        ),
    ),
}

OPTIONS = {
    "momentum": (
        QT_TRANSLATE_NOOP("SetupFields", "Momentum"),
        QT_TRANSLATE_NOOP(
            "SetupFields", "α: how much of the last step goes on in the next one (section 6.1.4), 0 to 0.999"
        ),
    ),
    "decay": (
        QT_TRANSLATE_NOOP("SetupFields", "Decay"),
        QT_TRANSLATE_NOOP(
            "SetupFields",
            "ρ: how long squared gradients are remembered; AdaGrad (section 6.1.5) never forgets them",
        ),
    ),
    "beta1": (
        QT_TRANSLATE_NOOP("SetupFields", "First decay"),
        QT_TRANSLATE_NOOP(
            "SetupFields", "β₁: how long gradients are remembered, as momentum does (section 6.1.6)"
        ),
    ),
    "beta2": (
        QT_TRANSLATE_NOOP("SetupFields", "Second decay"),
        QT_TRANSLATE_NOOP(
            "SetupFields",
            "β₂: how long squared gradients are remembered, for a step of each weight (6.1.6)",
        ),
    ),
}

SECTIONS = {
    "data": (
        QT_TRANSLATE_NOOP("SetupFields", "Data"),
        QT_TRANSLATE_NOOP("SetupFields", "Which images it learns from, and which it is judged by"),
    ),
    "network": (
        QT_TRANSLATE_NOOP("SetupFields", "Network"),
        QT_TRANSLATE_NOOP("SetupFields", "Its hidden layers and first weights"),
    ),
    "training": (
        QT_TRANSLATE_NOOP("SetupFields", "Training"),
        QT_TRANSLATE_NOOP("SetupFields", "How the weights are changed, in what steps, and for how long"),
    ),
    "regularisation": (
        QT_TRANSLATE_NOOP("SetupFields", "Against overfitting"),
        QT_TRANSLATE_NOOP("SetupFields", "Weight decay and distorted images (section 6.4)"),
    ),
}

SCHEDULE_NAMES = {
    "constant": QT_TRANSLATE_NOOP("SetupFields", "constant"),
    "step": QT_TRANSLATE_NOOP("SetupFields", "in steps"),
    "cosine": QT_TRANSLATE_NOOP("SetupFields", "cosine"),
    "one_cycle": QT_TRANSLATE_NOOP("SetupFields", "one cycle"),
}


def schedule_name(key: str) -> str:
    """Return what a schedule is called, by its key in `SCHEDULES`."""
    return words(SCHEDULE_NAMES[key])


def words(source: str) -> str:
    """Return one of this module's texts in the current language."""
    return QCoreApplication.translate(_CONTEXT, source)
