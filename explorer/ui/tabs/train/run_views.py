"""The pages beside the curves: what the network is like inside, and which runs there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize
from PyQt6.QtGui import QFont
from PyQt6.QtWidgets import QLabel, QTabBar, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.still_tabs import StillTabs
from explorer.ui.tabs.train.batch_page import BatchPage
from explorer.ui.tabs.train.confusion_page import ConfusionPage
from explorer.ui.tabs.train.drawing_view import DrawingView
from explorer.ui.tabs.train.drawings_page import DrawingsPage
from explorer.ui.tabs.train.errors_page import ErrorsPage
from explorer.ui.tabs.train.histograms_view import HistogramsView
from explorer.ui.tabs.train.runs_view import RunsView
from explorer.ui.tabs.train.weights_view import WeightsView

if TYPE_CHECKING:
    from explorer.ui.session import Session


class IconTabBar(QTabBar):
    """Tabs as wide as their icons: the names of all would not stand side by side in a narrow card."""

    def tabSizeHint(self, index: int) -> QSize:
        """Return the room of an icon."""
        unit = theme.unit()
        return QSize(4 * unit, super().tabSizeHint(index).height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: no tab is squeezed."""
        return self.tabSizeHint(index)


class RunViews(Appearance, StillTabs):
    """One page at a time, behind tabs of icons.

    Parameters
    ----------
    session : Session
    parent : QWidget

    Attributes
    ----------
    heading : QLabel
        Name of the page in sight, to be put above.
    """

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("run_views")
        self.setTabBar(IconTabBar(self))
        self.setUsesScrollButtons(False)
        self.heading = QLabel(parent)
        self.heading.setObjectName("run_views_heading")
        self._network = QWidget(self)
        self._column = QVBoxLayout(self._network)
        for part in (WeightsView(session, self), DrawingView(session, self)):
            self._column.addWidget(part, 1)
        self._pages: dict[str, QWidget] = {
            "network": self._network,
            "batch": BatchPage(session, self),
            "spread": HistogramsView(session, self),
            "confusion": ConfusionPage(session, self),
            "errors": ErrorsPage(session, self),
            "drawings": DrawingsPage(session, self),
            "runs": RunsView(session, self),
        }
        self._names: dict[str, str] = {}
        for key, page in self._pages.items():
            self.addTab(page, theme.icon(key), "")
        self.currentChanged.connect(self._name_page)
        self.retranslate()
        self.restyle()

    def show_page(self, key: str) -> None:
        """Bring a page into sight, by its name in lower case."""
        self.setCurrentWidget(self._pages[key])

    def page(self, key: str) -> QWidget:
        """Return a page."""
        return self._pages[key]

    def retranslate(self) -> None:
        """Set the texts."""
        words = {
            "network": (self.tr("Network"), self.tr("First-layer weights, and the run's reading")),
            "batch": (
                self.tr("Batch"),
                self.tr("The images of one update, and what it changed"),
            ),
            "spread": (self.tr("Spread"), self.tr("How the numbers of each layer are spread")),
            "confusion": (self.tr("Confusion"), self.tr("Which classes it takes for which")),
            "errors": (self.tr("Errors"), self.tr("The images it reads worst")),
            "drawings": (self.tr("Drawings"), self.tr("Your drawings, read as the network learns")),
            "runs": (self.tr("Runs"), self.tr("All runs of this sitting, to be compared")),
        }
        self._names = {key: name for key, (name, _) in words.items()}
        bar = self.tabBar()
        for index, (key, page) in enumerate(self._pages.items()):
            name, what = words[key]
            self.setTabToolTip(index, self.tr("{name}: {what}").format(name=name, what=what))
            page.setAccessibleName(page.accessibleName() or name)
            if bar is not None:
                bar.setAccessibleTabName(index, name)
        self.setAccessibleName(self.tr("Views of the run"))
        self._name_page()

    def _name_page(self) -> None:
        self.heading.setText(tuple(self._names.values())[self.currentIndex()])

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self.setIconSize(QSize(2 * unit, 2 * unit))
        self.setStyleSheet(f"QTabBar::tab {{ padding: {unit // 2}px {unit}px; margin: 0; }}")
        bold = QFont(self.font())
        bold.setBold(True)
        self.heading.setFont(bold)
        self._column.setContentsMargins(0, unit, 0, 0)
        self._column.setSpacing(unit)
