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
    bounds = dict(re.match(r"([\w-]+)>=([\d.]+)", line).groups() for line in declared)  # type: ignore[union-attr]
    lines = (root / ".ci" / "floors.txt").read_text(encoding="utf-8").splitlines()
    pins = [re.match(r"([\w-]+)==([\d.]+)", line) for line in lines if line and not line.startswith("#")]
    floors: dict[str, str] = {}
    for pin in pins:
        assert pin is not None
        floors.setdefault(pin[1], pin[2])

    assert {name: version(pin) for name, pin in floors.items()} == {name: version(low) for name, low in bounds.items()}


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


def version(text: str) -> tuple[int, ...]:
    """A version without the zeros and post-release at its end: 2.0.0 is 2."""
    parts = [int(part) for part in text.strip(".").split(".")]
    while parts and parts[-1] == 0:
        parts.pop()
    return tuple(parts)
