"""The list of labs: a search over the chapters of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QRect, QSignalBlocker, QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QAction, QFontMetrics, QResizeEvent
from PyQt6.QtWidgets import QLabel, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from explorer.labs import contents, find, lesson
from explorer.labs.search import prepare
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.translation import current_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PyQt6.QtGui import QHideEvent, QShowEvent

    from explorer.labs import Lab

_PREPARING_MS = 40
_KEY = Qt.ItemDataRole.UserRole


class _Titles(QTreeWidget):
    """A list of titles under headings, each on as many lines as it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # By whole items, one of several lines would be brought into sight with its first alone.
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)

    def titles(self) -> list[QTreeWidgetItem]:
        """Return the items below the headings."""
        headings = (self.topLevelItem(index) for index in range(self.topLevelItemCount()))
        below = (heading.child(i) for heading in headings if heading for i in range(heading.childCount()))
        return [item for item in below if item is not None]

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Break the titles anew."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give each heading and title the height of its lines: Qt's own hint is that of one."""
        unit = theme.unit()
        viewport = self.viewport()
        width = (viewport.width() if viewport else self.width()) - 2 * unit
        bounds = QRect(0, 0, width, 100 * unit)
        headings = [item for item in map(self.topLevelItem, range(self.topLevelItemCount())) if item]
        for item, metrics in (
            *((heading, QFontMetrics(heading.font(0))) for heading in headings),
            *((title, self.fontMetrics()) for title in self.titles()),
        ):
            lines = metrics.boundingRect(bounds, Qt.TextFlag.TextWordWrap, item.text(0)).height()
            item.setSizeHint(0, QSize(width, lines + unit))


class Navigator(Appearance, QWidget):
    """Lists labs under their chapters; typing narrows the list.

    Parameters
    ----------
    labs : sequence of Lab
        In the book's order.
    parent : QWidget, optional
    """

    chosen = pyqtSignal(str)
    entered = pyqtSignal()
    """The lab in sight is to be worked with."""

    def __init__(self, labs: Sequence[Lab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labs = tuple(labs)
        self._key = ""
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._choose_first)
        self._search_icon = QAction(self)
        self.search.addAction(self._search_icon, QLineEdit.ActionPosition.LeadingPosition)
        self.tree = _Titles(self)
        self.tree.currentItemChanged.connect(self._take_item)
        self.tree.activated.connect(self.entered)
        self._nothing = QLabel(self)
        self._nothing.setProperty("role", "caption")
        self._nothing.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.search, self._nothing, self.tree):
            self._column.addWidget(widget)
        # One lab a tick, while the reader looks around: the first letter typed then finds at once.
        self._unprepared = list(self._labs)
        self._preparing = QTimer(self)
        self._preparing.setInterval(_PREPARING_MS)
        self._preparing.timeout.connect(self._prepare_one)
        self.retranslate()
        self.restyle()

    def showEvent(self, event: QShowEvent | None) -> None:
        """Get ready to be searched."""
        super().showEvent(event)
        if self._unprepared:
            self._preparing.start()

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Leave the rest for later."""
        super().hideEvent(event)
        self._preparing.stop()

    def select(self, key: str) -> None:
        """Mark the lab of that key as the one in sight, without announcing it."""
        self._key = key
        with QSignalBlocker(self.tree):
            for item in self.tree.titles():
                if item.data(0, _KEY) == key:
                    self.tree.setCurrentItem(item)

    def retranslate(self) -> None:
        """Name everything in the language of the moment."""
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setToolTip(self.tr("Find a lab by chapter, section, term or formula"))
        self.search.setAccessibleName(self.tr("Search the labs"))
        self.tree.setAccessibleName(self.tr("Labs by chapter"))
        self._list()

    def restyle(self) -> None:
        """Take the theme's icon and measures."""
        self._search_icon.setIcon(theme.icon("search", "muted"))
        # A short list in a tall white box would look unfinished: it stands on the window itself.
        self.tree.setStyleSheet(
            "QTreeWidget { background: transparent; border: 1px solid transparent; }"
            f"QTreeWidget:focus {{ border-color: {theme.current().accent}; }}"
        )
        self._column.setSpacing(theme.unit())
        self._list()

    def _prepare_one(self) -> None:
        if self._unprepared:
            prepare(self._unprepared.pop(0))
        else:
            self._preparing.stop()

    def _list(self) -> None:
        found = find(self.search.text(), self._labs)
        language = current_language()
        titles = contents(language)
        with QSignalBlocker(self.tree):
            self.tree.clear()
            chapters: dict[str, QTreeWidgetItem] = {}
            for lab in found:
                if lab.chapter not in chapters:
                    chapters[lab.chapter] = self._chapter(f"{lab.chapter}  {titles[lab.chapter]}")
                title = lesson(lab.key, language).title
                item = QTreeWidgetItem(chapters[lab.chapter], [f"{lab.section}  {title}"])
                item.setData(0, _KEY, lab.key)
                item.setToolTip(0, title)
            self.tree.expandAll()
            self.tree.fit()
        self._nothing.setText(self.tr('No lab has "{query}".').format(query=self.search.text().strip()))
        self._nothing.setVisible(not found)
        self.select(self._key)

    def _chapter(self, title: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree, [title])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setFont(0, theme.caption_font())
        item.setForeground(0, theme.colour("muted"))
        return item

    def _take_item(self, item: QTreeWidgetItem | None) -> None:
        key = item.data(0, _KEY) if item is not None else None
        if key and key != self._key:
            self._key = key
            self.chosen.emit(key)

    def _choose_first(self) -> None:
        items = self.tree.titles()
        if items:
            self.tree.setCurrentItem(items[0])
            self.tree.setFocus()
