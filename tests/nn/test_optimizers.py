from __future__ import annotations

import math

import numpy as np
import pytest

from explorer.nn import OPTIMIZERS, ConfigError, ShapeError


def walk(optimizer, gradients, start=1.0):
    """Return where a single number goes under the given gradients."""
    theta = np.array([start])
    places = []
    for gradient in gradients:
        optimizer.update(theta, np.array([gradient]))
        places.append(float(theta[0]))
    return places


def test_the_registry_lists_them_in_the_order_of_section_6_1():
    assert list(OPTIMIZERS) == ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"]
    labels = [optimizer.label for optimizer in OPTIMIZERS.values()]
    assert labels == ["SGD", "Momentum", "Nesterov", "AdaGrad", "RMSprop", "Adam"]


def test_sgd_by_hand():
    # 1 − 0.1·2 = 0.8; 0.8 − 0.1·(−1) = 0.9
    assert walk(OPTIMIZERS["sgd"](0.1), [2.0, -1.0]) == pytest.approx([0.8, 0.9])


def test_momentum_by_hand():
    # v = −0.1·2 = −0.2, W = 0.8; v = 0.9·(−0.2) − 0.1·1 = −0.28, W = 0.52
    assert walk(OPTIMIZERS["momentum"](0.1, momentum=0.9), [2.0, 1.0]) == pytest.approx([0.8, 0.52])


def test_nesterov_by_hand():
    # v = −0.2, W = 1 + 0.9·(−0.2) − 0.1·2 = 0.62
    # v = 0.9·(−0.2) − 0.1·1 = −0.28, W = 0.62 + 0.9·(−0.28) − 0.1·1 = 0.268
    assert walk(OPTIMIZERS["nesterov"](0.1, momentum=0.9), [2.0, 1.0]) == pytest.approx([0.62, 0.268])


def test_adagrad_by_hand():
    # h = 4, W = 1 − 0.1·2/2 = 0.9; h = 4 + 9 = 13, W = 0.9 − 0.1·3/√13
    expected = [0.9, 0.9 - 0.3 / math.sqrt(13)]
    assert walk(OPTIMIZERS["adagrad"](0.1), [2.0, 3.0]) == pytest.approx(expected, abs=1e-7)


def test_rmsprop_by_hand():
    # decay 0.75: h = 0.25·4 = 1, W = 1 − 0.1·2/1 = 0.8; h = 0.75·1 + 0.25·1 = 1, W = 0.8 − 0.1·1/1 = 0.7
    assert walk(OPTIMIZERS["rmsprop"](0.1, decay=0.75), [2.0, 1.0]) == pytest.approx([0.8, 0.7], abs=1e-7)


def test_adam_by_hand():
    # Step 1: m̂ = 0.2/0.1 = 2, v̂ = 0.004/0.001 = 4, W = 1 − 0.1·2/√4 = 0.9: always a step of η.
    # Step 2: m = 0.9·0.2 + 0.1·1 = 0.28, v = 0.999·0.004 + 0.001·1 = 0.004996,
    #         m̂ = 0.28/(1 − 0.81) = 1.473684, v̂ = 0.004996/(1 − 0.998001) = 2.499250
    second = 0.9 - 0.1 * (0.28 / 0.19) / math.sqrt(0.004996 / 0.001999)
    adam = OPTIMIZERS["adam"](0.1, beta1=0.9, beta2=0.999)
    assert walk(adam, [2.0, 1.0]) == pytest.approx([0.9, second], abs=1e-6)


# Section 6.1.2's valley: f(x, y) = x²/20 + y² from (−7, 2), with rates as in figure 6-8.
RATES = {"sgd": 0.95, "momentum": 0.1, "nesterov": 0.1, "adagrad": 1.5, "rmsprop": 0.1, "adam": 0.3}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_each_finds_the_bottom_of_the_books_valley(name):
    optimizer = OPTIMIZERS[name](RATES[name])
    theta = np.array([-7.0, 2.0])
    for _ in range(200):
        optimizer.update(theta, np.array([theta[0] / 10.0, 2.0 * theta[1]]))
    assert theta[0] ** 2 / 20 + theta[1] ** 2 < 0.02


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_updates_happen_in_place_in_the_dtype_of_theta(name, dtype):
    theta = np.ones(6, dtype=dtype)
    view = theta[2:4]
    optimizer = OPTIMIZERS[name]()
    for _ in range(3):
        optimizer.update(theta, np.full(6, 0.5, dtype=dtype))
    assert theta.dtype == dtype
    assert (view < 1.0).all()
    assert optimizer.steps == 3
    assert all(slot.dtype == dtype for slot in optimizer.slots.values())


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_state_taken_up_elsewhere_goes_on_bit_for_bit(name):
    gradients = np.random.default_rng(0).normal(size=(12, 5)).astype(np.float32)
    straight, theta = OPTIMIZERS[name](), np.ones(5, dtype=np.float32)
    for gradient in gradients[:6]:
        straight.update(theta, gradient.copy())
    resumed, twin = OPTIMIZERS[name](), theta.copy()
    state = straight.state()
    resumed.load_state(state)
    for gradient in gradients[6:]:
        straight.update(theta, gradient.copy())
    for gradient in gradients[6:]:
        resumed.update(twin, gradient.copy())
    np.testing.assert_array_equal(twin, theta)
    assert all(np.array_equal(resumed.slots[key], straight.slots[key]) for key in straight.slots)
    assert resumed.steps == straight.steps == 12
    assert int(state["steps"]) == 6


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_state_of_one_that_has_not_begun_can_be_loaded(name):
    optimizer = OPTIMIZERS[name]()
    optimizer.load_state(OPTIMIZERS[name]().state())
    theta, twin = np.ones(2), np.ones(2)
    optimizer.update(theta, np.ones(2))
    OPTIMIZERS[name]().update(twin, np.ones(2))
    np.testing.assert_array_equal(theta, twin)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_rate_may_change_between_steps(name):
    optimizer = OPTIMIZERS[name](0.1)
    theta = np.ones(1)
    optimizer.update(theta, np.ones(1))
    before = theta.copy()
    optimizer.learning_rate = 1e-12
    for slot in optimizer.slots.values():
        slot[...] = np.abs(slot) * (slot > 0)  # without Momentum's speed
    optimizer.update(theta, np.ones(1))
    np.testing.assert_allclose(theta, before, atol=1e-9)


@pytest.mark.parametrize("rate", [0.0, -0.1, float("nan"), float("inf")])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_rate_that_is_no_step_is_refused(name, rate):
    with pytest.raises(ConfigError, match="learning_rate should be a number above 0"):
        OPTIMIZERS[name](rate)


@pytest.mark.parametrize(
    ("name", "options", "field"),
    [
        ("sgd", {"momentum": 0.9}, "momentum"),
        ("momentum", {"momentum": 1.0}, "momentum"),
        ("nesterov", {"momentum": -0.1}, "momentum"),
        ("rmsprop", {"decay": 1.0}, "decay"),
        ("adam", {"beta1": 1.0}, "beta1"),
        ("adam", {"beta2": float("nan")}, "beta2"),
        ("adam", {"beta3": 0.5}, "beta3"),
    ],
)
def test_options_that_it_has_not_or_out_of_range_are_refused(name, options, field):
    with pytest.raises(ConfigError) as caught:
        OPTIMIZERS[name](**options)
    assert caught.value.field == field


def test_every_listed_option_is_taken_at_both_ends_of_its_range():
    for optimizer in OPTIMIZERS.values():
        for parameter in optimizer.parameters:
            for value in (parameter.low, parameter.default, parameter.high):
                theta = np.ones(3)
                made = optimizer(**{parameter.name: value})
                for _ in range(3):
                    made.update(theta, np.ones(3))
                assert np.isfinite(theta).all()


def test_a_gradient_of_another_shape_is_refused():
    with pytest.raises(ShapeError, match="gradient"):
        OPTIMIZERS["sgd"]().update(np.ones(3), np.ones(2))
