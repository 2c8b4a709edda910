"""What is declared is what is tested: lower bounds, layers, data files."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    """The declarations of pyproject.toml."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_floors_are_the_declared_lower_bounds(project: dict[str, Any], root: Path) -> None:
    declared = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["test"]]
    lowest = dict(named_version(line, ">=") for line in declared)
    lines = (root / ".ci" / "floors.txt").read_text(encoding="utf-8").splitlines()
    pins = [named_version(line, "==") for line in lines if not line.startswith("#")]
    # A newer Python may need a newer version than the floor; the first line of a name is the floor.
    floors = dict(reversed(pins))

    assert floors == lowest


def test_the_linter_speaks_of_the_lowest_python(project: dict[str, Any]) -> None:
    lowest = project["project"]["requires-python"].removeprefix(">=")

    assert project["tool"]["ruff"]["target-version"] == f"py{lowest.replace('.', '')}"


def test_every_room_has_its_place(project: dict[str, Any], root: Path) -> None:
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    placed = {room.strip(" ()") for layer in layers for room in layer.split("|")}
    files = [path for path in (root / "src" / "microloan").iterdir() if not path.name.startswith(("_", "."))]
    rooms = {path.stem for path in files if path.is_dir() or path.suffix == ".py"}

    assert rooms - placed == set()


def test_every_room_is_in_the_contributors_table(root: Path, project: dict[str, Any]) -> None:
    table = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    rooms = [room.strip(" ()") for layer in layers for room in layer.split("|")]
    folders = [room for room in rooms if (root / "src" / "microloan" / room).is_dir()]

    assert [room for room in folders if f"`{room}/`" not in table] == []


def test_the_package_is_typed(root: Path) -> None:
    assert (root / "src" / "microloan" / "py.typed").is_file()


def named_version(line: str, sign: str) -> tuple[str, tuple[int, ...]]:
    """Name and version of a requirement; zeros at the end do not count: 2.0.0 is 2."""
    found = re.match(rf"([\w-]+){sign}(\d+(?:\.\d+)*)", line)
    assert found is not None, f"{line} has no {sign}"
    parts = [int(part) for part in found[2].split(".")]
    while parts[-1] == 0:
        parts.pop()
    return found[1], tuple(parts)
