from __future__ import annotations

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, Qt

from explorer.training import RunSetup, TrainingConfig
from explorer.ui.tabs.train import TrainTab
from explorer.ui.tabs.train.run_views import RunViews


@pytest.fixture
def views(qtbot, session):
    """The pages of a finished run of sixty updates."""
    tab = TrainTab(session)
    qtbot.addWidget(tab)
    tab.resize(960, 730)
    session.run.configure(RunSetup(hidden=(20,), training=TrainingConfig(iterations=60)))
    session.run.set_speed(1.0)
    with qtbot.waitExposed(tab):
        tab.show()
    session.run.start()
    qtbot.waitUntil(lambda: str(session.run.state) == "finished", timeout=10_000)
    yield tab.findChild(RunViews)
    session.run.close()


@pytest.fixture
def confusion(qtbot, views):
    views.show_page("confusion")
    page = views.page("confusion")
    qtbot.waitUntil(lambda: page.matrix._counts.sum() == 1000)
    return page


@pytest.fixture
def errors(qtbot, views):
    views.show_page("errors")
    page = views.page("errors")
    qtbot.waitUntil(lambda: len(page.images.indices) > 0)
    return page


def press(qtbot, widget, place):
    place = place.center()
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(round(place.x()), round(place.y())))


def test_the_page_in_sight_is_named_above_its_icon_and_each_tab_to_a_reader(views):
    bar = views.tabBar()
    for key, name in (("errors", "Errors"), ("runs", "Runs"), ("network", "Network")):
        views.show_page(key)
        assert views.heading.text() == name == bar.accessibleTabName(views.currentIndex())
        assert views.heading.isVisible()
    assert all(bar.accessibleTabName(index) for index in range(views.count()))
    assert all(": " in views.tabToolTip(index) for index in range(views.count()))


def test_all_tabs_have_room_in_every_language(views):
    from explorer.ui import translation

    for language in ("en", "ko"):
        translation.apply_language(language)
        assert views.tabBar().sizeHint().width() <= views.width(), language


def test_the_matrix_counts_how_the_test_images_are_read(confusion, session):
    images, labels = session.run.dataset.test.images, session.run.dataset.test.labels
    guesses = session.run.network.predict(images.reshape(-1, 784) / np.float32(255)).argmax(axis=1)
    assert confusion.matrix._counts[3, 3] == np.count_nonzero((labels == 3) & (guesses == 3))


def test_a_pressed_cell_shows_its_images(confusion, qtbot):
    assert len(confusion.images.indices) == 0
    press(qtbot, confusion.matrix, confusion.matrix._place(4, 4))
    assert confusion.matrix.cell == (4, 4)
    assert set(confusion.images.words) == {"4 → 4"}
    press(qtbot, confusion.matrix, confusion.matrix._place(4, 4))
    assert confusion.matrix.cell is None
    assert len(confusion.images.indices) == 0


def test_an_image_of_a_cell_goes_on_the_canvas(confusion, qtbot, session):
    confusion.matrix.choose((4, 4))
    index = int(confusion.images.indices[0])
    press(qtbot, confusion.images, confusion.images.place(0))
    assert (session.source.kind, session.source.index, session.label) == ("sample", index, 4)


def test_the_matrix_works_by_keys(confusion, qtbot):
    for key in ("Down", "Down", "Right", "Left", "Left"):
        qtbot.keyClick(confusion.matrix, getattr(Qt.Key, f"Key_{key}"))
    assert confusion.matrix.cell == (1, 0)
    assert "read as 0" in confusion.matrix.accessibleDescription()
    qtbot.keyClick(confusion.matrix, Qt.Key.Key_Escape)
    assert confusion.matrix.cell is None


def test_the_worst_errors_come_first_and_a_pressed_one_is_put_on_the_canvas(errors, qtbot, session):
    test = session.run.dataset.test
    y = session.run.network.predict(test.images[errors.images.indices].reshape(-1, 784) / np.float32(255))
    labels = test.labels[errors.images.indices]
    assert (y.argmax(axis=1) != labels).all()
    true = y[np.arange(len(y)), labels]
    assert (np.diff(true) >= -1e-6).all()
    press(qtbot, errors.images, errors.images.place(0))
    index = int(errors.images.indices[0])
    assert (session.source.kind, session.source.index) == ("sample", index)
    assert session.label == test.labels[index]
    np.testing.assert_allclose(session.input * 255, test.images[index], atol=1e-3)


def test_the_images_work_by_keys(errors, qtbot, session):
    grid = errors.images
    columns = grid._columns()
    grid.setFocus()
    for key in ("Down", "Right", "Right", "Left"):
        qtbot.keyClick(grid, getattr(Qt.Key, f"Key_{key}"))
    assert "read as" in grid.accessibleDescription()
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert session.source.index == grid.indices[columns + 1]
    qtbot.keyClick(grid, Qt.Key.Key_End)
    qtbot.keyClick(grid, Qt.Key.Key_Down)  # nothing below
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert session.source.index == grid.indices[grid.shown - 1]
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    qtbot.keyClick(grid, Qt.Key.Key_Enter)
    assert session.source.index == grid.indices[0]


def test_both_follow_the_timeline_and_a_reset_empties_them(views, confusion, qtbot, session):
    session.run.show_iteration(0)
    qtbot.waitUntil(lambda: np.trace(confusion.matrix._counts) < 400)
    views.show_page("errors")
    errors = views.page("errors")
    qtbot.waitUntil(lambda: len(errors.images.indices) == 100)
    session.run.reset()
    qtbot.waitUntil(lambda: len(errors.images.indices) == 0)
    views.show_page("confusion")
    qtbot.waitUntil(lambda: confusion.matrix._counts.sum() == 0)
