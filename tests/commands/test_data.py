"""``nn-explorer data``: what is listed, and what fetching says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.cli import main
from explorer.commands import data as command
from explorer.data import DATASETS, DataError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_the_list_tells_licence_size_and_place_of_every_set(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["data", "list"]) == 0

    paragraphs = capsys.readouterr().out.split("\n\n")
    assert len(paragraphs) == len(DATASETS)
    for paragraph, entry in zip(paragraphs, DATASETS.values(), strict=True):
        assert paragraph.startswith(entry.key)
        assert entry.licence in paragraph
        assert f"{entry.train_size:,} to learn from" in paragraph
    assert "comes with the program" in paragraphs[0]
    assert f"puts it into {data_dir.resolve() / 'mnist'}" in paragraphs[1]
    assert "not fetched yet" in paragraphs[2]


def test_the_carried_sample_needs_no_fetching(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "fetch", "sample"]) == 0
    assert capsys.readouterr().out.startswith("MNIST sample is there: ")


def test_fetching_tells_on_what_terms_and_where(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def deliver(name: str, progress: Callable[[int, int], None]) -> Path:
        # The second mirror begins the file again.
        for done in (0, 100, 50, DATASETS[name].size):
            progress(done, DATASETS[name].size)
        return data_dir / name

    monkeypatch.setattr(command, "fetch", deliver)

    assert main(["data", "fetch", "mnist"]) == 0
    output = capsys.readouterr().out
    assert "Licence: CC BY-SA 3.0" in output
    assert output.endswith(f"stored in {data_dir / 'mnist'}\n")


@pytest.mark.usefixtures("data_dir")
def test_ctrl_c_while_fetching_says_how_to_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_name: str, progress: Callable[[int, int], None]) -> Path:
        progress(10, 100)
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "fetch", interrupted)

    assert main(["data", "fetch", "mnist"]) == 130
    output = capsys.readouterr()
    assert "'nn-explorer data fetch mnist' goes on" in output.out
    assert "Traceback" not in output.err


@pytest.mark.usefixtures("data_dir")
def test_without_a_connection_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def offline(name: str, progress: Callable[[int, int], None]) -> Path:
        raise DataError("offline", name=name, detail="no mirror could be reached", files=("a.gz",))

    monkeypatch.setattr(command, "fetch", offline)

    assert main(["data", "fetch", "mnist"]) == 1
    assert "Check the internet connection" in capsys.readouterr().err
