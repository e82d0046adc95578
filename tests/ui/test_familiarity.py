from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PyQt6.QtCore import QObject

from explorer.nn import Network, WeightsMetadata, save_network
from explorer.ui.familiarity import SETTLE_MS, Familiarity, Novelty
from explorer.ui.session import InputSource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from explorer.ui.session import Session


@pytest.fixture
def familiarity(session: Session) -> Iterator[Familiarity]:
    parent = QObject()
    yield Familiarity(session, parent)
    parent.deleteLater()


def wait(qtbot: QtBot, familiarity: Familiarity) -> None:
    with qtbot.waitSignal(familiarity.changed, timeout=10_000):
        pass


def test_nothing_is_said_before_the_network_was_measured(session: Session, familiarity: Familiarity) -> None:
    assert familiarity.detector is None
    assert familiarity.judge(session.trace) is None


def test_digits_are_familiar_and_noise_is_not(
    session: Session, familiarity: Familiarity, qtbot: QtBot
) -> None:
    wait(qtbot, familiarity)
    digit = session.load_dataset("sample").test.images[37] / np.float32(255)
    noise = np.random.default_rng(0).random((28, 28)) * (np.hypot(*np.mgrid[-14:14, -14:14]) < 9)
    found = []
    for image in (digit, noise):
        session.set_input(image, InputSource("drawing"))
        novelty = familiarity.judge(session.trace)
        assert novelty is not None
        found.append(novelty.foreign)
    assert found == [False, True]


def test_each_network_is_measured_once(session: Session, familiarity: Familiarity, qtbot: QtBot) -> None:
    wait(qtbot, familiarity)
    pen = familiarity.detector
    session.choose_reader("book")
    assert familiarity.detector is None
    wait(qtbot, familiarity)
    assert familiarity.detector not in (None, pen)
    session.choose_reader("pen")
    assert familiarity.detector == pen


def test_a_reader_chosen_meanwhile_is_the_one_measured(
    session: Session, familiarity: Familiarity, qtbot: QtBot
) -> None:
    for key in ("book", "pen", "book"):
        session.choose_reader(key)
    wait(qtbot, familiarity)
    assert familiarity.detector is not None


def test_a_moving_pen_comes_first(session: Session, familiarity: Familiarity, qtbot: QtBot) -> None:
    image = np.ones((28, 28), np.float32)
    for _ in range(6):
        qtbot.wait(SETTLE_MS // 4)
        session.set_input(image, InputSource("drawing"))
    assert familiarity._task is None
    wait(qtbot, familiarity)


@pytest.mark.parametrize(("outputs", "trained_on"), [(3, ""), (10, "fashion-mnist")])
def test_a_network_of_other_classes_rejects_nothing_it_cannot_be_measured_on(
    session: Session,
    familiarity: Familiarity,
    qtbot: QtBot,
    tmp_path: Path,
    data_dir: Path,
    outputs: int,
    trained_on: str,
) -> None:
    path = tmp_path / "other.npz"
    save_network(path, Network([784, outputs], seed=1), WeightsMetadata(name="other", trained_on=trained_on))
    session.add_weights_file(path)
    wait(qtbot, familiarity)
    assert familiarity.judge(session.trace) is None


def test_energy_that_is_no_number_is_not_foreign() -> None:
    assert not Novelty(float("nan"), -3.0, 0.995).foreign
    assert Novelty(-2.0, -3.0, 0.995).foreign
