"""A column gives a value for each good text and a report of each bad one, in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT
from microloan.currency.parsing import parse, parse_all
from microloan.errors import MicroloanError

TEXTS = ["500", "Tk. 1,50,000", "12,34", "", "৫ লক্ষ টাকা", "₹5", "NaN", "2.5 crore"]


@given(st.lists(st.sampled_from(TEXTS)))
def test_each_text_is_read_as_it_is_alone(texts: list[str]) -> None:
    column = parse_all(texts, BDT)
    bad = {report.position: report for report in column.bad}

    assert len(column.values) == len(texts)
    for position, (text, value) in enumerate(zip(texts, column.values, strict=True)):
        if value is None:
            with pytest.raises(MicroloanError) as caught:
                parse(text, BDT)
            assert (bad[position].text, bad[position].error.code) == (text, caught.value.code)
        else:
            assert (position in bad, value) == (False, parse(text, BDT))
    assert column.good == tuple(value for value in column.values if value is not None)


def test_what_is_no_text_is_reported() -> None:
    column = parse_all(["500", None, 600], BDT)  # type: ignore[list-item]

    assert [(report.position, report.text, report.error.code) for report in column.bad] == [
        (1, None, "wrong_type"),
        (2, 600, "wrong_type"),
    ]


@pytest.mark.parametrize("texts", ["500", b"500", 500, None])
def test_one_text_is_no_column(texts: object) -> None:
    with pytest.raises(MicroloanError, match="must be a list of texts") as caught:
        parse_all(texts)  # type: ignore[arg-type]

    assert (caught.value.argument, caught.value.code) == ("texts", "wrong_type")


def test_a_place_that_is_not_known_is_refused_at_once() -> None:
    with pytest.raises(MicroloanError, match="is not a known locale"):
        parse_all([], "en_XX")
