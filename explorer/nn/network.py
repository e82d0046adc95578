"""A fully connected network of any depth on one flat parameter vector."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import numpy as np

from explorer.nn.activations import ACTIVATIONS
from explorer.nn.errors import NetworkError, ShapeError
from explorer.nn.gradient import numerical_gradient_of
from explorer.nn.initializers import deviation
from explorer.nn.losses import DELTA, OUTPUTS, targets
from explorer.nn.parameters import NetworkSpec, Parameters
from explorer.nn.trace import BackwardTrace, ForwardTrace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, DTypeLike

    from explorer.nn.functions import Array


class Network:
    """Layers of ``a = np.dot(z, W) + b`` and ``z = h(a)``, as in section 3.4, of any depth and width.

    Parameters
    ----------
    sizes : sequence of int
        Units of the input and of every layer, e.g. ``(784, 50, 10)``.
    hidden : str or sequence of str, optional
        Activation of the hidden layers: one name for all, or one for each.
    init : float or str, optional
        Standard deviation of the first weights, or ``"xavier"``, ``"he"``, ``"normal"``, ``"zeros"``.
    seed : int, numpy.random.Generator or None, optional
        Where the first weights come from; the same seed gives the same weights.
    output : str, optional
        ``"softmax"``, ``"sigmoid"`` or ``"identity"``; it decides the loss too.
    dtype : dtype, optional
        Of the parameters and of everything computed: float32 for training, float64 for checks.

    Attributes
    ----------
    theta : ndarray, shape (parameter_count,)
        All parameters, in the order W1, b1, W2, b2, ….
    params : Parameters
        The same numbers by name, as views.

    Raises
    ------
    ConfigError
        When a size, a name or the deviation is not allowed.
    """

    def __init__(
        self,
        sizes: Sequence[int],
        hidden: str | Sequence[str] = "sigmoid",
        init: float | str = 0.01,
        seed: int | np.random.Generator | None = None,
        *,
        output: str = "softmax",
        dtype: DTypeLike = np.float32,
    ) -> None:
        names = (hidden,) * (len(sizes) - 2) if isinstance(hidden, str) else tuple(hidden)
        spec = NetworkSpec(tuple(sizes), names, output)
        self._adopt(spec, np.zeros(spec.parameter_count, dtype=dtype))
        rng = np.random.default_rng(seed)
        for layer in range(1, spec.layers + 1):
            W = self.params[f"W{layer}"]
            W[...] = deviation(init, W.shape[0]) * rng.standard_normal(W.shape)

    def _adopt(self, spec: NetworkSpec, theta: Array) -> None:
        self.spec = spec
        self.theta = theta
        self.params = Parameters(spec.views(theta))
        self.output = OUTPUTS[spec.output]
        self.activations = tuple(ACTIVATIONS[name] for name in spec.hidden)
        self._last: ForwardTrace | None = None

    @classmethod
    def from_state(cls, spec: NetworkSpec, state: Array) -> Self:
        """Return a network that stands on ``state`` itself: nothing is copied, and it may be read-only.

        Parameters
        ----------
        spec : NetworkSpec
            Shape of the network.
        state : ndarray, shape (spec.parameter_count,)
            What :attr:`state` gave.
        """
        network = cls.__new__(cls)
        network._adopt(spec, state)
        return network

    @property
    def state(self) -> Array:
        """All numbers that make this network what it is: a copy of ``theta``."""
        return self.theta.copy()

    def load_state(self, state: ArrayLike) -> None:
        """Copy a state into this network, raising :class:`ShapeError` when it is another shape's."""
        state = np.asarray(state)
        if state.shape != self.theta.shape:
            raise ShapeError("state", str(self.theta.shape), state.shape)
        self.theta[...] = state

    def astype(self, dtype: DTypeLike) -> Network:
        """Return a copy of this network that computes in another precision."""
        return Network.from_state(self.spec, self.theta.astype(dtype))

    @property
    def sizes(self) -> tuple[int, ...]:
        """Units of the input and of every layer."""
        return self.spec.sizes

    @property
    def parameter_count(self) -> int:
        """Number of weights and biases."""
        return self.spec.parameter_count

    def forward(self, x: ArrayLike) -> ForwardTrace:
        """Return every value on the way from ``x`` to the output.

        Parameters
        ----------
        x : array_like, shape (n, inputs) or (inputs,)
            One input or a batch; images must be flattened.

        Raises
        ------
        ShapeError
            When ``x`` does not fit the input layer.
        """
        x = np.atleast_2d(np.asarray(x, dtype=self.theta.dtype))
        if x.ndim != 2 or x.shape[1] != self.sizes[0]:
            raise ShapeError("x", f"(n, {self.sizes[0]}) or ({self.sizes[0]},)", x.shape)
        a: list[Array] = []
        z: list[Array] = []
        signal = x
        for layer in range(1, self.spec.layers + 1):
            a.append(np.dot(signal, self.params[f"W{layer}"]) + self.params[f"b{layer}"])
            h = self.output.function if layer == self.spec.layers else self.activations[layer - 1]
            signal = h(a[-1])
            z.append(signal)
        self._last = ForwardTrace(x, tuple(a), tuple(z))
        return self._last

    def backward(self, t: ArrayLike) -> BackwardTrace:
        """Return the gradient of the loss by every value of the last forward pass (chapter 5).

        Parameters
        ----------
        t : array_like, shape (n,) or (n, outputs)
            Labels or one-hot rows of the batch last given to :meth:`forward`.

        Raises
        ------
        NetworkError
            When nothing has gone forward yet.
        """
        trace = self._last
        if trace is None:
            raise NetworkError("backward needs a forward pass before it")
        t = targets(t, trace.y)
        n = len(trace.x)
        da: list[Array] = [(trace.y - t) / n]
        dz: list[Array] = [self._output_slope(trace.y, t) / n]
        grads: dict[str, Array] = {}
        signal = da[0]
        for layer in range(self.spec.layers, 0, -1):
            grads[f"b{layer}"] = np.sum(signal, axis=0)
            grads[f"W{layer}"] = np.dot(trace.inputs(layer - 1).T, signal)
            signal = np.dot(signal, self.params[f"W{layer}"].T)
            if layer > 1:
                dz.insert(0, signal)
                signal = signal * self.activations[layer - 2].derivative(trace.a[layer - 2])
                da.insert(0, signal)
        loss = self.output.loss(trace.y, t)
        return BackwardTrace(loss, tuple(da), tuple(dz), signal, {name: grads[name] for name in self.params})

    def _output_slope(self, y: Array, t: Array) -> Array:
        """Return ∂loss/∂y for each of a batch, before the mean over it."""
        if self.output.name == "identity":
            return y - t
        delta = y.dtype.type(DELTA)
        slope = -t / (y + delta)
        if self.output.name == "sigmoid":
            slope = slope + (1 - t) / (1 - y + delta)
        return np.asarray(slope)

    def predict(self, x: ArrayLike) -> Array:
        """Return the output for ``x``: shape (n, outputs) for a batch, (outputs,) for one input."""
        y = self.forward(x).y
        return y[0] if np.ndim(x) == 1 else y

    def loss(self, x: ArrayLike, t: ArrayLike) -> float:
        """Return the loss of ``x`` against labels or one-hot rows ``t``, averaged over the batch."""
        y = self.forward(x).y
        return self.output.loss(y, targets(t, y))

    def accuracy(self, x: ArrayLike, t: ArrayLike) -> float:
        """Return the share of inputs whose likeliest class is the right one, 0 to 1.

        A single sigmoid unit says yes above one half.
        """
        y = self.forward(x).y
        t = targets(t, y)
        if y.shape[1] == 1:
            return float(np.mean((y > 0.5) == (t > 0.5)))
        return float(np.mean(np.argmax(y, axis=1) == np.argmax(t, axis=1)))

    def gradient(self, x: ArrayLike, t: ArrayLike) -> dict[str, Array]:
        """Return the gradient of the loss by every parameter, by backpropagation (section 5.7.2).

        Returns
        -------
        dict of str to ndarray
            New arrays under ``W1, b1, …``, in the network's dtype.
        """
        self.forward(x)
        return dict(self.backward(t).grads)

    def numerical_gradient(
        self, x: ArrayLike, t: ArrayLike, names: Sequence[str] | None = None
    ) -> dict[str, Array]:
        """Return the gradient by central differences, in float64 (sections 4.4.2 and 4.5.1).

        Two forward passes for every single number: for checking, not for training.

        Parameters
        ----------
        x, t : array_like
            Batch and its labels or one-hot rows.
        names : sequence of str, optional
            Only these parameters, e.g. ``("b1", "W2")``; all by default.
        """
        twin = self.astype(np.float64)
        x = np.asarray(x, dtype=np.float64)
        return {
            name: numerical_gradient_of(lambda: twin.loss(x, t), twin.params[name])
            for name in (self.params if names is None else names)
        }
