"""Formulas are typeset from what the code says, and drawn in the theme's colour at the text's size."""

from __future__ import annotations

import importlib.util
import xml.etree.ElementTree as ElementTree
from typing import TYPE_CHECKING

import pytest
from PyQt6.QtGui import QColor

from explorer import resources
from explorer.labs import labs
from explorer.nn import ACTIVATIONS
from explorer.ui import theme
from explorer.ui.widgets.formula import FormulaView, typeset_formula

if TYPE_CHECKING:
    from types import ModuleType

    from pytestqt.qtbot import QtBot

NAMED_BY_CODE = {
    *(f"activation_{key}" for key in ACTIVATIONS),
    *(f"activation_{key}_derivative" for key in ACTIVATIONS),
    *(name for lab in labs() for name in lab.formulas),
}


@pytest.fixture(scope="module")
def typesetter() -> ModuleType:
    specification = importlib.util.spec_from_file_location("formulas", resources.path("make", "formulas.py"))
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def ink(view: FormulaView) -> int:
    """Return how many pixels of the grabbed view have the theme's text colour."""
    picture = view.grab().toImage()
    colour = QColor(theme.current().text).rgb()
    pixels = [picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return sum(pixel == colour for pixel in pixels)


def test_every_formula_the_code_names_is_typeset(typesetter: ModuleType) -> None:
    files = {path.stem for path in resources.path("formulas").glob("*.svg")}
    assert files >= NAMED_BY_CODE
    assert files == set(typesetter.sources())


def test_no_typeset_formula_is_stale(typesetter: ModuleType) -> None:
    assert {name: typeset_formula(name).latex for name in typesetter.sources()} == typesetter.sources()


def test_typesetting_again_gives_the_same_files(typesetter: ModuleType) -> None:
    pytest.importorskip("ziamath")
    for name, latex in typesetter.sources().items():
        assert typesetter.typeset(latex) == resources.read_text("formulas", f"{name}.svg"), name


@pytest.mark.parametrize("name", sorted(NAMED_BY_CODE))
def test_a_formula_is_small_and_takes_any_colour(name: str) -> None:
    svg = resources.read_text("formulas", f"{name}.svg")
    assert len(svg) < 25_000
    fills = {element.attrib.get("fill") for element in ElementTree.fromstring(svg).iter()} - {None}
    assert fills == {"currentColor"}


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_it_is_drawn_in_the_themes_text_colour(qtbot: QtBot, choice: theme.ThemeChoice) -> None:
    view = FormulaView("activation_sigmoid")
    qtbot.addWidget(view)
    view.show()
    theme.apply(choice, 2.0)
    view.resize(view.sizeHint())
    assert ink(view) > 50


def test_it_grows_with_the_text(qtbot: QtBot) -> None:
    view = FormulaView("activation_sigmoid")
    qtbot.addWidget(view)
    view.show()
    before = view.sizeHint()
    theme.apply("light", 2.0)
    assert view.sizeHint().width() == pytest.approx(2 * before.width(), rel=0.1)
    assert view.sizeHint().height() == pytest.approx(2 * before.height(), rel=0.1)


def test_it_says_its_source_to_a_screen_reader(qtbot: QtBot) -> None:
    view = FormulaView("activation_sigmoid")
    qtbot.addWidget(view)
    assert view.accessibleName() == ACTIVATIONS["sigmoid"].formula


def test_a_narrow_place_makes_it_smaller_and_not_cut(qtbot: QtBot) -> None:
    view = FormulaView("softmax_invariance")
    qtbot.addWidget(view)
    natural = view.sizeHint()
    assert view.heightForWidth(2 * natural.width()) == natural.height()
    assert view.heightForWidth(natural.width() // 2) == pytest.approx(natural.height() / 2, abs=1)


def test_another_formula_takes_its_place(qtbot: QtBot) -> None:
    view = FormulaView()
    qtbot.addWidget(view)
    assert view.sizeHint().isEmpty()
    view.set_formula("activation_relu")
    assert not view.sizeHint().isEmpty()
    with pytest.raises(FileNotFoundError):
        view.set_formula("never_typeset")
