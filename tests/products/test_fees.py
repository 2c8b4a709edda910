"""Fees: published figures on one loan and on columns, and what is refused when they are made."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from microloan.arithmetic import rounding
from microloan.arithmetic.rates import percent
from microloan.calendars import MONTH, WEEK
from microloan.currency import BDT, INR, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest import DecliningBalance, shapes
from microloan.products import (
    ChargeRounding,
    CompulsorySavings,
    Fee,
    FeeLimits,
    FeeTax,
    FeeThreshold,
    LoanTerms,
    Repayment,
    fee_above,
    fee_on,
    fee_when,
    preset,
)
from microloan.products.charging import deposit_of, fee_of, raised_principal, withheld

WITHHELD = fee_when.WITHHELD
GST = FeeTax("GST", "18%")
ABOVE = FeeThreshold(INR(25_000))
PART = FeeThreshold(INR(25_000), fee_above.PART)

# Fee, amount lent, fee before tax, tax.
FIGURES = [
    pytest.param(Fee("fee", "1.5%", when=WITHHELD, tax=GST), INR(40_000), "600", "108", id="1.5% and GST"),
    pytest.param(Fee("fee", "1%", when=WITHHELD, tax=GST), INR(33_000), "330", "59.40", id="1% and GST"),
    pytest.param(Fee("fee", "7 per thousand", when=WITHHELD), BDT(20_000), "140", "0", id="7 per thousand"),
    pytest.param(Fee("form", BDT(15), when=WITHHELD), BDT(5_000), "15", "0", id="amount"),
    pytest.param(Fee("fee", "1%", when=WITHHELD, above=ABOVE, tax=GST), INR(25_000), "0", "0", id="not above"),
    pytest.param(Fee("fee", "1%", when=WITHHELD, above=ABOVE, tax=GST), INR(30_000), "300", "54", id="above"),
    pytest.param(Fee("fee", "1%", when=WITHHELD, above=PART), INR(30_000), "50", "0", id="part above"),
    pytest.param(Fee("fee", "1%", when=WITHHELD, above=PART), INR(20_000), "0", "0", id="no part above"),
    pytest.param(Fee("fee", INR(10), when=WITHHELD, above=ABOVE), INR(25_001), "10", "0", id="amount above"),
    pytest.param(
        Fee("fee", "1%", when=WITHHELD, limits=FeeLimits(minimum=INR(100)), tax=GST),
        INR(5_000),
        "100",
        "18",
        id="least",
    ),
    pytest.param(
        Fee("fee", "2%", when=WITHHELD, limits=FeeLimits(maximum=INR(500))), INR(40_000), "500", "0", id="most"
    ),
    pytest.param(
        Fee("fee", "1%", when=WITHHELD, above=PART, limits=FeeLimits(minimum=INR(100))),
        INR(25_000),
        "0",
        "0",
        id="no least of nothing",
    ),
    pytest.param(
        Fee(
            "fee",
            "1.5%",
            when=WITHHELD,
            rounding=ChargeRounding(multiple=INR(1), mode=rounding.UP),
            tax=FeeTax("GST", "18%", ChargeRounding(multiple=INR(1), mode=rounding.DOWN)),
        ),
        INR(12_345),
        "186",
        "33",
        id="both rounded to the rupee",
    ),
]


@pytest.mark.parametrize(("fee", "lent", "before_tax", "tax"), FIGURES)
def test_a_fee_comes_to_what_is_published(fee: Fee, lent: Money, before_tax: str, tax: str) -> None:
    expected = tuple(lent.currency(text).minor for text in (before_tax, tax))
    column = np.array([lent.minor, lent.minor])

    assert fee_of(fee, lent.minor)(lent.minor) == expected
    assert [part.tolist() for part in fee_of(fee, column)(column)] == [[part] * 2 for part in expected]


def test_five_percent_savings_are_withheld_beside_the_fee() -> None:
    savings = CompulsorySavings("5%", when=WITHHELD)

    assert deposit_of(savings)(1_000_000) == 50_000
    assert withheld((Fee("fee", "1%", when=WITHHELD, tax=GST),), savings, 1_000_000) == 50_000 + 11_800


def test_a_fee_added_to_the_principal_is_of_the_amount_asked() -> None:
    fees = (Fee("insurance", "2%", when=fee_when.CAPITALISED), Fee("fee", "1%", when=fee_when.CAPITALISED, tax=GST))

    # Of the raised principal the first would be 204.08: it is not.
    assert raised_principal(fees, 1_000_000) == 1_000_000 + 20_000 + 11_800


@pytest.mark.parametrize(
    "fee",
    [
        Fee("fee", "1.5%", when=WITHHELD, tax=GST),
        Fee("insurance", "0.5%", on=fee_on.OUTSTANDING_PRINCIPAL, when=fee_when.EACH_YEAR, above=PART),
        Fee("form", INR(15), when=fee_when.at_installment(13)),
        Fee("book", INR(15), when=fee_when.on_date(date(2026, 7, 1))),
    ],
)
def test_a_fee_is_a_value(fee: Fee) -> None:
    assert pickle.loads(pickle.dumps(fee)) == fee  # noqa: S301
    assert eval(repr(fee), {**globals(), **vars(fee_when), "datetime": dt}) == fee  # noqa: S307
    assert len({fee, pickle.loads(pickle.dumps(fee))}) == 1  # noqa: S301


BAD_FEES: list[tuple[Callable[[], object], str, str]] = [
    (lambda: Fee("", "1%", when=WITHHELD), "name", "must be a line of text"),
    (lambda: Fee("fee\n", "1%", when=WITHHELD), "name", "must be a line of text"),
    (lambda: Fee("fee", loose(1.5), when=WITHHELD), "what", "is a bare number"),
    (lambda: Fee("fee", "-1%", when=WITHHELD), "what", ""),
    (lambda: Fee("fee", "101%", when=WITHHELD), "what", "must be at most 100%"),
    (lambda: Fee("fee", INR(-5), when=WITHHELD), "what", "must be from zero and at most"),
    (lambda: Fee("fee", "1%", when=loose("withheld")), "when", "must be a rule such as fee_when.WITHHELD"),
    (lambda: Fee("fee", "1%", when=WITHHELD, on=loose("amount")), "on", "must be a rule such as fee_on.AMOUNT_LENT"),
    (lambda: Fee("fee", "1%", when=WITHHELD, on=fee_on.INTEREST), "on", "the fee is withheld at disbursement"),
    (lambda: Fee("fee", "1%", when=WITHHELD, above=loose(INR(5))), "above", "must be FeeThreshold(…) or None"),
    (lambda: Fee("fee", "1%", when=WITHHELD, tax=loose("18%")), "tax", "must be FeeTax(…) or None"),
    (lambda: Fee("fee", "1%", when=WITHHELD, limits=loose(5)), "limits", "must be FeeLimits(…) or None"),
    (lambda: Fee("fee", "1%", when=WITHHELD, rounding=loose("up")), "rounding", "must be ChargeRounding(…)"),
    (lambda: Fee("fee", INR(5), when=WITHHELD, limits=FeeLimits(minimum=INR(1))), "limits", "is for a rate"),
    (
        lambda: Fee("fee", INR(5), when=fee_when.WITH_EACH_INSTALLMENT, on=fee_on.INTEREST),
        "on",
        "is for a rate, where what=Rs. 5 is an amount",
    ),
    (lambda: Fee("fee", INR(5), when=WITHHELD, above=PART), "above.charged", "is for a rate"),
    (
        lambda: Fee("fee", INR(5), when=WITHHELD, rounding=ChargeRounding(mode=rounding.UP)),
        "rounding",
        "is for a rate",
    ),
    (lambda: FeeTax("GST", "118%"), "rate", "must be at most 100%"),
    (lambda: FeeTax("", "18%"), "name", "must be a line of text"),
    (lambda: FeeTax("GST", loose(18)), "rate", "is a bare number"),
    (FeeLimits, "minimum", "must be given, or a maximum"),
    (lambda: FeeLimits(minimum=INR(5), maximum=INR(4)), "maximum", "must be at least minimum=Rs. 5"),
    (lambda: FeeLimits(minimum=INR(5), maximum=BDT(6)), "maximum", "must be in INR"),
    (lambda: FeeThreshold(loose(25_000)), "amount", "must be Money"),
    (lambda: FeeThreshold(INR(5), loose("whole")), "charged", "must be fee_above.WHOLE or fee_above.PART"),
    (lambda: ChargeRounding(multiple=INR(0)), "multiple", "must be above zero"),
    (lambda: ChargeRounding(mode=loose("up")), "mode", "must be a mode such as rounding.UP"),
    (lambda: fee_when.at_installment(0), "number", "must be a whole number from 1"),
    (lambda: fee_when.at_installment(loose(True)), "number", "must be a whole number from 1"),
    (lambda: fee_when.on_date(loose("2026-07-01")), "day", "must be a date"),
    (lambda: CompulsorySavings("5%", when=fee_when.CAPITALISED), "when", "must be fee_when.WITHHELD or"),
    (lambda: CompulsorySavings("5%", when=WITHHELD, on=fee_on.INSTALLMENT), "on", "savings are withheld"),
    (lambda: CompulsorySavings("5%", when=WITHHELD, on=loose("amount")), "on", "must be a rule such as"),
    (lambda: CompulsorySavings("5%", when=WITHHELD, rounding=loose(1)), "rounding", "must be ChargeRounding(…)"),
    (
        lambda: CompulsorySavings(BDT(10), when=fee_when.WITH_EACH_INSTALLMENT, on=fee_on.INTEREST),
        "on",
        "is for a rate, where what=Tk. 10 is an amount",
    ),
]


@pytest.mark.parametrize(("make", "argument", "problem"), BAD_FEES)
def test_what_is_no_fee_is_refused(make: Callable[[], object], argument: str, problem: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        make()

    assert caught.value.argument == argument
    assert problem in caught.value.problem


def loose(value: object) -> Any:  # noqa: ANN401 - wrong on purpose
    return value


def loan(**given: Any) -> LoanTerms:  # noqa: ANN401
    """Return Rs 20,000 over 12 months with fees or savings."""
    return LoanTerms(
        principal=INR(20_000),
        disbursed_on=date(2026, 1, 4),
        interest=DecliningBalance("24%"),
        repayment=given.pop("repayment", Repayment(installments=12, every=MONTH)),
        **given,
    )


BAD_LOANS: list[tuple[dict[str, Any], str, str]] = [
    ({"charges": [Fee("fee", "1%", when=WITHHELD)]}, "charges", "must be a tuple of Fee"),
    ({"charges": ("1%",)}, "charges[0]", "must be a Fee"),
    ({"charges": (Fee("fee", "1%", when=WITHHELD),) * 2}, "charges[1].name", "names two fees"),
    ({"charges": tuple(Fee(f"fee {n}", "1%", when=WITHHELD) for n in range(21))}, "charges", "at most 20"),
    (
        {"charges": (Fee("fee", INR(20_000), when=WITHHELD),)},
        "charges",
        "withheld leaves nothing of principal=Rs. 20,000",
    ),
    ({"savings": CompulsorySavings("100%", when=WITHHELD)}, "savings", "withheld leaves nothing of principal="),
    (
        {"charges": (Fee("fee", "60%", when=WITHHELD),), "savings": CompulsorySavings("40%", when=WITHHELD)},
        "charges",
        "withheld leaves nothing",
    ),
    (
        {"charges": (Fee("fee", Money.from_minor(10**18, INR), when=fee_when.CAPITALISED),)},
        "charges",
        "is what added fees raise principal=Rs. 20,000 to",
    ),
    (
        {"charges": (Fee("fee", INR(5), when=fee_when.at_installment(13)),)},
        "charges[0].when",
        "is past the last of installments=12",
    ),
    (
        {"charges": (Fee("fee", INR(5), when=fee_when.on_date(date(2026, 1, 4))),)},
        "charges[0].when",
        "must be after disbursed_on=2026-01-04",
    ),
    (
        {
            "charges": (Fee("fee", INR(5), when=fee_when.CAPITALISED),),
            "repayment": Repayment(installments=1, every=WEEK, shape=shapes.given_principal(INR(20_000))),
        },
        "charges[0].when",
        "raises the principal, which given_principal fixes",
    ),
    ({"savings": "5%"}, "savings", "must be CompulsorySavings(…) or None"),
]


@pytest.mark.parametrize(("given", "argument", "problem"), BAD_LOANS)
def test_what_a_loan_cannot_bear_is_refused_when_its_terms_are_made(
    given: dict[str, Any], argument: str, problem: str
) -> None:
    with pytest.raises(MicroloanError) as caught:
        loan(**given)

    assert (caught.value.argument, problem in caught.value.problem) == (argument, True)


@pytest.mark.parametrize(
    ("given", "argument"),
    [
        ({"charges": (Fee("fee", BDT(5), when=WITHHELD),)}, "charges[0].what"),
        ({"charges": (Fee("fee", "1%", when=WITHHELD, above=FeeThreshold(BDT(5))),)}, "charges[0].above.amount"),
        (
            {"charges": (Fee("fee", "1%", when=WITHHELD, limits=FeeLimits(maximum=BDT(5))),)},
            "charges[0].limits.maximum",
        ),
        (
            {"charges": (Fee("fee", "1%", when=WITHHELD, rounding=ChargeRounding(multiple=BDT(5))),)},
            "charges[0].rounding.multiple",
        ),
        (
            {"charges": (Fee("f", "1%", when=WITHHELD, tax=FeeTax("V", "1%", ChargeRounding(multiple=BDT(5)))),)},
            "charges[0].tax.rounding.multiple",
        ),
        ({"savings": CompulsorySavings(BDT(5), when=WITHHELD)}, "savings.what"),
        (
            {"savings": CompulsorySavings("5%", when=WITHHELD, rounding=ChargeRounding(multiple=BDT(5)))},
            "savings.rounding.multiple",
        ),
    ],
)
def test_another_currency_is_refused(given: dict[str, Any], argument: str) -> None:
    with pytest.raises(CurrencyMismatch) as caught:
        loan(**given)

    assert (caught.value.argument, caught.value.problem) == (argument, "must be in INR, the currency of the principal")


@pytest.mark.parametrize(
    ("fee", "argument", "problem"),
    [
        (Fee("fee", INR(10_000), when=WITHHELD), "charges", "leaves nothing of principal=Rs. 10,000"),
        (Fee("fee", INR(1), when=fee_when.at_installment(13)), "charges[0].when", "the fewest installments offered=12"),
        (Fee("fee", BDT(1), when=WITHHELD), "charges[0].what", "must be in INR"),
    ],
)
def test_a_product_refuses_what_its_loans_cannot_bear(fee: Fee, argument: str, problem: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        replace(preset("bjs-shilpi"), charges=(fee,))

    assert (caught.value.argument, problem in caught.value.problem) == (argument, True)


def test_the_rate_of_a_fee_may_be_said_in_three_ways() -> None:
    assert (
        Fee("fee", "0.7%", when=WITHHELD)
        == Fee("fee", "7‰", when=WITHHELD)
        == Fee("fee", percent("0.7"), when=WITHHELD)
    )
