"""What a product leaves to choose: rhythms and counts that go together."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from microloan.calendars import MONTH, WEEK, DayOfMonth
from microloan.errors import MicroloanError
from microloan.interest import shapes
from microloan.interest.grace import NO_GRACE, Grace
from microloan.products import FirstDue, RepaymentOffer, Rhythm

WEEKLY = Rhythm(WEEK, (46,))
MONTHLY = Rhythm(MONTH, (12, 24))


def test_an_offer_makes_the_repayment_that_was_chosen() -> None:
    offer = RepaymentOffer(
        rhythms=(WEEKLY, MONTHLY), first_due=FirstDue(min_gap_days=15), shape=shapes.EQUAL_PRINCIPAL, term_years=1
    )
    chosen = offer.repayment(MONTH, 24, offer.first_due)
    assert (chosen.every, chosen.installments, chosen.shape, chosen.first_due, chosen.term_years) == (
        MONTH,
        24,
        shapes.EQUAL_PRINCIPAL,
        FirstDue(min_gap_days=15),
        1,
    )


@pytest.mark.parametrize(
    ("every", "installments", "argument", "code"),
    [
        ("week", (46,), "every", "wrong_type"),
        (WEEK, (), "installments", "wrong_type"),
        (WEEK, [46], "installments", "wrong_type"),
        (WEEK, 46, "installments", "wrong_type"),
        (WEEK, (46, 0), "installments[1]", "out_of_range"),
        (WEEK, (46, 10_001), "installments[1]", "out_of_range"),
        (WEEK, (True,), "installments[0]", "wrong_type"),
        (WEEK, (46.0,), "installments[0]", "wrong_type"),
        (WEEK, (46, 12, 46), "installments[2]", "repeated"),
    ],
)
def test_what_is_no_rhythm(every: Any, installments: Any, argument: str, code: str) -> None:  # noqa: ANN401
    with pytest.raises(MicroloanError) as caught:
        Rhythm(every, installments)
    assert (caught.value.argument, caught.value.code) == (argument, code)


@pytest.mark.parametrize(
    ("graces", "argument", "code"),
    [
        ([NO_GRACE], "graces", "wrong_type"),
        ((3,), "graces[0]", "wrong_type"),
        ((NO_GRACE, Grace(principal_periods=3), NO_GRACE), "graces[2]", "repeated"),
    ],
)
def test_what_are_no_graces(graces: Any, argument: str, code: str) -> None:  # noqa: ANN401
    with pytest.raises(MicroloanError) as caught:
        Rhythm(MONTH, (12,), graces)
    assert (caught.value.argument, caught.value.code) == (argument, code)


def test_a_grace_is_chosen_where_there_is_a_choice() -> None:
    three, six = Grace(principal_periods=3), Grace(principal_periods=6)
    assert Rhythm(MONTH, (12,)).grace(None, "") == NO_GRACE
    assert Rhythm(MONTH, (12,), (three,)).grace(None, "") == three
    assert Rhythm(MONTH, (12,), (three, NO_GRACE)).grace(None, "") == NO_GRACE
    assert Rhythm(MONTH, (12,), (three, six)).grace(six, "") == six
    for rhythm, chosen in ((Rhythm(MONTH, (12,), (three, six)), None), (Rhythm(MONTH, (12,)), three)):
        with pytest.raises(MicroloanError) as caught:
            rhythm.grace(chosen, "(product x)")
        assert (caught.value.argument, caught.value.code) == ("grace", "not_offered")


def test_a_grace_must_fit_every_count_of_its_rhythm_alone() -> None:
    six = Grace(principal_periods=6)
    assert RepaymentOffer(rhythms=(Rhythm(WEEK, (4,)), Rhythm(MONTH, (12,), (six,)))).rhythms[1].graces == (six,)
    with pytest.raises(MicroloanError) as caught:
        RepaymentOffer(rhythms=(Rhythm(MONTH, (12, 6), (six,)),))
    assert (caught.value.argument, caught.value.code) == ("rhythms[0].graces[0].principal_periods", "contradiction")


@pytest.mark.parametrize(
    ("parts", "argument", "code"),
    [
        ({"rhythms": ()}, "rhythms", "wrong_type"),
        ({"rhythms": [WEEKLY]}, "rhythms", "wrong_type"),
        ({"rhythms": (WEEKLY, WEEK)}, "rhythms[1]", "wrong_type"),
        ({"rhythms": (WEEKLY, MONTHLY, Rhythm(WEEK, (12,)))}, "rhythms[2].every", "repeated"),
        ({"first_due": date(2026, 1, 21)}, "first_due", "wrong_type"),
        ({"shape": "equal_principal"}, "shape", "wrong_type"),
        (
            {"shape": shapes.SINGLE_PAYMENT, "rhythms": (Rhythm(MONTH, (1, 6)),)},
            "rhythms[0].installments[1]",
            "contradiction",
        ),
        ({"term_years": 0}, "term_years", "out_of_range"),
        ({"first_due": FirstDue(meeting_day=DayOfMonth(5))}, "first_due.meeting_day", "contradiction"),
    ],
)
def test_what_is_no_offer(parts: dict[str, Any], argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        RepaymentOffer(**{"rhythms": (MONTHLY, WEEKLY), **parts})
    assert (caught.value.argument, caught.value.code) == (argument, code)


def test_a_single_payment_in_several_installments_says_where_the_term_goes() -> None:
    with pytest.raises(MicroloanError) as caught:
        RepaymentOffer(rhythms=(Rhythm(MONTH, (6,)),), shape=shapes.SINGLE_PAYMENT)
    assert str(caught.value) == (
        "rhythms[0].installments[0]=6 must be 1 for a single payment; put the term in every=, such as months(6)"
    )
