"""What a run freed goes back to the system."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from explorer.ui import freed_memory
from explorer.ui.freed_memory import FreedMemory

pytestmark = pytest.mark.skipif(
    freed_memory._of_glibc("malloc_trim") is None, reason=f"the C library of {sys.platform} cannot be asked"
)


def resident() -> int:
    """Return the resident memory of this process in pages."""
    return int(Path("/proc/self/statm").read_text().split()[1])


def test_holes_between_arrays_are_given_back_while_a_run_advances(session, monkeypatch):
    monkeypatch.setattr(freed_memory, "INTERVAL", 0.0)
    freed = FreedMemory(session.run)
    arrays = [np.ones(12_500) for _ in range(1000)]
    held = resident()
    kept = arrays[9::10]
    del arrays
    assert resident() > held - 2_000  # 100 MB are 25,600 pages: the C library kept nearly all
    session.run.advanced.emit()
    assert resident() < held - 15_000
    assert len(kept) == 100
    assert freed.parent() is None


def test_a_thinned_history_is_given_back_soon(session, monkeypatch):
    monkeypatch.setattr(freed_memory, "_SOON", 0.0)
    freed = FreedMemory(session.run)
    given = []
    monkeypatch.setattr(freed, "give_back", lambda: given.append(1))
    for rows, times in ((5, 0), (8, 0), (6, 1), (7, 1)):
        monkeypatch.setattr(type(session.run), "history", range(rows))
        session.run.advanced.emit()
        assert len(given) == times
