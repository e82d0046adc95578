"""What the first hidden units look for: their weights as pictures that grow out of noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QImage, QPainter
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.colouring import heatmap_image
from explorer.ui.formatting import number, signed
from explorer.ui.pointed_tips import PointedTips
from explorer.ui.tabs.train.mosaic import MOST, Mosaic, columns_for, mosaic
from explorer.ui.tip_lines import in_lines

if TYPE_CHECKING:
    from PyQt6.QtGui import QPaintEvent, QResizeEvent

    from explorer.ui.session import Session

_INTERVAL_MS = 250


class WeightsView(Appearance, PointedTips, QWidget):
    """Up to 64 pictures of first-layer weights in one image, blue negative, red positive.

    Parameters
    ----------
    session : Session
    parent : QWidget, optional
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = session.run
        self._mosaic: Mosaic | None = None
        self._image = QImage()
        self._caption = ""
        self.setObjectName("first_weights")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._refresh = session.clock.add(self, self.refresh, _INTERVAL_MS)
        self._run.advanced.connect(self._refresh.request)
        self._run.shown_changed.connect(self._refresh.request)
        self.retranslate()
        self.restyle()

    def refresh(self) -> None:
        """Take the weights of the moment shown."""
        network = self._run.network
        if network is None:
            self._mosaic, self._image = None, QImage()
        else:
            weights = network.params["W1"]
            room = self._room()
            ratio = self.devicePixelRatioF()
            count = min(weights.shape[1], MOST)
            columns = columns_for(count, room.width() * ratio, room.height() * ratio)
            laid = mosaic(weights, columns)
            self._mosaic = laid
            self._image = heatmap_image(laid.values, theme.current().diverging, -laid.limit, laid.limit)
        self._describe()
        self.update()

    def _caption_height(self) -> float:
        return 2.5 * theme.unit()

    def _room(self) -> QRectF:
        top = self._caption_height()
        return QRectF(0, top, max(self.width(), 1), max(self.height() - top, 1))

    def _place(self) -> QRectF:
        """Return where the image lies: as large as fits, enlarged by whole numbers only."""
        room, size = self._room(), self._image.size()
        scale = min(room.width() / max(size.width(), 1), room.height() / max(size.height(), 1))
        device = scale * self.devicePixelRatioF()
        if device >= 1.0:
            scale = int(device) / self.devicePixelRatioF()
        return QRectF(room.left(), room.top(), size.width() * scale, size.height() * scale)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw the caption and the image."""
        painter = QPainter(self)
        painter.setFont(theme.caption_font())
        painter.setPen(theme.colour("muted"))
        line = QRectF(0, 0, self.width(), self._caption_height())
        text = painter.fontMetrics().elidedText(self._caption, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), text)
        if self._mosaic is None:
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self._room(), int(flags), self.tr("They appear with Start, as noise."))
        else:
            place = self._place()
            shrunk = place.width() < self._image.width()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrunk)
            painter.drawImage(place, self._image)
        painter.end()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Lay the pictures out for the new room."""
        super().resizeEvent(event)
        self._refresh.request()

    def tip_at(self, x: float, y: float) -> str:
        """Return the weights of the unit at a place; empty beside them."""
        network, place = self._run.network, self._place()
        if self._mosaic is None or network is None or not place.width():
            return ""
        scale = self._image.width() / place.width()
        unit = self._mosaic.unit_at((x - place.left()) * scale, (y - place.top()) * scale)
        if unit is None:
            return ""
        column = network.params["W1"][:, unit]
        return self.tr("Unit {n}: weights from {low} to {high}").format(
            n=unit + 1, low=signed(float(column.min())), high=signed(float(column.max()))
        )

    def _describe(self) -> None:
        if self._mosaic is None:
            self._caption = self.tr("First-layer weights")
        else:
            self._caption = self.tr("First-layer weights, {count} units, ±{limit}").format(
                count=self._mosaic.count, limit=number(self._mosaic.limit, 2)
            )

    def retranslate(self) -> None:
        """Set the texts."""
        self.setAccessibleName(self.tr("First-layer weights as pictures"))
        self.setToolTip(
            in_lines(
                self.tr(
                    "W1: each picture is what one unit of the first layer looks for. "
                    "Red pixels count for it, blue ones against it (section 3.4.2)."
                )
            )
        )
        self._describe()
        self.update()

    def restyle(self) -> None:
        """Take the theme's colours."""
        self._refresh.request()

    def sizeHint(self) -> QSize:
        """Return room for eight by eight pictures at their own size."""
        return QSize(29 * theme.unit(), 32 * theme.unit())

    def minimumSizeHint(self) -> QSize:
        """Return the least that shows anything."""
        return QSize(16 * theme.unit(), 9 * theme.unit())
