"""The boxes of the Help menu."""

from __future__ import annotations

import pytest
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QScrollArea, QWidget

from explorer.ui import theme
from explorer.ui.help_dialogs import KeysDialog


@pytest.fixture
def keys(qtbot):
    """The list of keys, with sixty more than its own, in large text."""
    window = QWidget()
    qtbot.addWidget(window)
    actions = [QAction(f"Do thing {n}", window) for n in range(60)]
    for action in actions:
        action.setShortcut(QKeySequence("Ctrl+K"))
    theme.apply("light", 2.0)
    dialog = KeysDialog(actions, window)
    with qtbot.waitExposed(dialog):
        dialog.show()
    yield dialog
    dialog.close()
    theme.apply("light", 1.0)


def test_more_keys_than_a_screen_holds_are_scrolled_to(keys):
    assert keys.height() <= keys.screen().availableSize().height()
    bar = keys.findChild(QScrollArea).verticalScrollBar()
    assert bar.maximum() > 0
