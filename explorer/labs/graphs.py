"""A figure of nodes and edges: networks, and computational graphs that are walked step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from explorer.labs.figures import Figure

if TYPE_CHECKING:
    from explorer.labs.values import Value

NodeKind = Literal["unit", "constant", "value", "operation", "layer"]
"""A neuron, an input that is always 1, what goes in or comes out, a step of a calculation, a whole layer."""


@dataclass(frozen=True)
class Node:
    """One node.

    Attributes
    ----------
    key : str
        What edges call it.
    x, y : float
        Place in the figure, 0 … 1 from left to right and from top to bottom. Nodes of one x are a column;
        the view gives columns the room their numbers need.
    text : str
        What stands in it, where that is mathematics.
    below : str
        What stands under it, in one line or two.
    kind : NodeKind
    label : str
        Key of the word that stands in it instead, ``nodes.<label>`` in the lesson.
    active : bool
        Whether it is the one at work.
    """

    key: str
    x: float
    y: float
    text: str = ""
    below: str = ""
    kind: NodeKind = "unit"
    label: str = ""
    active: bool = False


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
        What flows backward; drawn in another colour, with an arrow of its own.
    weight : float, optional
        Colours the edge by sign and strength where it has one.
    active : bool
        Whether something is flowing on it just now.
    """

    source: str
    target: str
    above: str = ""
    below: str = ""
    weight: float | None = None
    active: bool = False


@dataclass(frozen=True)
class Stage:
    """A column of the graph: the key of its heading, ``stages.<key>`` in the lesson, and where it stands."""

    key: str
    x: float


@dataclass(frozen=True)
class Walk:
    """Where a walk through the graph stands, and the parameter that the arrow keys write it to."""

    parameter: str
    at: int
    last: int

    def value_at(self, current: Value, x: float, y: float) -> Value:
        """Return the parameter's value at step ``x``."""
        return x


@dataclass(frozen=True)
class Graph(Figure):
    """Nodes, the edges between them, headings over columns, and how far it has been walked.

    Attributes
    ----------
    nodes : tuple of Node
    edges : tuple of Edge
    stages : tuple of Stage
    walk : Walk, optional
    note : tuple of str
        What the node at work calculates, as mathematics, below the graph: side by side where there is room.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    stages: tuple[Stage, ...] = ()
    walk: Walk | None = None
    note: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The caption, the headings and the nodes' words."""
        words = dict.fromkeys(node.label for node in self.nodes if node.label)
        return (
            "caption",
            *(f"stages.{stage.key}" for stage in self.stages),
            *(f"nodes.{word}" for word in words),
        )
