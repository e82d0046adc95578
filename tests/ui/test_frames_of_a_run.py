"""What is painted while a run goes on: the figures that changed, once, and nothing around them."""

from __future__ import annotations

from collections import Counter

import pytest
from PyQt6.QtCore import QEvent, QObject
from PyQt6.QtWidgets import QLabel, QVBoxLayout, QWidget

from explorer.training import RunSetup, TrainingConfig
from explorer.ui.still_line import StillLine
from explorer.ui.still_tabs import StillTabs
from explorer.ui.tabs.train import TrainTab
from explorer.ui.tabs.train.content import TrainContent
from explorer.ui.tabs.train.curves_panel import CurvesPanel


class EventCount(QObject):
    """Counts the events of some kinds at the widgets that it filters."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: Counter[tuple[str, QEvent.Type]] = Counter()

    def watch(self, name: str, widget: QObject) -> None:
        widget.setProperty("watched_as", name)
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.counts[watched.property("watched_as"), event.type()] += 1
        return False


@pytest.fixture
def tab(qtbot, session):
    made = TrainTab(session)
    qtbot.addWidget(made)
    made.resize(960, 730)
    training = TrainingConfig(batch_size=10, evaluate_every=None)
    session.run.configure(RunSetup(hidden=(10,), training=training))
    session.run.set_speed(0.3)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    session.run.close()


def test_a_new_number_neither_lays_the_tab_out_nor_paints_all_of_it(qtbot, session, tab):
    session.run.start()
    qtbot.waitUntil(lambda: session.run.iteration > 5)
    content, curves = tab.findChild(TrainContent), tab.findChild(CurvesPanel)
    where = curves.findChild(StillLine)
    before = where.text()
    events = EventCount()
    events.watch("content", content)
    events.watch("setup", content.setup_panel)
    events.watch("loss", curves.loss_plot.viewport())
    frames = []
    curves.loss_plot.painted.connect(frames.append)
    drawn = []
    draw = curves._refresh._draw
    curves._refresh._draw = lambda: (drawn.append(1), draw())
    qtbot.waitUntil(lambda: len(drawn) >= 5, timeout=10_000)
    assert where.text() != before
    assert events.counts["content", QEvent.Type.LayoutRequest] == 0
    assert events.counts["setup", QEvent.Type.Paint] == 0
    assert 0 < len(frames) <= len(drawn) + 1


def test_a_line_that_is_too_long_ends_in_an_ellipsis(qtbot):
    line = StillLine()
    qtbot.addWidget(line)
    line.set_text("iteration 1,000,000 of 2,000,000")
    line.resize(line.sizeHint())
    whole = line.grab().toImage()
    line.resize(line.width() // 2, line.height())
    half = line.grab().toImage()
    assert line.text() == "iteration 1,000,000 of 2,000,000"
    assert half != whole.copy(0, 0, half.width(), half.height())  # not merely cut off
    assert line.minimumSizeHint().width() == 0


def test_tabs_are_laid_out_only_where_they_need_other_room(qtbot):
    tabs, page, figure = StillTabs(), QWidget(), QLabel("0.5")
    QVBoxLayout(page).addWidget(figure)
    tabs.addTab(page, "page")
    tabs.addTab(QLabel("a page that needs more room"), "larger")
    qtbot.addWidget(tabs)
    tabs.resize(300, 200)
    with qtbot.waitExposed(tabs):
        tabs.show()
    qtbot.wait(50)
    events = EventCount()
    events.watch("tabs", tabs)
    events.watch("bar", tabs.tabBar())
    figure.setText("0.625")
    qtbot.waitUntil(lambda: events.counts["tabs", QEvent.Type.LayoutRequest] > 0)
    qtbot.wait(50)
    assert events.counts["bar", QEvent.Type.Paint] == 0
    figure.setText("0.625\nand another line\nand one more")
    qtbot.waitUntil(lambda: events.counts["bar", QEvent.Type.Paint] > 0)
    tabs.setTabText(0, "a longer name of the page")
    qtbot.waitUntil(lambda: tabs.tabBar().width() >= tabs.tabBar().sizeHint().width())
