from __future__ import annotations

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtWidgets import QTabWidget

from explorer.training import RunSetup, TrainingConfig
from explorer.ui.tabs.train import TrainTab
from explorer.ui.tabs.train.errors_page import ErrorsPage


@pytest.fixture
def page(qtbot, session):
    tab = TrainTab(session)
    qtbot.addWidget(tab)
    tab.resize(960, 730)
    session.run.configure(RunSetup(hidden=(20,), training=TrainingConfig(iterations=60)))
    session.run.set_speed(1.0)
    with qtbot.waitExposed(tab):
        tab.show()
    tab.findChild(QTabWidget, "run_views").setCurrentIndex(2)
    session.run.start()
    qtbot.waitUntil(lambda: str(session.run.state) == "finished", timeout=10_000)
    found = tab.findChild(ErrorsPage)
    qtbot.waitUntil(lambda: found._readings is not None and found.matrix._counts.sum() == 1000)
    yield found
    session.run.close()


def press(qtbot, widget, x, y):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))


def test_the_matrix_counts_how_the_test_images_are_read(page, session):
    images, labels = session.run.dataset.test.images, session.run.dataset.test.labels
    guesses = session.run.network.predict(images.reshape(-1, 784) / np.float32(255)).argmax(axis=1)
    assert page.matrix._counts[3, 3] == np.count_nonzero((labels == 3) & (guesses == 3))


def test_a_pressed_cell_shows_its_images_and_again_the_worst_errors(page, qtbot):
    worst = page.images._indices.tolist()
    assert worst
    place = page.matrix._place(4, 4).center()
    press(qtbot, page.matrix, place.x(), place.y())
    assert page.matrix.cell == (4, 4)
    assert set(page.images._words) == {"4 → 4"}
    press(qtbot, page.matrix, place.x(), place.y())
    assert page.matrix.cell is None
    assert page.images._indices.tolist() == worst


def test_the_matrix_works_by_keys(page, qtbot):
    for key in ("Down", "Down", "Right", "Left", "Left"):
        qtbot.keyClick(page.matrix, getattr(Qt.Key, f"Key_{key}"))
    assert page.matrix.cell == (1, 0)
    assert "read as 0" in page.matrix.accessibleDescription()
    qtbot.keyClick(page.matrix, Qt.Key.Key_Escape)
    assert page.matrix.cell is None


def test_a_pressed_image_is_put_on_the_canvas(page, qtbot, session):
    place = page.images._place(0).center()
    index = int(page.images._indices[0])
    press(qtbot, page.images, place.x(), place.y())
    assert (session.source.kind, session.source.index) == ("sample", index)
    assert session.label == session.run.dataset.test.labels[index]
    np.testing.assert_allclose(session.input * 255, session.run.dataset.test.images[index], atol=1e-3)


def test_it_follows_the_timeline_and_a_reset_empties_it(page, qtbot, session):
    session.run.show_iteration(0)
    qtbot.waitUntil(lambda: np.trace(page.matrix._counts) < 400)
    session.run.reset()
    qtbot.waitUntil(lambda: page.matrix._counts.sum() == 0)
    assert len(page.images._indices) == 0
