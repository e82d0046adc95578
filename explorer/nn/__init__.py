"""The network itself, in NumPy alone and in the book's own letters."""

from explorer.nn.activations import ACTIVATIONS, HIDDEN_ACTIVATIONS, Activation
from explorer.nn.errors import ConfigError, NetworkError, ShapeError, WeightsError
from explorer.nn.functions import (
    elu,
    gelu,
    identity,
    leaky_relu,
    naive_sigmoid,
    naive_softmax,
    relu,
    sigmoid,
    softmax,
    softplus,
    step,
    swish,
    tanh,
)
from explorer.nn.gradient import GradientDifference, check_gradient, numerical_gradient
from explorer.nn.initializers import INITIALIZERS, Initializer
from explorer.nn.losses import (
    OUTPUTS,
    Output,
    binary_cross_entropy,
    cross_entropy_error,
    one_hot,
    sum_squared_error,
)
from explorer.nn.network import Network
from explorer.nn.optimizers import OPTIMIZERS, Optimizer
from explorer.nn.out_of_distribution import NoveltyDetector, energy, fit_detector
from explorer.nn.parameter import Parameter
from explorer.nn.parameters import NetworkSpec, Parameters
from explorer.nn.storage import StoredNetwork, WeightsMetadata, load_network, save_network
from explorer.nn.trace import BackwardTrace, ForwardTrace
from explorer.nn.training_pass import TrainingPass
from explorer.nn.two_layer_net import TwoLayerNet

__all__ = [
    "ACTIVATIONS",
    "HIDDEN_ACTIVATIONS",
    "INITIALIZERS",
    "OPTIMIZERS",
    "OUTPUTS",
    "Activation",
    "BackwardTrace",
    "ConfigError",
    "ForwardTrace",
    "GradientDifference",
    "Initializer",
    "Network",
    "NetworkError",
    "NetworkSpec",
    "NoveltyDetector",
    "Optimizer",
    "Output",
    "Parameter",
    "Parameters",
    "ShapeError",
    "StoredNetwork",
    "TrainingPass",
    "TwoLayerNet",
    "WeightsError",
    "WeightsMetadata",
    "binary_cross_entropy",
    "check_gradient",
    "cross_entropy_error",
    "elu",
    "energy",
    "fit_detector",
    "gelu",
    "identity",
    "leaky_relu",
    "load_network",
    "naive_sigmoid",
    "naive_softmax",
    "numerical_gradient",
    "one_hot",
    "relu",
    "save_network",
    "sigmoid",
    "softmax",
    "softplus",
    "step",
    "sum_squared_error",
    "swish",
    "tanh",
]
