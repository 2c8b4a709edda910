"""`scenarios`: one loan or product at several amounts, rates and counts, side by side.

>>> from microloan.currency import BDT
>>> from microloan.products.examples import example_terms
>>> scenarios(example_terms(), rate=["20%", "24%"], installments=[46, 50])
Scenarios of Tk. 20,000 disbursed 2026-01-04, amounts in BDT
Rate  Installments  Installment  Cost in all  Cost per 1,000  Nominal APR  Effective annual rate
────  ────────────  ───────────  ───────────  ──────────────  ───────────  ─────────────────────
 20%            46       480.00     1,839.53           91.98       20.00%                 22.09%
 20%            50       445.00     2,000.24          100.01       20.00%                 22.09%
 24%            46       485.00     2,236.74          111.84       24.00%                 27.05%
 24%            50       450.00     2,435.25          121.76       24.00%                 27.05%
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product as every_choice
from typing import TYPE_CHECKING, Any, Final, cast

from microloan.arithmetic.rates import Rate, rate_of
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest.yields.conventions import EFFECTIVE_RATE, NOMINAL_APR
from microloan.pricing import figures as all_figures
from microloan.pricing.targets import LoanFigure, Target
from microloan.pricing.unknowns import COUNT, PRINCIPAL, RATE
from microloan.products.prices import OpenRate
from microloan.products.product import LoanProduct
from microloan.products.terms import LoanTerms
from microloan.schedules.amortization import amortize
from microloan.schedules.amounts import DECIMAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from microloan.calendars import Frequency
    from microloan.currency import Money
    from microloan.pricing.targets import Reached
    from microloan.schedules.amounts import AmountForm
    from microloan.schedules.schedule import Schedule
    from microloan.tables import Table

_MOST_SCENARIOS = 10_000

USUAL_FIGURES: Final = (
    all_figures.INSTALLMENT,
    all_figures.TOTAL_COST,
    all_figures.COST_PER_THOUSAND,
    all_figures.rate(NOMINAL_APR),
    all_figures.rate(EFFECTIVE_RATE),
)


@dataclass(frozen=True, slots=True)
class Scenario:
    """One loan of a table of scenarios.

    Parameters
    ----------
    choices
        What of the loan was chosen: ``principal``, ``rate`` or ``installments``, and its value.
    schedule
        The loan.
    reached
        Its figures, in the order of the table.
    """

    choices: tuple[tuple[str, Money | Rate | int], ...]
    schedule: Schedule
    reached: tuple[Reached, ...]

    @property
    def terms(self) -> LoanTerms:
        """The terms of the loan."""
        return self.schedule.terms


@dataclass(frozen=True, slots=True, repr=False)
class Scenarios:
    """Loans side by side: what was chosen of each, and its figures.

    Iterating gives each `Scenario` in order.

    Parameters
    ----------
    figures
        What is shown of each loan.
    rows
        The loans.

    Examples
    --------
    >>> from microloan.products.examples import example_terms
    >>> len(scenarios(example_terms(), installments=[44, 45, 46]))
    3
    """

    figures: tuple[LoanFigure, ...]
    rows: tuple[Scenario, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Scenario]:
        return iter(self.rows)

    def keeping(self, target: Target) -> Scenarios:
        """Return the scenarios that keep a target, such as a cap.

        Raises
        ------
        MicroloanError
            If it is no target, or in another currency.

        Examples
        --------
        >>> from microloan.interest.yields.conventions import NOMINAL_APR
        >>> from microloan.products.examples import example_terms
        >>> table = scenarios(example_terms(), rate=["20%", "22%", "24%", "26%"])
        >>> cap = all_figures.rate(NOMINAL_APR).at_most("24%")
        >>> [str(dict(row.choices)["rate"]) for row in table.keeping(cap)]
        ['20%', '22%', '24%']
        """
        if not isinstance(target, Target):
            problem = "must be one such as figure.TOTAL_COST.at_most(BDT(2_500))"
            raise MicroloanError("target", target, problem, code="wrong_type")
        kept = tuple(row for row in self.rows if target.is_met(target.figure.reached(row.schedule)))
        return Scenarios(self.figures, kept)

    def to_table(self) -> Table:
        """Return the scenarios as a table: what was chosen, then each figure."""
        from microloan.pricing.scenario_forms import scenarios_to_table

        return scenarios_to_table(self)

    def to_records(self, *, amounts: AmountForm = DECIMAL) -> list[dict[str, Any]]:
        """Return a plain dict for each scenario.

        The keys are those of the choices and the names of the figures, with underscores. A
        rate is a `Decimal` of percent as the rate prints, a figure per thousand one with 4
        decimals, half up.

        Parameters
        ----------
        amounts
            `DECIMAL` for a `Decimal` in major units, `MINOR` for an int in minor units.

        Examples
        --------
        >>> from microloan.products.examples import example_terms
        >>> scenarios(example_terms(), installments=[46]).to_records()[0]["cost_per_thousand"]
        Decimal('111.8370')
        """
        from microloan.pricing.scenario_forms import scenarios_to_records

        return scenarios_to_records(self, amounts)

    def __repr__(self) -> str:
        return self.to_table().to_text()

    def _repr_html_(self) -> str:
        return self.to_table().to_html()


def scenarios(
    offer: LoanTerms | LoanProduct,
    *,
    principal: Iterable[Money] | None = None,
    rate: Iterable[Rate | str] | None = None,
    installments: Iterable[int] | None = None,
    disbursed_on: date | None = None,
    every: Frequency | None = None,
    figures: Iterable[LoanFigure] = USUAL_FIGURES,
) -> Scenarios:
    """Return what a loan comes to at every combination of amounts, rates and counts.

    Parameters
    ----------
    offer
        Terms, of which the others stay; or a product, whose limits and counts are kept.
    principal
        The amounts lent; needed where the offer is a product.
    rate
        Rates of the interest method. They take the place of the rate that a product
        publishes: what if it were another?
    installments
        How many.
    disbursed_on, every
        For a product: the day, and the rhythm where it has several.
    figures
        What is shown of each loan, values of `figure`.

    Returns
    -------
    The scenarios in the order given: by principal, then by rate, then by count.

    Raises
    ------
    MicroloanError
        If there is nothing to vary, a combination makes no loan, or the product does not
        offer it.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.products.loading import preset
    >>> table = scenarios(preset("jcf-jagoron"), principal=[BDT(10_000), BDT(20_000)], disbursed_on=date(2026, 1, 4))
    >>> [row.reached[0] for row in table]
    [BDT('243.00'), BDT('486.00')]
    """
    if not hasattr(figures, "__iter__"):
        raise MicroloanError("figures", figures, "must be a list of values of figure", code="wrong_type")
    shown = tuple(figures)
    if not shown or not all(isinstance(figure, LoanFigure) for figure in shown):
        raise MicroloanError("figures", shown, "must be values of figure, such as figure.TOTAL_COST", code="wrong_type")
    given = {
        "principal": _listed("principal", principal),
        "rate": None if rate is None else tuple(rate_of(one) for one in _listed("rate", rate) or ()),
        "installments": _listed("installments", installments),
    }
    axes = {name: values for name, values in given.items() if values is not None}
    if not axes:
        raise MicroloanError("principal", None, "or rate or installments must be given: what varies", code="empty")
    count = 1
    for values in axes.values():
        count *= len(values)
    if count > _MOST_SCENARIOS:
        raise MicroloanError("offer", count, f"scenarios are more than {_MOST_SCENARIOS:,}", code="out_of_range")
    rows: list[Scenario] = []
    for values in every_choice(*axes.values()):
        chosen = dict(zip(axes, values, strict=True))
        schedule = amortize(_terms(offer, chosen, disbursed_on, every))
        rows.append(Scenario(tuple(chosen.items()), schedule, tuple(figure.reached(schedule) for figure in shown)))
    return Scenarios(shown, tuple(rows))


def _listed(name: str, values: object) -> tuple[Any, ...] | None:
    """Return the values of one choice, each once; None where it is not one."""
    if values is None:
        return None
    if isinstance(values, (str, bytes)) or not hasattr(values, "__iter__"):
        raise MicroloanError(name, values, "must be a list of them", code="wrong_type")
    listed = tuple(cast("Iterable[Any]", values))
    if not listed:
        raise MicroloanError(name, listed, "must hold at least one", code="empty")
    return listed


def _terms(
    offer: LoanTerms | LoanProduct, chosen: dict[str, Any], disbursed_on: date | None, every: Frequency | None
) -> LoanTerms:
    """Return the terms of one scenario."""
    if isinstance(offer, LoanProduct):
        return _terms_of_product(offer, chosen, disbursed_on, every)
    if not isinstance(offer, LoanTerms):
        raise MicroloanError("offer", offer, "must be LoanTerms or a LoanProduct", code="wrong_type")
    for name, value in (("disbursed_on", disbursed_on), ("every", every)):
        if value is not None:
            raise MicroloanError(name, value, "is for a product; the terms have their own", code="contradiction")
    terms = offer
    if "principal" in chosen:
        terms = PRINCIPAL.put(terms, chosen["principal"])
        if terms.currency != offer.currency:
            problem = f"must be in {offer.currency.code}, the currency of the terms"
            raise CurrencyMismatch("principal", chosen["principal"], problem, code="currency_mismatch")
    if "rate" in chosen:
        terms = RATE.put(terms, chosen["rate"])
    return COUNT.put(terms, chosen["installments"]) if "installments" in chosen else terms


def _terms_of_product(
    product: LoanProduct, chosen: dict[str, Any], disbursed_on: date | None, every: Frequency | None
) -> LoanTerms:
    if "principal" not in chosen or disbursed_on is None:
        name = "principal" if "principal" not in chosen else "disbursed_on"
        raise MicroloanError(name, None, f"must be given for a product (product {product.id})", code="open_choice")
    rate = chosen.get("rate")
    terms = product.terms(
        principal=chosen["principal"],
        disbursed_on=disbursed_on,
        installments=chosen.get("installments"),
        every=every,
        rate=rate if isinstance(product.interest, OpenRate) else None,
    )
    return terms if rate is None else RATE.put(terms, rate)
