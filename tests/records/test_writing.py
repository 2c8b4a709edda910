"""What is written is read back equal."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.errors import RecordError
from microloan.records import read_json, read_toml, to_json, to_toml

KEYS = st.text(max_size=6) | st.sampled_from(["a", "b", "rate", "per cent", "a.b", "1"])
# Plain data that both forms can say: JSON has no dates and TOML no word for nothing.
SINGLE = st.text(max_size=10) | st.integers(-(2**256) + 1, 2**256 - 1) | st.booleans()


def tables(single: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    """Return records of single values, arrays and tables in one another."""
    values = st.recursive(single, lambda inner: st.lists(inner, max_size=3) | _table(inner), max_leaves=8)
    return _table(values)


def _table(values: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    return st.dictionaries(KEYS, values, max_size=4)


@given(tables(SINGLE | st.dates()))
def test_toml_is_read_back_equal(data: dict[str, object]) -> None:
    assert data == read_toml(to_toml(data))


@given(tables(SINGLE | st.none()))
def test_json_is_read_back_equal_in_the_same_order(data: dict[str, object]) -> None:
    text = to_json(data)
    assert data == read_json(text)
    assert text == to_json(read_json(text))
    assert text == json.dumps(data, indent=2, ensure_ascii=False) + "\n"


@given(tables(SINGLE | st.dates()))
def test_the_same_data_gives_the_same_text(data: dict[str, object]) -> None:
    text = to_toml(data)
    assert text == to_toml(read_toml(text))


def test_toml_by_the_letter() -> None:
    data = {
        "schema": "microloan/product/1",
        "interest": {"rate": "24%", "signed_on": date(2026, 1, 4), "odd key": {"deep": True}},
        "counts": (46, -12),
        "slabs": [{"name": 'a "b"\n\x7f'}, {"inner": {"x": 1}}],
        "mixed": [{"a": 1, "b c": []}, 2],
        "empty": {},
    }
    assert to_toml(data).splitlines() == [
        'schema = "microloan/product/1"',
        "counts = [46, -12]",
        'mixed = [{a = 1, "b c" = []}, 2]',
        "",
        "[interest]",
        'rate = "24%"',
        "signed_on = 2026-01-04",
        "",
        '[interest."odd key"]',
        "deep = true",
        "",
        "[[slabs]]",
        'name = "a \\"b\\"\\n\\u007f"',
        "",
        "[[slabs]]",
        "",
        "[slabs.inner]",
        "x = 1",
        "",
        "[empty]",
    ]


def test_an_empty_record() -> None:
    assert (to_json({}), to_toml({})) == ("{}\n", "")


def test_dates_are_text_in_json() -> None:
    assert to_json({"জমা": [date(2026, 1, 4)]}) == '{\n  "জমা": [\n    "2026-01-04"\n  ]\n}\n'


@pytest.mark.parametrize("bad", [0.5, float("inf"), object(), {1, 2}, 2**256, "\ud800"])
def test_what_is_not_plain_is_refused_with_its_place(bad: object) -> None:
    for write in (to_json, to_toml):
        with pytest.raises(RecordError) as caught:
            write({"a": [{"b": bad}]})
        assert caught.value.argument == "a[0].b"


@pytest.mark.parametrize(
    ("data", "argument"),
    [
        ({"a": None}, "a"),
        ({"a": {"b": None}}, "a.b"),
        ({"a": [{}, {"b": None}]}, "a[1].b"),
        ({"a": [1, {"b": [None]}]}, "a[1].b[0]"),
    ],
)
def test_toml_has_no_word_for_nothing(data: dict[str, object], argument: str) -> None:
    with pytest.raises(RecordError, match="None cannot be written in TOML; leave the key out") as caught:
        to_toml(data)
    assert argument == caught.value.argument
