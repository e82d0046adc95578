from __future__ import annotations

from PyQt6.QtWidgets import QTabWidget

from explorer.training import RunSetup, TrainingConfig
from explorer.ui.tabs.train import TrainTab
from explorer.ui.tabs.train.histograms_view import HistogramsView


def test_the_histograms_follow_the_run_and_its_timeline(qtbot, session):
    tab = TrainTab(session)
    qtbot.addWidget(tab)
    tab.resize(960, 730)
    run = session.run
    run.configure(RunSetup(hidden=(20, 12), training=TrainingConfig(iterations=60)))
    run.set_speed(1.0)
    with qtbot.waitExposed(tab):
        tab.show()
    view = tab.findChild(HistogramsView)
    tab.findChild(QTabWidget, "run_views").setCurrentWidget(view)
    assert view.layers == ()
    empty = view.grab().toImage()
    run.start()
    qtbot.waitUntil(lambda: str(run.state) == "finished", timeout=10_000)
    qtbot.waitUntil(lambda: len(view.layers) == 3 and view.layers[0]["W"].deviation > 0)
    assert view.grab().toImage() != empty
    place = view._cell(1, 2).center()
    assert view.tip_at(place.x(), place.y()).startswith("Layer 2, weights: −")
    assert view.tip_at(-5, -5) == ""
    last = view.layers[0]["W"].counts
    run.show_iteration(0)
    qtbot.waitUntil(lambda: (view.layers[0]["W"].counts != last).any())
    run.reset()
    qtbot.waitUntil(lambda: view.layers == ())
    run.close()
