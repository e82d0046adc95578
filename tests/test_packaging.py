"""What is handed out: the wheel, and what README, changelog and ``.ci/run`` promise."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from explorer import resources
from explorer.nn import load_network

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("*.whl")
    return path


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def system_packages(text: str) -> set[str]:
    """Return the Debian packages with libraries and fonts that a text names."""
    return set(re.findall(r"(?<![\w-])(?:lib[a-z0-9.-]+-?\d|fonts-[a-z-]+)(?![\w.-])", text))


def test_the_wheel_carries_the_resources_and_not_what_makes_them(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    carried = {name for name in names if name.startswith("explorer/_resources/")}
    in_checkout = {
        f"explorer/_resources/{path.relative_to(resources.root()).as_posix()}"
        for folder in ("weights", "data", "icons", "formulas", "lessons", "translations")
        for path in resources.path(folder).rglob("*")
        if path.is_file()
    }
    assert carried == in_checkout
    assert {f"explorer/_resources/weights/{name}.npz" for name in ("pen", "book")} < carried
    assert "explorer/py.typed" in names
    assert not {name for name in names if name.split("/")[0] in ("tests", "resources", ".ci")}


def test_the_wheel_has_the_command_and_the_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (entry_points,) = (name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "nn-explorer = explorer.cli:main" in archive.read(entry_points).decode()
        licences = {Path(name).name for name in archive.namelist() if "/licenses/" in name}
    assert licences == {"LICENSE", "LICENCE-MNIST.txt"}


def test_what_is_installed_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from explorer import data, labs, nn, resources\n"
        "assert resources.root().is_relative_to(sys.argv[1]), resources.root()\n"
        "assert len(data.load('sample').train) == 4000\n"
        "assert nn.load_network(resources.path('weights', 'pen.npz')).network.sizes[0] == 784\n"
        "assert all(labs.lesson(lab.key, 'en') for lab in labs.labs())\n"
    )
    # From another folder and without the checkout's own path, as a user runs it.
    command = [sys.executable, "-P", "-c", program, str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_readme_tells_how_well_the_weights_read_as_measured() -> None:
    for name in ("pen", "book"):
        stored = load_network(resources.path("weights", f"{name}.npz"))
        (row,) = (line for line in readme().splitlines() if line.startswith(f"| `{name}` |"))
        sizes = "-".join(map(str, stored.network.sizes))
        accuracy = stored.metadata.accuracy
        assert sizes in row
        assert f"| {100 * accuracy['mnist test']:.2f} % | {100 * accuracy['sample test']:.2f} % |" in row


def test_every_link_of_the_readme_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", readme())

    assert "resources/readme/window.png" in links
    assert not [link for link in links if not (ROOT / link).exists()]


def test_the_readme_says_on_every_system_how_to_start_and_how_to_test() -> None:
    lines = readme().splitlines()

    for start, test in (
        (".venv/bin/pip install . && .venv/bin/nn-explorer", ".venv/bin/pytest -n auto"),
        (r".venv\Scripts\nn-explorer", r".venv\Scripts\pytest -n auto"),
    ):
        assert any(line.endswith(start) for line in lines)
        assert any(line.endswith(test) for line in lines)


def test_readme_and_ci_install_the_same_system_packages() -> None:
    lines = [line for line in readme().splitlines() if "apt-get install" in line]
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    installed = run.partition("packages=(")[2].partition(")")[0]

    assert len(lines) == 2
    for line in lines:
        assert system_packages(line) == set(installed.split())


def test_the_changelog_has_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{project()['version']}]" in changelog
