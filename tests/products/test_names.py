"""The words that records have for the rules of the trade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from microloan.arithmetic import rounding
from microloan.calendars import NthWeekday, Weekday, broken_period, day_count, holiday_rule, interest_days, month_end
from microloan.errors import MicroloanError
from microloan.interest import grace, residual, shapes
from microloan.products import names

TABLES: dict[str, Mapping[str, object]] = {
    "mode": names.MODES,
    "shape": names.SHAPES,
    "charged": names.CHARGED,
    "accrual": names.ACCRUALS,
    "month_end": names.MONTH_ENDS,
    "on_holiday": names.HOLIDAY_RULES,
    "interest_days": names.INTEREST_DAYS,
    "broken_period": names.BROKEN_PERIODS,
    "collected": names.DEFERRALS,
    "residual": names.RESIDUALS,
}


@pytest.mark.parametrize("argument", TABLES)
def test_a_rule_and_its_word_find_each_other(argument: str) -> None:
    table = TABLES[argument]
    assert [names.name_of(argument, rule, table) for rule in table.values()] == list(table)


def test_every_rule_of_the_library_has_a_word() -> None:
    assert list(names.MODES.values()) == list(rounding.ALL)
    assert list(names.SHAPES.values()) == list(shapes.ALL)
    assert list(names.MONTH_ENDS.values()) == list(month_end.ALL)
    assert list(names.HOLIDAY_RULES.values()) == list(holiday_rule.ALL)
    assert list(names.INTEREST_DAYS.values()) == list(interest_days.ALL)
    assert list(names.BROKEN_PERIODS.values()) == list(broken_period.ALL)
    assert list(names.DEFERRALS.values()) == list(grace.DEFERRALS)
    assert list(names.RESIDUALS.values()) == list(residual.ALL)
    assert set(day_count.ALL) < set(names.ACCRUALS.values())


def test_a_rule_of_your_own_has_no_word_even_under_a_known_name() -> None:
    mine = replace(rounding.UP, definition="always in favour of the lender")
    with pytest.raises(MicroloanError) as caught:
        names.name_of("mode", mine, names.MODES)
    assert str(caught.value) == (
        "mode=rounding.UP is a rule of your own, which records cannot store; "
        "they know half_up, half_even, half_down, up, down"
    )
    assert caught.value.code == "not_storable"


def test_meeting_days_are_read_from_their_words() -> None:
    assert [names.meeting_day_of(day.text, "meeting_day") for day in Weekday] == list(Weekday)
    last_friday = NthWeekday.from_text("last friday")
    assert names.meeting_day_of(last_friday.text, "meeting_day") == last_friday


@pytest.mark.parametrize("text", ["", " ", "wensday", "Wednesday", "fifth friday", "last  friday", "last", "5"])
def test_other_words_are_no_meeting_day(text: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        names.meeting_day_of(text, "meeting_day")
    assert (caught.value.argument, caught.value.value) == ("meeting_day", text)
