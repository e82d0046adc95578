from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PyQt6.QtGui import QFontMetrics
from PyQt6.QtWidgets import QToolTip, QWidget

from explorer.ui.tabs.train import TrainTab
from explorer.ui.tip_lines import in_lines


def test_a_short_tip_stays_as_it_is():
    assert in_lines("One epoch (section 4.5.2)") == "One epoch (section 4.5.2)"


def test_lines_are_broken_at_spaces_and_wide_letters_count_twice():
    assert in_lines("drag to look back", 10) == "drag to\nlook back"
    assert in_lines("학습률 변화", 10) == "학습률\n변화"
    assert in_lines("first\nsecond line", 8) == "first\nsecond\nline"


@given(st.text(alphabet="ab 가\n", max_size=60), st.integers(1, 12))
def test_nothing_is_lost_and_only_single_words_are_longer(text, columns):
    broken = in_lines(text, columns)
    assert broken.replace("\n", " ") == text.replace("\n", " ")
    assert all(len(line) <= columns or " " not in line.strip() for line in broken.split("\n"))


def test_the_tips_of_the_set_up_and_the_timeline_fit_into_the_window(qtbot, session):
    tab = TrainTab(session)
    qtbot.addWidget(tab)
    tab.resize(960, 730)
    with qtbot.waitExposed(tab):
        tab.show()
    metrics = QFontMetrics(QToolTip.font())
    content = tab.content
    for part in (*content.setup_panel.findChildren(QWidget), content.curves.timeline._track):
        widest = max(metrics.horizontalAdvance(line) for line in part.toolTip().split("\n"))
        assert widest < 640, part.toolTip()
