"""Goes to and Why: where a neuron's output goes, what excites it, and what the answer hangs on."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt6.QtWidgets import QLabel

from explorer.nn.saliency import score_gradients
from explorer.ui import theme, translation
from explorer.ui.formatting import number, signed
from explorer.ui.session import InputSource
from explorer.ui.tabs.layers import LayersTab
from explorer.ui.tabs.layers.mode_switch import Mode
from explorer.ui.tabs.layers.page_switch import Page
from explorer.ui.tabs.layers.picture import Cell, Part
from explorer.ui.tabs.layers.saliency_map import ink_edges
from explorer.ui.tabs.layers.walk import Batch


@pytest.fixture
def tab(qtbot, session):
    image = session.dataset.test.images[7].astype(np.float32) / 255
    session.set_input(image, InputSource("sample", 8, 7))
    made = LayersTab(session)
    qtbot.addWidget(made)
    made.resize(940, 730)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_outgoing_weights_are_listed_largest_first(tab, session, qtbot):
    content, page = tab.content, tab.content.strip.outward_page
    content.strip.page_switch.choose(Page.OUTWARD)
    content.view.chosen.emit(Cell(Part("z", 2), 101))
    weights = session.network.params["W3"][101]
    best = int(np.abs(weights).argmax())
    qtbot.waitUntil(
        lambda: page.goals.text().startswith(f"Goes to: {best} ({signed(float(weights[best]), 2)})")
    )
    assert np.array_equal(page.map.values.ravel(), weights)
    content.view.chosen.emit(Cell(Part("z", 1), 42))
    qtbot.waitUntil(lambda: page.goals.text().startswith("Goes to: a2["))


def test_the_most_exciting_images_are_those_of_the_unseen_test_split(tab, session, qtbot):
    content, page = tab.content, tab.content.strip.outward_page
    content.strip.page_switch.choose(Page.OUTWARD)
    content.view.chosen.emit(Cell(Part("a", 1), 42))
    test = session.load_dataset("sample").test
    sums = session.network.forward(test.images.reshape(-1, 784) / np.float32(255)).a[0][:, 42]
    order = np.argsort(-sums, kind="stable")
    qtbot.waitUntil(lambda: page.images.texts[:1] == (number(float(sums[order[0]]), 3),))
    assert np.array_equal(page.images.images[0], test.images[order[0]].astype(np.float32) / 255)
    assert [float(text.replace("−", "-")) for text in page.images.texts] == sorted(
        (float(text.replace("−", "-")) for text in page.images.texts), reverse=True
    )


def test_an_output_goes_to_the_verdict(tab, qtbot):
    content = tab.content
    content.strip.page_switch.choose(Page.OUTWARD)
    content.view.chosen.emit(Cell(Part("z", 3), 4))
    qtbot.waitUntil(lambda: "verdict" in content.strip.outward_page.goals.text())


def test_saliency_is_the_slope_of_the_answer_s_score(tab, session, qtbot):
    content, page = tab.content, tab.content.strip.why_page
    content.strip.page_switch.choose(Page.WHY)
    answer = int(session.probabilities.argmax())
    gradient = score_gradients(session.network, session.input.ravel())[answer]
    qtbot.waitUntil(lambda: page.maps["gradient"].values.size > 0)
    assert np.array_equal(page.maps["gradient"].values.ravel(), gradient)
    assert np.array_equal(page.maps["product"].values.ravel(), gradient * session.input.ravel())


def test_what_would_change_its_mind_does(tab, session, qtbot):
    content, page = tab.content, tab.content.strip.why_page
    content.strip.page_switch.choose(Page.WHY)
    qtbot.waitUntil(lambda: page.turn is not None)
    turn = page.turn
    assert turn.before == int(session.probabilities.argmax())
    assert int(session.network.predict(page.maps["image"].values.ravel()).argmax()) == turn.after
    assert f"‖Δx‖ = {number(turn.length, 3)}" in page.words.text()
    other = session.dataset.test.images[90].astype(np.float32) / 255
    session.set_input(other, InputSource("sample", None, 90))
    qtbot.waitUntil(lambda: page.turn is not turn)


def test_pointing_at_a_pixel_reads_it(tab, qtbot):
    page = tab.content.strip.why_page
    tab.content.strip.page_switch.choose(Page.WHY)
    qtbot.waitUntil(lambda: page.turn is not None)
    heatmap = page.maps["gradient"]
    value = number(float(heatmap.values[10, 12]))
    heatmap.hovered.emit(10, 12)
    assert page._captions["gradient"].text() == f"[10, 12] = {value}"
    heatmap.left.emit()
    assert page._captions["gradient"].text() == "gradient"


@pytest.mark.parametrize("page", list(Page))
def test_every_page_fits_at_the_smallest_window(tab, qapp, page):
    tab.content.strip.page_switch.choose(page)
    tab.resize(690, 610)
    qapp.processEvents()
    assert tab.content.minimumSizeHint().width() <= 690
    assert tab.content.minimumSizeHint().height() <= 610


def test_the_words_stay_those_of_the_network_the_page_was_filled_from(tab, session, qtbot):
    page = tab.content.strip.outward_page
    tab.content.strip.page_switch.choose(Page.OUTWARD)
    tab.content.view.chosen.emit(Cell(Part("z", 2), 199))
    qtbot.waitUntil(lambda: page.goals.text().startswith("Goes to:"))
    words = page.goals.text()
    session.choose_reader("book")  # whose second layer has no unit 199, and which the clock has not shown yet
    page.retranslate()
    assert page.goals.text() == words


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_at_large_text_every_page_fits_the_smallest_window_and_none_is_cut(
    qtbot, window, qapp, language, scale
):
    translation.apply_language(language)
    theme.apply("light", scale)
    image = window.session.dataset.test.images[7].astype(np.float32) / 255
    window.session.set_input(image, InputSource("sample", 8, 7))
    window.resize(1024, 680)
    window.show()
    content = window.tabs.widget(0).content
    frame = window.centralWidget()

    def check():
        qapp.processEvents()
        assert frame.horizontalScrollBar().maximum() == frame.verticalScrollBar().maximum() == 0
        for label in content.findChildren(QLabel):
            if label.isVisible() and label.text() and label.objectName() != "code":
                need = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
                assert label.height() >= need - 1, label.text()
        card = content.card
        assert card.scroll_area.geometry().bottom() < card.readout.geometry().top()

    for page in Page:
        content.strip.page_switch.choose(page)
        window.session.clock.tick()
        check()
    content.mode_switch.choose(Mode.BACKWARD)
    for line in (0, 4, 6):
        content.backward.walk.go(line)
        check()
    content.backward.walk.choose_batch(Batch.SAMPLE)
    window.session.clock.tick()
    check()
    theme.apply("light", 1.0)


def test_the_drawing_is_outlined_over_its_saliency(tab, session, qtbot):
    ink = np.zeros((4, 5), dtype=bool)
    ink[1:3, 2:4] = True
    starts, ends = ink_edges(ink)
    assert len(starts) == 8
    assert {(*start, *end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)} >= {
        (2, 1, 2, 2),
        (4, 2, 4, 3),
        (2, 1, 3, 1),
        (3, 3, 4, 3),
    }
    tab.content.strip.page_switch.choose(Page.WHY)
    saliency = tab.content.strip.why_page.maps["gradient"]
    qtbot.waitUntil(lambda: saliency.values.size > 0)
    shown = saliency.grab().toImage()
    saliency.set_ink(np.zeros((28, 28), dtype=bool))
    assert saliency.grab().toImage() != shown
