"""Catalogues as Babel sees them, and catalogues on disk."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from microloan.labels import languages

FOLDER = files("microloan.labels").joinpath("catalogues")

HEADER = r"""
msgid ""
msgstr ""
"Language: ne\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"Content-Type: text/plain; charset=utf-8\n"

"""

Written = Callable[[str], Path]


@pytest.fixture(scope="session")
def header() -> str:
    """The first five lines of a catalogue, and an empty line at both ends."""
    return HEADER


@pytest.fixture(scope="session")
def template() -> Catalog:
    """The template of all catalogues."""
    return babel_catalog("template.pot")


@pytest.fixture(scope="session", params=[language for language in languages() if language != "en"])
def catalog(request: pytest.FixtureRequest) -> Catalog:
    """Each catalogue that comes with the library."""
    return babel_catalog(f"{request.param}.po")


def babel_catalog(name: str) -> Catalog:
    with FOLDER.joinpath(name).open("rb") as file:
        return read_po(file, abort_invalid=True)


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """From text to a file of that text."""

    def write(text: str) -> Path:
        path = tmp_path / "ne.po"
        path.write_bytes(text.encode())
        return path

    return write
