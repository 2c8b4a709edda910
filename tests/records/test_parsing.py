"""JSON and TOML that is read exactly, or refused with a place and a reason."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from microloan.errors import RecordError
from microloan.records import read_json, read_toml

JSON_PIECES = st.sampled_from(
    [
        *("{", "}", "[", "]", '"a"', '"b":', ":", ",", "1", "-", "0", "1.5", "2e9", "NaN", "-Infinity", "true", "null"),
        *('"\\ud800"', '"', "\\", " ", "\n", "\ufeff", "\x00", "9" * 5000, "[" * 3000, '{"a":' * 3000),
    ]
)
TOML_PIECES = st.sampled_from(
    [
        *("a", "b", "=", ".", "[", "]", "[[", "]]", "{", "}", "1", "-", "1.5", "nan", '"', "'''", '"""', "\n", "#"),
        *("true", "2026-01-04", "2026-02-30", "T12:00:00Z", "12:00:00", "\\u", "\\ud800", ",", "\r", "\ufeff", "\x00"),
        *("inf", "9" * 5000, "0x" + "f" * 400, "a=" + "[" * 3000, "a." * 3000, "1_000", " "),
    ]
)


def joined(pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return text of a few pieces, or of any letters."""
    return st.lists(pieces, max_size=12).map("".join) | st.text(st.characters(exclude_categories=()), max_size=20)


@given(joined(JSON_PIECES))
@example('{"a":' * 100_000)
@example('{"a": ' + "9" * 5000 + "}")
@example("[" * 100_000)
def test_json_is_read_or_refused(text: str) -> None:
    try:
        data = read_json(text)
    except RecordError as error:
        str(error).encode()
    else:
        assert data == json.loads(text.removeprefix("\ufeff"))


@given(joined(TOML_PIECES))
@example("a = " + "[" * 100_000)
@example("a" + ".a" * 2_000 + " = 1")
@example("a = " + "9" * 5000)
@example("a = 0x" + "f" * 5000)
@example("a = 1" + "\n[b]" * 2)
def test_toml_is_read_or_refused(text: str) -> None:
    try:
        data = read_toml(text)
    except RecordError as error:
        str(error).encode()
    else:
        assert type(data) is dict


@given(st.integers(-(2**256) + 1, 2**256 - 1))
def test_integers_are_exact(number: int) -> None:
    assert {"a": number} == read_json(f'{{"a": {number}}}') == read_toml(f"a = {number}")


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read_json('\ufeff{"a": 1}') == read_toml("\ufeffa = 1") == {"a": 1}


def test_dates_are_dates_in_toml() -> None:
    assert read_toml("a = 2026-01-04\nb = [{ c = 2024-02-29 }]") == {
        "a": date(2026, 1, 4),
        "b": [{"c": date(2024, 2, 29)}],
    }


@pytest.mark.parametrize(
    ("text", "argument", "code", "words"),
    [
        ("", "json", "bad_json", "json='' is not JSON: expecting value (line 1, column 1)"),
        ('{"a":\n  5;\n}', "json", "bad_json", "json='5;' is not JSON: expecting ',' delimiter (line 2, column 4)"),
        ("[1]", "json", "wrong_type", "json='[1]' must be an object"),
        ("23.5", "json", "wrong_type", "must be an object"),
        ('{"a": {"b": [23.5]}}', "a.b[0]", "inexact", 'a.b[0]=23.5 is not exact; write exact text such as "23.5"'),
        ('{"a": 1e3}', "a", "inexact", "a=1e3 is not exact"),
        ('{"a": NaN}', "a", "inexact", "a=NaN is not exact"),
        ('{"a": -Infinity}', "a", "inexact", "a=-Infinity is not exact"),
        ('{"a": {"b": 1, "b": 2}}', "a.b", "duplicate_key", "a.b=2 is written twice; keep one"),
        ('{"a": [], "a": []}', "a", "duplicate_key", "a=… is written twice; keep one"),
        ('{"a": ' + "9" * 81 + "}", "a", "too_long", "is too long"),
        ('{"a": ' + "9" * 80 + "}", "a", "too_long", "a=an integer of 266 bits is too long"),
        ('{"a":' * 33 + "{}" + "}" * 33, ".".join("a" * 32), "too_deep", "lies deeper than 32 levels"),
        ('{"a":' * 100_000, "json", "too_deep", "is nested too deep"),
        ('{"a": "\\ud800"}', "a", "bad_text", "is text that UTF-8 cannot hold"),
    ],
)
def test_bad_json(text: str, argument: str, code: str, words: str) -> None:
    with pytest.raises(RecordError) as caught:
        read_json(text)
    assert (argument, code) == (caught.value.argument, caught.value.code)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "argument", "code", "words"),
    [
        ("a", "toml", "bad_toml", "is not TOML: expected '='"),
        ("a = 1\na = 2\n", "toml", "bad_toml", "toml='a = 2' is not TOML: cannot overwrite a value (at line 2, column"),
        ("a = 2026-02-30", "toml", "bad_toml", "is not TOML: invalid date or datetime"),
        ("[a]\nb = 23.5", "a.b", "inexact", 'a.b=23.5 is not exact; write exact text such as "23.5"'),
        ("a = [1, nan]", "a[1]", "inexact", "a[1]=nan is not exact"),
        ("a = -inf", "a", "inexact", "a=-inf is not exact"),
        ("a = 2026-01-04T12:00:00Z", "a", "wrong_type", "has a time of day; write a date such as 2026-01-04"),
        ("a = 12:00:00", "a", "wrong_type", "has a time of day"),
        ("a = " + "9" * 5000, "toml", "too_long", "holds an integer that is too long"),
        ("a = 0x" + "f" * 65, "a", "too_long", "a=an integer of 260 bits is too long"),
        ("a" + ".a" * 32 + " = 1", ".".join("a" * 32), "too_deep", "lies deeper than 32 levels"),
        ("a = " + "[" * 100_000, "toml", "too_deep", "is nested too deep"),
    ],
)
def test_bad_toml(text: str, argument: str, code: str, words: str) -> None:
    with pytest.raises(RecordError) as caught:
        read_toml(text)
    assert (argument, code) == (caught.value.argument, caught.value.code)
    assert words in str(caught.value)


@pytest.mark.parametrize("text", [b"{}", None, 5, {"a": 1}])
def test_only_text_is_read(text: Any) -> None:  # noqa: ANN401 - bad input has any type
    for read in (read_json, read_toml):
        with pytest.raises(RecordError, match="must be text; decode bytes as UTF-8 first"):
            read(text)
