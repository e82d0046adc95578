"""The window in which the images of the data sets are looked at, beside the main one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.data import available, entry_of
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.background import Progress, Task, run_in_background
from explorer.ui.data_browser.collection import Collection
from explorer.ui.data_browser.image_mosaic import ImageMosaic
from explorer.ui.data_browser.panel import BrowserPanel
from explorer.ui.error_sentences import sentence_for
from explorer.ui.formatting import whole
from explorer.ui.picture import BaseImage
from explorer.ui.registry_names import class_titles, dataset_title

if TYPE_CHECKING:
    from PyQt6.QtGui import QKeyEvent

    from explorer.data import Dataset
    from explorer.ui.session import Session

_SIZE = (112, 80)  # grid steps


class DataBrowserWindow(Appearance, QWidget):
    """Choices at the left, images at the right; it leaves the main window usable.

    Parameters
    ----------
    session : Session
        Whose run says which images are learned from; takes the image that is pressed.
    parent : QWidget
        The main window, above which it stays.
    """

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("data_browser")
        self._session = session
        self._key = ""
        self._collection: Collection | None = None
        self._task: Task | None = None
        self.panel = BrowserPanel(self)
        self.mosaic = ImageMosaic(self)
        self._headline = QLabel(self)
        self._caption = QLabel(self)
        self._caption.setProperty("role", "caption")
        right = QVBoxLayout()
        right.addWidget(self._headline)
        right.addWidget(self.mosaic, 1)
        right.addWidget(self._caption)
        self._right = right
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.panel)
        self._row.addLayout(right, 1)
        self._connect()
        self.retranslate()
        self.restyle()
        self.resize(self.sizeHint())

    def _connect(self) -> None:
        panel, mosaic, session = self.panel, self.mosaic, self._session
        panel.dataset_chosen.connect(self.show_dataset)
        panel.filter_changed.connect(self._show_images)
        panel.number_entered.connect(self._find)
        panel.canvas_pressed.connect(self._put_current)
        mosaic.current_changed.connect(self._show_current)
        mosaic.activated.connect(self._put_on_canvas)
        mosaic.class_typed.connect(panel.classes.choose)
        session.run.setup_changed.connect(self._divide)
        session.kept.changed.connect(self._take_kept)
        QShortcut(QKeySequence("Ctrl+W"), self).activated.connect(self.close)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Close on Escape; the images show all classes again first, where one was typed or chosen."""
        if event is None or event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.focusWidget() is self.mosaic and self.panel.classes.label is not None:
            self.panel.classes.choose(None)
        else:
            self.close()

    @property
    def collection(self) -> Collection | None:
        """What is shown, ``None`` while it is loaded or where it is not there."""
        return self._collection

    def show_dataset(self, key: str) -> None:
        """Look at a data set."""
        self._key = key
        self.panel.show_dataset(key)
        self._take(None)
        if not available(key):
            self.mosaic.show_message(self._obstacle())
            return
        self.mosaic.show_message(self.tr("Loading {name} …").format(name=dataset_title(key)))
        if self._task is not None:
            self._task.cancel()
        load = self._session.load_dataset

        def work(_progress: Progress) -> Dataset:
            return load(key)

        self._task = run_in_background(self, work, self._loaded, self._failed)

    def _loaded(self, dataset: Dataset) -> None:
        self._task = None
        if dataset.name == self._key:
            self._take(dataset)

    def _failed(self, error: BaseException) -> None:
        self._task = None
        self.mosaic.show_message(sentence_for(error).text())

    def _take(self, dataset: Dataset | None) -> None:
        setup = self._session.run.setup
        config = setup.training if setup.dataset == self._key else None
        self._collection = None if dataset is None else Collection.of(dataset, config)
        self.panel.show_collection(self._collection)
        self._show_images()

    def _divide(self) -> None:
        """Divide what is shown as the run that is set up does now."""
        if self._collection is not None:
            self._take(self._collection.dataset)

    def _take_kept(self) -> None:
        if self._key and entry_of(self._key).own:
            self.show_dataset(self._key)

    def _show_images(self) -> None:
        collection, part = self._collection, self.panel.part
        if collection is None or part is None:
            self.mosaic.show_images(None, np.empty(0, np.intp), ())
        else:
            places = collection.chosen(part, self.panel.classes.label)
            classes = class_titles(collection.dataset.classes)
            self.mosaic.show_images(collection.split(part), places, classes)
        self._say()

    def _find(self, number: int) -> None:
        """Go to an image, also where another class or part had to be chosen for it."""
        collection, part = self._collection, self.panel.part
        if collection is None or part is None or self.mosaic.go_to(number):
            return
        split = collection.split(part)
        if number >= len(split):
            self.panel.say_missing()
            return
        holder = next(
            each
            for each, places in collection.places.items()
            if collection.split(each) is split and number in places
        )
        self.panel.classes.choose(None)
        self.panel.choose_part(holder)
        self._show_images()
        self.mosaic.go_to(number)

    def _put_current(self) -> None:
        if self.mosaic.current is not None:
            self._put_on_canvas(self.mosaic.current)

    def _put_on_canvas(self, place: int) -> None:
        collection, part = self._collection, self.panel.part
        if collection is None or part is None:
            return
        split = collection.split(part)
        image = split.images[place] / np.float32(255.0)
        name, label = collection.dataset.name, int(split.labels[place])
        side: Literal["test", "train"] = "test" if part == "test" else "train"
        self._session.show_picture(BaseImage(image, "sample", name, label, place, side))

    # Words

    def _show_current(self) -> None:
        collection, part, place = self._collection, self.panel.part, self.mosaic.current
        if collection is None or part is None or place is None:
            self.panel.show_image(None, "")
            return
        split = collection.split(part)
        name = class_titles(collection.dataset.classes)[int(split.labels[place])]
        words = self.tr("{name}, number {n}").format(name=name, n=whole(place))
        self.panel.show_image(split.images[place], words)

    def _obstacle(self) -> str:
        entry = entry_of(self._key)
        if entry.own and (not entry.beside or available(entry.beside)):
            return self.tr("There are too few of your own digits yet: draw some, and keep them (Ctrl+K).")
        name = dataset_title(entry.beside or entry.key)
        return self.tr("{name} is not on this computer. Download it in Train, Set-up.").format(name=name)

    def _say(self) -> None:
        collection = self._collection
        if collection is None:
            self._headline.setText(dataset_title(self._key) if self._key else "")
            self._caption.clear()
            return
        self._headline.setText(
            self.tr("{n} images of {name}").format(
                n=whole(self.mosaic.count()), name=dataset_title(collection.dataset.name)
            )
        )
        self._caption.setText(self.tr("Press an image to put it on the canvas, with its true class"))

    def retranslate(self) -> None:
        """Set all words again."""
        self.setWindowTitle(self.tr("Browse images"))
        if self._collection is not None:
            self._show_images()
        self._say()

    def sizeHint(self) -> QSize:
        """Return room for some two hundred images, where the screen has it."""
        wanted = QSize(_SIZE[0], _SIZE[1]) * theme.unit()
        screen = self.screen()
        return wanted if screen is None else wanted.boundedTo(screen.availableSize())

    def restyle(self) -> None:
        """Take over the measures of the theme."""
        unit = theme.unit()
        self._headline.setFont(theme.heading_font())
        self._caption.setFont(theme.caption_font())
        self._row.setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit)
        self._row.setSpacing(2 * unit)
        self._right.setSpacing(unit)
