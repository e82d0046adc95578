"""The lab on section 3.6 as a NumPy program that finds its files on any computer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from explorer.labs.activation_code import ACTIVATION_CODE
from explorer.labs.digit_reading import DEVIATION, SEED, SHIPPED, scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.nn import Network

_FOLDER = """# Where nn-explorer keeps {what}; without it, give that folder as the first argument.
try:
    {found}
except ImportError:
    folder = Path(sys.argv[1])
"""

_SAMPLE = """
with np.load(folder / "data" / "mnist_sample.npz") as digits:
    images, t = digits["images"][4000:], digits["labels"][4000:]
"""

_MNIST = """
def read(name, header):
    with gzip.open(mnist / name) as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


images, t = read("t10k-images-idx3-ubyte.gz", 16), read("t10k-labels-idx1-ubyte.gz", 8)
"""

_SHIPPED = f"""with np.load(folder / "weights" / "{SHIPPED[-1]}") as file:
    state = file["state"].astype(np.float64)
"""


def program(
    network: Network, key: str, path: str, images: str, normalised: bool, prints: Sequence[str]
) -> str:
    """Return the program; it prints what the lab's printout shows.

    Parameters
    ----------
    network : Network
        Whose shape is written down.
    key, path, images, normalised
        As in `explorer.labs.digit_reading.outputs`.
    prints : sequence of str
        Expressions to print.
    """
    weights = _own(network, path) if key == "own" else _WEIGHTS[key](network)
    parts = [_imports(key, path, images)]
    if key == "book" or images == "sample":
        parts.append(
            _FOLDER.format(
                what="its weights and digits",
                found="from explorer import resources\n\n    folder = resources.root()",
            )
        )
    if images == "mnist":
        found = 'from explorer.data import data_folder\n\n    folder = data_folder("mnist")'
        parts.append(_FOLDER.format(what="MNIST", found=found).replace("folder =", "mnist ="))
    parts += [
        (_SAMPLE if images == "sample" else _MNIST).strip("\n") + "\n",
        f"x = images.reshape(-1, 784) / {scale(normalised)}\n",
        weights,
        _functions(network),
        _forward(network),
        "loss = float(-np.mean(np.log(y[np.arange(len(t)), t] + 1e-7)))\n",
        "\n".join(f"print({line})" for line in prints) + "\n",
    ]
    return "\n".join(parts)


def _imports(key: str, path: str, images: str) -> str:
    needed = ["gzip"] * (images == "mnist") + ["pickle"] * (key == "own" and not _is_archive(path)) + ["sys"]
    lines = "\n".join(f"import {name}" for name in needed)
    return f"{lines}\nfrom pathlib import Path\n\nimport numpy as np\n"


def _is_archive(path: str) -> bool:
    """Return whether a weights file is an .npz and not a pickle."""
    with Path(path).open("rb") as file:
        return file.read(2) == b"PK"


def _shipped(network: Network) -> str:
    return _SHIPPED + _taken(network)


def _taken(network: Network) -> str:
    """Return the lines that cut a flat vector of all parameters into arrays."""
    lines = ["start = 0"]
    for name, shape in network.spec.shapes.items():
        size = " * ".join(map(str, shape))
        lines.append(f"{name} = state[start:start + {size}].reshape({shape})")
        lines.append(f"start += {size}")
    return "\n".join(lines) + "\n"


def _untrained(network: Network) -> str:
    lines = [f"rng = np.random.default_rng({SEED})"]
    for layer in range(1, network.spec.layers + 1):
        W, b = network.spec.shapes[f"W{layer}"], network.spec.shapes[f"b{layer}"]
        lines.append(f"W{layer}, b{layer} = {DEVIATION} * rng.standard_normal({W}), np.zeros({b})")
    return "\n".join(lines) + "\n"


_WEIGHTS = {"book": _shipped, "untrained": _untrained}


def _own(network: Network, path: str) -> str:
    """Return the lines that read the reader's file, by its name alone: it lies where the program runs."""
    name = Path(path).name
    note = f"# Your file {name}, in the folder where this runs\n"
    names = "\n".join(f'{name} = params["{name}"].astype(np.float64)' for name in network.params) + "\n"
    if not _is_archive(path):
        return f'{note}with open({name!r}, "rb") as file:\n    params = pickle.load(file)\n{names}'
    return (
        f"{note}with np.load({name!r}) as file:\n    params = dict(file)\n"
        'if "state" in params:\n    state = params["state"].astype(np.float64)\n'
        f"{_indented(_taken(network))}else:\n{_indented(names)}"
    )


def _indented(lines: str) -> str:
    return "".join(f"    {line}\n" for line in lines.splitlines())


def _functions(network: Network) -> str:
    hidden = "\n\n".join(
        f"\ndef {name}(a):\n    return {ACTIVATION_CODE[name]}\n"
        for name in dict.fromkeys(network.spec.hidden)
    )
    return f"""{hidden}

def softmax(a):
    exp_a = np.exp(a - np.max(a, axis=1, keepdims=True))
    return exp_a / np.sum(exp_a, axis=1, keepdims=True)

"""


def _forward(network: Network) -> str:
    lines, signal = [], "x"
    for layer, name in enumerate((*network.spec.hidden, "softmax"), start=1):
        result = "y" if layer == network.spec.layers else f"z{layer}"
        lines.append(f"{result} = {name}(np.dot({signal}, W{layer}) + b{layer})")
        signal = result
    return "\n".join(lines)
