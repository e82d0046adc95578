"""Collect the window's strings into the catalogues and compile them.

``python resources/make/translations.py`` takes every string in ``tr()``, ``translate()`` or
``QT_TRANSLATE_NOOP()`` under ``explorer/ui`` and in ``explorer/app.py`` into
``resources/translations/explorer_<code>.ts``, where translations already there are kept. What is finished
there is compiled into the ``.qm`` beside it. Ends with 1 and a list while any string is untranslated.

Needs ``PySide6-Essentials`` for its ``lrelease`` (the extra ``resources``); the program itself does not.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from PyQt6.lupdate.lupdate import lupdate

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
SOURCES = ("explorer/ui", "explorer/app.py")
LANGUAGES = ("ko",)


def main() -> int:
    """Update, compile and report each catalogue; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("languages", nargs="*", default=LANGUAGES, help="codes of catalogues, by default all")
    unfinished = 0
    for language in parser.parse_args().languages:
        catalogue = FOLDER / f"explorer_{language}.ts"
        collect([ROOT / source for source in SOURCES], catalogue, language)
        compile_catalogue(catalogue)
        missing = untranslated(catalogue)
        unfinished += len(missing)
        print(
            f"{catalogue.relative_to(ROOT)}: {len(messages(catalogue))} strings, {len(missing)} untranslated"
        )
        for context, source in missing:
            print(f"  {context}: {source}")
    return 1 if unfinished else 0


def collect(sources: list[Path], catalogue: Path, language: str) -> None:
    """Bring a catalogue up to date with the sources; what no source has any more is dropped."""
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    lupdate([str(source) for source in sources], [str(catalogue)], no_obsolete=True, no_summary=True)
    tree = ET.parse(catalogue)
    root = tree.getroot()
    root.set("language", language)
    root.set("sourcelanguage", "en")
    # Line numbers would change the file with every edit anywhere; the order of contexts, with every new file.
    for message in root.iter("message"):
        for location in message.findall("location"):
            message.remove(location)
    root[:] = sorted(root.findall("context"), key=lambda context: context.findtext("name", ""))
    ET.indent(tree, "  ")
    text = ET.tostring(root, encoding="unicode")
    catalogue.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")


def compile_catalogue(catalogue: Path) -> Path:
    """Compile a catalogue into the ``.qm`` beside it and return that."""
    compiled = catalogue.with_suffix(".qm")
    subprocess.run([_lrelease(), "-silent", str(catalogue), "-qm", str(compiled)], check=True)
    return compiled


def messages(catalogue: Path) -> list[tuple[str, str, str, bool]]:
    """Return context, source, translation and whether it is finished, for each message."""
    found = []
    for context in ET.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            text = (translation.text or "") if translation is not None else ""
            finished = bool(text) and translation is not None and translation.get("type") is None
            found.append((context.findtext("name", ""), message.findtext("source", ""), text, finished))
    return found


def untranslated(catalogue: Path) -> list[tuple[str, str]]:
    """Return context and source of what has no finished translation."""
    return [(context, source) for context, source, _text, finished in messages(catalogue) if not finished]


def _lrelease() -> str:
    for name in ("pyside6-lrelease", "lrelease"):
        beside = Path(sys.executable).parent / name
        found = str(beside) if beside.exists() else shutil.which(name)
        if found:
            return found
    raise SystemExit("lrelease is not installed: pip install PySide6-Essentials")


if __name__ == "__main__":
    raise SystemExit(main())
