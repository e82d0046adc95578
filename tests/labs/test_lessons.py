"""Every lab has its words, in every language, and no word too many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer import resources
from explorer.labs import LANGUAGES, Lab, LessonError, contents, labs, lesson, lessons
from explorer.labs.lessons import places

if TYPE_CHECKING:
    from pathlib import Path

EVERY_LESSON = [(lab, language) for lab in labs() for language in LANGUAGES]


@pytest.fixture
def lesson_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in for ``resources/lessons/en`` with an empty folder."""
    monkeypatch.setattr(resources, "path", lambda *parts: tmp_path.joinpath(*parts[2:]))
    return tmp_path


@pytest.mark.parametrize(("lab", "language"), EVERY_LESSON, ids=lambda value: getattr(value, "key", value))
class TestEveryLesson:
    def test_holds_exactly_the_texts_its_lab_needs(self, lab: Lab, language: str) -> None:
        assert set(lesson(lab.key, language).texts) == places(lab)

    def test_says_something_everywhere(self, lab: Lab, language: str) -> None:
        words = lesson(lab.key, language)
        assert all(text.strip() for text in [*words.texts.values(), *words.experiments, *words.terms])

    def test_names_its_chapter_and_section(self, lab: Lab, language: str) -> None:
        assert contents(language)[lab.chapter]
        assert contents(language)[lab.section]


@pytest.mark.parametrize("lab", labs(), ids=lambda lab: lab.key)
def test_languages_suggest_the_same_experiments(lab: Lab) -> None:
    assert len({len(lesson(lab.key, language).experiments) for language in LANGUAGES}) == 1


def test_korean_lessons_are_korean() -> None:
    for lab in labs():
        prose = [
            text for place, text in lesson(lab.key, "ko").texts.items() if not place.startswith("formulas")
        ]
        foreign = [text for text in prose if not any("가" <= letter <= "힣" for letter in text)]
        # Mathematics and the names of functions read alike in both languages.
        assert set(foreign) <= set(lesson(lab.key, "en").texts.values())


def test_contents_list_no_section_without_a_lab() -> None:
    needed = {lab.chapter for lab in labs()} | {lab.section for lab in labs()}
    for language in LANGUAGES:
        assert set(contents(language)) == needed


def test_a_text_that_is_not_there_is_named() -> None:
    with pytest.raises(LessonError, match=r"en/softmax: no text for figures\.none\.caption"):
        lesson("softmax", "en").text("figures.none.caption")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "cannot be read"),
        ("title = ", "is no TOML"),
        ("title = 'a'\nterms = ['a']", "try must be a list"),
        ("title = 3\ntry = ['a']\nterms = ['a']", "title is no text"),
    ],
)
def test_a_broken_lesson_is_a_typed_error(lesson_folder: Path, content: str | None, complaint: str) -> None:
    if content is not None:
        (lesson_folder / "broken.toml").write_text(content, encoding="utf-8")
    with pytest.raises(LessonError, match=complaint) as caught:
        lessons.lesson.__wrapped__("broken", "en")
    assert caught.value.source == "en/broken"
