"""A figure of nodes and edges: networks, and computational graphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from explorer.labs.figures import Figure

NodeKind = Literal["value", "unit", "constant", "operation"]
"""A bare number, a neuron, an input that is always 1, a step of a calculation."""


@dataclass(frozen=True)
class Node:
    """One node.

    Attributes
    ----------
    key : str
        What edges call it.
    x, y : float
        Place in the figure, 0 … 1 from left to right and from top to bottom.
    text : str
        What stands in it.
    below : str
        What stands under it.
    kind : NodeKind
    """

    key: str
    x: float
    y: float
    text: str
    below: str = ""
    kind: NodeKind = "unit"


@dataclass(frozen=True)
class Edge:
    """An arrow from one node to another.

    Attributes
    ----------
    source, target : str
        Keys of nodes.
    above : str
        What flows forward.
    below : str
        What flows backward; drawn in another colour.
    weight : float, optional
        Colours the edge by sign and strength where it has one.
    """

    source: str
    target: str
    above: str = ""
    below: str = ""
    weight: float | None = None


@dataclass(frozen=True)
class Stage:
    """A column of the graph: the key of its heading, ``stages.<key>`` in the lesson, and where it stands."""

    key: str
    x: float


@dataclass(frozen=True)
class Graph(Figure):
    """Nodes, the edges between them, and headings over columns of nodes."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    stages: tuple[Stage, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The caption and the headings."""
        return ("caption", *(f"stages.{stage.key}" for stage in self.stages))
