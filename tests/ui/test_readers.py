from __future__ import annotations

import numpy as np
import pytest

from explorer.nn import Network, WeightsError, WeightsMetadata, save_network
from explorer.ui.readers import RUN_READER, Readers


@pytest.fixture
def readers():
    return Readers()


def weights_file(path, sizes=(784, 8, 10), seed=0, dtype=np.float32):
    save_network(path, Network(sizes, seed=seed, init="xavier", dtype=dtype), WeightsMetadata("mine"))
    return path


def test_the_shipped_weights_come_first_and_pen_is_the_first_of_them(readers):
    assert [reader.key for reader in readers.listed] == ["pen", "book"]
    assert {reader.kind for reader in readers.listed} == {"shipped"}
    for reader in readers.listed:
        network, metadata = readers.load(reader)
        assert network.sizes[0] == 784
        assert metadata.name == reader.key


def test_a_network_is_read_once_and_nobody_may_change_it(readers):
    network, _ = readers.load(readers.shipped[0])
    assert readers.load(readers.shipped[0])[0] is network
    with pytest.raises(ValueError, match="read-only"):
        network.theta[0] = 1.0
    with pytest.raises(ValueError, match="read-only"):
        network.params["W1"][0, 0] = 1.0


def test_a_file_is_listed_after_the_shipped_ones(readers, tmp_path):
    reader = readers.add(weights_file(tmp_path / "mine.npz"))
    assert readers.listed[-1] is reader
    assert (reader.kind, reader.name, reader.path) == ("file", "mine", tmp_path / "mine.npz")
    assert readers.load(reader)[1].name == "mine"


def test_a_file_chosen_again_is_listed_once_and_read_anew(readers, tmp_path):
    first = readers.add(weights_file(tmp_path / "mine.npz", seed=1))
    before = readers.load(first)[0].theta.copy()
    again = readers.add(weights_file(tmp_path / "mine.npz", seed=2))
    assert again == first
    assert len(readers.listed) == 3
    assert not np.array_equal(readers.load(again)[0].theta, before)


def test_two_files_of_one_name_are_two_readers(readers, tmp_path):
    (tmp_path / "other").mkdir()
    one = readers.add(weights_file(tmp_path / "mine.npz", seed=1))
    two = readers.add(weights_file(tmp_path / "other" / "mine.npz", seed=2))
    assert one.key != two.key
    assert len(readers.listed) == 4


def test_a_file_in_double_precision_reads_in_single_like_all_others(readers, tmp_path):
    network, _ = readers.load(readers.add(weights_file(tmp_path / "mine.npz", dtype=np.float64)))
    assert network.theta.dtype == np.float32


@pytest.mark.parametrize(
    ("sizes", "content", "reason"),
    [((4, 10), None, "bad_shape"), (None, b"text", "not_weights"), (None, None, "missing")],
)
def test_a_file_that_cannot_read_images_is_refused_and_not_listed(readers, tmp_path, sizes, content, reason):
    path = tmp_path / "bad.npz"
    if sizes is not None:
        weights_file(path, sizes)
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(WeightsError) as caught:
        readers.add(path)
    assert caught.value.reason == reason
    assert len(readers.listed) == 2


def test_the_run_is_not_among_those_from_files(readers):
    assert RUN_READER not in readers.listed
    assert RUN_READER.path is None
