"""A reading is made of named choices; a place decides what its words mean."""

from __future__ import annotations

import copy
import pickle

import pytest

from microloan.arithmetic.rounding import HALF_UP
from microloan.currency import BDT, INR, LKR, NPR, PKR, Currency
from microloan.currency.parsing import LENIENT_GROUPING, Cr, Grouping, GroupingRule, Reading, Signs, parse, readings
from microloan.currency.parsing.readings import HOMES, STRICT
from microloan.currency.printing.field_formats import FIELD_FORMATS
from microloan.currency.scale import LAKH
from microloan.errors import MicroloanError


@pytest.mark.parametrize(
    ("place", "rupees", "taka"),
    [
        ("en_BD", None, BDT),
        ("en_IN", INR, INR),
        ("en_NP", NPR, None),
        ("en_PK", PKR, None),
        ("en_LK", LKR, None),
        ("bn_BD", None, BDT),
        ("bn_IN", INR, INR),
        ("hi_IN", INR, INR),
        ("ne_NP", NPR, None),
        ("si_LK", LKR, None),
        ("ta_IN", INR, INR),
    ],
)
def test_a_place_decides_shared_words(place: str, rupees: Currency | None, taka: Currency | None) -> None:
    assert (currency_of("Rs. 500", place), currency_of("৫০০ টাকা", place)) == (rupees, taka)
    assert currency_of("৳500", place) == BDT
    assert currency_of("500", place) is None


def currency_of(text: str, place: str) -> Currency | None:
    try:
        return parse(text, place).currency
    except MicroloanError as error:
        assert error.code == "ambiguous_rupee"  # noqa: PT017 - None stands for this refusal alone
        return None


def test_every_place_that_prints_reads() -> None:
    assert set(HOMES) == set(FIELD_FORMATS)


def test_a_currency_is_home_and_known() -> None:
    assert readings.of(PKR) == Reading(home=PKR, known=PKR)
    assert parse("500", PKR).currency == PKR


def test_a_reading_means_itself() -> None:
    assert readings.of(STRICT) is STRICT


def test_a_currency_of_ones_own_has_its_code_and_symbol() -> None:
    mauritian = Currency("MUR", 2, "Rs")
    kyat = Currency("MMK", 0, "Ks.")
    rupee = Currency("INR", 0)

    assert parse("Rs 500", mauritian).money == mauritian(500)
    assert [parse(text, kyat).money for text in ("Ks. 500", "MMK 500", "500")] == [kyat(500)] * 3
    assert parse("₹5", Reading(home=rupee)).money == rupee(5)
    assert parse("₹5", Reading(home=kyat)).money == INR(5)


@pytest.mark.parametrize("place", ["", "en", "en-IN", "EN_IN", "fr_FR", None, 5, True, ["en_IN"], LAKH])
def test_an_unknown_place_is_refused_with_those_known(place: object) -> None:
    with pytest.raises(MicroloanError, match=r'write one of "en_BD", .*, a Currency or a Reading') as caught:
        readings.of(place)  # type: ignore[arg-type]

    assert (caught.value.argument, caught.value.code) == ("reading", "unknown_locale")


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("home", "INR"),
        ("known", "INR"),
        ("cr", "crore"),
        ("cr", None),
        ("grouping", "strict"),
        ("grouping", Grouping.PLAIN),
        ("rounding", "half_up"),
        ("scale", "lakh"),
        ("digits", ()),
        ("digits", "0123456789"),
        ("digits", ("0123456789",)),
        ("signs", True),
    ],
)
def test_a_choice_of_the_wrong_kind_is_refused(argument: str, value: object) -> None:
    with pytest.raises(MicroloanError, match="must be a") as caught:
        Reading(**{argument: value})  # type: ignore[arg-type]

    assert (caught.value.argument, caught.value.value, caught.value.code) == (argument, value, "wrong_type")


@pytest.mark.parametrize("forms", [(), [Grouping.PLAIN], ("plain",), None])
def test_forms_of_grouping_are_groupings(forms: object) -> None:
    with pytest.raises(MicroloanError, match="must be a tuple of groupings"):
        GroupingRule("mine", forms)  # type: ignore[arg-type]


def test_a_grouping_rule_of_ones_own() -> None:
    indian = Reading(grouping=GroupingRule("indian", (Grouping.PLAIN, Grouping.SHARED, Grouping.INDIAN)))

    assert parse("12,34,567", indian).minor == 123456700
    with pytest.raises(MicroloanError, match="no grouping fits"):
        parse("1,234,567", indian)


FULL = Reading(
    home=INR, cr=Cr.CRORE, grouping=LENIENT_GROUPING, rounding=HALF_UP, scale=LAKH, signs=Signs.LEDGER
)  # fmt: skip


def test_a_reading_shows_what_was_chosen() -> None:
    assert repr(STRICT) == "Reading()"
    assert repr(FULL) == (
        "Reading(home=INR, cr=Cr.CRORE, grouping=LENIENT_GROUPING, rounding=rounding.HALF_UP, scale=scale.LAKH, "
        "signs=Signs.LEDGER)"
    )


def test_a_reading_is_a_value() -> None:
    assert len({FULL, Reading(), STRICT}) == 2
    plain = readings.of("en_IN")
    for same in (pickle.loads(pickle.dumps(plain)), copy.deepcopy(plain)):  # noqa: S301 - our own bytes
        assert same == plain
        assert parse("Rs. 500", same) == parse("Rs. 500", plain)
