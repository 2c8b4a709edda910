"""Plain data to products and terms, strictly; the inverse of `microloan.products.writing`.

======================  ========================================================
`money_records`         money and rates, both ways
`price_records`         interest methods and prices, both ways
`shape_records`         shapes, both ways
`charge_records`        fees and compulsory savings, both ways
`calendar_records`      weekends, holidays and their rules, both ways
`disbursement_records`  what is lent, and its parts, both ways
`grace_records`         grace, both ways
======================  ========================================================

>>> from microloan.products import preset
>>> product_from_dict(preset("jcf-jagoron").to_dict()) == preset("jcf-jagoron")
True
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import HALF_UP
from microloan.calendars import DayOfMonth, Frequency
from microloan.calendars.coverage import NotCovered
from microloan.errors import RecordError
from microloan.interest.grace import NO_GRACE
from microloan.interest.residual import LAST
from microloan.interest.shapes import EQUAL_INSTALLMENTS
from microloan.products.about import About, Confidence, Evidence
from microloan.products.amounts import AmountRange
from microloan.products.calendar_records import read_calendar
from microloan.products.charge_records import read_charges, read_savings
from microloan.products.disbursement_records import read_principal, read_share, read_tranches
from microloan.products.grace_records import read_grace
from microloan.products.money_records import at, optional_money, read_money
from microloan.products.names import MODES, RESIDUALS, meeting_day_of
from microloan.products.offers import RepaymentOffer, Rhythm
from microloan.products.price_records import read_interest, read_price
from microloan.products.product import LoanProduct
from microloan.products.repayment import FirstDue, Repayment, check_meeting_day
from microloan.products.shape_records import read_shape
from microloan.products.terms import Calendar, InstallmentRounding, LoanTerms
from microloan.records import Reader, check_schema
from microloan.records.plain import joined

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from datetime import date

_CONFIDENCES = {confidence.value: confidence for confidence in Confidence}
_YEARS = re.compile(r"([1-9][0-9]{0,4})(?:/([1-9][0-9]{0,2}))?")


def terms_from_dict(data: Mapping[str, object]) -> LoanTerms:
    """Return the terms that plain data describes.

    Raises
    ------
    RecordError
        If a key is missing or unknown, or a value is not what it should be; the error
        gives its path.
    """
    return read_terms(Reader(data))


def read_terms(record: Reader) -> LoanTerms:
    """Return the terms that a table describes, alone or within a schedule."""
    with record, _covered(record):
        check_schema(record, "terms", 1)
        return LoanTerms(
            principal=read_principal(record, "principal"),
            disbursed_on=record.day("disbursed_on"),
            interest=read_interest(record.child("interest")),
            repayment=_repayment(record.child("repayment")),
            calendar=read_calendar(record.child("calendar")),
            charges=read_charges(record),
            savings=read_savings(record),
            rounding=_rounding(record.child("rounding")),
        )


@contextmanager
def _covered(record: Reader) -> Generator[None]:
    """Say of a list of holidays that is too short where it stands."""
    try:
        yield
    except NotCovered as error:
        problem = f"is a date that the list does not cover: {error.argument} {error.problem}"
        raise RecordError(
            joined(joined(record.path, "calendar"), "holidays"), error.value, problem, code=error.code
        ) from error


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
            about=read_about(record.child("about"), record.optional("evidence", record.children, ())),
            principal=_amount_range(record.child("principal")),
            interest=read_price(record.child("interest")),
            repayment=_offer(record.child("repayment")),
            calendar=record.optional("calendar", lambda key: read_calendar(record.child(key)), Calendar()),
            charges=read_charges(record),
            savings=read_savings(record),
            rounding=record.optional("rounding", lambda key: _rounding(record.child(key)), InstallmentRounding()),
        )


def read_about(record: Reader, evidence: tuple[Reader, ...]) -> About:
    """Return which product a table is of, with the evidence that stands beside it."""
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
            multiple_of=optional_money(record, "multiple_of"),
            next_above=optional_money(record, "next_above"),
            tranches=read_tranches(record),
            down_payment=read_share(record),
        )


def _offer(record: Reader) -> RepaymentOffer:
    with record:
        rhythms = tuple(map(_rhythm, record.children("rhythms")))
        first_due = record.optional("first_due", lambda key: _first_due(record.child(key)), None)
        for rhythm in rhythms:
            _check_meeting_day(record, first_due, rhythm.every)
        return RepaymentOffer(
            rhythms=rhythms,
            first_due=first_due,
            shape=record.optional("shape", lambda key: read_shape(record, key), EQUAL_INSTALLMENTS),
            term_years=_years(record),
        )


def _rhythm(record: Reader) -> Rhythm:
    with record:
        return Rhythm(
            Frequency.from_text(record.text("every")),
            record.wholes("installments"),
            tuple(map(read_grace, record.optional("graces", record.children, ()))),
        )


def _repayment(record: Reader) -> Repayment:
    with record:
        first_due: FirstDue | date | None = None
        if record.has("first_due"):
            given = record.raw("first_due")
            first_due = _first_due(record.child("first_due")) if isinstance(given, dict) else record.day("first_due")
        every = Frequency.from_text(record.text("every"))
        _check_meeting_day(record, first_due, every)
        return Repayment(
            installments=record.whole("installments"),
            every=every,
            first_due=first_due,
            shape=record.optional("shape", lambda key: read_shape(record, key), EQUAL_INSTALLMENTS),
            term_years=_years(record),
            grace=record.optional("grace", lambda key: read_grace(record.child(key)), NO_GRACE),
            last_due=record.optional("last_due", record.day, None),
        )


def _first_due(record: Reader) -> FirstDue:
    with record:
        days = record.whole("min_gap_days")
        words = record.optional("meeting_day", record.text, None)
        number = record.optional("day_of_month", record.whole, None)
        if number is None:
            meeting_day = None if words is None else meeting_day_of(words, "meeting_day")
            return FirstDue(min_gap_days=days, meeting_day=meeting_day)
        path = f"{record.path}.day_of_month"
        if words is not None:
            raise RecordError(path, number, f"contradicts meeting_day={words!r}; keep one", code="contradiction")
        with at(path):
            day = DayOfMonth(number)
        return FirstDue(min_gap_days=days, meeting_day=day)


def _check_meeting_day(record: Reader, first_due: FirstDue | date | None, every: Frequency) -> None:
    """Refuse it under the key that records have for it."""
    day = first_due.meeting_day if isinstance(first_due, FirstDue) else None
    with at(f"{record.path}.first_due.{'day_of_month' if isinstance(day, DayOfMonth) else 'meeting_day'}"):
        check_meeting_day("meeting_day", first_due, every)


def _years(record: Reader) -> Fraction | None:
    if not record.has("term_years"):
        return None
    text = record.text("term_years")
    years = _YEARS.fullmatch(text)
    if years is None:
        path = f"{record.path}.term_years"
        raise RecordError(path, text, 'must be whole years or a fraction, such as "1" or "3/2"', code="bad_number")
    return Fraction(int(years[1]), int(years[2] or 1))


def _rounding(record: Reader) -> InstallmentRounding:
    with record:
        return InstallmentRounding(
            multiple=optional_money(record, "multiple"),
            mode=record.optional("mode", lambda key: record.choice(key, MODES), HALF_UP),
            interest_multiple=optional_money(record, "interest_multiple"),
            interest_mode=record.optional("interest_mode", lambda key: record.choice(key, MODES), HALF_UP),
            residual=record.optional("residual", lambda key: record.choice(key, RESIDUALS), LAST),
        )
