"""What is looked at: the data set, its part, a class, one image by its number; and that image large."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QRectF, QSize, pyqtSignal
from PyQt6.QtGui import QIntValidator, QPainter, QPen
from PyQt6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from explorer.data import ALL_DATASETS, available
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.colouring import heatmap_image
from explorer.ui.data_browser.class_list import ClassList
from explorer.ui.formatting import whole
from explorer.ui.registry_names import class_titles, dataset_title

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PyQt6.QtGui import QImage, QPaintEvent

    from explorer.ui.data_browser.collection import Collection, Part

_WIDTH, _PREVIEW = 26, 18  # grid steps
_SIDE = 28


class BrowserPanel(Appearance, QWidget):
    """The choices of the browser.

    Signals
    -------
    dataset_chosen(key)
        Another data set is wanted.
    filter_changed()
        Another part or class is.
    number_entered(place)
        The image with that number in its split is.
    canvas_pressed()
        The current image is wanted on the canvas.
    """

    dataset_chosen = pyqtSignal(str)
    filter_changed = pyqtSignal()
    number_entered = pyqtSignal(int)
    canvas_pressed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._collection: Collection | None = None
        self._dataset = self._combo("browser_dataset")
        self._part = self._combo("browser_part")
        self.classes = ClassList(self)
        self._number = QLineEdit(self)
        self._number.setObjectName("browser_number")
        self._number.setValidator(QIntValidator(0, 9_999_999, self))
        self._fault = QLabel(self)
        self._fault.setProperty("role", "error")
        self._fault.setWordWrap(True)
        self._fault.hide()
        self.preview = ImagePreview(self)
        self._words = QLabel(self)
        self._words.setProperty("role", "caption")
        self._words.setWordWrap(True)
        self.to_canvas = QPushButton(self)
        self.to_canvas.setObjectName("browser_to_canvas")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        above: tuple[QWidget, ...] = (self._dataset, self._part, self.classes, self._number, self._fault)
        below: tuple[QWidget, ...] = (self.preview, self._words, self.to_canvas)
        for widget in above:
            self._column.addWidget(widget)
        self._column.addStretch(1)
        for widget in below:
            self._column.addWidget(widget)
        self._dataset.activated.connect(lambda _row: self.dataset_chosen.emit(self._dataset.currentData()))
        self._part.activated.connect(self._choose_part)
        self.classes.chosen.connect(self.filter_changed)
        self._number.returnPressed.connect(self._enter_number)
        self._number.textEdited.connect(lambda _text: self._fault.hide())
        self.to_canvas.clicked.connect(lambda _checked: self.canvas_pressed.emit())
        self.retranslate()
        self.restyle()

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setMinimumContentsLength(8)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return combo

    @property
    def part(self) -> Part | None:
        """The chosen part, ``None`` before there are any."""
        part: Part | None = self._part.currentData()
        return part

    @property
    def number(self) -> int | None:
        """The number in the field."""
        return int(self._number.text()) if self._number.text() else None

    def show_dataset(self, key: str) -> None:
        """List what can be looked at, and choose one."""
        self._dataset.clear()
        for each in ALL_DATASETS:
            if each == key or available(each):
                self._dataset.addItem(dataset_title(each), each)
        self._dataset.setCurrentIndex(self._dataset.findData(key))

    def show_collection(self, collection: Collection | None) -> None:
        """Offer the parts of a data set with their sizes; the same part stays chosen where there is one."""
        before = self.part
        self._collection = collection
        self._part.clear()
        for part, places in () if collection is None else collection.places.items():
            self._part.addItem(f"{self._part_names()[part]} · {whole(len(places))}", part)
        self._part.setCurrentIndex(max(self._part.findData(before), 0))
        for widget in (self._part, self._number, self.to_canvas):
            widget.setEnabled(collection is not None)
        self._show_counts()

    def choose_part(self, part: Part) -> None:
        """Choose a part, without telling."""
        self._part.setCurrentIndex(self._part.findData(part))
        self._show_counts()

    def show_image(self, image: NDArray[np.uint8] | None, words: str) -> None:
        """Show the current image (28, 28), and say what it is."""
        self.preview.show_image(image)
        self._words.setText(words)
        self.to_canvas.setEnabled(image is not None)

    def say_missing(self) -> None:
        """Say that there is no image of the number."""
        split = None if self._collection is None or self.part is None else self._collection.split(self.part)
        highest = 0 if split is None else len(split) - 1
        self._fault.setText(self.tr("Numbers go from 0 to {n} here.").format(n=whole(highest)))
        self._fault.show()

    def _choose_part(self) -> None:
        self._show_counts()
        self.filter_changed.emit()

    def _show_counts(self) -> None:
        collection, part = self._collection, self.part
        if collection is None or part is None:
            self.classes.show_counts((), ())
            return
        self.classes.show_counts(
            class_titles(collection.dataset.classes), [int(n) for n in collection.counts[part]]
        )

    def _enter_number(self) -> None:
        if self.number is not None:
            self._fault.hide()
            self.number_entered.emit(self.number)

    def _part_names(self) -> dict[Part, str]:
        return {
            "train": self.tr("To learn from"),
            "validation": self.tr("Validation"),
            "unused": self.tr("Not used"),
            "test": self.tr("Test"),
        }

    def retranslate(self) -> None:
        """Set all words again."""
        for row in range(self._dataset.count()):
            self._dataset.setItemText(row, dataset_title(str(self._dataset.itemData(row))))
        for row in range(self._part.count()):
            part: Part = self._part.itemData(row)
            size = len(self._collection.places[part]) if self._collection is not None else 0
            self._part.setItemText(row, f"{self._part_names()[part]} · {whole(size)}")
        self._dataset.setToolTip(self.tr("Data set; more can be downloaded in Train, Set-up"))
        self._dataset.setAccessibleName(self.tr("Data set"))
        self._part.setToolTip(
            self.tr("What the run learns from, what it sets aside, what it is tested on (section 4.1.2)")
        )
        self._part.setAccessibleName(self.tr("Part"))
        self._number.setPlaceholderText(self.tr("Find a number"))
        self._number.setToolTip(self.tr("Number of an image in its file, from 0 on; Enter finds it"))
        self._number.setAccessibleName(self.tr("Find an image by its number"))
        self.to_canvas.setText(self.tr("Put on the canvas"))
        self.to_canvas.setToolTip(self.tr("Let the network read this image (Enter)"))
        self.to_canvas.setAccessibleName(self.to_canvas.text())
        self._show_counts()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self.setFixedWidth(_WIDTH * unit)
        self._column.setSpacing(unit)


class ImagePreview(Appearance, QWidget):
    """One image with every pixel sharp."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("browser_preview")
        self._values: NDArray[np.float32] | None = None
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_image(self, image: NDArray[np.uint8] | None) -> None:
        """Show an image (28, 28), or none."""
        self._values = None if image is None else image.astype(np.float32)
        self._image = None
        self.update()

    def sizeHint(self) -> QSize:
        """Return a whole number of points for each pixel."""
        side = max(_PREVIEW * theme.unit() // _SIDE, 1) * _SIDE + 2
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw the image in a frame."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self._values is not None:
            if self._image is None:
                self._image = heatmap_image(self._values, theme.current().ink_table, 0.0, 255.0)
            painter.drawImage(area.adjusted(1, 1, -1, -1), self._image)
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def retranslate(self) -> None:
        """Set all words again."""
        self.setAccessibleName(self.tr("The current image"))

    def restyle(self) -> None:
        """Take the theme's colours."""
        self._image = None
        self.updateGeometry()
        self.update()
