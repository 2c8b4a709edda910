"""The text of the project, read once for all house tests."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "microloan"


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Each source file's text, by its path within the package."""
    files = sorted(SOURCE.rglob("*.py"))
    return {file.relative_to(SOURCE).as_posix(): file.read_text(encoding="utf-8") for file in files}


@pytest.fixture(scope="session")
def trees(texts: dict[str, str]) -> dict[str, ast.Module]:
    """Each source file's syntax tree, by its path within the package."""
    return {name: ast.parse(text) for name, text in texts.items()}


@pytest.fixture(scope="session")
def pages() -> dict[str, str]:
    """Each Markdown page of the project, by its path within the checkout."""
    places = ("*.md", "benchmarks/*.md", "docs/**/*.md", "examples/**/*.md")
    made = (ROOT / "docs" / "_build", ROOT / "docs" / "notebooks")
    files = sorted(file for place in places for file in ROOT.glob(place) if not set(made) & set(file.parents))
    return {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}
