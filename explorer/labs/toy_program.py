"""A network that learns points of the plane, as a NumPy program that prints where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.labs import number_text
from explorer.labs.point_sets import source

if TYPE_CHECKING:
    from explorer.labs.toy_training import Learner

_HIDDEN = {
    "tanh": "np.tanh(a)",
    "sigmoid": "1 / (1 + np.exp(-a))",
    "relu": "np.maximum(0, a)",
    "identity": "a",
}

_OUTPUTS = {
    "sigmoid": """def output(a):  # sigmoid: the probability of class 1
    return 1 / (1 + np.exp(-a))


def cross_entropy_error(y, t):
    y = y[:, 0]
    return -np.mean(t * np.log(y + 1e-7) + (1 - t) * np.log(1 - y + 1e-7))


def answers(y):
    return (y[:, 0] > 0.5).astype(int)""",
    "softmax": """def output(a):  # softmax: the probabilities of both classes
    exp_a = np.exp(a - np.max(a, axis=1, keepdims=True))
    return exp_a / np.sum(exp_a, axis=1, keepdims=True)


def cross_entropy_error(y, t):
    return -np.mean(np.log(y[np.arange(len(t)), t] + 1e-7))


def answers(y):
    return np.argmax(y, axis=1)""",
}


def program(state: Learner) -> str:
    """Return the points, the network with its weights of the moment, and what is printed of them."""
    task, spec = state.task, state.network.spec
    weights = "\n".join(
        f"{name} = np.array({number_text.python_list(array)})" for name, array in state.network.params.items()
    )
    layers = ", ".join(f"(W{layer}, b{layer})" for layer in range(1, spec.layers + 1))
    shapes = "\n".join(f"print(W{layer}.shape)" for layer in range(1, spec.layers + 1))
    return f"""import numpy as np


{source(task.points)}


def h(a):  # {task.activation}
    return {_HIDDEN[task.activation]}


{_OUTPUTS[task.output]}


x, t = {task.points}({task.count}, {task.noise!r}, {task.seed})

# The weights after n steps
n = {state.iteration}
{weights}
layers = [{layers}]


def predict(x):
    z = x
    for W, b in layers[:-1]:
        z = h(np.dot(z, W) + b)
    W, b = layers[-1]
    return output(np.dot(z, W) + b)


y = predict(x)
loss = float(cross_entropy_error(y, t))
accuracy = float(np.mean(answers(y) == t))

print(n)
print(round(loss, 6))
print(round(accuracy, 4))
print(x.shape)
print(t.shape)
{shapes}
"""
