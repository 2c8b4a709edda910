"""`compare`: loans side by side, with what each costs and every rate by its name.

>>> from dataclasses import replace
>>> from microloan.interest import Flat
>>> from microloan.interest.yields.conventions import NOMINAL_APR
>>> from microloan.products.examples import example_terms
>>> terms = example_terms()
>>> side_by_side = compare({"declining": terms, "flat": replace(terms, interest=Flat("24%"))})
>>> side_by_side.row("installment").values
(BDT('485.00'), BDT('530.00'))
>>> side_by_side.rate("declining", NOMINAL_APR), side_by_side.rate("flat", NOMINAL_APR)
(<nominal APR 24.00%>, <nominal APR 44.42%>)
>>> for line in str(side_by_side.to_table()).splitlines()[:6]:
...     print(line)
Loans side by side, amounts in BDT
                                               declining                flat
─────────────────────  ─────────────────────────────────  ──────────────────
Interest               24% declining balance, per period  24% flat, per year
Installments                               46 every week       46 every week
Lent                                           20,000.00           20,000.00
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.pricing.comparison import Comparison
from microloan.pricing.example_loans import terms_of
from microloan.products import LoanProduct, LoanTerms
from microloan.schedules import Schedule, amortize

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from microloan.currency import Money


def compare(
    loans: Mapping[str, LoanTerms | LoanProduct | Schedule],
    *,
    principal: Money | None = None,
    disbursed_on: date | None = None,
    savings_returned: Mapping[str, Money] | None = None,
) -> Comparison:
    """Return loans side by side: installment, costs, and every rate by its name.

    Parameters
    ----------
    loans
        What each is called, and its terms, its product or its schedule.
    principal, disbursed_on
        Of the loans that are given as products. Without them a product is taken at the
        principal and day of the first loan that is given as terms or a schedule; where there is
        none, at 20,000 of its currency, held within what it offers, paid out on 4 January 2026.
        Of the rhythms, counts and graces a product offers, the first of each is taken; for
        another choice give its terms.
    savings_returned
        For loans with compulsory savings, by label: what comes back with the last installment.
        Left out, it is what was saved, without interest.

    Raises
    ------
    MicroloanError
        If there is no loan, one is none of the three, or a product does not offer such a loan.
    CurrencyMismatch
        If the loans are in different currencies.

    Notes
    -----
    The installment is the total, with fees, that is due most often. The cost is interest, and
    fees with their taxes; savings are no cost, but change the rates. A rate that a loan does
    not have is a `NoRate` with its reason.

    Examples
    --------
    >>> from microloan.interest.yields.conventions import EFFECTIVE_RATE
    >>> from microloan.products import preset
    >>> loans = compare({"JCF": preset("jcf-jagoron"), "ASA": preset("asa-primary")})
    >>> loans.row("installment").values
    (BDT('486.00'), BDT('495.00'))
    >>> loans.rate("JCF", EFFECTIVE_RATE)
    <effective annual rate 28.33%>
    """
    if not hasattr(loans, "items") or not loans:
        problem = 'must be a dict of at least one loan, such as {"ours": terms}'
        raise MicroloanError("loans", loans, problem, code="wrong_type")
    agreed = [one.terms if isinstance(one, Schedule) else one for one in loans.values()]
    first = next((one for one in agreed if isinstance(one, LoanTerms)), None)
    if first is not None and disbursed_on is None:
        disbursed_on = first.disbursed_on
    schedules: list[Schedule] = []
    for label, one in loans.items():
        if isinstance(one, Schedule):
            schedules.append(one)
            continue
        alike = _principal_like(first, one) if principal is None else principal
        schedules.append(amortize(terms_of(f"loans[{label!r}]", one, principal=alike, disbursed_on=disbursed_on)))
    if savings_returned is not None and not hasattr(savings_returned, "items"):
        problem = 'must be a dict by labels of loans, such as {"ours": BDT(1_200)}'
        raise MicroloanError("savings_returned", savings_returned, problem, code="wrong_type")
    returned = dict(savings_returned or {})
    for label, amount in returned.items():
        if label not in loans:
            problem = f"is returned for none of the loans, which are {', '.join(map(str, loans))}"
            raise MicroloanError(f"savings_returned[{label!r}]", amount, problem, code="unknown_name")
    return Comparison(tuple(loans), tuple(schedules), tuple(map(returned.get, loans)))


def _principal_like(first: LoanTerms | None, one: LoanTerms | LoanProduct) -> Money | None:
    """Return the principal of the first loan for a product; one in another currency is refused when all are there."""
    if first is None or not isinstance(one, LoanProduct) or one.principal.currency != first.currency:
        return None
    return first.lent
