from __future__ import annotations

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtWidgets import QAbstractButton

from explorer import data
from explorer.training import RunSetup, Timeline, TrainingConfig
from explorer.ui.session import InputSource
from explorer.ui.tabs.train import TrainTab
from explorer.ui.tabs.train.run_views import RunViews


@pytest.fixture
def views(qtbot, session, monkeypatch):
    monkeypatch.setattr("explorer.training.run_record.Timeline", lambda: Timeline(most=40))
    tab = TrainTab(session)
    qtbot.addWidget(tab)
    tab.resize(1100, 730)
    session.run.configure(RunSetup(hidden=(20,), training=TrainingConfig(iterations=120)))
    session.run.set_speed(1.0)
    with qtbot.waitExposed(tab):
        tab.show()
    found = tab.findChild(RunViews)
    found.show_page("drawings")
    yield found
    session.run.close()


@pytest.fixture
def page(views):
    return views.page("drawings")


def draw(session, index, label=True):
    test = data.load("sample").test
    image = test.images[index].astype(np.float32) / 255
    session.set_input(image, InputSource("sample", int(test.labels[index]) if label else None, index))


def button(page, name):
    return page.findChild(QAbstractButton, name)


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def pin_drawing(qtbot, page, session, index):
    draw(session, index)
    qtbot.waitUntil(button(page, "pin_drawing").isEnabled)
    click(qtbot, button(page, "pin_drawing"))


def finish(qtbot, run):
    run.start()
    qtbot.waitUntil(lambda: str(run.state) == "finished", timeout=10_000)


def expected(session, drawing, iteration):
    """Return what the run read in a drawing at a kept iteration."""
    moment = next(s for s in session.run.snapshots if s.iteration == iteration)
    return moment.network.predict(drawing.image.reshape(1, -1))[0]


def test_a_drawing_pinned_before_the_run_is_read_from_the_first_iteration_on(page, qtbot, session):
    pin_drawing(qtbot, page, session, 3)
    assert not button(page, "pin_drawing").isEnabled()  # it is pinned already
    finish(qtbot, session.run)
    (pin,) = page.tracks.pins
    qtbot.waitUntil(lambda: len(pin.track) >= 30)
    for moment in session.run.snapshots:
        np.testing.assert_allclose(
            pin.track.at(moment.iteration), expected(session, pin, moment.iteration), rtol=1e-4
        )
    assert pin.track.iterations[0] == 0
    assert pin.track.iterations[-1] == 120


def test_one_pinned_late_is_filled_in_from_what_is_kept(page, qtbot, session):
    finish(qtbot, session.run)
    pin_drawing(qtbot, page, session, 8)
    (pin,) = page.tracks.pins
    qtbot.waitUntil(lambda: len(pin.track) >= 30)
    np.testing.assert_allclose(pin.track.at(64), expected(session, pin, 64), rtol=1e-4)
    row = page.rows[1]
    plot = row._parts()[2]
    assert row.tip_at(plot.center().x(), plot.center().y()).startswith("iteration 6")


def test_it_follows_the_timeline(page, qtbot, session):
    pin_drawing(qtbot, page, session, 8)
    finish(qtbot, session.run)
    (pin,) = page.tracks.pins

    def shows(reading):
        shown = page.rows[1]._shown
        return shown is not None and np.allclose(shown, reading, rtol=1e-4)

    newest = session.run.network.predict(pin.image.reshape(1, -1))[0]
    qtbot.waitUntil(lambda: shows(newest))
    session.run.show_iteration(0)
    qtbot.waitUntil(lambda: shows(expected(session, pin, 0)))
    assert not shows(newest)


def test_pins_are_kept_across_runs_and_their_curves_are_not(page, qtbot, session):
    pin_drawing(qtbot, page, session, 8)
    finish(qtbot, session.run)
    session.run.reset()
    qtbot.waitUntil(lambda: len(page.tracks.pins[0].track) == 0)
    assert page.rows[1].verdict() == "not read yet"
    finish(qtbot, session.run)
    qtbot.waitUntil(lambda: len(page.tracks.pins[0].track) > 0)


def test_unpinning_can_be_undone(page, qtbot, session):
    for index in (3, 8, 20):
        pin_drawing(qtbot, page, session, index)
    images = [pin.image for pin in page.tracks.pins]
    assert not button(page, "bring_back_drawing").isVisible()
    click(qtbot, page.rows[2].findChild(QAbstractButton))
    assert [pin.image for pin in page.tracks.pins] == [images[0], images[2]]
    page.rows[1].setFocus()
    qtbot.keyClick(page.rows[1], Qt.Key.Key_Delete)
    assert len(page.rows) == 2
    click(qtbot, button(page, "bring_back_drawing"))
    click(qtbot, button(page, "bring_back_drawing"))
    assert [pin.image for pin in page.tracks.pins] == images
    assert not button(page, "bring_back_drawing").isVisible()


def test_eight_are_enough(page, qtbot, session):
    for index in range(9):
        draw(session, index)
        page.tracks.pin()
    assert len(page.tracks.pins) == 8
    qtbot.waitUntil(lambda: not button(page, "pin_drawing").isEnabled())
    assert all(row.drawing is not None for row in page.rows)


def test_a_pinned_drawing_goes_back_on_the_canvas(page, qtbot, session):
    pin_drawing(qtbot, page, session, 8)
    image, label = session.input, session.label
    draw(session, 3)
    row = page.rows[1]
    place = row._parts()[0].center().toPoint()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(place))
    np.testing.assert_array_equal(session.input, image)
    assert session.label == label
    draw(session, 3)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    np.testing.assert_array_equal(session.input, image)


def test_an_empty_canvas_cannot_be_pinned(page, qtbot, session):
    session.set_input(np.zeros((28, 28)), InputSource("blank"))
    qtbot.waitUntil(lambda: not button(page, "pin_drawing").isEnabled())
    page.tracks.pin()
    assert page.tracks.pins == []


def test_out_of_sight_it_reads_nothing_and_catches_up(views, page, qtbot, session):
    pin_drawing(qtbot, page, session, 8)
    views.show_page("errors")
    finish(qtbot, session.run)
    assert len(page.tracks.pins[0].track) == 0
    views.show_page("drawings")
    qtbot.waitUntil(lambda: len(page.tracks.pins[0].track) >= 30)


def test_a_digit_is_not_called_a_dress(page, qtbot, session):
    draw(session, 8)
    page.tracks.pin()
    assert page.tracks.pins[0].label == session.label
    session.run.configure(RunSetup(dataset="fashion-mnist", hidden=(8,)))
    qtbot.waitUntil(lambda: page.rows[1]._label is None)
    assert page.rows[1]._classes[3] == "Dress"
    session.run.configure(RunSetup(hidden=(8,)))
    qtbot.waitUntil(lambda: page.rows[1]._label == session.label)
