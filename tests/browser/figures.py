"""Figures of many loans as one text, which is the same on every Python.

It prints JSON, long texts cut into lines, so that a difference is one line. Only the
one-loan side of the library is used.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import microloan as ml
from microloan.arithmetic.rounding import ALL as ROUNDINGS
from microloan.calendars.day_count import ALL as DAY_COUNTS
from microloan.currency.currencies import ALL as CURRENCIES
from microloan.currency.printing.field_formats import FIELD_FORMATS
from microloan.products.prices import OpenRate
from microloan.tables import Align, Column, Table

DISBURSED_ON = date(2026, 1, 4)

WEEKLY = ml.LoanTerms(
    principal=ml.BDT(20_000),
    disbursed_on=DISBURSED_ON,
    interest=ml.DecliningBalance("24%", accrual=ml.PER_PERIOD),
    repayment=ml.Repayment(
        installments=46, every=ml.WEEK, first_due=ml.FirstDue(min_gap_days=15, meeting_day=ml.WEDNESDAY)
    ),
    rounding=ml.InstallmentRounding(multiple=ml.BDT(5), mode=ml.rounding.UP, residual=ml.residual.LAST),
)
MONTHLY = ml.LoanTerms(
    principal=ml.INR("45000.50"),
    disbursed_on=date(2024, 1, 31),
    interest=ml.DecliningBalance("23.5375%", accrual=ml.day_count.ACTUAL_ACTUAL),
    repayment=ml.Repayment(installments=24, every=ml.MONTH),
)
MONTH_ENDS = ml.Calendar(month_end=ml.month_end.END_OF_MONTH)

PRODUCT = """
schema = "microloan/product/1"

[about]
id = "village-goats"
name = "ছাগল পালন ঋণ"
institution = "a lender of this test"
country = "BD"

[principal]
minimum = "BDT 5000"
maximum = "BDT 30000"

[interest]
method = "flat"
rate = "12.5%"
charged = "per_loan"

[repayment]
shape = "equal_installments"
first_due = { min_gap_days = 10, meeting_day = "sunday" }

[[repayment.rhythms]]
every = "week"
installments = [25, 45]

[rounding]
multiple = "BDT 10"
mode = "up"
interest_mode = "half_even"
residual = "last"
"""


def main() -> None:
    """Print every figure."""
    sys.stdout.write(json.dumps(figures(), indent=1) + "\n")


def figures() -> dict[str, object]:
    """All figures, by what they are of."""
    return {
        "presets": dict(of_presets()),
        "a product in TOML": of_a_product_in_toml(),
        "day counts": {count.name: of_schedule(ml.amortize(with_day_count(count))) for count in DAY_COUNTS},
        "flat": dict(of_flat_loans()),
        "shapes": dict(of_shapes()),
        "month ends": of_schedule(
            ml.amortize(replace(MONTHLY, calendar=ml.Calendar(month_end=ml.month_end.END_OF_MONTH)))
        ),
        "finished early": of_an_early_finish(),
        "as much as a loan may be": of_the_largest_loan(),
        "forms of a schedule": of_forms(ml.amortize(WEEKLY)),
        "money": dict(of_money()),
        "words": dict(of_words()),
        "refusals": list(of_refusals()),
    }


def of_schedule(schedule: ml.Schedule) -> dict[str, object]:
    """Totals, rows, and the arithmetic of the installment in the middle."""
    middle = schedule.installment((len(schedule) + 1) // 2)
    return {
        "totals": [repr(schedule.total_principal), repr(schedule.total_interest), str(schedule.total_due)],
        "rows": lines(schedule.to_table().to_csv()),
        "middle": lines(str(middle.explain())),
    }


def of_presets() -> Iterator[tuple[str, object]]:
    """Least and most of every product, in every rhythm it offers."""
    for name in ml.presets():
        product = ml.preset(name)
        rate = "24%" if isinstance(product.interest, OpenRate) else None
        for rhythm in product.repayment.rhythms:
            for count in rhythm.installments:
                for principal in (product.principal.minimum, product.principal.maximum):
                    terms = product.terms(
                        principal=principal,
                        disbursed_on=DISBURSED_ON,
                        installments=count,
                        every=rhythm.every,
                        rate=rate,
                    )
                    yield f"{name}: {principal} in {count} by the {rhythm.every}", of_schedule(ml.amortize(terms))


def of_a_product_in_toml() -> dict[str, object]:
    """A product of one's own: a file read, written and read again, and a loan of it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "village-goats.toml"
        file.write_text(PRODUCT, encoding="utf-8")
        product = ml.load_product(file)
    again = ml.LoanProduct.from_dict(json.loads(json.dumps(product.to_dict())))
    assert again == product
    terms = product.terms(principal=ml.BDT(17_000), disbursed_on=DISBURSED_ON, installments=45)
    return {"record": product.to_dict(), "schedule": of_schedule(ml.amortize(terms))}


def with_day_count(count: ml.DayCount) -> ml.LoanTerms:
    return replace(MONTHLY, interest=ml.DecliningBalance("23.5375%", accrual=count))


def of_flat_loans() -> Iterator[tuple[str, object]]:
    """Flat rates by year and by loan, rounded in each direction."""
    for charged in (ml.PER_YEAR, ml.PER_LOAN):
        for mode in ROUNDINGS:
            rules = replace(WEEKLY.rounding, mode=mode, interest_mode=mode)
            terms = replace(WEEKLY, interest=ml.Flat("125 per thousand", charged=charged), rounding=rules)
            yield f"{charged!r}, {mode}", of_schedule(ml.amortize(terms))


def of_shapes() -> Iterator[tuple[str, object]]:
    """What else may stay fixed, and a single payment after half a year."""
    for shape in (ml.shape.EQUAL_PRINCIPAL, ml.shape.INTEREST_ONLY):
        repayment = replace(MONTHLY.repayment, shape=shape)
        yield repr(shape), of_schedule(ml.amortize(replace(MONTHLY, repayment=repayment)))
    once = ml.Repayment(installments=1, every=ml.months(6), shape=ml.shape.SINGLE_PAYMENT)
    yield repr(once.shape), of_schedule(ml.amortize(replace(MONTHLY, repayment=once)))


def of_an_early_finish() -> dict[str, object]:
    """Installments rounded up so far that the last of them are not needed."""
    rules = ml.InstallmentRounding(multiple=ml.BDT(50), mode=ml.rounding.UP)
    schedule = ml.amortize(replace(WEEKLY, rounding=rules))
    assert schedule.finishes_early > 0
    return {"not needed": schedule.finishes_early, "schedule": of_schedule(schedule)}


def of_the_largest_loan() -> dict[str, object]:
    """Numbers far beyond 32 and 64 bits on the way to the paisa."""
    largest = replace(MONTHLY, principal=ml.Money.from_minor(10**18, ml.INR))
    return of_schedule(ml.amortize(largest))


def of_forms(schedule: ml.Schedule) -> dict[str, object]:
    """One schedule in each form it is read in, Bangla beside it; its record is read back."""
    record = schedule.to_dict()
    assert ml.Schedule.from_dict(json.loads(json.dumps(record))) == schedule
    table = schedule.to_table()
    bangla = Table("কিস্তি", (Column("নাম"), Column("টাকা", Align.RIGHT)), (("আসল", "৪৮৬.০০"), ("সার্ভিস চার্জ", "৯৬.১৫")))
    return {
        "record": record,
        "text": lines(table.to_text()),
        "shortened text": lines(table.to_text(most_rows=7)),
        "html": lines(table.to_html()),
        "markdown": lines(table.to_markdown()),
        "shown": lines(repr(schedule)),
        "explained": [lines(str(row.explain())) for row in schedule],
        "bangla": lines(bangla.to_text()),
    }


def of_money() -> Iterator[tuple[str, object]]:
    """Amounts of every size as they are printed, shared and multiplied."""
    named = (ml.money_format.INDIAN, ml.money_format.WESTERN, ml.money_format.INDIAN_PLAIN)
    styles: tuple[ml.money_format.MoneyStyle | str, ...] = (
        *named,
        *FIELD_FORMATS,
        *map(ml.money_format.compact, FIELD_FORMATS),
    )
    for currency in CURRENCIES:
        for minor in (0, -1, 100, 123_456_789, 10**20):
            amount = ml.Money.from_minor(minor, currency)
            yield repr(amount), [str(amount), *(amount.format(style) for style in styles)]
        amount = currency("11500.55")
        yield f"{amount!r} × 23.5375%", repr(amount.times("23.5375%", rounding=ml.rounding.HALF_EVEN))
        yield f"{amount!r} in 46", [repr(part) for part in amount.split(46)]


def of_words() -> Iterator[tuple[str, object]]:
    """Amounts spoken and read back, from figures and from words."""
    for locale, currency in (("en_BD", ml.BDT), ("bn_BD", ml.BDT), ("en_IN", ml.INR), ("hi_IN", ml.INR)):
        for minor in (0, 5, 105, 1_150_050, 428_868_600_000, 10**16 - 1):
            amount = ml.Money.from_minor(minor, currency)
            spoken, printed = amount.words(locale), amount.format(locale)
            assert currency.from_words(spoken, locale) == amount
            yield printed, [spoken, repr(ml.parse(printed, locale))]


def of_refusals() -> Iterator[list[str]]:
    """What is said of terms that cannot be."""
    product = ml.preset("jcf-jagoron")
    for refused in (
        lambda: product.terms(principal=ml.BDT(60_000), disbursed_on=DISBURSED_ON),
        lambda: ml.DecliningBalance("24", accrual=ml.PER_PERIOD),
        lambda: ml.BDT("1.005"),
        lambda: ml.BDT(1) + ml.INR(1),
        lambda: ml.preset("jcf-jagaron"),
        lambda: ml.load_product("no-such-file.json"),
        lambda: ml.parse("Rs. 500"),
        lambda: ml.BDT.from_words("five fifty", "en_BD"),
        lambda: ml.LoanTerms.from_dict({"schema": "microloan/terms/1", "principle": 1}),
    ):
        try:
            made = refused()
        except ml.MicroloanError as error:
            yield [type(error).__name__, str(error), error.argument, error.code]
        else:
            raise AssertionError(f"{made!r} was not refused")


def lines(text: str) -> list[str]:
    return text.split("\n")


if __name__ == "__main__":
    main()
