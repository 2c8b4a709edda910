"""Products and terms to plain data, the inverse of `microloan.products.reading`.

Money is written in minor units, rates as text, dates as ISO text: nothing is a float.

>>> from microloan.interest import Flat
>>> interest_to_dict(Flat("12%"))
{'method': 'flat', 'rate': '12%', 'charged': 'per_year'}
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from microloan.arithmetic.rates import rate_of
from microloan.calendars import DayOfMonth
from microloan.currency import currencies
from microloan.errors import MicroloanError
from microloan.interest import DecliningBalance, Flat
from microloan.products.names import ACCRUALS, CHARGED, MODES, MONTH_ENDS, RESIDUALS, SHAPES, name_of

if TYPE_CHECKING:
    from microloan.arithmetic.rates import Rate
    from microloan.currency import Money
    from microloan.currency.plain_data import MoneyRecord
    from microloan.interest import InterestMethod
    from microloan.products.offers import RepaymentOffer
    from microloan.products.product import LoanProduct
    from microloan.products.repayment import FirstDue, Repayment
    from microloan.products.terms import Calendar, InstallmentRounding, LoanTerms

TERMS_SCHEMA = "microloan/terms/1"
PRODUCT_SCHEMA = "microloan/product/1"


def terms_to_dict(terms: LoanTerms) -> dict[str, object]:
    """Return the terms of a loan as plain data.

    Raises
    ------
    MicroloanError
        If the terms hold a rule or a currency of your own, which records have no word for.
    """
    return {
        "schema": TERMS_SCHEMA,
        **_amounts({"principal": terms.principal}),
        "disbursed_on": terms.disbursed_on.isoformat(),
        "interest": interest_to_dict(terms.interest),
        "repayment": _repayment(terms.repayment),
        "calendar": _calendar(terms.calendar),
        "rounding": _rounding(terms.rounding),
    }


def product_to_dict(product: LoanProduct) -> dict[str, object]:
    """Return a product as plain data.

    Raises
    ------
    MicroloanError
        As for `terms_to_dict`.
    """
    about, offered = product.about, product.principal
    amounts = {"minimum": offered.minimum, "maximum": offered.maximum, "multiple_of": offered.multiple_of}
    return {
        "schema": PRODUCT_SCHEMA,
        "about": {
            "id": about.id,
            "name": about.name,
            "institution": about.institution,
            "country": about.country,
        },
        "principal": _amounts(amounts),
        "interest": interest_to_dict(product.interest),
        "repayment": _offer(product.repayment),
        "calendar": _calendar(product.calendar),
        "rounding": _rounding(product.rounding),
        "evidence": [
            {"path": entry.path, "source": entry.source, "confidence": entry.confidence.value}
            for entry in about.evidence
        ],
    }


def interest_to_dict(method: InterestMethod) -> dict[str, object]:
    """Return an interest method as plain data.

    Raises
    ------
    MicroloanError
        If the method, its accrual or its way of charging is a rule of your own.
    """
    if isinstance(method, Flat):
        return {"method": "flat", "rate": _rate(method.rate), "charged": name_of("charged", method.charged, CHARGED)}
    if isinstance(method, DecliningBalance):
        accrual = name_of("accrual", method.accrual, ACCRUALS)
        return {"method": "declining_balance", "rate": _rate(method.rate), "accrual": accrual}
    raise MicroloanError("interest", method, "is a method of your own, which records cannot store", code="not_storable")


def _repayment(repayment: Repayment) -> dict[str, object]:
    return {
        "installments": repayment.installments,
        "every": str(repayment.every),
        "shape": name_of("shape", repayment.shape, SHAPES),
        **_first_due(repayment.first_due),
        **_years(repayment.term_years),
    }


def _offer(offer: RepaymentOffer) -> dict[str, object]:
    rhythms = [{"every": str(rhythm.every), "installments": list(rhythm.installments)} for rhythm in offer.rhythms]
    return {
        "rhythms": rhythms,
        "shape": name_of("shape", offer.shape, SHAPES),
        **_first_due(offer.first_due),
        **_years(offer.term_years),
    }


def _first_due(first_due: FirstDue | date | None) -> dict[str, object]:
    if first_due is None:
        return {}
    if isinstance(first_due, date):
        return {"first_due": first_due.isoformat()}
    written: dict[str, object] = {"min_gap_days": first_due.min_gap_days}
    if isinstance(first_due.meeting_day, DayOfMonth):
        written["day_of_month"] = first_due.meeting_day.number
    elif first_due.meeting_day is not None:
        written["meeting_day"] = first_due.meeting_day.text
    return {"first_due": written}


def _years(years: object) -> dict[str, object]:
    return {} if years is None else {"term_years": str(years)}


def _calendar(calendar: Calendar) -> dict[str, object]:
    return {"month_end": name_of("month_end", calendar.month_end, MONTH_ENDS)}


def _rounding(rounding: InstallmentRounding) -> dict[str, object]:
    return {
        **_amounts({"multiple": rounding.multiple, "interest_multiple": rounding.interest_multiple}),
        "mode": name_of("mode", rounding.mode, MODES),
        "interest_mode": name_of("interest_mode", rounding.interest_mode, MODES),
        "residual": name_of("residual", rounding.residual, RESIDUALS),
    }


def _amounts(amounts: dict[str, Money | None]) -> dict[str, object]:
    return {name: _money(name, amount) for name, amount in amounts.items() if amount is not None}


def _money(name: str, amount: Money) -> MoneyRecord:
    # A code alone would be read back with the decimals that the library gives it.
    if amount.currency not in currencies.ALL:
        known = ", ".join(currency.code for currency in currencies.ALL)
        problem = f"is in a currency of your own, which records cannot store; they know {known}"
        raise MicroloanError(name, amount, problem, code="not_storable")
    return amount.to_dict()


def _rate(rate: Rate) -> str:
    """Return the rate as text that is read back equal."""
    text = str(rate)
    try:
        if rate_of(text) == rate:
            return text
    except MicroloanError:
        pass
    raise MicroloanError("rate", rate, "has more digits than records can store", code="not_storable")
