"""Records read key by key, every mistake with its place."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.errors import MicroloanError, RecordError
from microloan.records import MissingKey, Reader, check_schema, located

EVERY = {"day": 1, "week": 7, "fortnight": 14}


def test_every_kind_of_value() -> None:
    data = {
        "text": "24%",
        "whole": 46,
        "native": date(2026, 1, 4),
        "written": "2024-02-29",
        "texts": ["a", ""],
        "wholes": (1, 2),
        "days": [date(2026, 1, 4), "2026-01-05"],
        "every": "week",
        "raw": [1, {"a": True}],
        "child": {"a": 1},
        "children": [{"a": 1}, {"a": 2}],
    }
    with Reader(data) as record:
        assert record.text("text") == "24%"
        assert record.whole("whole") == 46
        assert record.day("native") == date(2026, 1, 4)
        assert record.day("written") == date(2024, 2, 29)
        assert record.texts("texts") == ("a", "")
        assert record.wholes("wholes") == (1, 2)
        assert record.days("days") == (date(2026, 1, 4), date(2026, 1, 5))
        assert record.choice("every", EVERY) == 7
        assert record.raw("raw") == [1, {"a": True}]
        assert record.child("child").whole("a") == 1
        assert [child.whole("a") for child in record.children("children")] == [1, 2]


def test_what_may_be_absent() -> None:
    with Reader({"grace": 4}) as record:
        assert record.has("grace")
        assert not record.has("deferred")
        assert record.optional("grace", record.whole, None) == 4
        assert record.optional("deferred", record.whole, None) is None
        assert record.optional("every", lambda key: record.choice(key, EVERY), 7) == 7


@given(st.dictionaries(st.text(max_size=5), st.integers(-9, 9), max_size=5), st.data())
def test_finish_refuses_exactly_what_was_not_asked_for(data: dict[str, int], draw: st.DataObject) -> None:
    asked = draw.draw(st.sets(st.sampled_from(sorted(data)))) if data else set[str]()
    record = Reader(data)
    assert {key: record.whole(key) for key in asked} == {key: data[key] for key in asked}
    left = [key for key in data if key not in asked]
    if left:
        with pytest.raises(RecordError, match="is not a known key") as caught:
            record.finish()
        assert data[left[0]] == caught.value.value
    else:
        record.finish()


@pytest.mark.parametrize(
    ("data", "read", "message", "code"),
    [
        ({"a": 24}, lambda r: r.text("a"), "a=24 must be text", "wrong_type"),
        ({"a": "24"}, lambda r: r.whole("a"), "a='24' must be a whole number", "wrong_type"),
        ({"a": True}, lambda r: r.whole("a"), "a=True must be a whole number", "wrong_type"),
        ({"a": 20260104}, lambda r: r.day("a"), "a=20260104 must be a date such as 2026-01-04", "wrong_type"),
        ({"a": "20260104"}, lambda r: r.day("a"), "a='20260104' must be a date such as 2026-01-04", "bad_date"),
        ({"a": "2026-W01-1"}, lambda r: r.day("a"), "a='2026-W01-1' must be a date such as 2026-01-04", "bad_date"),
        ({"a": "২০২৬-০১-০৪"}, lambda r: r.day("a"), "a='২০২৬-০১-০৪' must be a date such as 2026-01-04", "bad_date"),
        ({"a": "2026-02-30"}, lambda r: r.day("a"), "a='2026-02-30' is not a day of the calendar", "bad_date"),
        ({"a": []}, lambda r: r.child("a"), "a=[] must be a table", "wrong_type"),
        ({"a": {}}, lambda r: r.children("a"), "a={} must be an array of tables", "wrong_type"),
        ({"a": [{}, 1]}, lambda r: r.children("a"), "a[1]=1 must be a table", "wrong_type"),
        ({"a": "b"}, lambda r: r.texts("a"), "a='b' must be an array of text", "wrong_type"),
        ({"a": ["b", 1]}, lambda r: r.texts("a"), "a[1]=1 must be text", "wrong_type"),
        ({"a": [1, False]}, lambda r: r.wholes("a"), "a[1]=False must be a whole number", "wrong_type"),
        ({"a": ["x"]}, lambda r: r.days("a"), "a[0]='x' must be a date such as 2026-01-04", "bad_date"),
        ({"a": 7}, lambda r: r.choice("a", EVERY), "a=7 must be day or week or fortnight", "wrong_type"),
        ({"a": "x"}, lambda r: r.choice("a", EVERY), "a='x' must be day or week or fortnight", "unknown_choice"),
        (
            {"a": "weeks"},
            lambda r: r.choice("a", EVERY),
            "a='weeks' must be day or week or fortnight; did you mean week?",
            "unknown_choice",
        ),
    ],
)
def test_bad_values(data: dict[str, object], read: Callable[[Reader], object], message: str, code: str) -> None:
    with pytest.raises(RecordError) as caught:
        read(Reader(data))
    assert (message, code) == (str(caught.value), caught.value.code)


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (lambda r: r.raw("a"), "a value"),
        (lambda r: r.text("a"), "text"),
        (lambda r: r.whole("a"), "a whole number"),
        (lambda r: r.day("a"), "a date such as 2026-01-04"),
        (lambda r: r.child("a"), "a table"),
        (lambda r: r.children("a"), "an array of tables"),
        (lambda r: r.texts("a"), "an array of text"),
        (lambda r: r.wholes("a"), "an array of whole numbers"),
        (lambda r: r.days("a"), "an array of dates"),
        (lambda r: r.choice("a", EVERY), "day or week or fortnight"),
    ],
)
def test_missing_keys_say_what_to_write(read: Callable[[Reader], object], expected: str) -> None:
    with pytest.raises(MissingKey) as caught:
        read(Reader({}, "interest"))
    assert str(caught.value) == f"interest.a is missing; write {expected}"
    assert (caught.value.argument, caught.value.code) == ("interest.a", "missing_key")


def test_a_missing_key_keeps_its_message_through_a_pickle() -> None:
    with pytest.raises(MissingKey) as caught:
        Reader({"rat": 1}).text("rate")
    copied = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert str(copied) == "rate is missing; write text (is rat a slip for it?)"
    assert type(copied) is MissingKey


def test_unknown_keys_say_what_may_be_meant() -> None:
    record = Reader({"rate": "24%", "grase": 4})
    record.text("rate")
    record.has("grace")
    with pytest.raises(RecordError) as caught:
        record.finish()
    assert str(caught.value) == "grase=4 is not a known key; did you mean grace?"
    assert caught.value.code == "unknown_key"


@pytest.mark.parametrize(
    ("asked", "words"), [((), "no key is known here"), (("rate", "every"), "the keys are rate, every")]
)
def test_unknown_keys_list_the_known(asked: tuple[str, ...], words: str) -> None:
    record = Reader({"zzz": 1}, "interest")
    for key in asked:
        record.has(key)
    with pytest.raises(RecordError, match=f"interest.zzz=1 is not a known key; {words}"):
        record.finish()


def test_a_record_finishes_the_tables_it_handed_out() -> None:
    record = Reader({"a": {"b": 1}, "c": [{}, {"d": {"e": 2}}]})
    record.child("a").whole("b")
    _, second = record.children("c")
    second.child("d")
    with pytest.raises(RecordError, match=r"c\[1\]\.d\.e=2 is not a known key"):
        record.finish()


def test_an_error_in_flight_is_not_hidden_by_keys_left_over() -> None:
    with pytest.raises(ZeroDivisionError), Reader({"left": 1}):
        raise ZeroDivisionError
    with pytest.raises(MissingKey), Reader({"left": 1}) as record:
        record.text("rate")


def test_a_refused_argument_is_found_in_the_record() -> None:
    refused = MicroloanError("rate", "24", 'is not a rate; write "24%"', code="bad_rate")
    with (
        pytest.raises(RecordError) as caught,
        Reader({"interest": [{"rate": "24"}]}) as record,
        record.children("interest")[0],
    ):
        raise refused
    assert str(caught.value) == "interest[0].rate='24' is not a rate; write \"24%\""
    assert (caught.value.argument, caught.value.code) == ("interest[0].rate", "bad_rate")
    assert caught.value.__cause__ is refused


def test_at_the_top_a_refused_argument_keeps_its_name() -> None:
    with pytest.raises(RecordError) as caught, Reader({}):
        raise MicroloanError("principal", 0, "must be at least 1", code="out_of_range")
    assert caught.value.argument == "principal"


def test_located_leaves_alone_what_already_has_a_place() -> None:
    refused = RecordError("interest.rate", "24", "is not a rate", code="bad_rate")
    with pytest.raises(RecordError) as caught, located("interest"):
        raise refused
    assert caught.value is refused
    with pytest.raises(KeyError), located("interest"):
        raise KeyError
    with located("interest"):
        pass


def test_located_names_the_place() -> None:
    refused = MicroloanError("rate", "24", "is not a rate", code="bad_rate")
    with pytest.raises(RecordError) as caught, located("interest"):
        raise refused
    assert (caught.value.argument, caught.value.__cause__) == ("interest.rate", refused)


@pytest.mark.parametrize(
    ("data", "message", "code"),
    [
        ({}, "schema is missing; write 'microloan/product/1'", "missing_key"),
        ({"schema": 1}, "schema=1 must be 'microloan/product/1', the version read here", "wrong_schema"),
        (
            {"schema": "microloan/terms/1"},
            "schema='microloan/terms/1' must be 'microloan/product/1', the version read here",
            "wrong_schema",
        ),
    ],
)
def test_another_schema_is_refused(data: dict[str, object], message: str, code: str) -> None:
    with pytest.raises(RecordError) as caught:
        check_schema(Reader(data), "product", 1)
    assert (message, code) == (str(caught.value), caught.value.code)


def test_the_right_schema_is_a_key_that_was_asked_for() -> None:
    with Reader({"schema": "microloan/product/1"}) as record:
        check_schema(record, "product", 1)


def test_a_reader_takes_plain_data_only() -> None:
    with pytest.raises(RecordError, match=r"interest\.rate=0\.24 is not exact"):
        Reader({"rate": 0.24}, "interest")
    with pytest.raises(RecordError, match="record=5 must be a table of keys and values"):
        Reader(5)  # type: ignore[arg-type]
