from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.ui.drawing_document import HISTORY_LIMIT, RASTERS_KEPT, Change, DrawingDocument
from explorer.ui.pen import Pen
from explorer.ui.picture import BaseImage

PEN, ERASER = Pen(0.08), Pen(0.12, erase=True)


def grey(value: float = 1.0) -> np.ndarray:
    image = np.zeros((28, 28), np.float32)
    image[8:20, 12:16] = value
    return image


WELCOME = BaseImage(grey(), "welcome", "sample", label=1, index=37)
SAMPLE = BaseImage(grey(0.5), "sample", "sample", label=1, index=5)


@dataclass
class Recorder:
    """Listens, and looks at the raster at the moment it is told."""

    document: DrawingDocument
    changes: list[Change] = field(default_factory=list)
    inks: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.document.listen(self.hear)

    def hear(self, change: Change) -> None:
        self.changes.append(change)
        self.inks.append(float(self.document.ink.pixels.sum()))


def draw(document: DrawingDocument, *points: tuple[float, float], pen: Pen = PEN) -> None:
    document.begin_stroke(points[0], pen)
    for point in points[1:]:
        document.extend_stroke(point)
    document.end_stroke()


def test_raster_grows_before_listeners_hear_of_a_segment() -> None:
    document = DrawingDocument()
    recorder = Recorder(document)
    draw(document, (0.2, 0.5), (0.4, 0.5), (0.6, 0.5))
    assert recorder.changes == [Change.SEGMENT] * 3 + [Change.STROKE_ENDED]
    assert recorder.inks[0] > 0
    assert recorder.inks[0] < recorder.inks[1] < recorder.inks[2] == recorder.inks[3]


def test_undo_and_redo_restore_the_raster_exactly() -> None:
    document = DrawingDocument()
    states = [document.ink.pixels.copy()]
    for stroke in (((0.1, 0.1), (0.9, 0.9)), ((0.9, 0.1), (0.1, 0.9)), ((0.5, 0.5),)):
        draw(document, *stroke)
        states.append(document.ink.pixels.copy())
    draw(document, (0.5, 0.0), (0.5, 1.0), pen=ERASER)
    states.append(document.ink.pixels.copy())
    for state in reversed(states[:-1]):
        document.undo()
        np.testing.assert_array_equal(document.ink.pixels, state)
    assert not document.can_undo
    for state in states[1:]:
        document.redo()
        np.testing.assert_array_equal(document.ink.pixels, state)
    assert not document.can_redo


def test_states_without_a_kept_raster_are_drawn_again_just_the_same() -> None:
    document = DrawingDocument()
    draw(document, (0.1, 0.2), (0.7, 0.9))
    first = document.ink.pixels.copy()
    for step in range(RASTERS_KEPT + 3):
        draw(document, (0.02 * step, 0.5))
    for _ in range(RASTERS_KEPT + 3):
        document.undo()
    np.testing.assert_array_equal(document.ink.pixels, first)


def test_first_stroke_replaces_the_welcome_picture_and_undo_brings_it_back() -> None:
    document = DrawingDocument()
    document.start_with(WELCOME)
    welcome = document.ink.pixels.copy()
    assert document.untouched is WELCOME
    assert not document.can_undo
    recorder = Recorder(document)
    draw(document, (0.1, 0.1), (0.3, 0.1))
    assert recorder.changes == [Change.REPLACED, Change.SEGMENT, Change.STROKE_ENDED]
    assert document.untouched is None
    assert document.ink.pixels[112, 112] == 0
    document.undo()
    assert document.untouched is WELCOME
    np.testing.assert_array_equal(document.ink.pixels, welcome)


def test_eraser_works_on_the_welcome_picture() -> None:
    document = DrawingDocument()
    document.start_with(WELCOME)
    before = document.ink.pixels.sum()
    draw(document, (0.5, 0.3), pen=ERASER)
    assert 0 < document.ink.pixels.sum() < before
    assert document.untouched is None


def test_sample_is_drawn_over_and_erased_and_comes_back_on_undo() -> None:
    document = DrawingDocument()
    document.place(SAMPLE)
    ink = document.ink.pixels.sum()
    draw(document, (0.1, 0.5))
    assert document.ink.pixels.sum() > ink
    draw(document, (0.5, 0.5), pen=ERASER)
    assert document.ink.pixels[112, 112] == 0
    document.undo()
    document.undo()
    assert document.untouched is SAMPLE
    document.undo()
    assert document.picture.is_empty


def test_clear_is_one_step_and_none_on_an_empty_canvas() -> None:
    document = DrawingDocument()
    document.clear()
    assert not document.can_undo
    draw(document, (0.5, 0.5))
    document.clear()
    assert not document.ink.pixels.any()
    document.clear()
    document.undo()
    assert document.ink.pixels.any()


def test_cancelled_stroke_leaves_nothing_behind() -> None:
    document = DrawingDocument()
    document.start_with(WELCOME)
    before = document.ink.pixels.copy()
    document.begin_stroke((0.2, 0.2), PEN)
    document.extend_stroke((0.8, 0.8))
    document.cancel_stroke()
    np.testing.assert_array_equal(document.ink.pixels, before)
    assert not document.can_undo
    assert document.untouched is WELCOME


def test_undo_during_a_stroke_takes_that_stroke_back() -> None:
    document = DrawingDocument()
    draw(document, (0.1, 0.1))
    before = document.ink.pixels.copy()
    document.begin_stroke((0.5, 0.5), PEN)
    document.undo()
    np.testing.assert_array_equal(document.ink.pixels, before)
    assert document.can_redo


def test_a_new_step_after_undo_drops_what_could_be_redone() -> None:
    document = DrawingDocument()
    draw(document, (0.1, 0.1))
    document.undo()
    draw(document, (0.9, 0.9))
    assert not document.can_redo


def test_a_repeated_point_is_no_segment() -> None:
    document = DrawingDocument()
    recorder = Recorder(document)
    document.begin_stroke((0.5, 0.5), PEN)
    document.extend_stroke((0.5, 0.5))
    assert recorder.changes == [Change.SEGMENT]


def test_history_forgets_its_oldest_steps() -> None:
    document = DrawingDocument()
    for step in range(HISTORY_LIMIT + 5):
        document.place(BaseImage(grey(), "sample", "sample", label=1, index=step))
    steps = 0
    while document.can_undo:
        document.undo()
        steps += 1
    assert steps == HISTORY_LIMIT - 1


POINTS = st.tuples(st.floats(-0.5, 1.5), st.floats(-0.5, 1.5))
ACTIONS = st.one_of(
    st.tuples(st.just("begin"), POINTS, st.sampled_from([PEN, ERASER])),
    st.tuples(st.just("extend"), POINTS),
    st.tuples(st.sampled_from(["end", "cancel", "undo", "redo", "clear", "place"])),
)


def apply(document: DrawingDocument, action: tuple) -> None:
    {
        "begin": document.begin_stroke,
        "extend": document.extend_stroke,
        "end": document.end_stroke,
        "cancel": document.cancel_stroke,
        "undo": document.undo,
        "redo": document.redo,
        "clear": document.clear,
        "place": lambda: document.place(SAMPLE),
    }[action[0]](*action[1:])


@settings(max_examples=60, deadline=None)
@given(st.lists(ACTIONS, max_size=25))
def test_any_sequence_undone_to_the_end_and_redone_gives_the_same_raster(actions: list[tuple]) -> None:
    document = DrawingDocument()
    document.start_with(WELCOME)
    for action in actions:
        apply(document, action)
        pixels = document.ink.pixels
        assert pixels.min() >= 0.0
        assert pixels.max() <= 1.0
    document.end_stroke()
    while document.can_redo:
        document.redo()
    final = document.ink.pixels.copy()
    steps = 0
    while document.can_undo:
        document.undo()
        steps += 1
    assert document.untouched is WELCOME
    for _ in range(steps):
        document.redo()
    np.testing.assert_array_equal(document.ink.pixels, final)


@pytest.mark.parametrize("point", [(-3.0, 0.5), (0.5, 7.0)])
def test_ink_outside_the_canvas_is_no_ink(point: tuple[float, float]) -> None:
    document = DrawingDocument()
    draw(document, point)
    assert not document.ink.pixels.any()
    assert document.can_undo
