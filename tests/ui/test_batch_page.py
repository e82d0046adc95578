from __future__ import annotations

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QComboBox, QLabel

from explorer.training import RunSetup, TrainingConfig
from explorer.ui.tabs.train import TrainTab
from explorer.ui.tabs.train.run_views import RunViews


@pytest.fixture
def views(qtbot, session):
    tab = TrainTab(session)
    qtbot.addWidget(tab)
    tab.resize(1100, 730)
    session.run.configure(RunSetup(hidden=(20, 12), training=TrainingConfig(iterations=60, optimizer="adam")))
    session.run.set_speed(1.0)
    with qtbot.waitExposed(tab):
        tab.show()
    found = tab.findChild(RunViews)
    found.show_page("batch")
    yield found
    session.run.close()


@pytest.fixture
def page(views):
    return views.page("batch")


def caption(page):
    return next(label.text() for label in page.findChildren(QLabel) if label.text())


def step(qtbot, run, page):
    before = run.iteration
    run.step()
    qtbot.waitUntil(lambda: str(run.state) == "paused")
    qtbot.waitUntil(lambda: page._look is not None and page._look.iteration == before + 1)


def test_before_the_first_step_it_says_how_it_gets_filled(page):
    assert "press Step" in caption(page)
    assert len(page.images.indices) == 0


def test_a_step_shows_its_batch_with_the_wrong_ones_marked(page, qtbot, session):
    run = session.run
    step(qtbot, run, page)
    assert "iteration 1" in caption(page)
    assert f"{run.history.losses[0]:.4f}"[:5] in page.findChild(QLabel, "batch_figures").text()
    look = run.batches.look
    wrong = look.probabilities.argmax(axis=1) != look.labels
    assert [("→" in word) for word in page.images.words] == wrong.tolist()
    assert len(page.table.rows()) == 3
    step(qtbot, run, page)
    assert "iteration 2" in caption(page)


def test_gradient_and_change_are_different_pictures(page, qtbot, session):
    step(qtbot, session.run, page)
    gradient = page.pictures._image.copy()
    page.findChild(QComboBox, "batch_pictures").setCurrentIndex(1)
    assert page.pictures._image != gradient
    assert page.pictures._image.size() == gradient.size()


def test_it_follows_the_timeline(page, qtbot, session):
    run = session.run
    run.start()
    qtbot.waitUntil(lambda: str(run.state) == "finished", timeout=10_000)
    qtbot.waitUntil(lambda: page._look is not None and page._look.iteration == 60)
    run.show_iteration(23)
    qtbot.waitUntil(lambda: page._look.iteration == 23)
    assert page._look.loss == run.history.losses[22]
    run.reset()
    qtbot.waitUntil(lambda: page._look is None)


def test_at_full_speed_it_says_that_it_samples(page, qtbot, session):
    run = session.run
    run.configure(RunSetup(hidden=(20,), training=TrainingConfig()))
    run.start()
    qtbot.waitUntil(lambda: "sample" in caption(page), timeout=10_000)
    run.set_speed(0.0)
    qtbot.waitUntil(lambda: caption(page).startswith("The batch"), timeout=10_000)


def test_only_in_sight_it_makes_the_run_look(views, session):
    assert session.run.batches.watching
    views.show_page("errors")
    assert not session.run.batches.watching


def test_an_image_of_the_batch_goes_on_the_canvas(page, qtbot, session):
    step(qtbot, session.run, page)
    place = page.images.place(3).center().toPoint()
    qtbot.mouseClick(page.images, Qt.MouseButton.LeftButton, pos=place)
    look = session.run.batches.look
    np.testing.assert_allclose(session.input * 255, look.images[3], atol=1e-3)
    assert session.label == look.labels[3]
