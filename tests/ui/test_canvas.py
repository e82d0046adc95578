from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PyQt6.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt6.QtGui import (
    QEventPoint,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QInputDevice,
    QMouseEvent,
    QPainter,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QTabletEvent,
    QTouchEvent,
)
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QWidget

from explorer.ui import theme
from explorer.ui.drawing_document import DrawingDocument
from explorer.ui.pen import PEN_WIDTHS, Pen
from explorer.ui.picture import BaseImage
from explorer.ui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NO_BUTTON, NO_KEY = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
PRESS, MOVE, RELEASE = (QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease)
SIDE = 280


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    made = Canvas(DrawingDocument())
    qtbot.addWidget(made)
    made.resize(SIDE, SIDE)
    made.show()
    return made


def document(canvas: Canvas) -> DrawingDocument:
    return canvas._document


def ink(canvas: Canvas) -> float:
    return float(document(canvas).ink.pixels.sum())


def at(x: float, y: float) -> QPoint:
    return QPoint(round(x * SIDE), round(y * SIDE))


def drag(canvas: Canvas, *points: tuple[float, float], button: Qt.MouseButton = LEFT) -> None:
    QTest.mousePress(canvas, button, pos=at(*points[0]))
    for point in points[1:]:
        QTest.mouseMove(canvas, at(*point))
    QTest.mouseRelease(canvas, button, pos=at(*points[-1]))


def shown(canvas: Canvas) -> np.ndarray:
    """The canvas as painted, darkness in 0…1 without the edge, one value a device pixel."""
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits().asstring(image.sizeInBytes()), np.uint8)
    grey = rows.reshape(image.height(), image.bytesPerLine())[:, : image.width()]
    return 1.0 - grey[3:-3, 3:-3] / 255.0


# ---------------------------------------------------------------------- mouse


def test_click_draws_a_dot(canvas: Canvas) -> None:
    QTest.mouseClick(canvas, LEFT, pos=at(0.5, 0.5))
    pixels = document(canvas).ink.pixels
    assert pixels[112, 112] == 1.0
    assert pixels[100:124, 100:124].sum() == pixels.sum()
    assert shown(canvas)[137, 137] > 0.8


def test_fast_strokes_have_no_gaps(canvas: Canvas) -> None:
    drag(canvas, (0.1, 0.5), (0.9, 0.5))
    assert (document(canvas).ink.pixels[112, 25:199] == 1.0).all()


def test_right_button_erases_whatever_the_tool(canvas: Canvas) -> None:
    drag(canvas, (0.1, 0.5), (0.9, 0.5))
    drag(canvas, (0.5, 0.3), (0.5, 0.7), button=RIGHT)
    assert document(canvas).ink.pixels[112, 112] == 0.0
    assert document(canvas).ink.pixels[112, 60] == 1.0
    picture = shown(canvas)
    assert picture[137, 137] < 0.01
    assert picture[137, 60] > 0.8


def test_eraser_tool_erases_with_the_left_button(canvas: Canvas) -> None:
    drag(canvas, (0.1, 0.5), (0.9, 0.5))
    canvas.set_eraser(True)
    drag(canvas, (0.1, 0.5), (0.9, 0.5))
    assert ink(canvas) == 0.0


def test_middle_button_does_nothing(canvas: Canvas) -> None:
    drag(canvas, (0.1, 0.5), (0.9, 0.5), button=Qt.MouseButton.MiddleButton)
    assert ink(canvas) == 0.0
    assert not document(canvas).can_undo


def test_second_button_during_a_stroke_is_ignored(canvas: Canvas) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(0.2, 0.5))
    QTest.mousePress(canvas, RIGHT, pos=at(0.3, 0.5))
    QTest.mouseRelease(canvas, RIGHT, pos=at(0.3, 0.5))
    assert document(canvas).pen_down == canvas.pen
    QTest.mouseRelease(canvas, LEFT, pos=at(0.4, 0.5))
    assert len(document(canvas).picture.strokes) == 1


def test_release_outside_ends_the_stroke(canvas: Canvas) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(0.5, 0.5))
    QTest.mouseMove(canvas, QPoint(SIDE + 200, 140))
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(SIDE + 200, 140))
    assert document(canvas).pen_down is None
    before = ink(canvas)
    QTest.mouseMove(canvas, at(0.1, 0.1))
    assert ink(canvas) == before
    document(canvas).undo()
    assert ink(canvas) == 0.0


def test_a_lost_release_ends_the_stroke_at_the_next_move(canvas: Canvas) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(0.5, 0.5))
    before = ink(canvas)
    position = QPointF(at(0.9, 0.9))
    move = QMouseEvent(QEvent.Type.MouseMove, position, position, NO_BUTTON, NO_BUTTON, NO_KEY)
    QApplication.sendEvent(canvas, move)
    assert document(canvas).pen_down is None
    assert ink(canvas) == before


@pytest.mark.parametrize(
    "interrupt",
    [lambda canvas: QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusOut)), Canvas.hide],
    ids=["focus out", "hide"],
)
def test_interrupted_strokes_end(canvas: Canvas, interrupt: Callable[[Canvas], object]) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(0.5, 0.5))
    interrupt(canvas)
    assert document(canvas).pen_down is None
    assert len(document(canvas).picture.strokes) == 1
    QTest.mouseRelease(canvas, LEFT, pos=at(0.5, 0.5))
    assert len(document(canvas).picture.strokes) == 1


def test_leaving_ends_the_stroke_only_if_its_button_is_up(
    canvas: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(0.5, 0.5))
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: LEFT)
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert document(canvas).pen_down is not None
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: NO_BUTTON)
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert document(canvas).pen_down is None


# ---------------------------------------------------------------------- pen and touch


@pytest.fixture
def stylus() -> QPointingDevice:
    return QPointingDevice(
        "stylus",
        77,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position,
        1,
        3,
        "",
        QPointingDeviceUniqueId(),
    )


@pytest.fixture
def turned_stylus() -> QPointingDevice:
    return QPointingDevice(
        "turned stylus",
        78,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Eraser,
        QInputDevice.Capability.Position,
        1,
        3,
        "",
        QPointingDeviceUniqueId(),
    )


@pytest.fixture
def screen() -> QPointingDevice:
    return QPointingDevice(
        "screen",
        79,
        QInputDevice.DeviceType.TouchScreen,
        QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Position,
        10,
        0,
        "",
        QPointingDeviceUniqueId(),
    )


def pen_event(device: QPointingDevice, kind: QEvent.Type, x: float, y: float) -> QTabletEvent:
    position = QPointF(at(x, y))
    down = LEFT if kind != RELEASE else NO_BUTTON
    button = NO_BUTTON if kind == MOVE else LEFT
    return QTabletEvent(kind, device, position, position, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, NO_KEY, button, down)


def test_pen_draws_and_the_mouse_it_brings_along_is_ignored(canvas: Canvas, stylus: QPointingDevice) -> None:
    QApplication.sendEvent(canvas, pen_event(stylus, PRESS, 0.2, 0.5))
    QTest.mousePress(canvas, LEFT, pos=at(0.9, 0.9))
    QApplication.sendEvent(canvas, pen_event(stylus, MOVE, 0.8, 0.5))
    QTest.mouseMove(canvas, at(0.9, 0.1))
    QTest.mouseRelease(canvas, LEFT, pos=at(0.9, 0.9))
    QApplication.sendEvent(canvas, pen_event(stylus, RELEASE, 0.8, 0.5))
    strokes = document(canvas).picture.strokes
    assert len(strokes) == 1
    np.testing.assert_allclose(strokes[0].points, [[0.2, 0.5], [0.8, 0.5]])
    assert document(canvas).ink.pixels[200:, 200:].sum() == 0.0


def test_hovering_pen_is_left_to_qt(canvas: Canvas, stylus: QPointingDevice) -> None:
    event = pen_event(stylus, MOVE, 0.5, 0.5)
    QApplication.sendEvent(canvas, event)
    assert not event.isAccepted()
    assert ink(canvas) == 0.0


def test_turned_pen_erases(canvas: Canvas, turned_stylus: QPointingDevice) -> None:
    drag(canvas, (0.1, 0.5), (0.9, 0.5))
    for kind in (PRESS, MOVE, RELEASE):
        QApplication.sendEvent(canvas, pen_event(turned_stylus, kind, 0.5, 0.5))
    assert document(canvas).ink.pixels[112, 112] == 0.0


def touch(
    canvas: Canvas,
    device: QPointingDevice,
    kind: QEvent.Type,
    *fingers: tuple[int, QEventPoint.State, float, float],
) -> None:
    points = []
    for identity, state, x, y in fingers:
        place = QPointF(at(x, y))
        # Only the upper byte of the number given here becomes the point's id.
        points.append(QEventPoint(identity << 24, state, place, canvas.mapToGlobal(place)))
    QApplication.sendEvent(canvas, QTouchEvent(kind, device, NO_KEY, points))


DOWN, MOVED, UP = QEventPoint.State.Pressed, QEventPoint.State.Updated, QEventPoint.State.Released


def test_first_finger_draws_and_the_second_is_ignored(canvas: Canvas, screen: QPointingDevice) -> None:
    events = (
        (QEvent.Type.TouchBegin, (1, DOWN, 0.2, 0.5)),
        (QEvent.Type.TouchUpdate, (1, MOVED, 0.5, 0.5), (2, DOWN, 0.9, 0.9)),
        (QEvent.Type.TouchUpdate, (1, UP, 0.8, 0.5), (2, MOVED, 0.9, 0.1)),
        (QEvent.Type.TouchUpdate, (2, MOVED, 0.9, 0.9)),
        (QEvent.Type.TouchEnd, (2, UP, 0.9, 0.9)),
    )
    for kind, *fingers in events:
        touch(canvas, screen, kind, *fingers)
    strokes = document(canvas).picture.strokes
    assert len(strokes) == 1
    np.testing.assert_allclose(strokes[0].points, [[0.2, 0.5], [0.5, 0.5], [0.8, 0.5]])


def test_cancelled_touch_leaves_nothing(canvas: Canvas, screen: QPointingDevice) -> None:
    touch(canvas, screen, QEvent.Type.TouchBegin, (1, DOWN, 0.2, 0.5))
    touch(canvas, screen, QEvent.Type.TouchUpdate, (1, MOVED, 0.9, 0.5))
    touch(canvas, screen, QEvent.Type.TouchCancel)
    assert ink(canvas) == 0.0
    assert not document(canvas).can_undo


# ---------------------------------------------------------------------- keys


def test_brackets_change_the_width_within_its_range(canvas: Canvas, qtbot: QtBot) -> None:
    width = canvas.pen.width
    with qtbot.waitSignal(canvas.pen_changed):
        QTest.keyClick(canvas, Qt.Key.Key_BracketRight)
    assert canvas.pen.width > width
    for _ in range(40):
        QTest.keyClick(canvas, Qt.Key.Key_BracketLeft)
    assert canvas.pen.width == PEN_WIDTHS[0]


def test_letters_choose_tools_and_sample(canvas: Canvas, qtbot: QtBot) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_E)
    assert canvas.pen.erase
    QTest.keyClick(canvas, Qt.Key.Key_P)
    assert not canvas.pen.erase
    with qtbot.waitSignal(canvas.sample_requested):
        QTest.keyClick(canvas, Qt.Key.Key_R)


def test_letters_with_modifiers_are_left_to_the_menus(canvas: Canvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert not canvas.pen.erase


def test_delete_clears_and_escape_drops_the_running_stroke(canvas: Canvas) -> None:
    drag(canvas, (0.1, 0.5), (0.9, 0.5))
    before = ink(canvas)
    QTest.mousePress(canvas, LEFT, pos=at(0.5, 0.1))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseMove(canvas, at(0.5, 0.9))
    QTest.mouseRelease(canvas, LEFT, pos=at(0.5, 0.9))
    assert ink(canvas) == before
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert ink(canvas) == 0.0


# ---------------------------------------------------------------------- the picture


def test_picture_painted_piece_by_piece_is_the_picture_painted_anew(canvas: Canvas) -> None:
    canvas.set_pen_width(0.1)
    drag(canvas, (0.2, 0.2), *((0.2 + 0.01 * step, 0.2 + 0.0003 * step**2) for step in range(45)))
    drag(canvas, (0.3, 0.3), (0.5, 0.35), (0.4, 0.6), button=RIGHT)
    grown = shown(canvas)
    canvas._layer.rebuild()
    canvas.update()
    assert np.abs(grown - shown(canvas)).max() < 0.03


def test_many_small_moves_keep_a_smooth_edge(canvas: Canvas) -> None:
    """Overlapping translucent edges would add up and make the slow stroke fatter than the fast one."""
    drag(canvas, (0.2, 0.3), (0.8, 0.3))
    fast = shown(canvas)
    document(canvas).clear()
    drag(canvas, *((0.2 + 0.6 * step / 168, 0.3) for step in range(169)))
    assert np.abs(shown(canvas) - fast).max() < 0.03


def test_picture_and_raster_agree(canvas: Canvas) -> None:
    drag(canvas, (0.2, 0.2), (0.8, 0.25), (0.4, 0.9))
    drag(canvas, (0.3, 0.2), (0.6, 0.5), button=RIGHT)
    picture = shown(canvas)
    pixels = document(canvas).ink.pixels
    rows = np.clip((np.arange(3, SIDE - 3) + 0.5) * 224 / SIDE, 0, 223).astype(int)
    raster = pixels[np.ix_(rows, rows)] * (1.0 - 32 / 255)
    assert np.abs(picture - raster).mean() < 0.01


def test_resize_keeps_the_drawing(canvas: Canvas) -> None:
    drag(canvas, (0.2, 0.2), (0.8, 0.8))
    small = shown(canvas).mean()
    canvas.resize(2 * SIDE, 2 * SIDE)
    large = shown(canvas)
    assert large.shape[0] > 2 * SIDE - 10
    assert large.mean() == pytest.approx(small, rel=0.05)
    assert large[SIDE, SIDE] > 0.8


def test_canvas_that_is_not_square_draws_in_its_middle(canvas: Canvas) -> None:
    canvas.resize(2 * SIDE, SIDE)
    QTest.mouseClick(canvas, LEFT, pos=QPoint(SIDE, SIDE // 2))
    np.testing.assert_allclose(document(canvas).picture.strokes[0].points, [[0.5, 0.5]])


def test_pixels_are_the_devices_own_at_a_ratio_of_two(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Canvas, "devicePixelRatioF", lambda _self: 2.0)
    canvas = Canvas(DrawingDocument())
    qtbot.addWidget(canvas)
    canvas.resize(SIDE, SIDE)
    canvas.show()
    assert canvas._layer.side == 2 * SIDE
    drag(canvas, (0.2, 0.2), (0.8, 0.8))
    image = QImage(2 * SIDE, 2 * SIDE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2.0)
    canvas.render(image)
    ink_layer = canvas._layer.image
    on_paper = QImage(2 * SIDE, 2 * SIDE, QImage.Format.Format_RGB32)
    on_paper.fill(theme.colour("paper"))
    painter = QPainter(on_paper)
    painter.drawImage(0, 0, ink_layer)
    painter.end()
    for x, y in ((280, 280), (150, 150), (290, 262), (300, 270), (500, 100)):
        assert image.pixel(x, y) == on_paper.pixel(x, y)


def test_theme_recolours_ink_and_paper(canvas: Canvas) -> None:
    drag(canvas, (0.2, 0.5), (0.8, 0.5))
    assert shown(canvas)[137, 137] > 0.8
    theme.apply("dark")
    picture = shown(canvas)
    assert picture[137, 137] < 0.2
    assert picture[20, 20] > 0.8


def test_welcome_hint_goes_with_the_first_stroke(canvas: Canvas) -> None:
    image = np.zeros((28, 28), np.float32)
    document(canvas).start_with(BaseImage(image, "welcome", "sample", label=1, index=0))
    foot = slice(SIDE - 40, None)
    assert shown(canvas)[foot].max() > 0.3
    drag(canvas, (0.5, 0.1))
    assert shown(canvas)[foot].max() < 0.01


# ---------------------------------------------------------------------- anything at all

EVENTS = st.one_of(
    st.tuples(
        st.sampled_from(["press", "move", "release", "double"]),
        st.sampled_from([LEFT, RIGHT, Qt.MouseButton.MiddleButton]),
        st.integers(-60, SIDE + 60),
        st.integers(-60, SIDE + 60),
    ),
    st.tuples(
        st.just("key"),
        st.sampled_from([Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_BracketLeft, Qt.Key.Key_E]),
    ),
    st.tuples(st.sampled_from(["undo", "redo", "leave", "resize"])),
)


def happen(canvas: Canvas, event: tuple) -> None:
    kind, *rest = event
    mouse = {"press": QTest.mousePress, "release": QTest.mouseRelease, "double": QTest.mouseDClick}
    if kind in mouse:
        mouse[kind](canvas, rest[0], pos=QPoint(*rest[1:]))
    elif kind == "move":
        QTest.mouseMove(canvas, QPoint(*rest[1:]))
    elif kind == "key":
        QTest.keyClick(canvas, rest[0])
    elif kind == "leave":
        QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    elif kind == "resize":
        canvas.resize(SIDE + 40 - canvas.width() % 80, SIDE)
    else:
        getattr(document(canvas), kind)()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(EVENTS, max_size=30))
def test_no_sequence_of_events_does_harm(canvas: Canvas, events: list[tuple]) -> None:
    for event in events:
        happen(canvas, event)
        pixels = document(canvas).ink.pixels
        assert np.isfinite(pixels).all()
    canvas.grab()
    for button in (LEFT, RIGHT):
        QTest.mouseRelease(canvas, button, pos=QPoint(5, 5))
    canvas._input.end()
    document(canvas).clear()
    assert ink(canvas) == 0.0


def test_pen_of_the_canvas_is_a_value(canvas: Canvas) -> None:
    canvas.set_pen_width(0.1)
    canvas.set_eraser(True)
    assert canvas.pen == Pen(0.1, erase=True)
    assert isinstance(canvas, QWidget)
