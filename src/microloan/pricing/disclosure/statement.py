"""`KeyFacts`: what a lender tells a borrower before the loan is agreed, on one sheet.

>>> from datetime import date
>>> from microloan.calendars import MONTH
>>> from microloan.currency import INR
>>> from microloan.interest import DecliningBalance
>>> from microloan.products import Fee, LoanTerms, Repayment, fee_when
>>> terms = LoanTerms(
...     principal=INR(20_000),
...     disbursed_on=date(2026, 1, 4),
...     interest=DecliningBalance("15%"),
...     repayment=Repayment(installments=24, every=MONTH),
...     charges=(
...         Fee("processing fee", INR(240), when=fee_when.WITHHELD),
...         Fee("insurance", INR(160), when=fee_when.WITHHELD),
...     ),
... )
>>> facts = key_facts(
...     terms,
...     lender="Surya Microfinance",
...     proposal=Proposal("KFS/2026/001", date(2026, 1, 2)),
...     third_parties={"insurance": "Surya Life"},
... )
>>> facts.apr, facts.sheet.net_disbursed, facts.sheet.to_third_parties, facts.validity_days
(<nominal APR 17.07%>, INR('19600.00'), INR('160.00'), 3)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.pricing.disclosure.apr import RBI_ANNEX_B, AprMethod, AprSheet, apr_sheet
from microloan.pricing.disclosure.charges import PayableCharge, checked_third_parties, payable_charges
from microloan.pricing.disclosure.contingent import ContingentCharges
from microloan.pricing.disclosure.part_two import OtherInformation
from microloan.pricing.disclosure.printed import Printed
from microloan.pricing.disclosure.proposal import RBI_2024, Lender, Proposal, Validity, working_day_after
from microloan.pricing.disclosure.rate_type import FloatingRate, RateImpact, impact_of
from microloan.pricing.disclosure.stated import stated
from microloan.pricing.disclosure.statement_parts import check_floating, check_prepared, named_parties, pairs_of_parties
from microloan.products.terms import LoanTerms
from microloan.schedules import Schedule, amortize

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from microloan.currency.money_format import MoneyStyle
    from microloan.explanation import Explanation
    from microloan.interest.yields.found import FoundRate
    from microloan.labels import Labels
    from microloan.pricing.disclosure.paper import Paper

_KINDS = {
    "proposal": Proposal,
    "lender": Lender,
    "schedule": Schedule,
    "contingent": ContingentCharges,
    "other": OtherInformation,
    "apr_method": AprMethod,
    "validity": Validity,
}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class KeyFacts(Printed):
    """A key facts statement: what is offered and stated; every figure follows from the schedule.

    Parameters
    ----------
    proposal, lender
        The offer, and who makes it.
    schedule
        The loan.
    third_parties
        Pairs of a fee's name and who receives it through the lender.
    contingent
        Charges that depend on what the borrower does; None where the lender has not stated them.
    other
        Part 2.
    apr_method
        How the annual percentage rate is found.
    validity
        For how many working days the offer stands.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, the offer is made out after the day of disbursement, a third
        party receives a fee that the loan does not have, the benchmark and spread of a floating rate
        are not the rate of the loan, or no rate solves the flow.

    Source
    ------
    Reserve Bank of India, Key Facts Statement (KFS) for Loans & Advances, RBI/2024-25/18 of
    15 April 2024, Annexes A, B and C.
    """

    proposal: Proposal
    lender: Lender
    schedule: Schedule
    third_parties: tuple[tuple[str, str], ...]
    contingent: ContingentCharges | None
    other: OtherInformation
    apr_method: AprMethod
    validity: Validity

    def __post_init__(self) -> None:
        for name, kind in _KINDS.items():
            part: object = getattr(self, name)
            if name == "contingent" and part is None:
                continue
            if not isinstance(part, kind):
                raise MicroloanError(name, part, f"must be {kind.__name__}(…)", code="wrong_type")
        parties = checked_third_parties(self.schedule, pairs_of_parties(self.third_parties))
        object.__setattr__(self, "third_parties", parties)
        check_prepared(self.proposal, self.schedule)
        check_floating(self.proposal, self.schedule)
        # A statement without a rate is none: what has no rate is refused here, not when it is printed.
        self.apr_method.rate(self.schedule)

    @property
    def charges(self) -> tuple[PayableCharge, ...]:
        """Every fee, with who receives it and what it comes to over the life of the loan."""
        return payable_charges(self.schedule, dict(self.third_parties))

    @property
    def sheet(self) -> AprSheet:
        """The figures that lead to the rate, as Annex B lists them."""
        return apr_sheet(self.schedule, self.charges, self.apr_method)

    @property
    def apr(self) -> FoundRate:
        """The annual percentage rate; ``apr.percent(2)`` rounds it half up to two decimals."""
        return self.apr_method.rate(self.schedule)

    @property
    def tenor_days(self) -> int:
        """The days from disbursement to the last due date."""
        return self.schedule.due_days[-1] - self.schedule.terms.disbursed_on.toordinal()

    @property
    def validity_days(self) -> int:
        """For how many working days the offer stands."""
        return self.validity.working_days_for(self.tenor_days)

    @property
    def valid_until(self) -> date:
        """The last day on which it may be accepted, by the weekend and holidays of the loan's calendar.

        Raises
        ------
        NotCovered
            If the list of holidays does not reach so far.
        """
        days = self.schedule.terms.calendar.working_days
        return working_day_after(self.proposal.prepared_on, self.validity_days, days)

    @property
    def rate_impact(self) -> RateImpact | None:
        """What a quarter of a point does to a loan at a floating rate.

        None for a fixed rate, and for a loan whose installments are not equal on the declining
        balance: flat, with grace or paid out in parts. A paper then says that it is not stated.
        """
        return impact_of(self.schedule) if isinstance(self.proposal.rate_type, FloatingRate) else None

    def explain(self) -> Explanation:
        """Return the arithmetic from the amount sanctioned to the rate."""
        from microloan.pricing.disclosure.explaining import explain_key_facts

        return explain_key_facts(self)

    def paper(self, labels: Labels | None = None, *, amounts: MoneyStyle | None = None) -> Paper:
        """Return the statement as a paper: parts 1 and 2, the computation of the rate, the schedule.

        Parameters
        ----------
        labels
            The language, such as ``labels_in("hi")``; None is English.
        amounts
            How amounts are written; None writes them in full, in the digits of the language.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.products.examples import example_terms
        >>> facts = key_facts(example_terms(), lender="Surya", proposal=Proposal("1", date(2026, 1, 2)))
        >>> facts.paper().tables[1].rows[2]
        ('2', 'Sanctioned loan amount', '20,000.00')
        """
        from microloan.labels import labels_in
        from microloan.pricing.disclosure.key_facts_paper import key_facts_paper

        return key_facts_paper(self, labels_in("en") if labels is None else labels, amounts)

    def to_dict(self) -> dict[str, object]:
        """Return the statement as plain data: schema ``microloan/key_facts/1``."""
        from microloan.pricing.disclosure.records import key_facts_to_dict

        return key_facts_to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> KeyFacts:
        """Return the statement that plain data describes, its figures checked again."""
        from microloan.pricing.disclosure.records import key_facts_from_dict

        return key_facts_from_dict(data)

    def __repr__(self) -> str:
        return f"KeyFacts({self.proposal.number!r}, {self.sheet.sanctioned}, APR {self.apr})"


def key_facts(
    terms: LoanTerms,
    *,
    lender: Lender | str,
    proposal: Proposal,
    third_parties: Mapping[str, str] | None = None,
    contingent: ContingentCharges | None = None,
    other: OtherInformation | None = None,
    apr_method: AprMethod = RBI_ANNEX_B,
    validity: Validity = RBI_2024,
) -> KeyFacts:
    """Return the key facts statement of a loan.

    Parameters
    ----------
    terms
        The loan, with every fee that is known beforehand.
    lender
        A `Lender`, or its name.
    proposal
        The number and day of the offer.
    third_parties
        Who receives a fee through the lender, by the name of the fee: ``{"insurance": "Surya Life"}``.
        The lender keeps those that are not named.
    contingent
        Charges for paying late or early; None leaves them unstated, and ``ContingentCharges()``
        states that there are none.
    other
        Part 2; None leaves it unstated.
    apr_method
        How the annual percentage rate is found.
    validity
        For how many working days the offer stands.

    Raises
    ------
    MicroloanError
        As for `KeyFacts`.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.products.examples import example_terms
    >>> key_facts(example_terms(), lender="Surya", proposal=Proposal("1", date(2026, 1, 2)))
    KeyFacts('1', Tk. 20,000, APR 24.00%)
    """
    if not isinstance(terms, LoanTerms):
        raise MicroloanError("terms", terms, "must be LoanTerms(…)", code="wrong_type")
    return KeyFacts(
        proposal=proposal,
        lender=Lender(name=stated("lender", lender)) if isinstance(lender, str) else lender,
        schedule=amortize(terms),
        third_parties=() if third_parties is None else tuple(named_parties(third_parties).items()),
        contingent=contingent,
        other=OtherInformation() if other is None else other,
        apr_method=apr_method,
        validity=validity,
    )
