"""The window: the drawing at the left, the four tabs at the right, menus above and the status below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, Qt, QTimer
from PyQt6.QtWidgets import QHBoxLayout, QMainWindow, QMenuBar, QScrollArea, QWidget

from explorer.ui import messages, theme
from explorer.ui.appearance import Appearance
from explorer.ui.autosave import Autosave
from explorer.ui.drawing_panel import DrawingPanel
from explorer.ui.freed_memory import FreedMemory
from explorer.ui.menus import Menus
from explorer.ui.run_files import SUFFIX as RUN_SUFFIX
from explorer.ui.run_files import RunFiles, wait_until_written
from explorer.ui.settings import Settings
from explorer.ui.status_line import StatusLine
from explorer.ui.still_tabs import StillTabs
from explorer.ui.tabs.activations import ActivationsTab
from explorer.ui.tabs.labs import LabsTab
from explorer.ui.tabs.layers import LayersTab
from explorer.ui.tabs.train import TrainTab
from explorer.ui.view_choices import ViewChoices
from explorer.ui.weights_files import WeightsFiles

if TYPE_CHECKING:
    from pathlib import Path

    from PyQt6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent

    from explorer.ui.data_browser.window import DataBrowserWindow
    from explorer.ui.interrupted_runs import InterruptedRuns
    from explorer.ui.lesson_card import LessonCard
    from explorer.ui.my_digits.window import MyDigitsWindow
    from explorer.ui.session import Session

DEFAULT_SIZE = QSize(1280, 800)
SMALLEST_SIZE = QSize(1024, 680)
# The drawing's column, in grid steps: 304 pixels at the usual text size. Large text in a small window takes
# from it down to the least, at which nothing of it is cut, and never more than this share of the width.
_COLUMN, _LEAST_COLUMN = 38, 32
_COLUMN_SHARE = 0.3
_LOOK_AROUND_MS = 500
"""After the first frame: what was left behind by a crash can wait that long."""

_TABS = {
    "layers_tab": LayersTab,
    "activations_tab": ActivationsTab,
    "train_tab": TrainTab,
    "labs_tab": LabsTab,
}


class _Centre(QWidget):
    """The drawing and the tabs side by side."""

    def heightForWidth(self, _width: int) -> int:
        """Claim no height: the square canvas would, and scroll instead of shrinking into a low window."""
        return -1


class MainWindow(Appearance, QMainWindow):
    """Everything the program shows, around one session.

    Parameters
    ----------
    session
        What the window is about; closed with it.
    settings
        Where choices are remembered; by default the user's own.
    """

    def __init__(self, session: Session, settings: Settings | None = None) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.session = session
        self._settings = settings or Settings()
        self.view_choices = ViewChoices(self._settings, self)
        self.weights_files = WeightsFiles(session, self)
        self.run_files = RunFiles(session, self)
        self.run_files.opened.connect(self.show_training)
        self.autosave = Autosave(session, self)
        self._freed_memory = FreedMemory(session.run, self)
        self._interrupted: InterruptedRuns | None = None
        self._shown_before = False
        self.setAcceptDrops(True)
        self._build()
        self.messages = messages.Messages(self)
        session.run.failed.connect(messages.report)
        session.run.replay_failed.connect(messages.report)
        session.reader_changed.connect(self._remember_reader)
        session.browse_requested.connect(self.show_data_browser)
        session.unit_requested.connect(self._find_unit)
        self._recall()
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        self.drawing_panel = DrawingPanel(self.session)
        self.drawing_panel.digit_actions.taught.connect(self.show_lesson)
        self.drawing_panel.digit_actions.gallery_requested.connect(self.show_my_digits)
        self._lesson_card: LessonCard | None = None
        self._my_digits: MyDigitsWindow | None = None
        self._data_browser: DataBrowserWindow | None = None
        self.tabs = StillTabs()
        self.tabs.setObjectName("tabs")
        self.tabs.setDocumentMode(True)
        for name, tab in _TABS.items():
            page = tab(self.session)
            page.setObjectName(name)
            self.tabs.addTab(page, "")
        centre = _Centre()
        self._line = QHBoxLayout(centre)
        self._line.addWidget(self.drawing_panel)
        self._line.addWidget(self.tabs, 1)
        # When large text no longer fits into a small window, all of it can still be reached.
        frame = QScrollArea()
        frame.setWidgetResizable(True)
        frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame.setWidget(centre)
        self.setCentralWidget(frame)
        self.setStatusBar(StatusLine(self.session))
        bar = QMenuBar()
        self.setMenuBar(bar)
        self.menus = Menus(self, bar, tuple(_TABS))

    def retranslate(self) -> None:
        """Set the words of the window's own: its title, its tabs, its menus."""
        self.setWindowTitle(self.tr("Neural Network Explorer"))
        titles = (self.tr("Layers"), self.tr("Activations"), self.tr("Train"), self.tr("Labs"))
        hints = (
            self.tr("Every layer of the network at work on your drawing"),
            self.tr("Activation functions, their derivatives and what they receive"),
            self.tr("Train a network and watch it learn"),
            self.tr("Experiments of the book, to play with"),
        )
        for index, (title, hint) in enumerate(zip(titles, hints, strict=True)):
            self.tabs.setTabText(index, title)
            self.tabs.setTabToolTip(index, hint)
        self.tabs.setAccessibleName(self.tr("Views of the network"))
        self.menus.retranslate()

    def restyle(self) -> None:
        """Take over the measures of the theme."""
        unit = theme.unit()
        self._line.setContentsMargins(unit, unit, unit, unit)
        self._line.setSpacing(2 * unit)
        self._fit_column()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Share a small window's width between the drawing and the tabs."""
        super().resizeEvent(event)
        self._fit_column()

    def _fit_column(self) -> None:
        unit = theme.unit()
        share = round(_COLUMN_SHARE * self.width())
        self.drawing_panel.setFixedWidth(min(max(share, _LEAST_COLUMN * unit), _COLUMN * unit))

    def _find_unit(self, layer: int, unit: int) -> None:
        """Show a unit where its sum is taken apart."""
        page = self.tabs.widget(0)
        assert isinstance(page, LayersTab)
        self.tabs.setCurrentWidget(page)
        page.show_unit(layer, unit)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or leave it again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_lesson(self) -> None:
        """Show what the newest lesson did, beside the drawing."""
        # Imported when asked for, like those below: hardly any start of the program needs them.
        from explorer.ui.lesson_card import LessonCard

        if self._lesson_card is None:
            self._lesson_card = LessonCard(self.session, self.drawing_panel.digit_actions, self.tabs)
        self._lesson_card.open()

    def show_my_digits(self) -> None:
        """Open the window of the user's own digits, or bring it to the front."""
        from explorer.ui.my_digits.window import MyDigitsWindow

        if self._my_digits is None:
            self._my_digits = MyDigitsWindow(self.session, self)
            self._my_digits.canvas_requested.connect(self.drawing_panel.show_kept)
        self._my_digits.show()
        self._my_digits.raise_()
        self._my_digits.activateWindow()

    def show_training(self) -> None:
        """Bring the Train tab to the front."""
        self.tabs.setCurrentIndex(tuple(_TABS).index("train_tab"))

    def ask_for_target(self) -> None:
        """Ask, in the Train tab, where the run is to go on to."""
        self.show_training()
        page = self.tabs.currentWidget()
        assert isinstance(page, TrainTab)
        page.ask_for_target()

    def open_file(self, path: Path) -> None:
        """Open the file of a run, or let the network in a weights file read the canvas."""
        if path.suffix.lower() == RUN_SUFFIX:
            self.run_files.open(path)
        else:
            self.weights_files.open(path)

    def showEvent(self, event: QShowEvent | None) -> None:
        """Look for runs that a crash cut off, once the window is there."""
        super().showEvent(event)
        if not self._shown_before:
            self._shown_before = True
            QTimer.singleShot(_LOOK_AROUND_MS, self._look_for_interrupted)

    def _look_for_interrupted(self) -> None:
        from explorer.training.autosaves import autosave_folder

        if autosave_folder().is_dir():
            from explorer.ui.interrupted_runs import InterruptedRuns

            locks, run = self.autosave.locks, self.session.run
            self._interrupted = InterruptedRuns(self.run_files, locks, run, self, self.tabs.tabBar())
            self._interrupted.look()

    def dragEnterEvent(self, event: QDragEnterEvent | None) -> None:
        """Take the file of a run, wherever it is dropped."""
        if event is not None and self.run_files.offered(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent | None) -> None:
        """Open the run that was dropped."""
        path = None if event is None else self.run_files.offered(event.mimeData())
        if event is not None and path is not None:
            event.acceptProposedAction()
            self.run_files.open(path)

    def show_data_browser(self, key: str = "") -> None:
        """Open the window of the data sets' images at one of them, by default the run's."""
        from explorer.ui.data_browser.window import DataBrowserWindow

        if self._data_browser is None:
            self._data_browser = DataBrowserWindow(self.session, self)
            # Beside the canvas, on which images are put from there.
            self._data_browser.move(self.tabs.mapToGlobal(self.tabs.rect().topLeft()))
        self._data_browser.show_dataset(key or self.session.run.setup.dataset)
        self._data_browser.show()
        self._data_browser.raise_()
        self._data_browser.activateWindow()

    def show_keys(self) -> None:
        """Show which keys do what."""
        from explorer.ui.help_dialogs import KeysDialog

        KeysDialog(self.menus.actions.values(), self).show()

    def show_about(self) -> None:
        """Show what this is, whose work it stands on, and its versions."""
        from explorer.ui.help_dialogs import AboutDialog

        AboutDialog(self).show()

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Stop the run, remember the window's place, and go."""
        self._settings.geometry = self.saveGeometry()
        self._settings.sync()
        for beside in (self._my_digits, self._data_browser):
            if beside is not None:
                beside.close()
        self.session.run.close()  # before its last state is written
        self.autosave.close()
        wait_until_written()
        self.session.close()
        super().closeEvent(event)

    def _recall(self) -> None:
        self.setMinimumSize(SMALLEST_SIZE)
        if not self.restoreGeometry(self._settings.geometry):
            self.resize(DEFAULT_SIZE)
        if self._settings.reader in {reader.key for reader in self.session.readers()}:
            self.session.choose_reader(self._settings.reader)

    def _remember_reader(self) -> None:
        # What was taught ends with the program, unless it was saved as a file; its original is there again.
        reader = self.session.reader
        self._settings.reader = (reader.origin or reader).key
