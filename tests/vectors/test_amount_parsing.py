"""Published amounts as people print them: each is read as stated, or refused for the reason stated."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from microloan.currency import INR
from microloan.currency.currencies import ALL
from microloan.currency.minor_units import plain_text
from microloan.currency.parsing import Mark, Parsed, Reading, parse, parse_all, parse_labelled, readings
from microloan.currency.scale import LAKH
from microloan.errors import MicroloanError

VECTORS: dict[str, Any] = json.loads(Path(__file__).with_name("amount_parsing.json").read_text(encoding="utf-8"))
ROWS: list[dict[str, Any]] = VECTORS["rows"]
COLUMNS: list[dict[str, Any]] = VECTORS["columns"]
READ = [row for row in ROWS if row["expected"]["ok"]]
REFUSED = [row for row in ROWS if not row["expected"]["ok"]]
SCALES = {"lakh": LAKH}
CURRENCIES = {currency.code: currency for currency in ALL}


def _identifier(row: dict[str, Any]) -> str:
    return str(row["id"])


def _reading(row: dict[str, Any]) -> Reading:
    reading = readings.of(row["locale"])
    if "rs" in row["inputs"]:
        reading = replace(reading, home=CURRENCIES[row["inputs"]["rs"]])
    if "default_scale" in row["inputs"]:
        reading = replace(reading, scale=SCALES[row["inputs"]["default_scale"]])
    return reading


def _parsed(row: dict[str, Any]) -> tuple[str | None, Parsed]:
    if row["inputs"].get("mode") == "labelled":
        figure = parse_labelled(row["inputs"]["text"], _reading(row))
        return figure.label, figure.parsed
    return None, parse(row["inputs"]["text"], _reading(row))


def _scale_name(parsed: Parsed) -> str | None:
    if parsed.scale is None:
        return None
    return parsed.scale.value if isinstance(parsed.scale, Mark) else parsed.scale.name


@pytest.mark.parametrize("row", READ, ids=_identifier)
def test_a_published_amount(row: dict[str, Any]) -> None:
    expected = row["expected"]
    label, parsed = _parsed(row)

    assert label == expected.get("label")
    assert parsed.minor == expected["minor"]
    assert (parsed.currency and parsed.currency.code) == expected["currency"]
    assert _scale_name(parsed) == expected["scale"]


@pytest.mark.parametrize("row", REFUSED, ids=_identifier)
def test_a_published_refusal(row: dict[str, Any]) -> None:
    with pytest.raises(MicroloanError) as caught:
        _parsed(row)

    assert caught.value.code == row["expected"]["reason"]
    assert (caught.value.argument, caught.value.value) == ("text", row["inputs"]["text"])


@pytest.mark.parametrize("row", COLUMNS, ids=_identifier)
def test_a_published_column(row: dict[str, Any]) -> None:
    column = parse_all(row["inputs"]["text"], Reading(home=INR))

    assert column.bad == ()
    assert [plain_text(parsed.minor, 2).removesuffix(".00") for parsed in column.good] == row["expected"]["values"]


def test_every_row_names_its_source() -> None:
    assert all(row["source"].strip() for row in (*ROWS, *COLUMNS))


def test_the_rows_are_read_or_refused() -> None:
    assert (len(READ), len(REFUSED), len(COLUMNS)) == (29, 15, 1)
