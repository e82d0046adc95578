"""How far a run has come: epochs, share done and its end, also where the batch size changes on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Course:
    """Counted on from an iteration: the beginning, a branch, or a change of the batch size.

    Attributes
    ----------
    since : int
        That iteration.
    epoch : float
        Passes over the training images made until then.
    done : float
        Share of the run that was done then, 0 to 1, by which a schedule goes.
    total : int or None
        Updates that the run makes, where it has an end.
    """

    since: int = 0
    epoch: float = 0.0
    done: float = 0.0
    total: int | None = None

    def epoch_at(self, iteration: int, batch_size: int, images: int) -> float:
        """Return the passes made at an iteration after :attr:`since`, in batches of one size."""
        return self.epoch + (iteration - self.since) * batch_size / images

    def done_at(self, iteration: int) -> float:
        """Return the share of the run that is done, 0 without an end."""
        if not self.total:
            return 0.0
        return self.done + (1.0 - self.done) * (iteration - self.since) / max(self.total - self.since, 1)

    def rebatched(self, iteration: int, old: int, new: int, images: int, by_epochs: bool) -> Course:
        """Return the course after the batch size changed from ``old`` to ``new``.

        A run of so many epochs goes on for as many as were left; one of so many iterations likewise.
        """
        total = self.total
        if by_epochs and total is not None and total > iteration:
            left = (total - iteration) / updates_of_epoch(images, old)
            total = iteration + max(round(left * updates_of_epoch(images, new)), 1)
        epoch = self.epoch_at(iteration, old, images)
        return Course(iteration, epoch, self.done_at(iteration), total)

    def branched(self, iteration: int, epoch: float) -> Course:
        """Return the course of a branch that begins there and ends where this one does."""
        return replace(self, since=iteration, epoch=epoch, done=self.done_at(iteration))


def updates_of_epoch(images: int, batch_size: int) -> int:
    """Return how many batches make a pass over ``images``; the rest waits for the next shuffle."""
    return max(images // batch_size, 1)
