"""What plain data is, and where an error says it is not."""

from __future__ import annotations

from collections import OrderedDict
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import pytest

from microloan.errors import RecordError
from microloan.records.plain import DEEPEST, joined, plain_table


class _Number(IntEnum):
    ONE = 1


def _nested(levels: int) -> dict[str, object]:
    data: dict[str, object] = {}
    for _ in range(levels - 1):
        data = {"a": data}
    return data


def _endless() -> dict[str, object]:
    data: dict[str, object] = {}
    data["a"] = [data]
    return data


def test_mappings_become_dicts_and_tuples_lists() -> None:
    data = MappingProxyType({"b": OrderedDict(c=(1, True, None)), "a": [date(2026, 1, 4), "x"]})
    plain = plain_table(data)
    assert plain == {"b": {"c": [1, True, None]}, "a": [date(2026, 1, 4), "x"]}
    assert list(plain) == ["b", "a"]
    assert type(plain["b"]) is dict


def test_the_limits_themselves_are_within() -> None:
    data = {"whole": 2**256 - 1, "least": -(2**256) + 1, "deep": _nested(DEEPEST - 1)}
    assert data == plain_table(data)


@pytest.mark.parametrize(
    ("data", "argument", "code"),
    [
        ([], "record", "wrong_type"),
        (None, "record", "wrong_type"),
        ("text", "record", "wrong_type"),
        ({"a": {"b": [1, 0.5]}}, "a.b[1]", "inexact"),
        ({"a": float("nan")}, "a", "inexact"),
        ({"a": Decimal(1)}, "a", "inexact"),
        ({"a": Fraction(1)}, "a", "wrong_type"),
        ({"a": datetime(2026, 1, 4, tzinfo=UTC)}, "a", "wrong_type"),
        ({"a": time(12)}, "a", "wrong_type"),
        ({"a": b"bytes"}, "a", "wrong_type"),
        ({"a": {1, 2}}, "a", "wrong_type"),
        ({"a": _Number.ONE}, "a", "wrong_type"),
        ({"a": 2**256}, "a", "too_long"),
        ({"a": 10**5000}, "a", "too_long"),
        ({"a": "\ud800"}, "a", "bad_text"),
        ({"\ud800": 1}, "'\\ud800'", "wrong_type"),
        ({1: 2}, "1", "wrong_type"),
        ({"a": {None: 2}}, "a.None", "wrong_type"),
        (_nested(DEEPEST + 1), ".".join(["a"] * DEEPEST), "too_deep"),
        (_endless(), "a[0]" + ".a[0]" * (DEEPEST // 2 - 1) + "", "too_deep"),
    ],
)
def test_bad_data(data: Any, argument: str, code: str) -> None:  # noqa: ANN401 - bad data has any type
    with pytest.raises(RecordError) as caught:
        plain_table(data)
    assert (argument, code) == (caught.value.argument, caught.value.code)
    str(caught.value).encode()


@pytest.mark.parametrize(
    ("path", "key", "path_of_key"),
    [("", "a", "a"), ("a[2]", "b-c_1", "a[2].b-c_1"), ("a", "b.c", "a.'b.c'"), ("a", "", "a.''"), ("", 1, "1")],
)
def test_paths(path: str, key: object, path_of_key: str) -> None:
    assert path_of_key == joined(path, key)


def test_an_endless_key_is_cut_short() -> None:
    assert len(joined("", "k" * 10_000)) == 81
