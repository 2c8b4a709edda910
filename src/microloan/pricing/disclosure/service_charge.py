"""`ServiceChargeDisclosure`: what a lender in Bangladesh tells a member before a loan is agreed.

>>> from datetime import date
>>> import microloan as ml
>>> from microloan.pricing.disclosure.proposal import Proposal
>>> terms = ml.preset("jcf-jagoron").terms(principal=ml.BDT(20_000), disbursed_on=date(2026, 1, 4))
>>> told = service_charge_disclosure(terms, lender="Surya", proposal=Proposal("17", date(2026, 1, 2)))
>>> told.service_charge_rate, told.total_service_charge, told.charge_per_thousand
(percent('25'), BDT('2339.04'), BDT('116.95'))
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from microloan.arithmetic.rounding import HALF_UP
from microloan.errors import MicroloanError
from microloan.interest import DecliningBalance
from microloan.interest.yields.conventions import NOMINAL_APR
from microloan.interest.yields.flows import PeriodicFlow
from microloan.pricing.contract_rates import years_in_doubt
from microloan.pricing.conventions import installments_in_a_year
from microloan.pricing.disclosure.charges import PayableCharge, payable_charges
from microloan.pricing.disclosure.printed import Printed
from microloan.pricing.disclosure.proposal import Lender, Proposal
from microloan.pricing.disclosure.rate_type import FIXED
from microloan.pricing.disclosure.stated import stated
from microloan.pricing.disclosure.statement_parts import check_prepared
from microloan.products.terms import LoanTerms
from microloan.schedules import Schedule, amortize
from microloan.schedules.costs import savings_withheld
from microloan.schedules.counted import INTEREST_ALONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from microloan.arithmetic.rates import Rate
    from microloan.currency import Money
    from microloan.currency.money_format import MoneyStyle
    from microloan.labels import Labels
    from microloan.pricing.disclosure.paper import Paper


@dataclass(frozen=True, slots=True)
class InstallmentsOfYear:
    """How many installments make a year, where a flat charge is told as a declining rate.

    Parameters
    ----------
    name
        The word for records.
    definition
        One phrase.
    source
        The document that counts so.

    Examples
    --------
    >>> PERIODS_OF_YEAR
    PERIODS_OF_YEAR
    """

    name: str
    definition: str
    source: str

    def __repr__(self) -> str:
        return self.name.upper()


PERIODS_OF_YEAR: Final = InstallmentsOfYear(
    "periods_of_year", "as many as a year has periods: 52 weeks, 12 months", "MFTransparency, methodology: APR"
)
AS_AGREED: Final = InstallmentsOfYear(
    "as_agreed",
    "as many as the contract has in a year: 46 weekly ones are those of one year, 92 of two",
    "Microcredit Regulatory Authority, clarification on interest rate: Tk 20 × 27% ÷ 50 = 0.108",
)
YEARS = (PERIODS_OF_YEAR, AS_AGREED)
_KINDS = {"proposal": Proposal, "lender": Lender, "schedule": Schedule, "year": InstallmentsOfYear}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ServiceChargeDisclosure(Printed):
    """What a loan costs a member, as the Microcredit Regulatory Authority wants it told.

    Parameters
    ----------
    proposal, lender
        The offer, and who makes it.
    schedule
        The loan.
    year
        How many installments make a year, where the loan does not state a declining rate.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, the offer is made out after the day of disbursement, its
        rate floats, the service charge has no declining rate, or installments are counted as agreed of a contract
        that does not say its years: of other than 44 to 52 weekly installments a year, or of
        whole years.

    Source
    ------
    Microcredit Regulatory Authority, Circular Letter Regu-05 (10 November 2010): the rate by the
    declining method, the number of installments, what is charged besides, no deduction from the
    loan. Compulsory savings, insurance and fees are told since they change what a member has in hand.
    """

    proposal: Proposal
    lender: Lender
    schedule: Schedule
    year: InstallmentsOfYear

    def __post_init__(self) -> None:
        for name, kind in _KINDS.items():
            part: object = getattr(self, name)
            if not isinstance(part, kind):
                raise MicroloanError(name, part, f"must be {kind.__name__}(…)", code="wrong_type")
        check_prepared(self.proposal, self.schedule)
        if self.proposal.rate_type != FIXED:
            problem = "must be FIXED: the disclosure has one rate for the whole loan; KeyFacts tell of one that floats"
            raise MicroloanError("proposal.rate_type", self.proposal.rate_type, problem, code="contradiction")
        if self.year not in YEARS:
            raise MicroloanError("year", self.year, "must be PERIODS_OF_YEAR or AS_AGREED", code="wrong_type")
        # A disclosure without a rate is none: what has no rate is refused here, not when it is printed.
        _ = self.service_charge_rate

    @property
    def service_charge_rate(self) -> Rate:
        """The yearly rate on what is still owed: as agreed, or found from the installments, half up to two decimals."""
        schedule, interest = self.schedule, self.schedule.terms.interest
        if isinstance(interest, DecliningBalance):
            return interest.rate
        flow, repayment = schedule.periodic_flow(INTEREST_ALONE), schedule.terms.repayment
        if self.year == AS_AGREED:
            if years_in_doubt(repayment):
                problem = "needs the years of the contract; state term_years of its Repayment, or use PERIODS_OF_YEAR"
                raise MicroloanError("year", self.year, problem, code="missing")
            flow = PeriodicFlow(flow.amounts, installments_in_a_year("per_installment", repayment))
        return flow.rate(NOMINAL_APR).rate()

    @property
    def total_service_charge(self) -> Money:
        """That of all installments."""
        return self.schedule.total_interest

    @property
    def charge_per_thousand(self) -> Money:
        """The service charge for each thousand lent, half up to the smallest unit; what is paid down is not lent."""
        thousand = 1_000 * 10**self.schedule.terms.currency.exponent
        lent = self.schedule.terms.lent - self.schedule.down_payment
        exact = Fraction(self.total_service_charge.minor * thousand, lent.minor)
        return self.schedule.money(HALF_UP.divide(exact.numerator, exact.denominator))

    @property
    def charges(self) -> tuple[PayableCharge, ...]:
        """Every fee, and what it comes to over the life of the loan."""
        return payable_charges(self.schedule, {})

    @property
    def savings_withheld(self) -> Money:
        """What is kept back as savings when the loan is paid out."""
        return self.schedule.money(savings_withheld(self.schedule.terms))

    def paper(self, labels: Labels | None = None, *, amounts: MoneyStyle | None = None) -> Paper:
        """Return the disclosure as a paper: price, installments, savings, fees, schedule.

        Parameters
        ----------
        labels
            The language, such as ``labels_in("bn")``; None is English.
        amounts
            How amounts are written; None writes them in full, in the digits of the language.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.labels import labels_in
        >>> from microloan.products.examples import example_terms
        >>> told = service_charge_disclosure(example_terms(), lender="Surya", proposal=Proposal("1", date(2026, 1, 2)))
        >>> told.paper(labels_in("bn")).title
        'সার্ভিস চার্জের বিবরণী'
        """
        from microloan.labels import labels_in
        from microloan.pricing.disclosure.service_charge_paper import service_charge_paper

        return service_charge_paper(self, labels_in("en") if labels is None else labels, amounts)

    def to_dict(self) -> dict[str, object]:
        """Return the disclosure as plain data: schema ``microloan/service_charge_disclosure/1``."""
        from microloan.pricing.disclosure.records import service_charge_to_dict

        return service_charge_to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> ServiceChargeDisclosure:
        """Return the disclosure that plain data describes, its figures checked again."""
        from microloan.pricing.disclosure.records import service_charge_from_dict

        return service_charge_from_dict(data)

    def __repr__(self) -> str:
        rate, lent = self.service_charge_rate, self.schedule.terms.lent
        return f"ServiceChargeDisclosure({self.proposal.number!r}, {lent}, {rate} declining)"


def service_charge_disclosure(
    terms: LoanTerms, *, lender: Lender | str, proposal: Proposal, year: InstallmentsOfYear = PERIODS_OF_YEAR
) -> ServiceChargeDisclosure:
    """Return what a lender in Bangladesh tells a member about the price of a loan.

    Parameters
    ----------
    terms
        The loan, with its savings and every fee.
    lender
        A `Lender`, or its name.
    proposal
        The number and day of the offer.
    year
        How many installments make a year, where the loan does not state a declining rate.

    Raises
    ------
    MicroloanError
        As for `ServiceChargeDisclosure`.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from datetime import date
    >>> from microloan.interest import PER_LOAN, Flat
    >>> from microloan.products.examples import example_terms
    >>> flat = replace(example_terms(), interest=Flat("12%", charged=PER_LOAN))
    >>> service_charge_disclosure(flat, lender="Surya", proposal=Proposal("1", date(2026, 1, 2)))
    ServiceChargeDisclosure('1', Tk. 20,000, 25.76% declining)
    """
    if not isinstance(terms, LoanTerms):
        raise MicroloanError("terms", terms, "must be LoanTerms(…)", code="wrong_type")
    return ServiceChargeDisclosure(
        proposal=proposal,
        lender=Lender(name=stated("lender", lender)) if isinstance(lender, str) else lender,
        schedule=amortize(terms),
        year=year,
    )
