"""The small style sheet on top of Fusion: what a palette alone cannot say."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from explorer import resources

if TYPE_CHECKING:
    from explorer.ui.palettes import Theme

_SHEET = Template("""
QToolTip { border: 1px solid $control_border; padding: ${half}px; background: $raised; color: $text; }

QMenuBar { background: $window; border: none; padding: 2px ${half}px; }
QMenuBar::item { padding: ${half}px ${unit}px; border-radius: ${radius}px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent_soft; color: $text; }
QMenu { background: $raised; border: 1px solid $control_border; padding: ${half}px; }
QMenu::item { padding: ${half}px ${triple}px ${half}px ${triple}px; border-radius: ${radius}px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $border; margin: ${half}px ${unit}px; }

QStatusBar { background: $window; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QStatusBar QLabel { padding: 2px ${unit}px; }

QTabWidget::pane { border: none; border-top: 1px solid $border; top: -1px; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: ${unit}px ${double}px ${tab_bottom}px ${double}px; }
QTabBar::tab:hover { color: $text; border-bottom-color: $control_border; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { background: $accent_soft; }
QTabBar::tab:disabled { color: $disabled; }

QGroupBox { border: 1px solid $border; border-radius: ${radius}px; background: $surface;
    margin-top: ${caption}px; padding: ${unit}px; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; left: 2px; color: $muted; }

QPushButton, QToolButton { background: $raised; color: $text; border: 1px solid $control_border;
    border-radius: ${radius}px; padding: ${half}px ${button}px; }
QToolButton { padding: ${half}px; }
QPushButton:hover, QToolButton:hover { border-color: $muted; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked {
    background: $accent_soft; border-color: $accent; }
QPushButton:default { background: $accent; border-color: $accent; color: $accent_text; }
QPushButton:disabled, QToolButton:disabled {
    background: transparent; border-color: $border; color: $disabled; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: ${focus_v}px ${focus_h}px; }
QToolButton:focus { padding: ${focus_v}px; }
QToolButton[autoRaise="true"] { background: transparent; border-color: transparent; }
QToolButton[autoRaise="true"]:hover { background: $hover; }
QToolButton[autoRaise="true"]:checked { background: $accent_soft; }
QToolButton[autoRaise="true"]:focus { border-color: $accent; }
QToolButton[popupMode="1"] { padding-right: ${double}px; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPlainTextEdit, QTextEdit, QTextBrowser {
    background: $surface; color: $text; border: 1px solid $control_border; border-radius: ${radius}px;
    selection-background-color: $accent; selection-color: $accent_text; }
QLineEdit, QComboBox { padding: ${edit}px ${unit_less}px; }
QSpinBox, QDoubleSpinBox { padding: ${edit}px 0px ${edit}px ${edit}px; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus,
QTextBrowser:focus { border: 2px solid $accent; }
QLineEdit:focus { padding: ${edit_less}px ${unit_least}px; }
QComboBox:focus { padding: ${edit}px ${unit_least}px; }
QSpinBox:focus, QDoubleSpinBox:focus { padding: ${edit_less}px 0px ${edit_less}px ${edit_less}px; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled {
    background: transparent; color: $disabled; border-color: $border; }
QComboBox::drop-down { border: none; width: ${double}px; subcontrol-origin: border; }
QComboBox::down-arrow { image: url("$icons/down-$name.svg"); width: ${arrow}px; height: ${arrow}px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $control_border;
    padding: 2px; outline: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent;
    width: ${double}px; subcontrol-origin: border; right: 2px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; top: 2px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; bottom: 2px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url("$icons/up-$name.svg"); width: ${arrow}px; height: ${arrow}px; }
QAbstractSpinBox::down-arrow { image: url("$icons/down-$name.svg"); width: ${arrow}px; height: ${arrow}px; }

QCheckBox, QRadioButton { spacing: ${unit_less}px; padding: 2px; border: 1px solid transparent;
    border-radius: ${radius}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: ${mark}px; height: ${mark}px;
    border: 1px solid $control_border; background: $surface; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: ${round}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
    image: url("$icons/check-$name.svg"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent;
    image: url("$icons/dot-$name.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
    border-color: $border; background: $window; }

QSlider { min-height: ${triple}px; border: 1px solid transparent; border-radius: ${radius}px; }
QSlider:focus { border-color: $accent; }
QSlider::groove:horizontal { height: ${groove}px; border-radius: ${groove_round}px;
    background: $control_border; }
QSlider::sub-page:horizontal { height: ${groove}px; border-radius: ${groove_round}px; background: $accent; }
QSlider::handle:horizontal { width: ${mark}px; height: ${mark}px; margin: -${overhang}px 0;
    border: 1px solid $accent; border-radius: ${round}px; background: $raised; }
QSlider::handle:horizontal:hover { background: $accent_soft; }
QSlider::sub-page:horizontal:disabled, QSlider::groove:horizontal:disabled { background: $border; }
QSlider::handle:horizontal:disabled { border-color: $control_border; }

QProgressBar { border: none; border-radius: ${groove}px; background: $border; color: transparent;
    min-height: ${unit}px; max-height: ${unit}px; }
QProgressBar::chunk { border-radius: ${groove}px; background: $accent; }

QAbstractScrollArea { border: 1px solid $border; background: $surface; }
QScrollArea { border: none; background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QAbstractItemView { alternate-background-color: $window; selection-background-color: $accent_soft;
    selection-color: $text; }
QAbstractItemView::item { padding: ${quarter}px ${half}px; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $accent_soft; color: $text; }
QAbstractItemView:focus { border: 1px solid $accent; }
QGraphicsView, QGraphicsView:focus { border: none; background: transparent; }
QTableView { gridline-color: $border; }
QTableCornerButton::section { background: $surface; border: none; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $border;
    padding: ${half}px; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: ${bar}px; }
QScrollBar:horizontal { height: ${bar}px; }
QScrollBar::handle { background: $control_border; border-radius: ${bar_round}px; margin: 2px; }
QScrollBar::handle:vertical { min-height: ${triple}px; }
QScrollBar::handle:horizontal { min-width: ${triple}px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $control_border; }
QLabel[role="caption"] { color: $muted; }
QLabel[role="error"] { color: $error; }
QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: ${radius}px; }
QFrame[role="message"] { background: $raised; border: 1px solid $control_border; border-radius: ${radius}px; }
QFrame[role="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
""")


def stylesheet(theme: Theme, unit: int) -> str:
    """Return the style sheet of a theme, its measures in steps of ``unit`` pixels.

    Beside Qt's own classes it serves a dynamic property ``role``: ``caption`` and ``error`` on a QLabel,
    ``card``, ``message`` and ``line`` on a QFrame.
    """
    mark = 2 * unit - 2
    groove = 2 * max(unit // 4, 2)
    measures = {
        "quarter": unit // 4,
        "half": unit // 2,
        "edit": unit // 2 - 1,
        "edit_less": unit // 2 - 2,
        "unit": unit,
        "unit_less": unit - 2,
        "unit_least": unit - 3,
        "double": 2 * unit,
        "triple": 3 * unit,
        "caption": 2 * unit + unit // 2,
        "tab_bottom": unit - 2,
        "button": unit + unit // 2,
        "focus_v": unit // 2 - 1,
        "focus_h": unit + unit // 2 - 1,
        "radius": max(unit // 2, 4),
        "arrow": unit + 2,
        "mark": mark,
        "round": mark // 2,
        "groove": groove,
        "groove_round": groove // 2,
        "overhang": (mark + 2 - groove) // 2,
        "bar": unit + 4,
        "bar_round": unit // 2,
    }
    colours = {key: value for key, value in vars(theme).items() if isinstance(value, str)}
    mixed = {"disabled": _faded(theme), "hover": theme.grid}
    icons = resources.path("icons", "controls").as_posix()
    return _SHEET.substitute(colours, **mixed, **measures, icons=icons)


def _faded(theme: Theme) -> str:
    """Return the colour of disabled text: halfway from muted to the window."""
    pairs = ((int(theme.muted[i : i + 2], 16), int(theme.window[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{(first + second) // 2:02x}" for first, second in pairs)
