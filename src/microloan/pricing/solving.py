"""Solving for a target: which rate, amount, count, installment or fee gives the loan that is asked for.

======================  =====================================================================
`solve_rate`            the rate, flat or declining
`solve_principal`       the amount lent
`solve_count`           the number of installments
`solve_installment`     the given installment, the rest with the last
`solve_fee`             what one of the fees is
======================  =====================================================================

Every candidate is the real loan, computed by `amortize`: its calendar, grace, shape, fees and
rounding are all there. The answer lies exactly on a grid of values.

>>> from microloan.currency import BDT
>>> from microloan.interest.yields.conventions import EFFECTIVE_RATE
>>> from microloan.pricing import figures
>>> from microloan.products.examples import example_terms
>>> terms = example_terms()
>>> solve_principal(terms, installment=BDT(600), step=BDT(1_000))
<principal Tk. 25,000: installment Tk. 605, near Tk. 600>
>>> solve_rate(terms, figures.rate(EFFECTIVE_RATE).at_most("30%"))
<rate 26.3%: effective annual rate 29.9964%, at most 30%>
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.pricing.answering import answered, goal_of
from microloan.pricing.unknowns import (
    COUNT,
    INSTALLMENT,
    PRINCIPAL,
    RATE,
    Grid,
    amount_grid,
    count_grid,
    fee_named,
    rate_grid,
)
from microloan.products.terms import LARGEST_PRINCIPAL_MINOR, LoanTerms

if TYPE_CHECKING:
    from microloan.arithmetic.rates import Rate
    from microloan.pricing.solved import Solved
    from microloan.pricing.targets import Target

_USUAL_MOST_INSTALLMENTS = 520


def solve_rate(
    terms: LoanTerms,
    target: Target | None = None,
    *,
    installment: Money | None = None,
    total_interest: Money | None = None,
    total_cost: Money | None = None,
    step: Rate | str = "0.01%",
    least: Rate | str = "0%",
    most: Rate | str = "100%",
) -> Solved[Rate]:
    """Return the rate of the interest, flat or declining, with which a loan meets a target.

    Parameters
    ----------
    terms
        The loan; its own rate plays no part.
    target
        Such as ``figure.rate(EFFECTIVE_RATE).at_most("30%")``.
    installment, total_interest, total_cost
        Short for the target to come near such an amount; give one of them, or a target.
    step
        The rate is a multiple of it.
    least, most
        The lowest and the highest rate that are open.

    Raises
    ------
    MicroloanError
        If the target cannot be reached: the message says what can be.

    Notes
    -----
    Near a value, the answer is the rate whose figure is nearest, the lowest of equally near
    ones. At most and at least a value, it is the farthest rate towards the value that keeps
    it: the highest rate under a cap. What is searched, and so what is certain, is said in
    `microloan.pricing.searching`.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> from microloan.products.examples import example_terms
    >>> solve_rate(example_terms(), total_interest=BDT(2_500))
    <rate 26.69%: total interest Tk. 2,500.53, near Tk. 2,500>
    """
    goal = goal_of(terms, target, installment=installment, total_interest=total_interest, total_cost=total_cost)
    return answered(terms, RATE, goal, rate_grid(step, least, most))


def solve_principal(
    terms: LoanTerms,
    target: Target | None = None,
    *,
    installment: Money | None = None,
    total_cost: Money | None = None,
    step: Money | None = None,
    least: Money | None = None,
    most: Money | None = None,
) -> Solved[Money]:
    """Return the amount lent with which a loan meets a target.

    Parameters
    ----------
    terms
        The loan; its own principal plays no part but for its currency.
    target
        Such as ``figure.INSTALLMENT.at_most(BDT(500))`` for what a member can afford, or
        ``figure.NET_DISBURSED.at_least(BDT(20_000))`` for what she must have in hand.
    installment, total_cost
        Short for the target to come near such an amount.
    step
        The principal is a multiple of it; None is the smallest unit of the currency.
    least, most
        The lowest and the highest principal that are open.

    Raises
    ------
    MicroloanError
        If the target cannot be reached, or the loan is paid out in parts.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> from microloan.pricing import figures
    >>> from microloan.products.examples import example_terms
    >>> solve_principal(example_terms(), figures.INSTALLMENT.at_most(BDT(500)), step=BDT(100))
    <principal Tk. 20,600: installment Tk. 500, at most Tk. 500>
    """
    goal = goal_of(terms, target, installment=installment, total_cost=total_cost)
    unit, largest = (Money.from_minor(minor, terms.currency) for minor in (1, LARGEST_PRINCIPAL_MINOR))
    return answered(terms, PRINCIPAL, goal, _grid_of_amounts(terms, (step, least, most), unit, unit, largest))


def solve_count(
    terms: LoanTerms,
    target: Target | None = None,
    *,
    installment: Money | None = None,
    total_cost: Money | None = None,
    step: int = 1,
    least: int = 1,
    most: int = _USUAL_MOST_INSTALLMENTS,
) -> Solved[int]:
    """Return the number of installments with which a loan meets a target.

    Parameters
    ----------
    terms
        The loan; a stated `term_years` stays as it is.
    target
        Such as ``figure.INSTALLMENT.at_most(BDT(500))``.
    installment, total_cost
        Short for the target to come near such an amount.
    step
        The count is a multiple of it.
    least, most
        The lowest and the highest count that are open; ten years of weeks unless more are asked for.

    Raises
    ------
    MicroloanError
        If the target cannot be reached.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> from microloan.pricing import figures
    >>> from microloan.products.examples import example_terms
    >>> solve_count(example_terms(), figures.INSTALLMENT.at_most(BDT(400)))
    <number of installments 57: installment Tk. 400, at most Tk. 400>
    """
    goal = goal_of(terms, target, installment=installment, total_cost=total_cost)
    return answered(terms, COUNT, goal, count_grid(step, least, most))


def solve_installment(
    terms: LoanTerms,
    target: Target | None = None,
    *,
    total_cost: Money | None = None,
    step: Money | None = None,
    least: Money | None = None,
    most: Money | None = None,
) -> Solved[Money]:
    """Return the given installment with which a loan meets a target; the last installment takes the rest.

    Parameters
    ----------
    terms
        The loan; its shape becomes ``shape.given_installment``.
    target
        Such as ``figure.LARGEST_INSTALLMENT.near(BDT(500))``.
    total_cost
        Short for the target to come near such an amount.
    step
        The installment is a multiple of it; None is what the terms round installments to.
    least, most
        The lowest and the highest installment that are open; up to the principal.

    Raises
    ------
    MicroloanError
        If the target cannot be reached.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> from microloan.pricing import figures
    >>> from microloan.products.examples import example_terms
    >>> solve_installment(example_terms(), figures.TOTAL_COST.at_most(BDT(2_250)), step=BDT(1))
    <given installment Tk. 483: total cost Tk. 2,246.99, at most Tk. 2,250>
    """
    goal = goal_of(terms, target, total_cost=total_cost)
    unit = Money.from_minor(1, terms.currency)
    usual = terms.rounding.multiple or unit
    return answered(terms, INSTALLMENT, goal, _grid_of_amounts(terms, (step, least, most), usual, unit, terms.lent))


def solve_fee(
    terms: LoanTerms,
    name: str,
    target: Target | None = None,
    *,
    total_cost: Money | None = None,
    step: Money | Rate | str | None = None,
    least: Money | Rate | str | None = None,
    most: Money | Rate | str | None = None,
) -> Solved[Any]:
    """Return what a fee may be so that a loan meets a target.

    Parameters
    ----------
    terms
        The loan, which has the fee; what the fee is now only says whether it is a rate or an amount.
    name
        Of the fee.
    target
        Such as ``figure.rate(NOMINAL_APR).at_most("26%")``.
    total_cost
        Short for the target to come near such an amount.
    step
        The fee is a multiple of it; None is 0.01%, or the smallest unit of the currency.
    least, most
        The lowest and the highest fee that are open: from nothing to the whole principal.

    Raises
    ------
    MicroloanError
        If the loan has no fee of this name, or the target cannot be reached.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from microloan.interest.yields.conventions import NOMINAL_APR
    >>> from microloan.pricing import figures
    >>> from microloan.products import fee_when
    >>> from microloan.products.examples import example_terms
    >>> from microloan.products.fees import Fee
    >>> terms = replace(example_terms(), charges=(Fee("processing fee", "1%", when=fee_when.WITHHELD),))
    >>> solve_fee(terms, "processing fee", figures.rate(NOMINAL_APR).at_most("26%"))
    <processing fee 0.86%: nominal APR 25.9979%, at most 26%>
    """
    goal = goal_of(terms, target, total_cost=total_cost)
    fee = next((fee for fee in terms.charges if fee.name == name), None)
    if fee is None:
        names = " or ".join(repr(fee.name) for fee in terms.charges)
        problem = f"is not a fee of this loan; write {names}" if names else "is not a fee of this loan, which has none"
        raise MicroloanError("name", name, problem, code="unknown_choice")
    grid: Grid[Any]
    bounds: Any = (step, least, most)
    if isinstance(fee.what, Money):
        nothing, unit = (Money.from_minor(minor, terms.currency) for minor in (0, 1))
        grid = _grid_of_amounts(terms, bounds, unit, nothing, terms.lent)
    else:
        usual = ("0.01%", "0%", "100%")
        grid = rate_grid(*(rate if given is None else given for given, rate in zip(bounds, usual, strict=True)))
    return answered(terms, fee_named(name), goal, grid)


def _grid_of_amounts(
    terms: LoanTerms, bounds: tuple[Any, Any, Any], unit: Money, least: Money, most: Money
) -> Grid[Money]:
    """Return the grid of amounts that was given, with the usual values for None."""
    given = (usual if bound is None else bound for bound, usual in zip(bounds, (unit, least, most), strict=True))
    return amount_grid(terms.currency, *given)
