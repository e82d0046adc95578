"""Draw the scribbles that the program carries: ``python resources/make/scribbles.py``.

What people draw that is no digit: walks, zigzags, hatching, spirals, blobs, dots, shapes and letters, by
random hands and pen widths, put through the program's own canvas and preprocessing. On them a unit beside
each network learns what it cannot read (``explorer.nn.out_of_distribution``). Same seed, same scribbles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer import resources
from explorer.data import Ink, Stroke, preprocess

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Line = NDArray[np.float64]
    Hand = Callable[[np.random.Generator], list[Line]]

COUNT = 1800
LETTER_SHARE = 0.25

#: Strokes of letters and signs by their corners; without those that could pass for a digit: B D G I O Q S Z.
LETTERS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "A": (((0, 1), (0.5, 0), (1, 1)), ((0.2, 0.6), (0.8, 0.6))),
    "E": (((0.8, 0), (0, 0), (0, 1), (0.8, 1)), ((0, 0.5), (0.6, 0.5))),
    "F": (((0.8, 0), (0, 0), (0, 1)), ((0, 0.5), (0.6, 0.5))),
    "H": (((0, 0), (0, 1)), ((0.8, 0), (0.8, 1)), ((0, 0.5), (0.8, 0.5))),
    "K": (((0, 0), (0, 1)), ((0.7, 0), (0, 0.5), (0.8, 1))),
    "M": (((0, 1), (0.1, 0), (0.5, 0.7), (0.9, 0), (1, 1)),),
    "N": (((0, 1), (0, 0), (0.8, 1), (0.8, 0)),),
    "R": (((0, 1), (0, 0), (0.6, 0.05), (0.7, 0.28), (0.5, 0.5), (0, 0.52), (0.8, 1)),),
    "T": (((0, 0), (1, 0)), ((0.5, 0), (0.5, 1))),
    "W": (((0, 0), (0.25, 1), (0.5, 0.3), (0.75, 1), (1, 0)),),
    "X": (((0, 0), (0.8, 1)), ((0.8, 0), (0, 1))),
    "+": (((0, 0.5), (1, 0.5)), ((0.5, 0), (0.5, 1))),
    "#": (((0.2, 0), (0.1, 1)), ((0.7, 0), (0.6, 1)), ((0, 0.3), (0.9, 0.3)), ((0, 0.7), (0.9, 0.7))),
    "→": (((0, 0.5), (1, 0.5)), ((0.7, 0.2), (1, 0.5), (0.7, 0.8))),
    "△": (((0, 1), (0.5, 0), (1, 1), (0, 1)),),
    "⌂": (((0, 1), (0, 0.45), (0.5, 0), (1, 0.45), (1, 1), (0, 1)), ((0, 0.45), (1, 0.45))),
}


def turning_walk(rng: np.random.Generator) -> list[Line]:
    """Go on at a steady pace in a direction that changes at random."""
    angle = np.cumsum(rng.normal(0, 0.6, rng.integers(25, 120)) + rng.normal(0, 0.05))
    return [np.cumsum(_around(angle), axis=0)]


def jagged_walk(rng: np.random.Generator) -> list[Line]:
    """Take random steps."""
    return [np.cumsum(rng.normal(0, 1, (rng.integers(12, 60), 2)), axis=0)]


def tangle(rng: np.random.Generator) -> list[Line]:
    """Curve smoothly through random places."""
    corners = rng.uniform(0, 1, (rng.integers(7, 18), 2))
    return [_smooth(corners) if rng.random() < 0.6 else corners]


def zigzag(rng: np.random.Generator) -> list[Line]:
    """Cross something out: to and fro, along x or along y."""
    turns = int(rng.integers(6, 16))
    across = np.where(np.arange(turns) % 2, 1.0, 0.0) * rng.uniform(0.3, 1.2) + rng.normal(0, 0.05, turns)
    line = np.stack([np.linspace(0, 1, turns), across], axis=1)
    return [line[:, :: rng.choice([-1, 1])]]


def hatching(rng: np.random.Generator) -> list[Line]:
    """Draw parallel lines, or two such sets across one another."""
    count = int(rng.integers(3, 8))
    places = np.linspace(0, 1, count)
    lines = [np.array([[x, 0.0], [x + 0.1, 1.0]]) + rng.normal(0, 0.03, (2, 2)) for x in places]
    if rng.random() < 0.4:
        lines += [line[:, ::-1] for line in lines[: int(rng.integers(2, count + 1))]]
    return lines


def spiral(rng: np.random.Generator) -> list[Line]:
    """Wind outwards."""
    angle = np.linspace(0, rng.uniform(2.2, 4.5) * 2 * np.pi, 90)
    return [_around(angle) * (angle / angle[-1])[:, np.newaxis]]


def blob(rng: np.random.Generator) -> list[Line]:
    """Fill a lump with ink."""
    angle = np.linspace(0, 2 * np.pi, 40)
    edge = 1 + 0.15 * np.sin(3 * angle + rng.uniform(0, 6)) + 0.1 * np.sin(2 * angle + rng.uniform(0, 6))
    shape = _around(angle) * edge[:, np.newaxis] * (1.0, rng.uniform(0.6, 1.0))
    return [part * shape for part in np.linspace(0.05, 1, 12)]


def dots(rng: np.random.Generator) -> list[Line]:
    """Put dots here and there."""
    return [place[np.newaxis] for place in rng.uniform(0, 1, (rng.integers(5, 20), 2))]


def star(rng: np.random.Generator) -> list[Line]:
    """Draw a star of five points, or of lines through one place."""
    if rng.random() < 0.5:
        corners = _around(np.arange(6) * 4 * np.pi / 5 + rng.uniform(0, 6)) + rng.normal(0, 0.04, (6, 2))
        return [np.vstack([corners[:5], corners[:1]])]
    angles = np.arange(3) * np.pi / 3 + rng.uniform(0, 6)
    return [np.stack([point, -point]) for point in _around(angles)]


def face(rng: np.random.Generator) -> list[Line]:
    """Draw a circle with eyes and a mouth, or with a cross."""
    circle = _around(np.linspace(0, 2 * np.pi, 30))
    if rng.random() < 0.5:
        cross = rng.normal(0, 0.05, (2, 2, 2)) + np.array([[[-1, 0], [1, 0]], [[0, -1], [0, 1]]])
        return [circle, *cross]
    mouth = 0.55 * _around(np.linspace(0.3, np.pi - 0.3, 12))
    return [circle, np.array([[-0.35, -0.35]]), np.array([[0.35, -0.35]]), mouth]


def heart(rng: np.random.Generator) -> list[Line]:
    """Draw a heart."""
    t = np.linspace(0, 2 * np.pi, 40)
    y = 13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)
    return [np.stack([16 * np.sin(t) ** 3, -y * rng.uniform(0.8, 1.2)], axis=1)]


def letter(rng: np.random.Generator) -> list[Line]:
    """Write a letter or a sign."""
    strokes = list(LETTERS.values())[rng.integers(len(LETTERS))]
    slant = np.array([[rng.uniform(0.7, 1.05), 0.0], [-rng.normal(0, 0.12), 1.0]])
    return [np.array(stroke) @ slant + rng.normal(0, 0.03, (len(stroke), 2)) for stroke in strokes]


SCRIBBLES: tuple[Hand, ...] = (
    turning_walk,
    jagged_walk,
    tangle,
    zigzag,
    hatching,
    spiral,
    blob,
    dots,
    star,
    face,
    heart,
)


def draw(strokes: list[Line], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Return the image that a network gets of strokes, drawn somewhere on the canvas with some pen."""
    points = np.concatenate(strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    size = rng.uniform(0.35, 0.85) / max(float((high - low).max()), 1e-6)
    turn = rng.normal(0, 0.15)
    rotation = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    ink, width = Ink(), rng.uniform(0.04, 0.12)
    for stroke in strokes:
        ink.draw(Stroke((stroke - (low + high) / 2) * size @ rotation + 0.5, width))
    return np.rint(preprocess(ink).centred * 255).astype(np.uint8)


def _around(angle: Line) -> Line:
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)


def _smooth(corners: Line) -> Line:
    """Return places along the curve through the corners (Catmull & Rom 1974)."""
    padded = np.vstack([corners[:1], corners, corners[-1:]])
    t = np.linspace(0, 1, 12)[:, np.newaxis]
    pieces = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        cubic = 2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
        pieces.append(cubic / 2)
    return np.concatenate(pieces)


def main() -> None:
    """Draw them all and write the file."""
    rng = np.random.default_rng(1)
    hands = [
        letter if rng.random() < LETTER_SHARE else SCRIBBLES[rng.integers(len(SCRIBBLES))]
        for _ in range(COUNT)
    ]
    # Sixteen shades of grey look the same to a network and pack into half the room.
    images = np.stack([draw(hand(rng), rng) for hand in hands]) // 17 * 17
    path = resources.path("data", "scribbles.npz")
    np.savez_compressed(path, images=images)
    print(f"{len(images)} scribbles, {path.stat().st_size / 1024:.0f} kB")


if __name__ == "__main__":
    main()
