"""All that the next update depends on, frozen: from here a run goes on bit for bit as it went."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from explorer.training.course import Course

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.nn.functions import Array
    from explorer.training.snapshot import Snapshot


@dataclass(frozen=True)
class BatchPosition:
    """Where in the order of the images a run is.

    The order itself is not kept: it is larger than many a network, and the generator makes it again.

    Attributes
    ----------
    shuffle : mapping or None
        State of the generator before the shuffle under way; ``None`` when nothing was shuffled yet.
    start : int
        Place of the next batch in that order.
    """

    shuffle: Mapping[str, Any] | None
    start: int


@dataclass(frozen=True, eq=False)
class Keyframe:
    """The full state of a run between two updates.

    Attributes
    ----------
    snapshot : Snapshot
        The network and what is shown of that moment.
    settings : mapping of str to float
        What may change while it goes, as it is in force: see :mod:`explorer.training.live`.
    rule : str
        Name of the optimizer.
    optimizer : mapping of str to ndarray
        Its slots and count of steps, as :meth:`~explorer.nn.Optimizer.state` gives them.
    generator : mapping
        State of the random generator.
    batches : BatchPosition
        Which images come next.
    course : Course
        How epochs are counted on, and where the run ends: a branch may have another batch size.
    """

    snapshot: Snapshot
    settings: Mapping[str, float]
    rule: str
    optimizer: Mapping[str, Array]
    generator: Mapping[str, Any]
    batches: BatchPosition
    course: Course = field(default_factory=Course)

    @property
    def iteration(self) -> int:
        """Updates made."""
        return self.snapshot.iteration

    @property
    def nbytes(self) -> int:
        """Bytes of its arrays."""
        return self.snapshot.state.nbytes + sum(slot.nbytes for slot in self.optimizer.values())
