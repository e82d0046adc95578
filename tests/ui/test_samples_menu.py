"""The menu of the data sets that samples come from."""

from __future__ import annotations

import pytest

from explorer.data import DATASETS, available
from explorer.ui.samples_menu import SamplesMenu


@pytest.fixture
def menu(session, qtbot):
    made = SamplesMenu(session)
    qtbot.addWidget(made)
    made.fill()
    return made


def _action(menu, key):
    return next(action for action in menu.actions() if action.objectName() == f"samples_{key}")


def test_every_data_set_is_listed_and_the_one_in_use_checked(menu):
    assert [action.objectName() for action in menu.actions()] == [f"samples_{key}" for key in DATASETS]
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["MNIST sample"]
    for key in DATASETS:
        assert _action(menu, key).isEnabled() == available(key)


def test_what_is_not_here_says_where_it_is_got(menu, monkeypatch):
    monkeypatch.setattr("explorer.ui.samples_menu.available", lambda key: key == "sample")
    menu.fill()
    assert not _action(menu, "mnist").isEnabled()
    assert "Train" in _action(menu, "mnist").toolTip()


@pytest.mark.mnist
def test_samples_come_from_the_chosen_one(menu, session, qtbot):
    with qtbot.waitSignal(session.dataset_changed, timeout=10_000):
        _action(menu, "mnist").trigger()
    assert session.dataset.name == "mnist"
    menu.fill()
    assert _action(menu, "mnist").isChecked()
