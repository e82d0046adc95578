from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PyQt6.QtCore import QSize, Qt, qInstallMessageHandler
from PyQt6.QtGui import QColor, QIcon, QPalette
from PyQt6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from explorer import resources
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.palettes import DARK, LIGHT, contrast, linear_rgb, oklab

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PyQt6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from explorer.ui.theme import Theme

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])

# Machado, Oliveira & Fernandes 2009, severity 1: what linear light looks like without one kind of cone.
PROTANOPIA = np.array(
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
)
DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
)


def _lightness(table: NDArray[np.uint8]) -> NDArray[np.float64]:
    colours = ["#{:02x}{:02x}{:02x}".format(*row[:3]) for row in table]
    return np.array([oklab(linear_rgb(colour))[0] for colour in colours])


@BOTH
@pytest.mark.parametrize("name", ["text", "muted", "accent", "success", "warning", "error"])
def test_words_can_be_read_on_every_ground(colours: Theme, name: str) -> None:
    for ground in (colours.window, colours.surface, colours.raised):
        assert contrast(getattr(colours, name), ground) >= 4.5


@BOTH
def test_words_on_filled_buttons_and_chosen_rows_can_be_read(colours: Theme) -> None:
    assert contrast(colours.accent_text, colours.accent) >= 4.5
    assert contrast(colours.text, colours.accent_soft) >= 4.5


@BOTH
def test_curves_stand_out_from_their_ground(colours: Theme) -> None:
    assert all(contrast(colour, colours.surface) >= 3.0 for colour in colours.series)


@BOTH
@pytest.mark.parametrize("sight", [np.eye(3), PROTANOPIA, DEUTERANOPIA], ids=["full", "protan", "deutan"])
def test_curves_stay_apart_for_colour_blind_eyes(colours: Theme, sight: NDArray[np.float64]) -> None:
    seen = np.array([oklab(np.clip(sight @ linear_rgb(colour), 0, 1)) for colour in colours.series])
    apart = np.linalg.norm(seen[:, None] - seen[None], axis=-1) + np.eye(len(seen))
    assert apart.min() > 0.08
    # Training and testing are drawn in one plot, always.
    assert apart[0, 1] > 0.2


@BOTH
def test_zero_of_the_diverging_map_is_the_surface_itself(colours: Theme) -> None:
    table = colours.diverging
    assert table.shape == (256, 4)
    assert table.dtype == np.uint8
    assert QColor(*table[128, :3]).name() == colours.surface
    negative, positive = QColor(*table[0, :3]), QColor(*table[-1, :3])
    assert negative.blue() > negative.red()
    assert positive.red() > positive.blue()


@BOTH
def test_maps_run_evenly_to_the_eye(colours: Theme) -> None:
    for table in (colours.sequential, colours.ink_table, colours.diverging[:129], colours.diverging[128:]):
        steps = np.diff(_lightness(table))
        # One way all along, and no step that would show as an edge.
        assert np.all(steps <= 1e-2) or np.all(steps >= -1e-2)
        assert np.abs(steps).max() < 0.03


def test_tables_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        LIGHT.diverging[0] = 0


@pytest.mark.parametrize(("choice", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_apply_puts_the_palette_on(qapp: QApplication, choice: theme.ThemeChoice, colours: Theme) -> None:
    theme.apply(choice)
    assert theme.current() is colours
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Window).name() == colours.window
    assert palette.color(QPalette.ColorRole.Text).name() == colours.text
    assert theme.colour("accent").name() == colours.accent


def test_system_choice_is_some_theme(qapp: QApplication) -> None:
    theme.apply("system")
    assert theme.choice() == "system"
    assert theme.current() in (LIGHT, DARK)


def test_system_choice_follows_the_system_and_a_fixed_choice_does_not(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = qapp.styleHints()
    assert hints is not None
    theme.apply("system")
    monkeypatch.setattr(theme, "_system_theme", lambda: DARK)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current() is DARK
    theme.apply("light")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current() is LIGHT


def test_scale_moves_fonts_and_grid_and_is_kept_in_bounds(qapp: QApplication) -> None:
    usual = qapp.font().pointSizeF()
    assert theme.unit() == 8
    theme.apply("light", 1.5)
    assert qapp.font().pointSizeF() == pytest.approx(1.5 * usual)
    assert theme.unit() == 12
    theme.apply("light", 99.0)
    assert theme.scale() == theme.LARGEST_SCALE
    theme.apply("light", 0.01)
    assert theme.scale() == theme.SMALLEST_SCALE


def test_figures_have_equal_width(qapp: QApplication) -> None:
    label = QLabel()
    label.setFont(theme.numeric_font())
    widths = {label.fontMetrics().horizontalAdvance(digit * 8) for digit in "0123456789"}
    assert len(widths) == 1


class _Probe(Appearance, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.styled: list[str] = []

    def restyle(self) -> None:
        self.styled.append(theme.current().name)


@pytest.mark.parametrize("shown", [True, False], ids=["shown", "never shown"])
def test_widgets_learn_once_of_a_new_theme_and_of_a_new_scale(qtbot: QtBot, shown: bool) -> None:
    probe = _Probe()
    qtbot.addWidget(probe)
    probe.setVisible(shown)
    theme.apply("dark")
    assert probe.styled == ["dark"]
    theme.apply("light", 1.3)
    assert probe.styled == ["dark", "light"]


class _Captioned(Appearance, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.button = QPushButton("button", self)
        self.box = QComboBox(self)
        self.caption = QLabel("caption", self)
        self.caption.setProperty("role", "caption")
        self.restyle()

    def restyle(self) -> None:
        self.caption.setFont(theme.caption_font())


def test_fonts_follow_the_scale_under_the_style_sheet(qtbot: QtBot, qapp: QApplication) -> None:
    widget = _Captioned()
    qtbot.addWidget(widget)
    widget.show()
    for scale in (1.5, 2.0, 1.0):
        theme.apply("light", scale)
        qapp.processEvents()
        assert widget.caption.font().pointSizeF() == pytest.approx(theme.caption_font().pointSizeF())
        for control in (widget.button, widget.box):
            assert control.font().pointSizeF() == pytest.approx(qapp.font().pointSizeF())


def test_appearance_behind_the_qt_class_is_refused() -> None:
    with pytest.raises(TypeError, match="before the Qt class"):
        type("Wrong", (QWidget, Appearance), {})


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in resources.path("icons").glob("*.svg")), ids=lambda name: name
)
def test_every_icon_draws_something_and_follows_the_theme(qapp: QApplication, name: str) -> None:
    icon = theme.icon(name)
    light = icon.pixmap(QSize(24, 24)).toImage()
    theme.apply("dark")
    dark = icon.pixmap(QSize(24, 24)).toImage()
    assert any(light.pixelColor(x, y).alpha() > 128 for x in range(24) for y in range(24))
    if name != "app":  # the program's own sign has its own colours
        assert light != dark


def test_icon_modes_differ(qapp: QApplication) -> None:
    icon = theme.icon("play")
    size = QSize(24, 24)
    usual = icon.pixmap(size).toImage()
    assert icon.pixmap(size, QIcon.Mode.Disabled).toImage() != usual
    assert icon.pixmap(size, QIcon.Mode.Normal, QIcon.State.On).toImage() != usual
    assert theme.icon("play", "accent_text").pixmap(size).toImage() != usual


def test_an_icon_that_is_not_there_is_refused_at_once(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_the_list_of_a_combo_box_shows_all_of_its_last_entry(qtbot, scale):
    theme.apply("light", scale)
    combo = QComboBox()
    qtbot.addWidget(combo)
    combo.addItems([f"entry {index}" for index in range(5)])
    with qtbot.waitExposed(combo):
        combo.show()
    combo.setFocus()
    combo.showPopup()
    view = combo.view()
    qtbot.waitUntil(view.isVisible)
    needed = sum(view.sizeHintForRow(row) for row in range(5))
    assert view.viewport().height() >= needed  # else arrows to scroll cover the last one
    combo.hidePopup()


def test_an_icon_without_room_is_none(qapp: QApplication) -> None:
    complaints = []
    before = qInstallMessageHandler(lambda _kind, _context, text: complaints.append(text))
    try:
        assert theme.icon("close").pixmap(QSize(0, 16)).isNull()
    finally:
        qInstallMessageHandler(before)
    assert complaints == []
    assert not theme.icon("close").pixmap(QSize(16, 16)).isNull()
