"""What a set-up comes to: two lines, and below them on request the table that ``model.summary()`` prints."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from explorer.training.model_summary import run_size, summary_layers
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import megabytes, whole
from explorer.ui.registry_names import activation_title
from explorer.ui.tabs.train.section import Section
from explorer.ui.tabs.train.setup_words import summary_lines

if TYPE_CHECKING:
    from explorer.training.setup import RunSetup

_LEAST = 9  # grid steps
_FACTOR = 0.8


class SummaryView(Appearance, QWidget):
    """The network's layers, shapes and parameters, the sizes of the data, the run's length and its memory.

    Parameters
    ----------
    parent : QWidget
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[RunSetup, tuple[int, int]] | None = None
        self._room = 0
        self._lines = QLabel(self)
        self._lines.setWordWrap(True)
        self._section = Section("summary", False, self)
        self._table = QLabel(self)
        self._table.setObjectName("summary_table")
        self._table.setTextFormat(Qt.TextFormat.RichText)
        self._table.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._table.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self._table)
        self._scroll.setWidgetResizable(True)
        self._table.setAutoFillBackground(False)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._section.add(self._scroll)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._section)
        self._column.addWidget(self._lines)
        self.retranslate()
        self.restyle()

    @property
    def heading(self) -> QWidget:
        """What opens and closes the table."""
        return self._section.heading

    def show_setup(self, setup: RunSetup | None, sizes: tuple[int, int]) -> None:
        """Show a set-up on a data set of so many training and test images; ``None`` leaves the last, grey."""
        self.setEnabled(setup is not None)
        if setup is not None:
            self._shown = setup, sizes
            self._show()

    def _show(self) -> None:
        if self._shown is None:
            return
        setup, (train, test) = self._shown
        self._lines.setText("\n".join(summary_lines(setup, train)))
        size = run_size(setup, train, test)
        parts = [self.tr("{n} to learn from").format(n=whole(size.learned))]
        if size.validation:
            parts.append(self.tr("{n} for validation").format(n=whole(size.validation)))
        parts.append(self.tr("{n} to test").format(n=whole(size.test)))
        memory = self.tr("about {size} of memory").format(size=megabytes(size.nbytes))
        below = "<br>".join(escape(part) for part in (*parts, memory))
        self._table.setText(f"{self._table_text(setup)}<p style='margin-top: 4px'>{below}</p>")
        self._fit()

    def _table_text(self, setup: RunSetup) -> str:
        """Return the layers as the rows of a table."""
        rows = [
            (self.tr("Layer"), self.tr("Output"), self.tr("Parameters")),
            (self.tr("Input"), f"(n, {setup.spec.sizes[0]})", "0"),
        ]
        for layer in summary_layers(setup.spec):
            name = self.tr("Affine {n}, {activation}").format(
                n=layer.number, activation=activation_title(layer.activation)
            )
            rows.append((name, f"(n, {layer.units})", f"{layer.parameters:,}"))
        rows.append((self.tr("Total"), "", f"{setup.spec.parameter_count:,}"))
        muted = theme.current().muted
        lines = []
        for place, row in enumerate(rows):
            colour = f" style='color: {muted}'" if not place else ""
            weight = ("<b>", "</b>") if place == len(rows) - 1 else ("", "")
            cells = "".join(
                f"<td align='{side}'{colour}>{weight[0]}{escape(text)}{weight[1]}</td>"
                for text, side in zip(row, ("left", "left", "right"), strict=True)
            )
            lines.append(f"<tr>{cells}</tr>")
        # Named here too: a label forgets a font of its own when the style sheet is set again.
        font = theme.mono_font(_FACTOR)
        style = f'font-family: "{font.family()}"; font-size: {font.pointSizeF():.2f}pt'
        table = f"<table width='100%' cellspacing='0' cellpadding='1' style='{style}'>"
        return f"{table}{''.join(lines)}</table>"

    def _fit(self) -> None:
        """Be as high as the table, but leave the form its room: beyond that it scrolls."""
        needed = self._table.sizeHint().height() + 2
        self._scroll.setFixedHeight(min(needed, max(self._room, _LEAST * theme.unit())))

    def set_room(self, height: int) -> None:
        """Take at most so many pixels for the table."""
        self._room = height
        self._fit()

    def retranslate(self) -> None:
        """Set the texts."""
        self._section.set_words(
            self.tr("Summary"),
            self.tr("Every layer, its output and parameters (sections 3.4 and 5.6)"),
        )
        self._scroll.setAccessibleName(self.tr("Summary of the network"))
        self._show()

    def restyle(self) -> None:
        """Take the theme's measures."""
        self._lines.setFont(theme.numeric_font())
        self._column.setSpacing(theme.unit() // 2)
        self._show()
