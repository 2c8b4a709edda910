"""A product in words: what a loan officer would say of it, one line for each term.

>>> from microloan.products import preset
>>> for line in in_words(preset("bjs-shilpi")):
...     print(*line, sep=": ")
Amount: Rs. 10,000 to Rs. 40,000, in multiples of Rs. 1,000
Next loan: at most Rs. 5,000 above the previous
Interest: 26% declining balance
Installments: 52 or 104 every week; 26 or 52 every 2 weeks; 12 or 24 every month
Shape: every installment is the same
First due: one period after disbursement
Fee: processing fee, 1% of the amount lent, withheld at disbursement
Fee: insurance, 0.5% of the amount lent, withheld at disbursement
Rounding: installments half up to Rs. 1, interest half up to Rs. 0.01; the last installment takes what is left
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from microloan.arithmetic.rates import Rate
from microloan.calendars import DayOfMonth
from microloan.cli.savings_words import interest_in_words
from microloan.cli.term_words import calendar_in_words, graces_in_words, parts_in_words
from microloan.products.price_records import price_to_plain
from microloan.products.prices import PriceBands

if TYPE_CHECKING:
    from microloan.currency import Money
    from microloan.products import CompulsorySavings, Fee, FirstDue, LoanProduct
    from microloan.products.fee_on import FeeBase
    from microloan.products.prices import PriceBand


def in_words(product: LoanProduct) -> list[tuple[str, str]]:
    """Return the terms of a product, each with its heading."""
    offered = product.principal
    multiple = "" if offered.multiple_of is None else f", in multiples of {offered.multiple_of}"
    terms = [("Amount", f"{offered.minimum} to {offered.maximum}{multiple}")]
    if offered.next_above is not None:
        terms.append(("Next loan", f"at most {offered.next_above} above the previous"))
    return [
        *terms,
        *parts_in_words(offered),
        ("Interest", price_in_words(product)),
        ("Installments", rhythms_in_words(product)),
        ("Shape", product.repayment.shape.definition),
        *(("Grace", graces_in_words(rhythm)) for rhythm in product.repayment.rhythms if rhythm.graces),
        ("First due", _first_due(product.repayment.first_due)),
        *calendar_in_words(product.calendar),
        *(("Fee", _fee(fee)) for fee in product.charges),
        *([] if product.savings is None else _savings(product.savings)),
        ("Rounding", _rounding(product)),
    ]


def price_in_words(product: LoanProduct) -> str:
    """Return the rates with their method: a rate alone is not a price.

    >>> from microloan.products import preset
    >>> price_in_words(preset("jcf-agrosor"))
    '24% if repaid every month / 25% if repaid every week, declining balance'
    >>> price_in_words(preset("pksf-sufolon"))
    'rate not published, declining balance'
    """
    price, stored = product.interest, price_to_plain(product.interest)
    rates = stored.get("rate", "rate not published,")
    if isinstance(price, PriceBands):
        tables = cast("list[dict[str, object]]", stored["bands"])
        rates = " / ".join(f"{table['rate']}{_loans(band)}" for table, band in zip(tables, price.bands, strict=True))
        rates += ","
    words = (rates, stored["method"], stored.get("charged", ""))
    return " ".join(str(word).replace("_", " ") for word in words if word)


def rhythms_in_words(product: LoanProduct) -> str:
    """Return the rhythms and counts a borrower may choose from."""
    return "; ".join(map(str, product.repayment.rhythms))


def _loans(band: PriceBand) -> str:
    """Return which loans a price is for, to stand after its rate."""
    every = "" if band.every is None else f" if repaid every {band.every}"
    least = "" if band.minimum is None else f" from {band.minimum}"
    most = "" if band.maximum is None else f" up to {band.maximum}"
    return f"{every}{least}{most}"


def _first_due(first_due: FirstDue | None) -> str:
    if first_due is None:
        return "one period after disbursement"
    days, day = first_due.min_gap_days, first_due.meeting_day
    after = f"{days:,} day{'' if days == 1 else 's'} after disbursement"
    if day is None:
        return after
    meeting = f"day {day.number} of the month" if isinstance(day, DayOfMonth) else day.text
    return f"on {meeting}, at least {after}"


def _fee(fee: Fee) -> str:
    """Return a fee in a line: its name, what it is, above what, within which limits, its tax, when."""
    above = "" if fee.above is None else f", {fee.above.charged.definition} {fee.above.amount}"
    limits = fee.limits
    least = "" if limits is None or limits.minimum is None else f", at least {limits.minimum}"
    most = "" if limits is None or limits.maximum is None else f", at most {limits.maximum}"
    tax = "" if fee.tax is None else f", and {fee.tax.rate} {fee.tax.name} on it"
    return f"{fee.name}, {_what(fee.what, fee.on)}{above}{least}{most}{tax}, {fee.when.definition}"


def _savings(savings: CompulsorySavings) -> list[tuple[str, str]]:
    what = _what(savings.what, savings.on)
    asked = ("Savings", f"{what}, {savings.when.definition}; returned with the last installment")
    return [asked] if savings.interest is None else [asked, ("Savings earn", interest_in_words(savings.interest))]


def _what(what: Rate | Money, on: FeeBase) -> str:
    return f"{what} of {on.definition}" if isinstance(what, Rate) else str(what)


def _rounding(product: LoanProduct) -> str:
    rules = product.rounding

    def to(multiple: Money | None) -> str:
        return "the smallest unit" if multiple is None else str(multiple)

    installments = f"installments {rules.mode.name.replace('_', ' ')} to {to(rules.multiple)}"
    interest = f"interest {rules.interest_mode.name.replace('_', ' ')} to {to(rules.interest_multiple)}"
    return f"{installments}, {interest}; {rules.residual.definition}"
