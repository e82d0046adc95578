"""The Labs tab by keyboard alone: search, list, every control, the question, the copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QSlider, QWidget

from explorer.labs import labs
from explorer.ui.tabs.labs import LabsTab
from explorer.ui.tabs.labs.array_control import ArrayControl
from explorer.ui.tabs.labs.content import LabsContent

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from explorer.ui.session import Session
    from explorer.ui.tabs.labs.page import LabPage

_MOST = 120


@pytest.fixture
def tab(qtbot: QtBot, session: Session) -> LabsTab:
    made = LabsTab(session)
    qtbot.addWidget(made)
    made.resize(940, 730)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def content(tab: LabsTab) -> LabsContent:
    made = tab.content
    assert isinstance(made, LabsContent)
    return made


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def reached(page: LabPage) -> list[QWidget]:
    """Return what Tab reaches on a page from its first control on, in this order."""
    page.view.focus_first()
    widgets: list[QWidget] = []
    while page.isAncestorOf(focused()) and focused() not in widgets and len(widgets) < _MOST:
        widgets.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    return widgets


def operated(parent: QWidget) -> list[QWidget]:
    """Return everything in sight below a widget that can be operated."""
    kinds = (QLineEdit, QComboBox, QSlider, QAbstractButton)
    return [
        widget
        for widget in parent.findChildren(QWidget)
        if isinstance(widget, kinds)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def entries(page: LabPage) -> list[QWidget]:
    """Return the first widget of each control above the figures, in the order of the rows."""
    controls = [control for control in page.view.controls.values() if page.view._panel.isAncestorOf(control)]
    return [operated(control)[0] for control in controls if operated(control)]


def test_tab_reaches_every_control_of_every_lab_in_the_order_of_the_rows(content: LabsContent) -> None:
    for lab in labs():
        content.open_lab(lab.key)
        page = content.page
        in_order = reached(page)
        assert [w for w in operated(page.view) if w not in in_order] == [], lab.key
        assert page.copy_button in in_order
        assert any(page.text.isAncestorOf(widget) for widget in in_order)
        firsts = [in_order.index(entry) for entry in entries(page)]
        assert firsts == sorted(firsts), lab.key


def test_an_array_that_grows_stays_in_its_place(content: LabsContent) -> None:
    content.open_lab("playground")
    control = content.page.view.controls["hidden"]
    assert isinstance(control, ArrayControl)
    for index in (1, 0, 0, 1, 1):
        control.buttons[index].click()
        in_order = reached(content.page)
        own = sorted(in_order.index(widget) for widget in operated(control))
        assert own == list(range(own[0], own[0] + len(own)))
        assert in_order[own[0] - 1] is content.page.view.controls["activation"].box


def test_find_goes_to_the_search_and_return_into_the_lab(content: LabsContent) -> None:
    content.page.view.focus_first()
    QTest.keySequence(focused(), "Ctrl+F")
    assert focused() is content.navigator.search
    QTest.keyClicks(content.navigator.search, "softmax underflow")
    QTest.keyClick(content.navigator.search, Qt.Key.Key_Return)
    assert focused() is content.navigator.tree
    QTest.keyClick(content.navigator.tree, Qt.Key.Key_Return)
    assert focused() is content.page.view.controls["a"].entry


def test_a_question_is_answered_by_keys(content: LabsContent) -> None:
    content.open_lab("softmax")
    question = content.page.text.question
    question.options["same"].button.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(focused(), key)
    assert question.prediction == "nan"
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is question.button
    QTest.keyClick(question.button, Qt.Key.Key_Space)
    assert "As you predicted" in question.verdict.text()
