"""See a neural network from the inside: draw a digit, follow every number, train it live."""

from __future__ import annotations

import os

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
