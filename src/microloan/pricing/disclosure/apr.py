"""The annual percentage rate of a key facts statement, and the sheet that computes it.

=================  =================================================================
`AprMethod`        how the rate is found: convention, what is counted, which installment
`RBI_ANNEX_B`      the method of the Reserve Bank of India
`AS_PAID`          the installments as they are paid, rounded
`UNROUNDED`        the installments before any rounding, as the bank's own example has them
`LEVEL`            every installment like the one printed, as a spreadsheet's RATE has it
`AprSheet`         the figures that lead to the rate, as Annex B lists them
=================  =================================================================

The rate is that of a period times the periods of a year, not compounded; the borrower
receives the amount lent less every charge of the day of disbursement. All fees are counted
with their taxes, whoever receives them; charges that depend on what the borrower does, for
paying late or early, are not. Savings are the borrower's own and are not counted either.

>>> RBI_ANNEX_B
AprMethod(NOMINAL_APR, counted.WITHOUT_SAVINGS, AS_PAID)
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.interest.grace import NO_GRACE
from microloan.interest.shape_kinds import InstallmentShape
from microloan.interest.shapes import EQUAL_INSTALLMENTS
from microloan.interest.yields import conventions
from microloan.interest.yields.conventions import NOMINAL_APR, PERIODIC_IRR, RateConvention
from microloan.interest.yields.flows import PeriodicFlow
from microloan.interest.yields.found import check_convention
from microloan.pricing.disclosure.counting import check_counts
from microloan.products.terms import InstallmentRounding
from microloan.schedules import amortize, counted
from microloan.schedules.counted import WITHOUT_SAVINGS, Counted, check_counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.interest.yields.found import FoundRate
    from microloan.pricing.disclosure.charges import PayableCharge
    from microloan.schedules import Schedule

# Decimals of a percent on a statement, whatever the convention shows elsewhere.
PLACES = 2
# The rate of one period is no rate of a year, whatever else is told by a record.
CONVENTIONS = tuple(one for one in conventions.ALL if one != PERIODIC_IRR)
# Amounts that are not rounded are carried to a millionth of the smallest unit.
_FINER = 10**6
_LARGEST_MINOR = 10**18
_GIVEN = "given_installment"


@dataclass(frozen=True, slots=True)
class InstallmentBasis:
    """Which installments a rate is of.

    Parameters
    ----------
    name
        The word for records.
    definition
        One phrase.

    Examples
    --------
    >>> AS_PAID
    AS_PAID
    """

    name: str
    definition: str

    def __repr__(self) -> str:
        return self.name.upper()


AS_PAID: Final = InstallmentBasis("as_paid", "installments as they are paid, rounded")
UNROUNDED: Final = InstallmentBasis("unrounded", "installments before any rounding")
LEVEL: Final = InstallmentBasis("level", "every installment like the one that is printed, the last included")
BASES = (AS_PAID, UNROUNDED, LEVEL)


@dataclass(frozen=True, slots=True, repr=False)
class AprMethod:
    """How the annual percentage rate is found.

    Parameters
    ----------
    convention
        What kind of rate it is, one of the library's own; not that of one period.
    counted
        Which costs are counted, a value of `counted`. What counts savings along with only
        some of the fees is refused for a loan with savings.
    installment
        `AS_PAID`, `UNROUNDED` or `LEVEL`.

    Raises
    ------
    MicroloanError
        If a part is none of these, or other installments than those paid are asked of a rate by dates.

    Source
    ------
    Reserve Bank of India, RBI/2024-25/18 of 15 April 2024, Annex B: IRR on the net disbursed
    amount, reducing balance; its figure is that of the installment before rounding.

    Examples
    --------
    >>> from dataclasses import replace
    >>> replace(RBI_ANNEX_B, installment=UNROUNDED, counted=counted.WITHOUT_TAX_AND_SAVINGS)
    AprMethod(NOMINAL_APR, counted.WITHOUT_TAX_AND_SAVINGS, UNROUNDED)
    """

    convention: RateConvention = NOMINAL_APR
    counted: Counted = WITHOUT_SAVINGS
    installment: InstallmentBasis = AS_PAID

    def __post_init__(self) -> None:
        check_convention(self.convention)
        check_counted(self.counted)
        if self.convention == PERIODIC_IRR:
            problem = "is the rate of one period, not of a year; NOMINAL_APR is that times the periods of a year"
            raise MicroloanError("convention", self.convention, problem, code="not_offered")
        if self.convention not in CONVENTIONS:
            problem = "must be one of the library's own, which a record can name"
            raise MicroloanError("convention", self.convention, problem, code="not_offered")
        if replace(self.counted, left_out=()) not in counted.ALL:
            problem = "must be a value of counted, which a record can name"
            raise MicroloanError("counted", self.counted, problem, code="not_offered")
        if self.installment not in BASES:
            problem = "must be AS_PAID, UNROUNDED or LEVEL"
            raise MicroloanError("installment", self.installment, problem, code="wrong_type")
        if self.installment != AS_PAID and self.convention.reading.dated:
            problem = f"goes with a rate by periods, which the {self.convention.words} is not"
            raise MicroloanError("installment", self.installment, problem, code="contradiction")

    def rate(self, schedule: Schedule) -> FoundRate:
        """Return the rate of a schedule by this method.

        Raises
        ------
        MicroloanError
            If no rate solves the flow, a fee is left out that the loan does not have, savings are
            counted unasked, or the loan is paid out in parts and the convention knows no dates.

        Examples
        --------
        >>> from microloan.products.examples import example_terms
        >>> RBI_ANNEX_B.rate(amortize(example_terms()))
        <nominal APR 24.00%>
        """
        check_counts(schedule, self.counted)
        if self.installment == AS_PAID:
            return schedule.rate(self.convention, counted=self.counted)
        _check_computed(schedule, self.installment)
        dues = _unrounded_dues(schedule) if self.installment == UNROUNDED else _level_dues(schedule)
        return _flow_of(schedule, self.counted, dues).rate(self.convention)

    def __repr__(self) -> str:
        return f"AprMethod({self.convention.name.upper()}, {self.counted!r}, {self.installment!r})"


RBI_ANNEX_B: Final = AprMethod()


@dataclass(frozen=True, slots=True)
class AprSheet:
    """The figures of Annex B, from the amount sanctioned to the rate.

    Parameters
    ----------
    sanctioned
        What is repaid as principal: the amount lent, and charges added to it (line 1).
    total_interest
        Of all installments (line 5).
    to_lender, to_third_parties
        All fees with their taxes, by who receives them (lines 6A and 6B).
    net_disbursed
        The amount sanctioned less the charges of the day of disbursement (line 7).
    total_payable
        All installments with their fees (line 8).
    apr
        The rate (line 9).

    Examples
    --------
    >>> from microloan.products.examples import example_terms
    >>> sheet = apr_sheet(amortize(example_terms()), (), RBI_ANNEX_B)
    >>> sheet.net_disbursed, sheet.total_payable, str(sheet.apr)
    (BDT('20000.00'), BDT('22236.74'), '24.00%')
    """

    sanctioned: Money
    total_interest: Money
    to_lender: Money
    to_third_parties: Money
    net_disbursed: Money
    total_payable: Money
    apr: FoundRate

    @property
    def total_charges(self) -> Money:
        """All fees with their taxes (line 6)."""
        return self.to_lender + self.to_third_parties


def printed_installment(schedule: Schedule) -> Money:
    """Return the principal and interest that most installments are; the earliest of those that are equally many.

    >>> from microloan.products.examples import example_terms
    >>> printed_installment(amortize(example_terms()))
    BDT('485.00')
    """
    parts = map(sum, zip(schedule.principal_parts, schedule.interest_parts, strict=True))
    return schedule.money(Counter(parts).most_common(1)[0][0])


def apr_sheet(schedule: Schedule, charges: tuple[PayableCharge, ...], method: AprMethod) -> AprSheet:
    """Return the sheet of a schedule with its charges.

    >>> from microloan.products.examples import example_terms
    >>> apr_sheet(amortize(example_terms()), (), RBI_ANNEX_B).total_charges
    BDT('0.00')
    """
    nothing = Money.from_minor(0, schedule.terms.currency)
    at_disbursement = sum((charge.total for charge in schedule.charges_at_disbursement), nothing)
    sanctioned = schedule.total_principal
    return AprSheet(
        sanctioned=sanctioned,
        total_interest=schedule.total_interest,
        to_lender=sum((charge.total for charge in charges if charge.third_party is None), nothing),
        to_third_parties=sum((charge.total for charge in charges if charge.third_party is not None), nothing),
        net_disbursed=sanctioned - at_disbursement,
        total_payable=schedule.total_due,
        apr=method.rate(schedule),
    )


def _flow_of(schedule: Schedule, what: Counted, dues: Sequence[int | Fraction]) -> PeriodicFlow:
    """Return the flow with other principal and interest than the schedule's."""
    first, *rows = schedule.periodic_flow(what).amounts
    # Rounding up may have ended the loan early; it is then longer without.
    longer = [0] * (len(dues) - len(rows))
    rounded = map(sum, zip(schedule.principal_parts, schedule.interest_parts, strict=True))
    changed = zip([*rows, *longer], [*rounded, *longer], dues, strict=True)
    return PeriodicFlow([first, *(row + due - other for row, due, other in changed)], schedule.terms.repayment.every)


def _unrounded_dues(schedule: Schedule) -> list[int | Fraction]:
    """Return principal and interest of each installment before rounding."""
    terms, principal = schedule.terms, schedule.total_principal
    finer = max(1, min(_FINER, _LARGEST_MINOR // principal.minor))
    fine = amortize(
        replace(
            terms,
            principal=Money.from_minor(principal.minor * finer, terms.currency),
            charges=(),
            savings=None,
            rounding=InstallmentRounding(residual=terms.rounding.residual),
        )
    )
    return [Fraction(sum(parts), finer) for parts in zip(fine.principal_parts, fine.interest_parts, strict=True)]


def _level_dues(schedule: Schedule) -> list[int | Fraction]:
    """Return the installment that most of them are, as often as one is paid: rounding up may end a loan early."""
    return [printed_installment(schedule).minor] * len(schedule)


def _check_computed(schedule: Schedule, basis: InstallmentBasis) -> None:
    """Refuse a loan that is paid out in parts, or whose installments are not of the kind the basis is about."""
    terms, shape = schedule.terms, schedule.terms.repayment.shape
    computed = isinstance(terms.principal, Money)
    if basis == UNROUNDED and (shape.given if isinstance(shape, InstallmentShape) else shape.total) is not None:
        computed = False
    if basis == LEVEL and not (shape == EQUAL_INSTALLMENTS or shape.name == _GIVEN):
        computed = False
    if not computed or (basis == LEVEL and terms.repayment.grace != NO_GRACE):
        problem = f"are {basis.definition}, which this loan has not; use AS_PAID"
        raise MicroloanError("installment", basis, problem, code="contradiction")
