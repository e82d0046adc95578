from __future__ import annotations

import os
from pathlib import Path

import pytest
from PyQt6.QtCore import QByteArray

from explorer.ui.settings import LOCATION_VARIABLE, Settings


def test_settings_come_back_at_the_next_start() -> None:
    first = Settings()
    first.theme, first.language, first.scale, first.reader = "dark", "ko", 1.3, "book"
    first.geometry = QByteArray(b"where it was")
    first.sync()
    second = Settings()
    assert (second.theme, second.language, second.scale, second.reader) == ("dark", "ko", 1.3, "book")
    assert second.geometry == QByteArray(b"where it was")


def test_the_first_start_has_defaults() -> None:
    settings = Settings()
    assert (settings.theme, settings.language, settings.scale) == ("system", "system", 1.0)
    assert (settings.reader, settings.geometry) == ("", QByteArray())


@pytest.mark.parametrize(
    "content",
    [
        "[appearance]\ntheme=pink\nlanguage=xx\nscale=huge\n[window]\ngeometry=@Invalid()\n",
        "[appearance]\nscale=1000\n",
        "[appearance]\ntheme=light, dark\nscale=nan\n",
        "not a settings file\x00\x01\x02",
        "",
    ],
)
def test_a_damaged_file_reads_as_defaults(content: str) -> None:
    Path(os.environ[LOCATION_VARIABLE]).write_text(content, encoding="utf-8")
    settings = Settings()
    assert (settings.theme, settings.language, settings.scale) == ("system", "system", 1.0)
    assert settings.geometry == QByteArray()


def test_tests_never_touch_the_users_own(tmp_path: Path) -> None:
    assert Path(Settings().file_name).parent == tmp_path
