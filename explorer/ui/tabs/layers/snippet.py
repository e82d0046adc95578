"""The code in sight as a NumPy program of its own, with the very numbers in sight."""

from __future__ import annotations

import base64
import zlib
from typing import TYPE_CHECKING

import numpy as np

from explorer.ui.tabs.layers.notation import array_name
from explorer.ui.tabs.layers.picture import Part
from explorer.ui.tabs.layers.walk_steps import backward_lines, forward_lines

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from explorer.nn import NetworkSpec

_FUNCTIONS = {
    "step": "return (a > 0).astype(a.dtype)",
    "identity": "return a",
    "sigmoid": "return 0.5 * np.tanh(0.5 * a) + 0.5",
    "tanh": "return np.tanh(a)",
    "relu": "return np.maximum(0, a)",
    "leaky_relu": "return np.where(a > 0, a, 0.01 * a)",
    "elu": "return np.where(a > 0, a, np.expm1(np.minimum(a, 0)))",
    "gelu": "return 0.5 * a * (1 + np.tanh(np.sqrt(2 / np.pi) * (a + 0.044715 * a**3)))",
    "softplus": "return np.maximum(a, 0) + np.log1p(np.exp(-np.abs(a)))",
    "swish": "return a * (0.5 * np.tanh(0.5 * a) + 0.5)",
    "softmax": "e = np.exp(a - a.max(axis=-1, keepdims=True))\n    return e / e.sum(axis=-1, keepdims=True)",
}
"""Every function of the forward pass, of an array ``a``."""

_SLOPES = {
    "step": "return np.zeros_like(a)",
    "identity": "return np.ones_like(a)",
    "sigmoid": "z = 0.5 * np.tanh(0.5 * a) + 0.5\n    return z * (1 - z)",
    "tanh": "return 1 - np.tanh(a) ** 2",
    "relu": "return (a > 0).astype(a.dtype)",
    "leaky_relu": "return np.where(a > 0, 1.0, 0.01)",
    "elu": "return np.where(a > 0, 1.0, np.exp(np.minimum(a, 0)))",
    "gelu": (
        "c = np.sqrt(2 / np.pi)\n"
        "    u = np.tanh(c * (a + 0.044715 * a**3))\n"
        "    return 0.5 * (1 + u) + 0.5 * a * (1 - u**2) * c * (1 + 3 * 0.044715 * a**2)"
    ),
    "softplus": "return 0.5 * np.tanh(0.5 * a) + 0.5",
    "swish": "s = 0.5 * np.tanh(0.5 * a) + 0.5\n    return s + a * s * (1 - s)",
}

_LOSSES = {
    "softmax": "def cross_entropy_error(y, t):\n    return -np.sum(t * np.log(y + 1e-7)) / len(y)",
    "sigmoid": (
        "def binary_cross_entropy(y, t):\n"
        "    return -np.sum(t * np.log(y + 1e-7) + (1 - t) * np.log(1 - y + 1e-7)) / len(y)"
    ),
    "identity": "def sum_squared_error(y, t):\n    return 0.5 * np.sum((y - t) ** 2) / len(y)",
}


def snippet(
    spec: NetworkSpec, weights: Path, x: NDArray[np.floating], labels: NDArray[np.integer] | None = None
) -> str:
    """Return a program that computes what is in sight.

    Parameters
    ----------
    spec : NetworkSpec
    weights : pathlib.Path
        An ``.npz`` of ours that holds the network's numbers: half a million do not fit on a clipboard.
    x : ndarray, shape (n, inputs)
        The batch; it is part of the text, to the last bit.
    labels : ndarray of int, shape (n,), optional
        With them the backward pass follows, in float64, as the window shows it.
    """
    n = len(x)
    precision = "np.float32" if labels is None else "np.float64"
    image = np.ascontiguousarray(x, dtype=np.float32)
    packed = base64.b64encode(zlib.compress(image.tobytes(), 9)).decode()
    shape = (n, 28, 28) if spec.sizes[0] == 28 * 28 else (n, spec.sizes[0])
    source = "image" if len(shape) == 3 else "inputs"
    parts = ["import base64\nimport zlib\n\nimport numpy as np\n", *_definitions(spec, labels is not None)]
    parts.append("\n# What the network has learned, and what it looks at.")
    parts.append(f'theta = np.load(r"{weights}")["state"].astype({precision})')
    start = 0
    for name, size in spec.shapes.items():
        stop = start + int(np.prod(size))
        parts.append(f"{name} = theta[{start}:{stop}].reshape{size}")
        start = stop
    wrapped = "\n".join(f'    "{packed[at : at + 100]}"' for at in range(0, len(packed), 100))
    parts.append(f"packed = (\n{wrapped}\n)")
    parts.append(
        f"{source} = np.frombuffer(zlib.decompress(base64.b64decode(packed)), np.float32)"
        f".reshape{shape}.astype({precision})"
    )
    parts.append("\n# Forward (section 3.4)")
    parts += [f"{line.text}  # {line.shapes}" for line in forward_lines(spec, n)]
    if labels is None:
        parts.append(f"print({array_name(spec, Part('z', spec.layers))})")
    else:
        parts.append("\n# Backward (chapter 5)")
        parts.append(f"t = np.eye({spec.sizes[-1]})[{labels.tolist()}]\nbatch_size = {n}")
        parts += [f"{line.text}  # {line.shapes}" for line in backward_lines(spec, n)]
        parts.append("print(loss)")
    return "\n".join(parts) + "\n"


def _definitions(spec: NetworkSpec, backward: bool) -> list[str]:
    names = dict.fromkeys((*spec.hidden, spec.output))
    parts = [f"\ndef {name}(a):\n    {_FUNCTIONS[name]}\n" for name in names]
    if backward:
        hidden = dict.fromkeys(spec.hidden)
        parts += [f"\ndef {name}_grad(a):\n    {_SLOPES[name]}\n" for name in hidden]
        parts.append(f"\n{_LOSSES[spec.output]}\n")
    return parts
