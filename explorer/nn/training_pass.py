"""Forward and backward in buffers made once: what a training step runs thousands of times a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.nn.losses import DELTA, OUTPUTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.nn.functions import Array
    from explorer.nn.network import Network


class TrainingPass:
    """Loss and gradient of one batch size, without a trace and without allocating.

    The formulas are those of :meth:`Network.forward` and :meth:`Network.backward`; every product is written
    with ``out=`` into arrays that stay warm in the cache, and the gradient lands in one flat vector of the
    layout of ``theta``.

    Parameters
    ----------
    network : Network
        Whose parameters are read at each pass.
    batch_size : int
        Number of inputs in each batch.

    Attributes
    ----------
    x : ndarray, shape (batch_size, inputs)
        Write the batch here.
    gradient : ndarray, shape (parameters,)
        Of the last pass.
    """

    def __init__(self, network: Network, batch_size: int) -> None:
        dtype, sizes = network.theta.dtype, network.sizes
        layers = range(1, network.spec.layers + 1)
        self.network = network
        self.batch_size = batch_size
        self.x: Array = np.zeros((batch_size, sizes[0]), dtype=dtype)
        self.gradient: Array = np.zeros_like(network.theta)
        grads = network.spec.views(self.gradient)
        # Looked up once: a step of this size takes a quarter of a millisecond, in which names can be felt.
        self._W = [network.params[f"W{layer}"] for layer in layers]
        self._b = [network.params[f"b{layer}"] for layer in layers]
        self._dW = [grads[f"W{layer}"] for layer in layers]
        self._db = [grads[f"b{layer}"] for layer in layers]
        self._a = [np.empty((batch_size, units), dtype=dtype) for units in sizes[1:]]
        self._z = [np.empty_like(a) for a in self._a]
        self._da = [np.empty_like(a) for a in self._a]
        self._slope = [np.empty_like(a) for a in self._a[:-1]]
        self._row_starts = np.arange(batch_size) * sizes[-1]
        self._column = np.empty((batch_size, 1), dtype=dtype)
        self._ones = np.ones(batch_size, dtype=dtype)
        self._scale = float(1.0 / batch_size)

    def run(self, labels: NDArray[np.integer]) -> float:
        """Return the loss of the batch in :attr:`x` and leave its gradient in :attr:`gradient`.

        Parameters
        ----------
        labels : ndarray of int, shape (batch_size,)
            Right class of each, which has to be one of the network's (nothing is checked here); for an
            identity or sigmoid output the one-hot row of it is the target.
        """
        self._forward()
        loss = self._output(labels)
        self._backward()
        return loss

    @property
    def outputs(self) -> Array:
        """``y`` of the last pass, shape (batch_size, outputs): the buffer itself, overwritten by the next."""
        return self._z[-1]

    def _forward(self) -> None:
        signal, last = self.x, len(self._a) - 1
        for i, (a, z) in enumerate(zip(self._a, self._z, strict=True)):
            np.matmul(signal, self._W[i], out=a)
            np.add(a, self._b[i], out=a)
            if i < last:
                self.network.activations[i].write_value(a, z)
            signal = z

    def _output(self, labels: NDArray[np.integer]) -> float:
        """Write ``y`` and ``(y − t) / n``; return the loss."""
        a, y, da = self._a[-1], self._z[-1], self._da[-1]
        if self.network.spec.output == "softmax":
            np.maximum.reduce(a, axis=1, keepdims=True, out=self._column)
            np.subtract(a, self._column, out=y)
            np.exp(y, out=y)
            np.add.reduce(y, axis=1, keepdims=True, out=self._column)
            np.divide(y, self._column, out=y)
            right = self._row_starts + labels
            np.multiply(y, self._scale, out=da)
            da.reshape(-1)[right] -= self._scale
            return -float(np.log(y.reshape(-1)[right] + DELTA).sum()) * self._scale
        output = OUTPUTS[self.network.spec.output]
        y[...] = output.function(a)
        t = np.zeros_like(y)
        if y.shape[1] == 1:
            t[:, 0] = labels
        else:
            t.reshape(-1)[self._row_starts + labels] = 1
        np.subtract(y, t, out=da)
        np.multiply(da, self._scale, out=da)
        return output.loss(y, t)

    def _backward(self) -> None:
        for i in range(len(self._a) - 1, -1, -1):
            da = self._da[i]
            signal = self._z[i - 1] if i else self.x
            np.matmul(signal.T, da, out=self._dW[i])
            np.matmul(self._ones, da, out=self._db[i])
            if i:
                np.matmul(da, self._W[i].T, out=self._da[i - 1])
                self.network.activations[i - 1].write_slope(
                    self._a[i - 1], self._z[i - 1], self._slope[i - 1]
                )
                np.multiply(self._da[i - 1], self._slope[i - 1], out=self._da[i - 1])
