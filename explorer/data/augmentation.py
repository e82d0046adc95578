"""New images from old ones: turned, stretched, bent and with another pen, as other hands would write them."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from explorer.data.dataset import IMAGE_SIDE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Images = NDArray[np.float32]

# Control points of the elastic displacement, per side.
_GRID = 5
# Images worked on at a time: what belongs to 64 of them stays in the cache, which doubles the speed.
_BATCH = 64
# A frame of zeros around each image, so that what is sampled outside is empty without a test.
_FRAME = 1
_FRAMED_SIDE = IMAGE_SIDE + 2 * _FRAME


@dataclass(frozen=True)
class Augmentation:
    """How much images are varied; each amount is drawn anew for every image, 0 switches a kind off.

    Parameters
    ----------
    rotation
        Up to so many degrees, either way.
    scale
        Width and height, each by a factor of up to 1 ± this.
    shear
        Slant, as a horizontal shift of up to ± this many pixels per pixel of height.
    shift
        Up to so many pixels in each direction.
    elastic
        Standard deviation in pixels of a smooth random displacement (Simard, Steinkraus and Platt 2003).
    thickness
        Lines thicker or thinner: up to this much of the way to a line one pixel wider on each side.
    probability
        Share of the images that are varied at all.

    Raises
    ------
    ValueError
        A negative amount, a scale of 1 or more, or a thickness or probability above 1.
    """

    rotation: float = 12.0
    scale: float = 0.12
    shear: float = 0.2
    shift: float = 1.0
    elastic: float = 0.8
    thickness: float = 0.5
    probability: float = 1.0

    def __post_init__(self) -> None:
        highest = {"scale": 0.9, "thickness": 1.0, "probability": 1.0}
        for field in fields(self):
            value, high = getattr(self, field.name), highest.get(field.name, math.inf)
            if not (0.0 <= value <= high and math.isfinite(value)):
                allowed = "0 or more" if high == math.inf else f"from 0 to {high}"
                raise ValueError(f"{field.name} must be {allowed}, not {value}")


def augment(
    images: NDArray[np.uint8] | Images, rng: np.random.Generator, config: Augmentation | None = None
) -> Images:
    """Vary images of digits at random.

    Parameters
    ----------
    images
        (n, 28, 28), uint8 or floating point in 0…1.
    rng
        Where the chance comes from; the same state gives the same images.
    config
        How much to vary; None takes the defaults.

    Returns
    -------
    ndarray of float32
        (n, 28, 28) in 0…1. About 100,000 images a second on one core.
    """
    config = config or Augmentation()
    count = len(images)
    mixture = _draw_mixture(count, rng, config)
    amount = rng.uniform(-config.thickness, config.thickness, count).astype(np.float32)
    varied = rng.random(count) < config.probability
    mixture[~varied] = 0.0
    amount[~varied] = 0.0
    result = np.empty((count, IMAGE_SIDE, IMAGE_SIDE), dtype=np.float32)
    for start in range(0, count, _BATCH):
        part = slice(start, start + _BATCH)
        framed = _framed(images[part])
        if config.thickness:
            _vary_thickness(framed, amount[part])
        result[part] = _sample(framed, mixture[part])
    return result


def _draw_mixture(count: int, rng: np.random.Generator, config: Augmentation) -> Images:
    """Draw, for each image and axis (n, 2, 3 + 25), how much of each basis displacement it gets."""
    mixture = np.zeros((count, 2, 3 + _GRID * _GRID), dtype=np.float32)
    angle = np.radians(rng.uniform(-config.rotation, config.rotation, count))
    stretch = 1.0 + rng.uniform(-config.scale, config.scale, (2, count))
    slant = rng.uniform(-config.shear, config.shear, count)
    sine, cosine = np.sin(angle), np.cos(angle)
    # Where each pixel (y, x) of the result comes from: rotation · shear · stretch, less the pixel itself.
    mixture[:, 0, 0] = cosine * stretch[0] - 1.0
    mixture[:, 0, 1] = sine * stretch[1]
    mixture[:, 1, 0] = (slant * cosine - sine) * stretch[0]
    mixture[:, 1, 1] = (slant * sine + cosine) * stretch[1] - 1.0
    mixture[:, :, 2] = rng.uniform(-config.shift, config.shift, (count, 2))
    mixture[:, :, 3:] = config.elastic * rng.standard_normal((count, 2, _GRID * _GRID))
    return mixture


@cache
def _basis() -> Images:
    """Return the basis displacements (3 + 25, 784), in pixels: along y, along x, everywhere, and 25 bumps.

    Every displacement is a mixture of them, so one matrix product gives those of a whole batch. The bumps are
    Gaussians around the control points, scaled so that a mixture of standard normal amounts has a standard
    deviation of one pixel.
    """
    position = np.arange(IMAGE_SIDE) - (IMAGE_SIDE - 1) / 2
    y, x = np.meshgrid(position, position, indexing="ij")
    control = np.linspace(position[0], position[-1], _GRID)
    spacing = control[1] - control[0]
    bump = np.exp(-0.5 * ((position[:, np.newaxis] - control) / (0.7 * spacing)) ** 2)
    bump /= np.sqrt((bump**2).sum(axis=1, keepdims=True))
    bumps = np.einsum("yi,xj->ijyx", bump, bump).reshape(_GRID * _GRID, -1)
    return np.vstack([y.ravel(), x.ravel(), np.ones(y.size), bumps]).astype(np.float32)


def _framed(images: NDArray[np.uint8] | Images) -> Images:
    """Return the images as float32 in 0…1 inside a frame of zeros."""
    framed = np.zeros((len(images), _FRAMED_SIDE, _FRAMED_SIDE), dtype=np.float32)
    inside = framed[:, _FRAME:-_FRAME, _FRAME:-_FRAME]
    factor = np.float32(1.0 / 255.0) if images.dtype == np.uint8 else np.float32(1.0)
    np.multiply(images, factor, out=inside, casting="same_kind")
    return framed


def _vary_thickness(framed: Images, amount: Images) -> None:
    """Blend each image with its dilation (amount > 0) or erosion (amount < 0), in place inside the frame."""
    for chosen, extreme in (
        (np.flatnonzero(amount > 0.0), np.maximum),
        (np.flatnonzero(amount < 0.0), np.minimum),
    ):
        some = framed[chosen]
        inside = some[:, 1:-1, 1:-1]
        reached = extreme(some[:, :-2, 1:-1], some[:, 2:, 1:-1])
        extreme(reached, some[:, 1:-1, :-2], out=reached)
        extreme(reached, some[:, 1:-1, 2:], out=reached)
        extreme(reached, inside, out=reached)
        reached -= inside
        reached *= np.abs(amount[chosen])[:, np.newaxis, np.newaxis]
        inside += reached
        framed[chosen] = some


def _sample(framed: Images, mixture: Images) -> Images:
    """Return the framed images read at the displaced positions, linearly between pixels."""
    count = len(framed)
    basis = _basis()
    source = (mixture.reshape(count * 2, -1) @ basis).reshape(count, 2, -1)
    middle = np.float32((IMAGE_SIDE - 1) / 2 + _FRAME)
    source += basis[:2] + middle
    # The frame's outermost pixels are zero: positions beyond them may as well lie on them.
    np.clip(source, np.float32(0.0), np.float32(_FRAMED_SIDE - 1.001), out=source)
    whole = source.astype(np.int32)
    source -= whole
    y, x = source[:, 0], source[:, 1]
    corner = whole[:, 0] * _FRAMED_SIDE + whole[:, 1] + np.arange(count)[:, np.newaxis] * _FRAMED_SIDE**2
    flat = framed.ravel()
    above = _between(flat, corner, x)
    below = _between(flat, corner + _FRAMED_SIDE, x)
    below -= above
    below *= y
    above += below
    return above.reshape(count, IMAGE_SIDE, IMAGE_SIDE)


def _between(flat: Images, index: NDArray[np.intp], fraction: Images) -> Images:
    """Return the values between those at the index and the next, by the fraction of the way."""
    left = flat.take(index)
    right = flat.take(index + 1)
    right -= left
    right *= fraction
    left += right
    return left
