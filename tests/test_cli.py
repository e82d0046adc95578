"""The command line as a whole: help, versions, errors and exit codes; each command has tests of its own."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from importlib import metadata

import pytest

from explorer.cli import COMMANDS, main, parser_for

HELPS = [[], *([name] for name in COMMANDS), ["data", "list"], ["data", "fetch"]]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own; an empty variable is taken out."""
    merged = {name: value for name, value in {**os.environ, **environment}.items() if value}
    program = "import sys; from explorer.cli import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        env=merged,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("words", HELPS, ids=" ".join)
def test_every_help_teaches_with_an_example_that_parses(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([*words, "--help"])
    text = capsys.readouterr().out

    assert left.value.code == 0
    examples = re.findall(r"^  nn-explorer ?(.*?)(?:  .*)?$", text, flags=re.MULTILINE)
    assert examples
    for example in examples:
        arguments = [word for word in shlex.split(example) if word != "--help"]
        parser_for(arguments).parse_args(arguments)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])

    text = capsys.readouterr().out
    assert all(name in text and summary in text for name, summary in COMMANDS.items())


@pytest.mark.parametrize("name", ["a run.nnrun", "weights.npz", "SAMPLE.PKL"])
def test_a_file_alone_opens_the_window_with_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    monkeypatch.setattr("explorer.app.main", lambda argv, files: opened.append((argv, files)) or 0)
    assert main([name]) == 0
    assert main([]) == 0
    assert opened == [(["nn-explorer"], [name]), (["nn-explorer"], ())]


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"nn-explorer {metadata.version('nn-explorer')}\n"


@pytest.mark.parametrize(
    "arguments", [["paint"], ["train", "--colour"], ["data"], ["data", "fetch", "cats"], ["predict"]]
)
def test_what_cannot_be_parsed_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)

    assert left.value.code == 2
    assert "usage: nn-explorer" in capsys.readouterr().err


def test_a_failure_is_one_line_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["predict", "no such picture.png"]) == 1

    error = capsys.readouterr().err
    assert error.startswith("nn-explorer: no such picture.png")
    assert error.count("\n") == 1


def test_debug_shows_where_a_failure_comes_from(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--debug", "predict", "no such picture.png"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_an_option_out_of_range_is_a_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--learning-rate", "-1"]) == 2

    error = capsys.readouterr().err
    assert error == "nn-explorer: --learning-rate has to be a number above 0, not -1.0\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can be without a display")
def test_without_a_display_the_window_says_so_and_what_works_instead() -> None:
    done = run(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")

    assert done.returncode == 2
    assert "There is no display" in done.stderr
    assert "nn-explorer demo" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_output_that_nobody_reads_to_the_end_is_no_error() -> None:
    program = "import sys; from explorer.cli import main; sys.exit(main(['data', 'list']))"
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "w") as output:
        done = subprocess.run(
            [sys.executable, "-u", "-c", program],
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert done.stderr == ""


def test_numpy_gets_one_thread_unless_the_user_chose() -> None:
    program = "import os; from explorer.cli import main; main(['data', 'list']); {}"
    for chosen, expected in (("", "1"), ("3", "3")):
        check = f"assert os.environ['OPENBLAS_NUM_THREADS'] == {expected!r}"
        merged = {**os.environ, "OPENBLAS_NUM_THREADS": chosen}
        subprocess.run(
            [sys.executable, "-c", program.format(check)],
            env={name: value for name, value in merged.items() if value},
            stdout=subprocess.DEVNULL,
            check=True,
        )


def test_the_package_runs_as_the_command_does():
    command = [sys.executable, "-m", "explorer", "--version"]
    found = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert found.stdout.startswith("nn-explorer ")
