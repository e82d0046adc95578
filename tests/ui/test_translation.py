from __future__ import annotations

import ast
import importlib.util
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PyQt6.lupdate.python_source import PythonSource
from PyQt6.QtCore import QLocale, QTranslator
from PyQt6.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QWidget

from explorer import resources
from explorer.ui import translation
from explorer.ui.appearance import Appearance

if TYPE_CHECKING:
    from types import ModuleType

    from PyQt6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

PACKAGE = Path(translation.__file__).resolve().parents[1]
MAKER = PACKAGE.parent / "resources" / "make" / "translations.py"
CATALOGUE = resources.path("translations", "explorer_ko.ts")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")

needs_catalogue = pytest.mark.skipif(not CATALOGUE.exists(), reason="there is no Korean catalogue yet")


def _can_compile() -> bool:
    return bool(
        shutil.which("pyside6-lrelease") or (Path(sys.executable).parent / "pyside6-lrelease").exists()
    )


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_translations", MAKER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Greeting(Appearance, QWidget):
    """Its class name is the context of its strings."""

    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel(self)
        self.retranslate()

    def retranslate(self) -> None:
        self.label.setText(self.tr("Iteration {n}").format(n=7))


class WarmGreeting(Greeting):
    """Its base class's texts are filed under the base class."""


SOURCE = """
class Greeting:
    def retranslate(self):
        self.label.setText(self.tr("Iteration {n}").format(n=7))
        self.other = QCoreApplication.translate("Shared", "Close")
"""


@pytest.fixture
def catalogue(maker: ModuleType, tmp_path: Path) -> Path:
    """A catalogue collected from a source, its one sentence translated."""
    source = tmp_path / "greeting.py"
    source.write_text(SOURCE, encoding="utf-8")
    made = tmp_path / "translations" / "explorer_ko.ts"
    maker.collect([source], made, "ko")
    return made


def _translate(catalogue: Path, source: str, text: str) -> None:
    unfinished = f'<source>{source}</source>\n      <translation type="unfinished" />'
    content = catalogue.read_text(encoding="utf-8")
    assert unfinished in content
    finished = f"<source>{source}</source>\n      <translation>{text}</translation>"
    catalogue.write_text(content.replace(unfinished, finished), encoding="utf-8")


def test_collecting_finds_strings_and_reports_them_untranslated(maker: ModuleType, catalogue: Path) -> None:
    assert maker.untranslated(catalogue) == [("Greeting", "Iteration {n}"), ("Shared", "Close")]
    assert "<location" not in catalogue.read_text(encoding="utf-8")


def test_collecting_again_keeps_translations_and_drops_what_is_gone(
    maker: ModuleType, catalogue: Path, tmp_path: Path
) -> None:
    _translate(catalogue, "Iteration {n}", "{n}번째")
    source = tmp_path / "greeting.py"
    source.write_text("\n\n# moved down\n" + SOURCE.replace('"Close"', '"Open"'), encoding="utf-8")
    maker.collect([source], catalogue, "ko")
    assert maker.messages(catalogue)[0] == ("Greeting", "Iteration {n}", "{n}번째", True)
    assert maker.untranslated(catalogue) == [("Shared", "Open")]
    before = catalogue.read_bytes()
    maker.collect([source], catalogue, "ko")
    assert catalogue.read_bytes() == before


@pytest.mark.skipif(not _can_compile(), reason="lrelease is not installed (PySide6-Essentials)")
@pytest.mark.parametrize("kind", [Greeting, WarmGreeting])
def test_an_open_window_changes_its_language(
    qtbot: QtBot, kind: type[Greeting], maker: ModuleType, catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _translate(catalogue, "Iteration {n}", "{n}번째")
    maker.compile_catalogue(catalogue)
    monkeypatch.setattr(resources, "path", lambda *parts: catalogue.parents[1].joinpath(*parts))
    widget = kind()
    qtbot.addWidget(widget)
    assert widget.label.text() == "Iteration 7"
    assert translation.apply_language("ko") == "ko"
    assert widget.label.text() == "7번째"
    assert translation.apply_language("en") == "en"
    assert widget.label.text() == "Iteration 7"


def test_qts_own_buttons_change_too(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    box.show()
    english = box.buttons()[0].text()
    translation.apply_language("ko")
    assert box.buttons()[0].text() != english


def test_numbers_in_editors_go_with_the_language(qapp: QApplication) -> None:
    for language in translation.LANGUAGES:
        translation.apply_language(language)
        assert QLocale().toString(0.5) == "0.5"


def test_system_choice_is_a_language_the_program_speaks(qapp: QApplication) -> None:
    assert translation.apply_language("system") in translation.LANGUAGES
    assert translation.language_choice() == "system"


def _source_files() -> list[Path]:
    return [*sorted((PACKAGE / "ui").rglob("*.py")), PACKAGE / "app.py"]


def test_every_string_to_translate_is_a_literal() -> None:
    """What is put together while running never gets into the catalogue."""
    wrong = []
    for path in _source_files():
        text = path.read_text(encoding="utf-8")
        # Where sentences are listed with this, they are translated when they are read; two others hand over
        # what they are given.
        if "QT_TRANSLATE_NOOP(" in text or path.name in ("appearance.py", "sentence.py"):
            continue
        for node in ast.walk(ast.parse(text)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            taken = {"tr": 1, "translate": 2}.get(node.func.attr, 0)
            if node.func.attr == "translate" and "QCoreApplication" not in ast.unparse(node.func):
                continue
            if any(not isinstance(argument, ast.Constant) for argument in node.args[:taken]):
                wrong.append(f"{path.relative_to(PACKAGE)}:{node.lineno}: {ast.unparse(node)}")
    assert not wrong, "\n".join(wrong)


@needs_catalogue
def test_every_string_of_the_sources_is_in_the_catalogue(maker: ModuleType) -> None:
    known = {(context, source) for context, source, _text, _finished in maker.messages(CATALOGUE)}
    used = {
        (context.name, message.source)
        for path in _source_files()
        for context in PythonSource(filename=str(path), verbose=False).contexts
        for message in context.messages
    }
    assert used - known == set(), "collect again: python resources/make/translations.py"
    assert known - used == set(), "the catalogue has what no source has"


@needs_catalogue
def test_every_string_is_translated_with_its_placeholders(maker: ModuleType) -> None:
    assert maker.untranslated(CATALOGUE) == []
    for context, source, text, _finished in maker.messages(CATALOGUE):
        # A language may name a thing once where English names it twice.
        assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(source)), (context, source)


@needs_catalogue
def test_the_compiled_catalogue_is_in_step(qapp: QApplication, maker: ModuleType) -> None:
    compiled = QTranslator()
    assert compiled.load(str(CATALOGUE.with_suffix(".qm")))
    # Asked through the application: PyQt lets a translator itself be asked in ASCII alone.
    assert qapp.installTranslator(compiled)
    try:
        for context, source, text, finished in maker.messages(CATALOGUE):
            if finished:
                assert qapp.translate(context, source) == text, (context, source)
    finally:
        qapp.removeTranslator(compiled)


def test_a_choice_grows_with_the_words_of_the_language(qtbot: QtBot) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItem("반복")
    with qtbot.waitExposed(box):
        box.show()
    narrow = box.sizeHint().width()
    translation.apply_language("en")
    box.setItemText(0, "iteration, and then some more words")
    assert box.sizeHint().width() > narrow
