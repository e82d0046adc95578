"""What an update did, layer by layer in figures and for the first layer as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QImage, QPainter
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.colouring import heatmap_image
from explorer.ui.formatting import number, percent
from explorer.ui.tabs.train.mosaic import columns_for, mosaic
from explorer.ui.tip_lines import in_lines

if TYPE_CHECKING:
    from PyQt6.QtGui import QPaintEvent, QResizeEvent

    from explorer.training.batch_look import BatchLook


class UpdateTable(Appearance, QWidget):
    """One row a layer: length of the gradient, of the change, and the change by the weights.

    Parameters
    ----------
    parent : QWidget
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: BatchLook | None = None
        self.setObjectName("update_table")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_look(self, look: BatchLook | None) -> None:
        """Show an update."""
        rows = 0 if self._look is None else len(self._look.layers)
        self._look = look
        if rows != (0 if look is None else len(look.layers)):
            self.updateGeometry()
        self.setAccessibleDescription("; ".join(" ".join(row) for row in self.rows()))
        self.update()

    def rows(self) -> list[tuple[str, str, str, str]]:
        """Return the table's texts."""
        if self._look is None:
            return []
        return [
            (
                f"W{place}",
                number(layer.gradient, 3),
                number(layer.change, 3),
                percent(layer.change / layer.weights, 2) if layer.weights else number(float("inf")),
            )
            for place, layer in enumerate(self._look.layers, start=1)
        ]

    def _line(self) -> float:
        return theme.numeric_font(factor=0.9).pointSizeF() * 1.9

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw heads and rows."""
        painter = QPainter(self)
        painter.setFont(theme.numeric_font(factor=0.9))
        heads = ("", "‖∂L/∂W‖", "‖ΔW‖", "‖ΔW‖/‖W‖")
        first = self.width() * 0.13
        width = (self.width() - first) / 3
        for line, texts in enumerate([heads, *self.rows()] if self._look is not None else []):
            for column, text in enumerate(texts):
                left = 0.0 if column == 0 else first + (column - 1) * width
                place = QRectF(left, line * self._line(), first if column == 0 else width, self._line())
                painter.setPen(theme.colour("muted" if line == 0 or column == 0 else "text"))
                side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
                painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()

    def sizeHint(self) -> QSize:
        """Return room for all rows."""
        rows = 3 if self._look is None else 1 + len(self._look.layers)
        return QSize(24 * theme.unit(), round(rows * self._line()))

    def minimumSizeHint(self) -> QSize:
        """Return the same: no row is cut."""
        return self.sizeHint()

    def retranslate(self) -> None:
        """Set the texts."""
        self.setAccessibleName(self.tr("The update in figures"))
        tip = self.tr(
            "For each layer: how long the gradient of its weights is, how far the update moved them, and "
            "how far that is compared with the weights themselves; about 0.1 % is usual (section 6.1.2)"
        )
        self.setToolTip(in_lines(tip))

    def restyle(self) -> None:
        """Take the theme's font and colours."""
        self.updateGeometry()
        self.update()


class UpdatePictures(Appearance, QWidget):
    """Gradient or change of the first-layer weights: a picture for each unit.

    Parameters
    ----------
    parent : QWidget
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: BatchLook | None = None
        self._change = False
        self._image = QImage()
        self.setObjectName("update_pictures")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def show_look(self, look: BatchLook | None, change: bool) -> float:
        """Show ``ΔW1`` of an update, or its gradient; return the end of the colours' scale, 0 without one."""
        self._look, self._change = look, change
        limit = 0.0
        if look is None:
            self._image = QImage()
        else:
            values = look.change if change else look.gradient
            columns = columns_for(values.shape[1], self.width() * self.devicePixelRatioF(), self._height())
            laid = mosaic(values, columns)
            limit = laid.limit
            self._image = heatmap_image(laid.values, theme.current().diverging, -limit, limit)
        self.update()
        return limit

    def _height(self) -> float:
        return self.height() * self.devicePixelRatioF()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw the image as large as fits."""
        if self._look is None:
            return
        painter = QPainter(self)
        size = self._image.size()
        scale = min(self.width() / max(size.width(), 1), self.height() / max(size.height(), 1))
        device = scale * self.devicePixelRatioF()
        if device >= 1.0:
            scale = int(device) / self.devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, device < 1.0)
        painter.drawImage(QRectF(0, 0, size.width() * scale, size.height() * scale), self._image)
        painter.end()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Lay the pictures out for the new room."""
        super().resizeEvent(event)
        self.show_look(self._look, self._change)

    def minimumSizeHint(self) -> QSize:
        """Return the least that shows anything."""
        return QSize(16 * theme.unit(), 10 * theme.unit())

    def retranslate(self) -> None:
        """Set the texts."""
        self.setAccessibleName(self.tr("The update of the first layer as pictures"))
        tip = self.tr(
            "One picture for each unit of the first layer, red positive, blue negative. Gradient: where "
            "more weight would raise the loss. Change: what the optimizer made of it (section 4.4.2)"
        )
        self.setToolTip(in_lines(tip))

    def restyle(self) -> None:
        """Take the theme's colours."""
        self.show_look(self._look, self._change)
