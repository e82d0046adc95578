"""Pages that are scrolled where the window is too low for their text, so that none of it is ever cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QEvent, QObject, QSize, Qt
from PyQt6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from explorer.ui import theme

if TYPE_CHECKING:
    from PyQt6.QtGui import QResizeEvent

_LEAST = 12
"""Height in grid steps below which a page is scrolled rather than the window."""

_SHARE = 0.24
"""Of the window's height, for a page that scrolls in itself."""


class ScrolledPages(QStackedWidget):
    """A stack that asks for what its page in sight would like, and is content with less height.

    A page whose text wraps says how high it is at which width; it is asked anew when either changes.
    """

    def turn_to(self, page: QWidget, *, scrolled: bool = True) -> None:
        """Show a page, added when it is new; one that scrolls in itself is not ``scrolled`` here."""
        frame = self._frame_of(page)
        if frame is None:
            frame = _scrolled(page) if scrolled else page
            self.addWidget(frame)
            page.installEventFilter(self)
        self.setCurrentWidget(frame)
        self.updateGeometry()

    @property
    def page(self) -> QWidget | None:
        """The page in sight."""
        frame = self.currentWidget()
        return frame.widget() if isinstance(frame, QScrollArea) else frame

    def _frame_of(self, page: QWidget) -> QWidget | None:
        frames = [self.widget(index) for index in range(self.count())]
        return next(
            (at for at in frames if at is page or (isinstance(at, QScrollArea) and at.widget() is page)), None
        )

    def sizeHint(self) -> QSize:
        """Return what the page in sight would like at the width there is."""
        page = self.page
        if page is None:
            return super().sizeHint()
        least, liked = page.minimumSizeHint(), page.sizeHint()
        if page is self.currentWidget():  # it scrolls in itself: the more is seen the better, within limits
            window = self.window()
            share = 0 if window is None else round(_SHARE * window.height())
            return QSize(liked.width(), max(least.height(), min(liked.height(), share)))
        width = max(self.width(), least.width())
        high = page.heightForWidth(width) if page.hasHeightForWidth() else liked.height()
        return QSize(liked.width(), max(high, least.height()))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the page in sight, and a height at which it can be scrolled."""
        page = self.page
        if page is None:
            return super().minimumSizeHint()
        least = page.minimumSizeHint()
        if page is self.currentWidget():
            return least
        return QSize(least.width(), min(self.sizeHint().height(), _LEAST * theme.unit()))

    def hasHeightForWidth(self) -> bool:
        """Give up height where it is short, which Qt would not ask of lines that wrap."""
        return False

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Ask for another height where text wraps at the new width."""
        super().resizeEvent(event)
        if event is not None and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Ask anew when the page in sight has become another size."""
        if event is not None and event.type() == QEvent.Type.LayoutRequest and watched is self.page:
            self.updateGeometry()
        return False


def _scrolled(page: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(page)
    for ground in (scroll.viewport(), page):  # the card's own shows through
        if ground is not None:
            ground.setAutoFillBackground(False)
    return scroll
