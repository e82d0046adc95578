"""The pieces of Python that a script is put together from: only what its run used goes into it.

Every piece does the same operations in the same order as the program's own training, so the losses agree to
the last bit wherever NumPy computes alike.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

GZ_DATA = '''\
def load(folder, part):
    """Return images (n, 784) and labels (n,) of "train" or "t10k", from the original files."""
    with gzip.open(f"{folder}/{part}-images-idx3-ubyte.gz") as file:
        images = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 784)
    with gzip.open(f"{folder}/{part}-labels-idx1-ubyte.gz") as file:
        labels = np.frombuffer(file.read(), np.uint8, offset=8)
    return images, labels.astype(int)
'''

SAMPLE_DATA = '''\
def load(path, part):
    """Return images (n, 784) and labels (n,) of "train" or "t10k": the first 4,000, and the others."""
    with np.load(path) as file:
        images, labels = file["images"].reshape(-1, 784), file["labels"].astype(int)
    return (images[:4000], labels[:4000]) if part == "train" else (images[4000:], labels[4000:])
'''

ACTIVATIONS: Mapping[str, str] = MappingProxyType(
    {
        "sigmoid": """\
def sigmoid(a):
    return 0.5 * np.tanh(0.5 * a) + 0.5


def sigmoid_slope(a, z):
    return (1.0 - z) * z
""",
        "tanh": """\
def tanh(a):
    return np.tanh(a)


def tanh_slope(a, z):
    return 1.0 - z * z
""",
        "relu": """\
def relu(a):
    return np.maximum(a, 0.0)


def relu_slope(a, z):
    return (a > 0.0).astype(a.dtype)
""",
        "identity": """\
def identity(a):
    return a


def identity_slope(a, z):
    return np.ones_like(a)
""",
        "leaky_relu": """\
def leaky_relu(a):
    return np.where(a > 0, a, a * np.float32(0.01))


def leaky_relu_slope(a, z):
    return np.where(a > 0, np.float32(1), np.float32(0.01))
""",
        "elu": """\
def elu(a):
    return np.where(a > 0, a, np.expm1(np.minimum(a, 0)))


def elu_slope(a, z):
    return np.where(a > 0, np.float32(1), np.exp(np.minimum(a, 0)))
""",
        "gelu": """\
def gelu_tanh(a):
    x = np.clip(a, -30.0, 30.0)
    return x, np.tanh(np.float32(math.sqrt(2 / math.pi)) * (x + np.float32(0.044715) * x**3))


def gelu(a):
    return 0.5 * a * (1.0 + gelu_tanh(a)[1])


def gelu_slope(a, z):
    x, t = gelu_tanh(a)
    inner = np.float32(math.sqrt(2 / math.pi)) * (1.0 + np.float32(3 * 0.044715) * np.square(x))
    return 0.5 * (1.0 + t) + 0.5 * x * (1.0 - np.square(t)) * inner
""",
        "softplus": """\
def softplus(a):
    return np.maximum(a, 0) + np.log1p(np.exp(-np.abs(a)))


def softplus_slope(a, z):
    return np.tanh(a * 0.5) * 0.5 + 0.5
""",
        "swish": """\
def swish(a):
    return a * (np.tanh(a * 0.5) * 0.5 + 0.5)


def swish_slope(a, z):
    e = np.exp(-np.abs(a))
    return np.tanh(a * 0.5) * 0.5 + 0.5 + a * (e / np.square(1.0 + e))
""",
    }
)
"""Each function h and its slope h', given a and z = h(a)."""

OPTIMIZERS: Mapping[str, str] = MappingProxyType(
    {
        "sgd": """\
def sgd(p, g, memory, rate, s):
    p -= rate * g
""",
        "momentum": """\
def momentum(p, g, memory, rate, s):
    v = memory.setdefault("v", np.zeros_like(p))
    v[...] = s["momentum"] * v - rate * g
    p += v
""",
        "nesterov": """\
def nesterov(p, g, memory, rate, s):
    v = memory.setdefault("v", np.zeros_like(p))
    v[...] = s["momentum"] * v - rate * g
    p += s["momentum"] * v
    p -= rate * g
""",
        "adagrad": """\
def adagrad(p, g, memory, rate, s):
    h = memory.setdefault("h", np.zeros_like(p))
    h += g * g
    p -= g / (np.sqrt(h) + 1e-7) * rate
""",
        "rmsprop": """\
def rmsprop(p, g, memory, rate, s):
    h = memory.setdefault("h", np.zeros_like(p))
    h[...] = s["decay"] * h + (1.0 - s["decay"]) * (g * g)
    p -= g / (np.sqrt(h) + 1e-7) * rate
""",
        "adam": """\
def adam(p, g, memory, rate, s):
    m, v = memory.setdefault("m", np.zeros_like(p)), memory.setdefault("v", np.zeros_like(p))
    t = memory["steps"] = memory.get("steps", 0) + 1
    v += (1.0 - s["beta2"]) * (g * g - v)
    m += (1.0 - s["beta1"]) * (g - m)
    rate = rate * (1.0 - s["beta2"] ** t) ** 0.5 / (1.0 - s["beta1"] ** t)
    p -= m / (np.sqrt(v) + 1e-7) * rate
""",
    }
)
"""Each changes a parameter p by its gradient g; what it has to remember lies in ``memory``."""

SCHEDULES: Mapping[str, str] = MappingProxyType(
    {
        "constant": "1.0",
        "step": "1.0 if done < 0.5 else 0.1 if done < 0.75 else 0.01",
        "cosine": "0.5 * (1.0 + math.cos(math.pi * min(done, 1.0)))",
        "one_cycle": (
            "0.04 + 0.96 * 0.5 * (1.0 - math.cos(math.pi * done / 0.3)) if done < 0.3 "
            "else 0.5 * (1.0 + math.cos(math.pi * min((done - 0.3) / 0.7, 1.0)))"
        ),
    }
)
"""Factor on the learning rate by the share of the run that is done."""

NETWORK = '''\
def gradients(x, t, W, b):
    """Return the loss of a batch and its gradient, by backpropagation."""
    n, a, z = len(x), [], [x]
    for layer in range(len(W)):
        a.append(z[-1] @ W[layer] + b[layer])
        z.append(HIDDEN[layer][0](a[-1]) if layer < len(HIDDEN) else softmax(a[-1]))
    y = z[-1]
    loss = -float(np.log(y[np.arange(n), t] + 1e-7).sum()) * (1.0 / n)
    da = y * (1.0 / n)
    da[np.arange(n), t] -= 1.0 / n
    dW, db = [None] * len(W), [None] * len(W)
    for layer in reversed(range(len(W))):
        dW[layer] = z[layer].T @ da
        db[layer] = np.ones(n, np.float32) @ da  # the sum over the batch
        if layer:
            slope = HIDDEN[layer - 1][1](a[layer - 1], z[layer])
            da = da @ W[layer].T * slope
    return loss, dW, db


def softmax(a):
    y = np.exp(a - a.max(axis=1, keepdims=True))
    return y / y.sum(axis=1, keepdims=True)
'''

START = """\
    rng = np.random.default_rng(SEED)
    W = [
        (deviation * rng.standard_normal(shape)).astype(np.float32)
        for deviation, shape in zip(DEVIATIONS, zip(SIZES, SIZES[1:]))
    ]
    b = [np.zeros(units, np.float32) for units in SIZES[1:]]
    rng = np.random.default_rng(SEED)  # the order of the images, from the same seed
    s, state = dict(SETTINGS), {"order": [], "start": 0}
    memory = [{} for _ in W + b]
    print("iteration,loss")
    for i in range(1, ITERATIONS + 1):
"""
L2 = """\
        if s["l2"]:
            for p, g in zip(W, dW):
                g += s["l2"] * p
                loss += 0.5 * s["l2"] * float(np.vdot(p, p))
"""
L1 = """\
        if s["l1"]:
            for p, g in zip(W, dW):
                g += s["l1"] * np.sign(p)
                loss += s["l1"] * float(np.sum(np.abs(p)))
"""
TEST = """\
    images, labels = load(source, "t10k")
    z = images.astype(np.float32) * np.float32(1 / 255)
    for layer in range(len(W)):
        a = z @ W[layer] + b[layer]
        z = HIDDEN[layer][0](a) if layer < len(HIDDEN) else a
    share = np.mean(z.argmax(axis=1) == labels)
    print(f"of the test images, {share:.2%} are read right", file=sys.stderr)
"""
