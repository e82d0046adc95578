from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PyQt6.QtGui import QFontMetricsF

from explorer.ui import theme
from explorer.ui.familiarity import Novelty
from explorer.ui.verdict import Finding, Verdict
from explorer.ui.widgets.verdict import VerdictView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DIGITS = tuple("0123456789")
CLOTHING = (
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
)


@pytest.fixture
def view(qtbot: QtBot) -> VerdictView:
    made = VerdictView()
    qtbot.addWidget(made)
    made.resize(184, made.sizeHint().height())
    made.show()
    return made


@pytest.mark.parametrize(
    ("verdict", "classes", "words"),
    [
        (Verdict(Finding.BLANK), DIGITS, "Draw a digit"),
        (Verdict(Finding.BLANK), CLOTHING, "Draw something"),
        (Verdict(Finding.SURE, (7,), 0.97), DIGITS, "7"),
        (Verdict(Finding.SURE, (9,), 0.97), CLOTHING, "Ankle boot"),
        (Verdict(Finding.AMBIGUOUS, (4, 9), 0.5), DIGITS, "4 or 9?"),
        (Verdict(Finding.UNKNOWN, (), 0.3), DIGITS, "no digit?"),
        (Verdict(Finding.UNKNOWN, (), 0.3), CLOTHING, "none of these?"),
        (Verdict(Finding.FOREIGN, (), 0.9), DIGITS, "not a digit"),
        (Verdict(Finding.FOREIGN, (), 0.9), CLOTHING, "none of these"),
    ],
)
def test_words(view: VerdictView, verdict: Verdict, classes: tuple[str, ...], words: str) -> None:
    view.show_verdict(verdict, classes, None)
    assert view.text == words
    assert words in view.accessibleDescription()
    assert view.toolTip()
    assert view.correct is None


def test_tooltip_gives_the_numbers_behind_the_doubt(view: VerdictView) -> None:
    view.show_verdict(Verdict(Finding.FOREIGN, (), 0.9, Novelty(2.5, 1.25, 0.995)), DIGITS, None)
    assert "+2.500" in view.toolTip()
    assert "+1.250" in view.toolTip()
    assert "99.5 %" in view.toolTip()


@pytest.mark.parametrize(("truth", "correct", "word"), [(7, True, "correct"), (1, False, "wrong")])
def test_mark_where_the_truth_is_known(view: VerdictView, truth: int, correct: bool, word: str) -> None:
    view.show_verdict(Verdict(Finding.SURE, (7,), 0.974), DIGITS, None)
    plain = view.grab().toImage()
    view.show_verdict(Verdict(Finding.SURE, (7,), 0.974), DIGITS, truth)
    assert view.correct is correct
    assert word in view.accessibleDescription()
    assert "97.4 %" in view.accessibleDescription()
    assert view.grab().toImage() != plain


@pytest.mark.parametrize("width", [120, 184])
def test_long_names_shrink_to_fit(view: VerdictView, width: int) -> None:
    view.resize(width, view.height())
    verdicts = [Verdict(Finding.SURE, (index,), 0.9) for index in range(10)]
    for verdict in (*verdicts, Verdict(Finding.AMBIGUOUS, (0, 9), 0.5), Verdict(Finding.UNKNOWN)):
        view.show_verdict(verdict, CLOTHING, 8)
        assert QFontMetricsF(view.words_font(width)).horizontalAdvance(view.text) <= width
        view.grab()


def test_theme_scale_changes_the_height(view: VerdictView) -> None:
    before = view.sizeHint().height()
    theme.apply("light", 1.5)
    assert view.sizeHint().height() > before * 1.3
