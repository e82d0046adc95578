"""Resident memory of this process, as Linux tells it."""

from __future__ import annotations

from pathlib import Path


def resident() -> float:
    """Return it in MB; nan on a system that does not say."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return float("nan")
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
