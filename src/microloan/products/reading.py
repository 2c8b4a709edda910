"""Plain data to products and terms, strictly; the inverse of `microloan.products.writing`.

Money is ``{"minor": 100000, "currency": "BDT"}``, or by hand ``"BDT 1000"``.

>>> from microloan.records import Reader
>>> read_money(Reader({"minimum": "BDT 1000"}), "minimum")
BDT('1000.00')
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, cast

from microloan.calendars import DayOfMonth, Frequency, Weekday
from microloan.currency import Money, currencies
from microloan.errors import RecordError
from microloan.interest import DecliningBalance, Flat
from microloan.products.about import About, Confidence, Evidence
from microloan.products.amounts import AmountRange
from microloan.products.names import ACCRUALS, CHARGED, MODES, MONTH_ENDS, RESIDUALS, SHAPES
from microloan.products.product import LoanProduct, RepaymentOffer, Rhythm
from microloan.products.repayment import FirstDue, Repayment
from microloan.products.terms import Calendar, InstallmentRounding, LoanTerms
from microloan.records import Reader, check_schema

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_CURRENCIES = {currency.code: currency for currency in currencies.ALL}
_CONFIDENCES = {confidence.value: confidence for confidence in Confidence}


def terms_from_dict(data: Mapping[str, object]) -> LoanTerms:
    """Return the terms that plain data describes.

    Raises
    ------
    RecordError
        If a key is missing or unknown, or a value is not what it should be; the error
        gives its path.
    """
    with Reader(data) as record:
        check_schema(record, "terms", 1)
        return LoanTerms(
            principal=read_money(record, "principal"),
            disbursed_on=record.day("disbursed_on"),
            interest=read_interest(record.child("interest")),
            repayment=_repayment(record.child("repayment")),
            calendar=_calendar(record.child("calendar")),
            rounding=_rounding(record.child("rounding")),
        )


def product_from_dict(data: Mapping[str, object]) -> LoanProduct:
    """Return the product that plain data describes.

    Raises
    ------
    RecordError
        As for `terms_from_dict`.
    """
    with Reader(data) as record:
        check_schema(record, "product", 1)
        return LoanProduct(
            about=_about(record.child("about"), record.optional("evidence", record.children, ())),
            principal=_amount_range(record.child("principal")),
            interest=read_interest(record.child("interest")),
            repayment=_offer(record.child("repayment")),
            calendar=record.optional("calendar", lambda key: _calendar(record.child(key)), Calendar()),
            rounding=record.optional("rounding", lambda key: _rounding(record.child(key)), InstallmentRounding()),
        )


def read_money(record: Reader, key: str) -> Money:
    """Return the money at `key`: minor units with a currency, or text such as "BDT 1000"."""
    raw = record.raw(key)
    path = f"{record.path}.{key}" if record.path else key
    if isinstance(raw, dict):
        with Reader(cast("dict[str, object]", raw), path) as table:
            return Money.from_minor(table.whole("minor"), table.choice("currency", _CURRENCIES))
    code, _, amount = raw.partition(" ") if isinstance(raw, str) else ("", "", "")
    if code not in _CURRENCIES or not amount:
        raise RecordError(path, raw, 'must be money, written as "BDT 1000"', code="wrong_type")
    with Reader({}, path):
        return _CURRENCIES[code](amount)


def read_interest(record: Reader) -> Flat | DecliningBalance:
    """Return the interest method that a table describes."""
    with record:
        method = record.choice("method", {"declining_balance": DecliningBalance, "flat": Flat})
        rate = record.text("rate")
        if method is Flat:
            return Flat(rate, record.choice("charged", CHARGED))
        return DecliningBalance(rate, record.choice("accrual", ACCRUALS))


def _about(record: Reader, evidence: tuple[Reader, ...]) -> About:
    with record:
        return About(
            id=record.text("id"),
            name=record.text("name"),
            institution=record.text("institution"),
            country=record.text("country"),
            evidence=tuple(map(_evidence, evidence)),
        )


def _evidence(record: Reader) -> Evidence:
    with record:
        return Evidence(record.text("path"), record.text("source"), record.choice("confidence", _CONFIDENCES))


def _amount_range(record: Reader) -> AmountRange:
    with record:
        return AmountRange(
            minimum=read_money(record, "minimum"),
            maximum=read_money(record, "maximum"),
            multiple_of=_optional_money(record, "multiple_of"),
        )


def _offer(record: Reader) -> RepaymentOffer:
    with record:
        return RepaymentOffer(
            rhythms=tuple(map(_rhythm, record.children("rhythms"))),
            first_due=record.optional("first_due", lambda key: _first_due(record.child(key)), None),
            shape=record.choice("shape", SHAPES),
            term_years=_years(record),
        )


def _rhythm(record: Reader) -> Rhythm:
    with record:
        return Rhythm(Frequency.from_text(record.text("every")), record.wholes("installments"))


def _repayment(record: Reader) -> Repayment:
    with record:
        first_due: FirstDue | date | None = None
        if record.has("first_due"):
            given = record.raw("first_due")
            first_due = _first_due(record.child("first_due")) if isinstance(given, dict) else record.day("first_due")
        return Repayment(
            installments=record.whole("installments"),
            every=Frequency.from_text(record.text("every")),
            first_due=first_due,
            shape=record.choice("shape", SHAPES),
            term_years=_years(record),
        )


def _first_due(record: Reader) -> FirstDue:
    with record:
        meeting_day: Weekday | DayOfMonth | None = None
        if record.has("meeting_day"):
            meeting_day = Weekday.from_text(record.text("meeting_day"), "meeting_day")
        elif record.has("day_of_month"):
            meeting_day = DayOfMonth(record.whole("day_of_month"))
        return FirstDue(min_gap_days=record.whole("min_gap_days"), meeting_day=meeting_day)


def _years(record: Reader) -> Fraction | None:
    if not record.has("term_years"):
        return None
    text = record.text("term_years")
    over, _, under = text.partition("/")
    digits = (over, under or "1")
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 and int(part) for part in digits):
        path = f"{record.path}.term_years"
        raise RecordError(path, text, 'must be whole years or a fraction, such as "1" or "3/2"', code="bad_number")
    return Fraction(int(digits[0]), int(digits[1]))


def _calendar(record: Reader) -> Calendar:
    with record:
        return Calendar(month_end=record.choice("month_end", MONTH_ENDS))


def _rounding(record: Reader) -> InstallmentRounding:
    with record:
        return InstallmentRounding(
            multiple=_optional_money(record, "multiple"),
            mode=record.choice("mode", MODES),
            interest_multiple=_optional_money(record, "interest_multiple"),
            interest_mode=record.choice("interest_mode", MODES),
            residual=record.choice("residual", RESIDUALS),
        )


def _optional_money(record: Reader, key: str) -> Money | None:
    return read_money(record, key) if record.has(key) else None
