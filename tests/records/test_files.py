"""A record from a file: JSON or TOML by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from microloan.errors import MicroloanError
from microloan.records import read_file, to_json, to_toml

DATA: dict[str, object] = {"schema": "microloan/offer/1", "interest": {"rate": "24%"}}


def read(path: str | Path) -> dict[str, object]:
    return read_file(path, example="offer.toml", largest=200, noun="an offer")


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.json", to_json(DATA)), ("A.JSON", to_json(DATA)), ("a.toml", to_toml(DATA)), ("offer", to_toml(DATA))],
)
def test_a_file_holds_what_was_written(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    assert read(path) == read(str(path)) == DATA


@pytest.mark.parametrize(
    ("name", "written", "code"),
    [
        ("a.json", b"rate = 24", "bad_json"),
        ("a.toml", b'{"rate": 24}', "bad_toml"),
        ("a.toml", b"rate = 0.24", "inexact"),
        ("a.toml", b"# " + b"x" * 200, "unreadable"),
        ("a.toml", b"name = '\xff'", "unreadable"),
    ],
)
def test_a_file_that_is_no_record_is_refused(tmp_path: Path, name: str, written: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(written)

    with pytest.raises(MicroloanError) as caught:
        read(path)

    assert caught.value.code == code
