"""What the gradient check of section 5.7 checks: two networks, three digits, and mistakes to be found."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from explorer import resources
from explorer.data import load
from explorer.nn import Network, load_network, one_hot
from explorer.nn.gradient import numerical_gradient_of
from explorer.nn.losses import DELTA

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.labs.values import Numbers64, Values

DIGITS = ("data", "mnist_sample.npz")
WEIGHTS = ("weights", "book.npz")
BATCH = 3
_SIZES = (784, 50, 10)
_DEVIATION, _SEED = 0.01, 0

MISTAKES = ("none", "delta", "batch", "slope")


@cache
def network_for(key: str) -> Network:
    """Return a network in float64.

    Parameters
    ----------
    key : str
        ``"first"`` for that of section 5.7.2, with ReLU and its first weights; ``"trained"`` for the one with
        three layers that reads digits in section 3.6.
    """
    if key == "trained":
        return load_network(resources.path(*WEIGHTS)).network.astype(np.float64)
    return Network(_SIZES, "relu", _DEVIATION, _SEED, dtype=np.float64)


@cache
def batch() -> tuple[Numbers64, Numbers64]:
    """Return the first three training images and their one-hot labels."""
    train = load("sample").train
    x = train.images[:BATCH].reshape(BATCH, -1) / 255.0
    return x, np.asarray(one_hot(train.labels[:BATCH], 10, np.float64), dtype=np.float64)


def loss_of(network: Network, mistake: str) -> Callable[[], float]:
    """Return the loss as a function of nothing: it reads the network's parameters."""
    x, t = batch()
    inside = DELTA if mistake == "delta" else 0.0
    return lambda: float(-np.sum(t * np.log(network.forward(x).y + inside)) / len(x))


def backpropagated(key: str, mistake: str) -> dict[str, Numbers64]:
    """Return the gradients of one pass back, with the mistake that is to be found."""
    x, t = batch()
    network = network_for(key).astype(np.float64)
    network.forward(x)
    back = network.backward(t)
    grads = {name: np.asarray(back.grads[name], dtype=np.float64) for name in network.params}
    if mistake == "batch":
        return {name: gradient * len(x) for name, gradient in grads.items()}
    if mistake == "slope":
        unswitched = back.dz[0]
        grads["W1"], grads["b1"] = np.dot(x.T, unswitched), np.sum(unswitched, axis=0)
    return grads


@cache
def difference(key: str, mistake: str, name: str) -> float:
    """Return the mean distance of both gradients of a small parameter; it is asked for at every redraw."""
    network = network_for(key).astype(np.float64)
    numerical = numerical_gradient_of(loss_of(network, mistake), network.params[name])
    return float(np.mean(np.abs(numerical - backpropagated(key, mistake)[name])))


_HIDDEN = {
    "relu": ("np.maximum(a, 0)", "z > 0"),
    "sigmoid": ("1 / (1 + np.exp(-a))", "z * (1 - z)"),
}
"""How a hidden layer's function, and its slope at what it gave, are written."""


def _weights(key: str) -> str:
    shapes = network_for(key).spec.shapes
    if key == "first":
        lines = [f"rng = np.random.default_rng({_SEED})"]
        for n in range(1, network_for(key).spec.layers + 1):
            W, (units,) = shapes[f"W{n}"], shapes[f"b{n}"]
            lines.append(f"W{n}, b{n} = {_DEVIATION} * rng.standard_normal({W}), np.zeros({units})")
        return "\n".join(lines)
    taken = [f"{name} = take({', '.join(map(str, shape))})" for name, shape in shapes.items()]
    return "\n".join(
        [
            f"with np.load({str(resources.path(*WEIGHTS))!r}) as file:",
            '    state = file["state"].astype(np.float64)',
            "",
            "",
            "def take(*shape):",
            "    global state",
            "    taken, state = np.split(state, [int(np.prod(shape))])",
            "    return taken.reshape(shape)",
            "",
            "",
            *taken,
        ]
    )


def _predict(key: str) -> str:
    last = network_for(key).spec.layers
    lines, signal = [], "x"
    for n in range(1, last):
        lines.append(f"    z{n} = h(np.dot({signal}, W{n}) + b{n})")
        signal = f"z{n}"
    hidden = ", ".join(f"z{n}" for n in range(1, last))
    return "\n".join(
        ["def predict():", *lines, f"    return {hidden}, softmax(np.dot({signal}, W{last}) + b{last})"]
    )


def _backward(key: str, mistake: str) -> str:
    last = network_for(key).spec.layers
    hidden = ", ".join(f"z{n}" for n in range(1, last))
    lines = [f"{hidden}, y = predict()", "dy = (y - t) / len(x)"]
    da = "dy"
    for n in range(last, 0, -1):
        signal = f"z{n - 1}" if n > 1 else "x"
        lines.append(f"dW{n}, db{n} = np.dot({signal}.T, {da}), np.sum({da}, axis=0)")
        if n > 1:
            lines.append(f"dz{n - 1} = np.dot({da}, W{n}.T)")
            lines.append(f"da{n - 1} = dz{n - 1} * slope(z{n - 1})")
            da = f"da{n - 1}"
    grads = [f"d{name}" for name in network_for(key).params]
    wrong = {
        "batch": f"{', '.join(grads)} = ({', '.join(f'{grad} * len(x)' for grad in grads)})  # the mistake",
        "slope": "dW1, db1 = np.dot(x.T, dz1), np.sum(dz1, axis=0)  # the mistake",
    }
    return "\n".join([*lines, wrong.get(mistake, "")])


def program(values: Values, prints: str) -> str:
    """Return the check as a program on this installation's files, with these lines at its end."""
    key, mistake = values.choice("network"), values.choice("mistake")
    h, slope = _HIDDEN[network_for(key).spec.hidden[0]]
    inside = " + 1e-7" if mistake == "delta" else ""
    return f"""import numpy as np

with np.load({str(resources.path(*DIGITS))!r}) as digits:
    x = digits["images"][:{BATCH}].reshape({BATCH}, 784) / 255.0
    t = np.eye(10)[digits["labels"][:{BATCH}]]

{_weights(key)}


def h(a):
    return {h}


def slope(z):
    return {slope}


def softmax(a):
    exp_a = np.exp(a - np.max(a, axis=1, keepdims=True))
    return exp_a / np.sum(exp_a, axis=1, keepdims=True)


{_predict(key)}


def loss():
    return float(-np.sum(t * np.log(predict()[-1]{inside})) / len(x))


def numerical_gradient(f, parameter, h=1e-4):
    grad = np.zeros_like(parameter)
    for index in np.ndindex(parameter.shape):
        value = parameter[index]
        parameter[index] = value + h
        above = f()
        parameter[index] = value - h
        below = f()
        parameter[index] = value
        grad[index] = (above - below) / (2 * h)
    return grad


def difference(parameter, gradient):
    return f"{{np.mean(np.abs(numerical_gradient(loss, parameter) - gradient)):.1e}}"


# backpropagation
{_backward(key, mistake)}

# the larger the parameter, the longer: difference(W1, dW1) takes ten seconds
{prints}
"""
