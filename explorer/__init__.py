"""See a neural network from the inside: draw a digit, follow every number, train it live."""

from __future__ import annotations

import os
import sys

_BLAS_VARIABLES = (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


def limit_blas_threads() -> None:
    """Give NumPy's matrix products one thread, unless the user chose otherwise; to be called before NumPy is.

    Networks of this size are too small to share out: handing the work round costs more than it saves
    (784-50-10 at batch 100 was measured at 3,700 iterations a second on one thread and 1,100 to 2,600 on
    several). The programs of this package call it; the library alone leaves the process as it is.
    """
    for variable in _BLAS_VARIABLES:
        os.environ.setdefault(variable, "1")


_TRIM_THRESHOLD, _MMAP_THRESHOLD, _MOST_ARENAS = -1, -3, -8
"""Names that glibc's malloc.h gives to options of its mallopt."""


def return_freed_memory() -> None:
    """Let large freed arrays go back to the system on Linux; to be called before threads are begun.

    Left alone, glibc keeps what each thread freed for that thread. Here threads share one pool, which
    Python's lock keeps them from quarrelling over, and arrays from 8 MB on, as long as a run's history has
    them, get pages of their own. With a limit of 512 kB memory stayed quite flat over three million
    iterations, but fresh pages for every copy of the weights made an update in Layers take 38 ms, not 20.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:  # another C library
        return
    for option, value in ((_MOST_ARENAS, 1), (_MMAP_THRESHOLD, 8 * 2**20), (_TRIM_THRESHOLD, 32 * 2**20)):
        mallopt(option, value)
