"""A run as it stands in the narrow list beside the curves: its name, what differs, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QCoreApplication, QModelIndex, QRect, QSize, Qt
from PyQt6.QtGui import QFont, QFontMetrics, QPainter
from PyQt6.QtWidgets import (
    QApplication,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from explorer.ui import theme
from explorer.ui.tabs.train.runs_model import Column

if TYPE_CHECKING:
    from PyQt6.QtCore import QAbstractItemModel

_MOST_LINES = 2
"""Of what differs; the rest is in the tool tip and under the list."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RunCard(QStyledItemDelegate):
    """Draws a row of the list of runs in three lines, with its tick and its colour before them."""

    def paint(self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw tick and colour as the style does, and the lines beside them."""
        if painter is None:
            return
        own, style = QStyleOptionViewItem(option), QApplication.style()
        self.initStyleOption(own, index)
        own.text = ""
        assert style is not None
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)
        painter.save()
        area = self._text_area(option, index)
        names, small = _fonts(option.font)
        best, last = self._figures(index)
        line = QFontMetrics(names).height()
        painter.setPen(theme.colour("text"))
        painter.setFont(names)
        name = str(index.data())
        needed = painter.fontMetrics().horizontalAdvance(name) + theme.unit()
        if needed + QFontMetrics(small).horizontalAdvance(best) > area.width():
            best = str(index.siblingAtColumn(Column.BEST).data())  # the name matters more than the word
        side = _split(painter, QRect(area.left(), area.top(), area.width(), line), best, small)
        painter.drawText(side, _LEFT, painter.fontMetrics().elidedText(name, _ELIDE, side.width()))
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        top = area.top() + line
        height = painter.fontMetrics().height()
        for text in wrapped(_differs(index), painter.fontMetrics(), area.width()):
            painter.drawText(QRect(area.left(), top, area.width(), height), _LEFT, text)
            top += height
        side = _split(painter, QRect(area.left(), top, area.width(), height), last, small)
        loss = self._loss(index)
        painter.drawText(side, _LEFT, painter.fontMetrics().elidedText(loss, _ELIDE, side.width()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Return the height that the lines need in the width there is."""
        names, small = _fonts(option.font)
        metrics = QFontMetrics(small)
        width = self._text_area(option, index).width()
        lines = len(wrapped(_differs(index), metrics, max(width, 1)))
        height = QFontMetrics(names).height() + (lines + 1) * metrics.height()
        return QSize(super().sizeHint(option, index).width(), height + theme.unit())

    def updateEditorGeometry(
        self, editor: QWidget | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """Put the editor where the name stands."""
        if editor is not None:
            area = self._text_area(option, index)
            editor.setGeometry(area.left() - 2, area.top() - 2, area.width() + 2, editor.sizeHint().height())

    def createEditor(
        self, parent: QWidget | None, _option: QStyleOptionViewItem, _index: QModelIndex
    ) -> QWidget:
        """Return a line for the name."""
        return QLineEdit(parent)

    def _text_area(self, option: QStyleOptionViewItem, index: QModelIndex) -> QRect:
        """Return the rectangle right of tick and colour."""
        own, style = QStyleOptionViewItem(option), QApplication.style()
        self.initStyleOption(own, index)
        view = own.widget
        if isinstance(view, QWidget) and own.rect.width() <= 0:
            own.rect.setWidth(view.width())
        assert style is not None
        area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, own, own.widget)
        unit = theme.unit()
        left = area.left() + unit // 2
        return QRect(left, own.rect.top() + unit // 2, own.rect.right() - left - unit // 2, 0)

    def _figures(self, index: QModelIndex) -> tuple[str, str]:
        best, last = (index.siblingAtColumn(column).data() for column in (Column.BEST, Column.LAST))
        return (
            QCoreApplication.translate("RunCard", "best {share}").format(share=best),
            QCoreApplication.translate("RunCard", "last {share}").format(share=last),
        )

    def _loss(self, index: QModelIndex) -> str:
        loss, iteration = (index.siblingAtColumn(c).data() for c in (Column.LOSS, Column.ITERATION))
        return QCoreApplication.translate("RunCard", "loss {loss} at {iteration}").format(
            loss=loss, iteration=iteration
        )


_ELIDE = Qt.TextElideMode.ElideRight


def _fonts(font: QFont) -> tuple[QFont, QFont]:
    """Return the fonts of the name and of the rest."""
    name = QFont(font)
    name.setWeight(QFont.Weight.DemiBold)
    return name, QFont(theme.caption_font())


def _differs(index: QModelIndex) -> str:
    model: QAbstractItemModel | None = index.model()
    return "" if model is None else str(index.siblingAtColumn(Column.DIFFERS).data())


def _split(painter: QPainter, line: QRect, right: str, font: QFont) -> QRect:
    """Draw a text at the right end of a line; return what is left of the line."""
    painter.save()
    painter.setFont(font)
    painter.setPen(theme.colour("muted"))
    painter.drawText(line, _RIGHT, right)
    room = painter.fontMetrics().horizontalAdvance(right) + theme.unit()
    painter.restore()
    return line.adjusted(0, 0, -room, 0)


def wrapped(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Return ``text`` in at most two lines, broken between its parts, the last one shortened to fit."""
    lines = [""]
    parts = text.split(" · ")
    for place, part in enumerate(parts):
        longer = f"{lines[-1]} · {part}" if lines[-1] else part
        if not lines[-1] or metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        elif len(lines) < _MOST_LINES:
            lines.append(part)
        else:
            lines[-1] = " · ".join([lines[-1], *parts[place:]])
            break
    return [metrics.elidedText(line, _ELIDE, width) for line in lines]
