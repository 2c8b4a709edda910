"""Products and terms to plain data, the inverse of `microloan.products.reading`.

Money is written in minor units, rates as text, dates as ISO text: nothing is a float.

>>> from microloan.products import preset
>>> product_to_dict(preset("jcf-jagoron"))["principal"]["maximum"]
{'minor': 4900000, 'currency': 'BDT'}
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from microloan.calendars import DayOfMonth
from microloan.interest.grace import NO_GRACE
from microloan.products.calendar_records import calendar_to_plain
from microloan.products.disbursement_records import parts_to_plain, principal_to_plain
from microloan.products.grace_records import grace_to_plain
from microloan.products.money_records import amounts_to_plain
from microloan.products.names import MODES, RESIDUALS, name_of
from microloan.products.price_records import interest_to_plain, price_to_plain
from microloan.products.shape_records import shape_to_plain

if TYPE_CHECKING:
    from microloan.products.about import About
    from microloan.products.amounts import AmountRange
    from microloan.products.offers import RepaymentOffer, Rhythm
    from microloan.products.product import LoanProduct
    from microloan.products.repayment import FirstDue, Repayment
    from microloan.products.terms import InstallmentRounding, LoanTerms

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
        "principal": principal_to_plain(terms.principal),
        "disbursed_on": terms.disbursed_on.isoformat(),
        "interest": interest_to_plain(terms.interest),
        "repayment": _repayment(terms.repayment),
        "calendar": calendar_to_plain(terms.calendar),
        **_costs(terms),
        "rounding": _rounding(terms.rounding),
    }


def product_to_dict(product: LoanProduct) -> dict[str, object]:
    """Return a product as plain data.

    Raises
    ------
    MicroloanError
        As for `terms_to_dict`.
    """
    return {
        "schema": PRODUCT_SCHEMA,
        "about": about_to_plain(product.about),
        "principal": amount_range_to_plain(product.principal),
        "interest": price_to_plain(product.interest),
        "repayment": _offer(product.repayment),
        "calendar": calendar_to_plain(product.calendar),
        **_costs(product),
        "rounding": _rounding(product.rounding),
        "evidence": evidence_to_plain(product.about),
    }


def about_to_plain(about: About) -> dict[str, object]:
    """Return which product it is; what its values rest on is `evidence_to_plain`."""
    return {"id": about.id, "name": about.name, "institution": about.institution, "country": about.country}


def evidence_to_plain(about: About) -> list[dict[str, str]]:
    """Return source and confidence of every value."""
    return [
        {"path": entry.path, "source": entry.source, "confidence": entry.confidence.value} for entry in about.evidence
    ]


def amount_range_to_plain(offered: AmountRange) -> dict[str, object]:
    """Return the amounts that are offered."""
    amounts = {
        "minimum": offered.minimum,
        "maximum": offered.maximum,
        "multiple_of": offered.multiple_of,
        "next_above": offered.next_above,
    }
    return {**amounts_to_plain(amounts), **parts_to_plain(offered)}


def _costs(one: LoanTerms | LoanProduct) -> dict[str, object]:
    """Return fees and savings; most loans have neither, and need not import how they are written."""
    if not one.charges and one.savings is None:
        return {}
    from microloan.products.charge_records import costs_to_plain

    return costs_to_plain(one.charges, one.savings)


def _repayment(repayment: Repayment) -> dict[str, object]:
    return {
        "installments": repayment.installments,
        "every": str(repayment.every),
        "shape": shape_to_plain(repayment.shape),
        **_first_due(repayment.first_due),
        **_years(repayment.term_years),
        **({} if repayment.grace == NO_GRACE else {"grace": grace_to_plain("repayment.grace", repayment.grace)}),
        **({} if repayment.last_due is None else {"last_due": repayment.last_due.isoformat()}),
    }


def _offer(offer: RepaymentOffer) -> dict[str, object]:
    return {
        "rhythms": [_rhythm(f"repayment.rhythms[{place}]", rhythm) for place, rhythm in enumerate(offer.rhythms)],
        "shape": shape_to_plain(offer.shape),
        **_first_due(offer.first_due),
        **_years(offer.term_years),
    }


def _rhythm(path: str, rhythm: Rhythm) -> dict[str, object]:
    graces = [grace_to_plain(f"{path}.graces[{place}]", grace) for place, grace in enumerate(rhythm.graces)]
    written: dict[str, object] = {"every": str(rhythm.every), "installments": list(rhythm.installments)}
    return {**written, "graces": graces} if graces else written


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


def _rounding(rounding: InstallmentRounding) -> dict[str, object]:
    return {
        **amounts_to_plain({"multiple": rounding.multiple, "interest_multiple": rounding.interest_multiple}),
        "mode": name_of("mode", rounding.mode, MODES),
        "interest_mode": name_of("interest_mode", rounding.interest_mode, MODES),
        "residual": name_of("residual", rounding.residual, RESIDUALS),
    }
