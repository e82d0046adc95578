from __future__ import annotations

import hashlib
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pytest

from explorer.data import DataError, available, fetch
from explorer.data import catalogue as registry
from explorer.data.catalogue import DataFile, SplitFiles

if TYPE_CHECKING:
    from collections.abc import Iterator

BIG = np.random.default_rng(0).bytes(300_000)
CONTENTS = {"a.gz": BIG, "b.gz": b"labels", "c.gz": BIG[:5_000], "d.gz": b"more labels"}
FILES = [DataFile(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in CONTENTS.items()]
TOTAL = sum(map(len, CONTENTS.values()))
NOBODY = "http://127.0.0.1:9/"


class Mirror(BaseHTTPRequestHandler):
    """One server whose folders behave differently: good, wrong, longer, dropped, and everything else 404."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        _, manner, name = self.path.split("/")
        self.asked.append(f"{manner}/{name}")
        if manner not in self.manners:
            self.send_error(404)
            return
        self.send_response(200)
        data = CONTENTS[name]
        self.manners[manner](self, data)

    def send(self, data: bytes, length: int | None = None) -> None:
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(data)

    def good(self, data: bytes) -> None:
        self.send(data, len(data))

    def wrong(self, data: bytes) -> None:
        self.send(bytes(len(data)), len(data))

    def longer(self, data: bytes) -> None:
        self.send(data + bytes(100_000))

    def dropped(self, data: bytes) -> None:
        self.send(data[: len(data) // 2], len(data))

    manners: ClassVar = {"good": good, "wrong": wrong, "longer": longer, "dropped": dropped}

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Mirror) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def mirrors(address, data_dir, monkeypatch):
    """Make the data set "mnist" four small files that come from the folders of the server named."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    Mirror.asked.clear()

    def use(*manners: str) -> None:
        a, b, c, d = FILES
        entry = replace(
            registry.DATASETS["mnist"],
            train=SplitFiles(a, b),
            test=SplitFiles(c, d),
            mirrors=tuple(m if m.startswith("http") else f"{address}{m}/" for m in manners),
        )
        monkeypatch.setattr(registry, "DATASETS", {"mnist": entry, "sample": registry.DATASETS["sample"]})

    return use


def contents(folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def reason_of(**arguments) -> DataError:
    with pytest.raises(DataError) as caught:
        fetch("mnist", **arguments)
    return caught.value


def test_fetches_all_files_and_leaves_nothing_else(mirrors, data_dir):
    mirrors("good")
    assert not available("mnist")
    folder = fetch("mnist")
    assert folder == data_dir / "mnist"
    assert contents(folder) == CONTENTS
    assert available("mnist")


def test_progress_grows_to_the_whole_size(mirrors):
    mirrors("good")
    seen: list[tuple[int, int]] = []
    fetch("mnist", progress=lambda done, total: seen.append((done, total)))
    done = [step[0] for step in seen]
    assert done[0] == 0
    assert done == sorted(done)
    assert len(set(done)) > len(FILES), "a large file reports more than once"
    assert done[-1] == TOTAL
    assert {step[1] for step in seen} == {TOTAL}


def test_what_is_there_is_not_fetched_again(mirrors):
    mirrors("good")
    fetch("mnist")
    Mirror.asked.clear()
    fetch("mnist")
    assert Mirror.asked == []


def test_a_broken_file_is_fetched_again_and_counts_as_missing(mirrors, data_dir):
    mirrors("good")
    folder = fetch("mnist")
    (folder / "a.gz").write_bytes(bytes(len(BIG)))
    (folder / "b.gz").write_bytes(b"cut")
    Mirror.asked.clear()
    seen: list[int] = []
    fetch("mnist", progress=lambda done, _: seen.append(done))
    assert Mirror.asked == ["good/a.gz", "good/b.gz"]
    assert seen[0] == len(CONTENTS["c.gz"]) + len(CONTENTS["d.gz"])
    assert contents(folder) == CONTENTS


@pytest.mark.parametrize("first", ["wrong", "longer", "dropped", "absent", NOBODY])
def test_when_a_mirror_fails_the_next_one_is_asked_and_stays_first(mirrors, data_dir, first):
    mirrors(first, "good")
    assert contents(fetch("mnist")) == CONTENTS
    assert [asked for asked in Mirror.asked if asked.startswith("good")] == [f"good/{n}" for n in CONTENTS]
    assert len(Mirror.asked) <= len(CONTENTS) + 1


@pytest.mark.parametrize(
    ("manners", "reason"),
    [
        ([NOBODY, NOBODY], "offline"),
        (["absent", "dropped"], "offline"),
        (["wrong", NOBODY], "offline"),
        (["wrong", "longer"], "checksum"),
        ([], "offline"),
    ],
)
def test_when_all_mirrors_fail_it_says_what_to_do_and_keeps_nothing(mirrors, data_dir, manners, reason):
    mirrors(*manners)
    error = reason_of()
    assert error.reason == reason
    assert error.files == tuple(CONTENTS)
    assert error.path == data_dir / "mnist"
    for helpful in (*CONTENTS, str(data_dir / "mnist")):
        assert helpful in str(error)
    assert contents(data_dir / "mnist") == {}


def test_a_failed_file_leaves_the_finished_ones(mirrors, data_dir, monkeypatch):
    mirrors("good")
    answer = Mirror.manners["good"]

    def only_labels(handler: Mirror, data: bytes) -> None:
        answer(handler, data) if data != CONTENTS["c.gz"] else Mirror.dropped(handler, data)

    monkeypatch.setitem(Mirror.manners, "good", only_labels)
    assert reason_of().reason == "offline"
    assert set(contents(data_dir / "mnist")) == {"a.gz", "b.gz"}
    monkeypatch.setitem(Mirror.manners, "good", answer)
    Mirror.asked.clear()
    assert contents(fetch("mnist")) == CONTENTS
    assert Mirror.asked == ["good/c.gz", "good/d.gz"]


def test_cancelling_in_the_middle_of_a_file_keeps_no_part_of_it(mirrors, data_dir):
    mirrors("good")
    seen: list[int] = []
    error = reason_of(
        progress=lambda done, _: seen.append(done), cancelled=lambda: bool(seen) and seen[-1] > 100_000
    )
    assert error.reason == "cancelled"
    assert 100_000 < seen[-1] < len(BIG)
    assert contents(data_dir / "mnist") == {}
    assert contents(fetch("mnist")) == CONTENTS


def test_cancelled_from_the_start_asks_nobody(mirrors):
    mirrors("good")
    assert reason_of(cancelled=lambda: True).reason == "cancelled"
    assert Mirror.asked == []


def test_a_folder_that_cannot_be_made_is_unwritable(mirrors, data_dir):
    mirrors("good")
    (data_dir / "mnist").write_text("a file where the folder should be")
    error = reason_of()
    assert error.reason == "unwritable"
    assert str(data_dir / "mnist") in str(error)


def test_the_sample_needs_no_fetching(mirrors):
    mirrors("good")
    fetch("sample")
    assert Mirror.asked == []


def test_an_unknown_name_names_the_choices():
    with pytest.raises(DataError, match="sample, mnist, fashion-mnist"):
        fetch("cifar")
