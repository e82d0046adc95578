"""From the canvas into the session: every move becomes the input, with the label that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.data import preprocess
from explorer.ui.drawing_document import Change
from explorer.ui.picture import BaseImage, KeptImage
from explorer.ui.session import InputSource

if TYPE_CHECKING:
    from explorer.ui.drawing_document import DrawingDocument
    from explorer.ui.session import Session, SourceKind


class CanvasFeed:
    """Puts what is on the canvas into the session.

    Parameters
    ----------
    document : DrawingDocument
        What is drawn on; it tells of every change.
    session : Session
        Gets the input.
    """

    def __init__(self, document: DrawingDocument, session: Session) -> None:
        self._document = document
        self._session = session
        self._root: object = None
        document.listen(self._take)

    def _take(self, change: Change) -> None:
        if change is not Change.STROKE_ENDED:
            self._feed()
        self._follow_root()

    def _feed(self) -> None:
        base = self._document.untouched
        if isinstance(base, BaseImage):
            self._session.set_input(base.image, InputSource(base.kind, base.label, base.index))
            return
        if isinstance(base, KeptImage):
            self._session.set_input(base.image, InputSource(base.kind, base.label))
            return
        steps = preprocess(self._document.ink)
        kind: SourceKind = "blank" if steps.empty else "drawing" if base is None else base.kind
        self._session.set_input(steps.centred, InputSource(kind))

    def _follow_root(self) -> None:
        """Forget the true label where the canvas shows another picture, not just a stroke more or less."""
        picture = self._document.picture
        root = picture.base or (picture.strokes[0] if picture.strokes else None)
        if root is self._root:
            return
        began = self._root is None and self._document.pen_down is None
        self._root = root
        if self._session.source.kind == "drawing" and not began:
            self._session.set_label(None)
