"""What was read is a value: it compares, prints, pickles, and gives money where it can."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from microloan.currency import INR
from microloan.currency.parsing import Mark, Parsed, Span, Spans, parse
from microloan.currency.parsing.parsed import made
from microloan.errors import MicroloanError

PARSED = parse("₹2.5 lakh only")


def test_money_needs_a_currency() -> None:
    assert PARSED.money == INR(250_000)
    with pytest.raises(MicroloanError, match="named neither by the text nor by the reading") as caught:
        _ = parse("500").money
    assert (caught.value.argument, caught.value.code) == ("currency", "no_currency")


def test_the_fast_way_makes_the_same() -> None:
    parts = (PARSED.minor, PARSED.currency, PARSED.scale, PARSED.grouping, PARSED.spans, PARSED.flags)

    assert made(*parts) == Parsed(*parts) == PARSED
    assert repr(made(*parts)) == repr(Parsed(*parts))


def test_it_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        PARSED.minor = 5  # type: ignore[misc]
    assert replace(PARSED, minor=5) != PARSED
    assert hash(replace(PARSED)) == hash(PARSED)


def test_it_pickles_and_copies() -> None:
    assert pickle.loads(pickle.dumps(PARSED)) == PARSED  # noqa: S301 - our own bytes
    assert copy.deepcopy(PARSED) == PARSED


def test_spans_move_together() -> None:
    spans = Spans(number=Span(0, 3), scale=Span(4, 8))

    assert spans.shifted(2) == Spans(number=Span(2, 5), scale=Span(6, 10))
    assert spans.original(range(0, 90, 10)) == Spans(number=Span(0, 30), scale=Span(40, 80))


def test_marks_have_plain_names() -> None:
    assert all(mark.name.lower() == mark.value for mark in Mark)
