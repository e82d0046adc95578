"""Digits as people drew them with a pen, put through the program's own canvas and preprocessing.

They are category 1a of UNIPEN's train_r01_v07 (isolated digits; International Unipen Foundation, CC BY 4.0,
Zenodo doi 10.5281/zenodo.1195803; Guyon et al. 1994), as one JSON line each: ``label``, ``source``,
``writer`` and ``strokes``, lists of points with y downwards. The file is read from ``unipen-1a/`` in
EXPLORER_DATA_DIR; nothing of it is part of the program but what the weights learned from it.

MNIST's writers were American: their ones are bare strokes and their sevens have no bar. So a few thousand
ones with a flag and sevens with a bar are constructed as well, from lines at random angles.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass

import numpy as np

from explorer.data import Ink, Split, Stroke, data_folder, preprocess

FILE = "unipen_1a_digits.jsonl.gz"


@dataclass(frozen=True)
class PenDigit:
    """One digit: strokes of (n, 2) points, centred on 0, the longer side of their box 1."""

    label: int
    writer: str
    strokes: tuple[np.ndarray, ...]


@dataclass(frozen=True)
class Hand:
    """How a digit is put on the canvas; lengths are shares of its side."""

    width: float = 0.08
    height: float = 0.65
    place: tuple[float, float] = (0.5, 0.5)
    rotation: float = 0.0
    stretch: float = 1.0
    slant: float = 0.0


def read_digits() -> list[PenDigit]:
    """Return all digits of the file that EXPLORER_DATA_DIR holds."""
    path = data_folder("unipen-1a") / FILE
    digits = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            strokes = [np.array(stroke, dtype=np.float64) for stroke in row["strokes"]]
            points = np.concatenate(strokes)
            low, high = points.min(axis=0), points.max(axis=0)
            size = max(float((high - low).max()), 1e-9)
            writer = f"{row['source'].split('/')[0]}/{row['writer']}"
            centred = tuple((stroke - (low + high) / 2) / size for stroke in strokes)
            digits.append(PenDigit(int(row["label"]), writer, centred))
    return digits


def split_by_writer(digits: list[PenDigit], share: float = 0.25) -> tuple[list[PenDigit], list[PenDigit]]:
    """Return the digits of most writers, and those of the others, who are held out whole."""
    writers = sorted({digit.writer for digit in digits})
    order = np.random.default_rng(0).permutation(len(writers))
    held_out = {writers[i] for i in order[: round(len(writers) * share)]}
    known = [digit for digit in digits if digit.writer not in held_out]
    return known, [digit for digit in digits if digit.writer in held_out]


def construct_digits(count: int, seed: int) -> list[PenDigit]:
    """Return ones with a flag, and often a foot, and sevens, mostly with a bar: half of each.

    What tells them apart is the angle of the upper stroke: a flag falls by 35 to 63 degrees, the top of a
    seven lies within 10 degrees of level.
    """
    rng = np.random.default_rng(seed)
    return [_construct_one(rng) if i % 2 else _construct_seven(rng) for i in range(count)]


def _direction(degrees: float) -> np.ndarray:
    return np.array([np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))])


def _construct_one(rng: np.random.Generator) -> PenDigit:
    foot = np.array([-np.sin(np.deg2rad(rng.uniform(-6.0, 16.0))), 1.0])
    flag = _direction(180.0 - rng.uniform(35.0, 63.0)) * rng.uniform(0.2, 0.75)
    strokes = [np.array([flag, 0.45 * flag + rng.normal(0.0, 0.015, 2), np.zeros(2), foot])]
    if rng.random() < 0.4:
        half = np.array([rng.uniform(0.12, 0.3), rng.normal(0.0, 0.02)])
        strokes.append(np.array([foot - half, foot + half]))
    return PenDigit(1, "", tuple(stroke - foot / 2 for stroke in strokes))


def _construct_seven(rng: np.random.Generator) -> PenDigit:
    top = _direction(180.0 - rng.uniform(-10.0, 10.0)) * rng.uniform(0.35, 0.7)
    foot = np.array([-np.tan(np.deg2rad(rng.uniform(8.0, 36.0))), 1.0])
    bend = 0.5 * foot + np.array([rng.uniform(-0.08, 0.03), 0.0])
    strokes = [np.array([top, np.zeros(2), bend, foot])]
    if rng.random() < 0.7:
        middle = foot * rng.uniform(0.4, 0.6)
        half = _direction(rng.uniform(-20.0, 12.0)) * rng.uniform(0.12, 0.28)
        strokes.append(np.array([middle - half, middle + half]))
    return PenDigit(7, "", tuple(stroke - foot / 2 - top / 4 for stroke in strokes))


def random_hand(rng: np.random.Generator) -> Hand:
    """Return a hand as they come: thin and thick pens, small and large, upright and slanted."""
    height = rng.uniform(0.35, 0.85)
    margin = height / 2 + 0.05
    return Hand(
        width=rng.uniform(0.03, 0.14),
        height=height,
        place=(rng.uniform(margin, 1 - margin), rng.uniform(margin, 1 - margin))
        if margin < 0.5
        else (0.5, 0.5),
        rotation=rng.uniform(-15.0, 15.0),
        stretch=rng.uniform(0.75, 1.25),
        slant=rng.uniform(-0.3, 0.3),
    )


def draw(digit: PenDigit, hand: Hand) -> np.ndarray:
    """Return what the network sees of a digit drawn by that hand, (28, 28) uint8."""
    angle = np.deg2rad(hand.rotation)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    shape = turn @ np.array([[hand.stretch, -hand.slant], [0.0, 1.0]]) * hand.height
    ink = Ink()
    for stroke in digit.strokes:
        ink.draw(Stroke(stroke @ shape.T + np.array(hand.place), hand.width))
    return np.round(preprocess(ink).centred * 255.0).astype(np.uint8)


def draw_all(digits: list[PenDigit], hands: int, seed: int) -> Split:
    """Return every digit as drawn by so many random hands."""
    rng = np.random.default_rng(seed)
    images = np.array([draw(digit, random_hand(rng)) for digit in digits for _ in range(hands)])
    labels = np.repeat(np.array([digit.label for digit in digits], dtype=np.uint8), hands)
    return Split(images, labels)
