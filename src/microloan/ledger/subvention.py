"""Interest that comes back to who pays on time, meant to be read as ``subvention.INDIA_SELF_HELP_GROUPS``.

===========================  ============================================================
`INDIA_SELF_HELP_GROUPS`     loans at 7%, of which 3% come back: in effect 4%
===========================  ============================================================

>>> from microloan.arithmetic.rates import percent
>>> INDIA_SELF_HELP_GROUPS.lending_rate, INDIA_SELF_HELP_GROUPS.rate
(percent('7'), percent('3'))
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from microloan.arithmetic.rates import Rate, percent
from microloan.currency import INR, Money
from microloan.errors import MicroloanError
from microloan.explanation import Explanation, Step
from microloan.interest.working import Pen
from microloan.ledger.accruing import additions_to
from microloan.ledger.cells import INTEREST, PRINCIPAL
from microloan.ledger.closing import check_account, rounding_of
from microloan.ledger.events import Payment, Waiver, WriteOff
from microloan.ledger.figures import parts_of, state_of
from microloan.products.fee_parts import ChargeRounding
from microloan.regulations import Finding, Outcome
from microloan.regulations.confidence import REPORTED, RuleConfidence
from microloan.regulations.finding import judged

if TYPE_CHECKING:
    from datetime import date

    from microloan.arithmetic.rounding import RoundingRule
    from microloan.ledger.account import Account
    from microloan.ledger.figures import State

_TO_THE_SMALLEST_UNIT = ChargeRounding()

__all__ = ["ALL", "INDIA_SELF_HELP_GROUPS", "DueBack", "Subvention"]


@dataclass(frozen=True, slots=True)
class Subvention:
    """A part of the interest that comes back where a loan is paid on time.

    Parameters
    ----------
    name
        The word used in records.
    lending_rate
        The yearly rate that the loan must have.
    rate
        How much of it comes back.
    most
        The largest loan that it is for; None where there is no limit.
    definition
        One sentence.
    source
        The document, or the practice, behind it.
    confidence
        How sure the rule is.

    Raises
    ------
    MicroloanError
        If a rate is none, or more would come back than was charged.
    """

    name: str
    lending_rate: Rate
    rate: Rate
    most: Money | None
    definition: str = field(compare=False)
    source: str = field(compare=False)
    confidence: RuleConfidence | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        for name in ("lending_rate", "rate"):
            if not isinstance(getattr(self, name), Rate):
                raise MicroloanError(name, getattr(self, name), "must be a Rate such as percent(7)", code="wrong_type")
        if self.most is not None and not isinstance(self.most, Money):
            raise MicroloanError("most", self.most, "must be money such as INR(300_000), or None", code="wrong_type")
        if not self.lending_rate.numerator or self.lending_rate < self.rate:
            problem = f"must be from above zero to lending_rate={self.lending_rate}"
            raise MicroloanError("rate", self.rate, problem, code="out_of_range")

    def due_back(self, account: Account, on: date, *, rounding: ChargeRounding = _TO_THE_SMALLEST_UNIT) -> DueBack:
        """Return what is due back of the interest that has fallen due by a day, and was paid.

        Parameters
        ----------
        account
            What happened on the loan.
        on
            The day; for the whole loan the last due date or later.
        rounding
            What the amount is rounded to, and how.

        Raises
        ------
        MicroloanError
            If the day is before disbursement, or a part is of the wrong type.

        Notes
        -----
        Interest fallen due and paid × rate ÷ lending rate; of a loan that is paid off early, all
        interest that was paid. What was given up comes back to nobody. Every installment must have
        been paid in full by the end of its own due date; one that was late, or whose principal was
        waived, written off or moved by a rescheduling, takes the whole subvention away. Every
        installment that is due must have the lending rate, and all that is lent counts as the loan.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.calendars import MONTH
        >>> from microloan.currency import INR
        >>> from microloan.interest import DecliningBalance
        >>> from microloan.ledger import PENALTY_FEE_INTEREST_PRINCIPAL, Payment, post
        >>> from microloan.products import LoanTerms, Repayment
        >>> from microloan.schedules import amortize
        >>> terms = LoanTerms(
        ...     principal=INR(100_000),
        ...     disbursed_on=date(2026, 1, 1),
        ...     interest=DecliningBalance("7%"),
        ...     repayment=Repayment(installments=12, every=MONTH),
        ... )
        >>> schedule = amortize(terms)
        >>> paid = [Payment(row.total, row.due_on) for row in schedule]
        >>> account = post(schedule, paid, PENALTY_FEE_INTEREST_PRINCIPAL)
        >>> schedule.total_interest, INDIA_SELF_HELP_GROUPS.due_back(account, date(2027, 1, 1)).amount
        (INR('3832.09'), INR('1642.32'))
        """
        check_account(account)
        rule = rounding_of(rounding, account)
        position = account.position(as_of=on)
        due = min(position.state.due, len(account.schedule))
        interest = _interest_paid(account, position.state, due)
        charged = self._charged(account, due)
        late = first_late(account, due)
        value = "every installment" if late is None else f"installment {late} was not"
        lent = account.schedule.money(sum(amount.minor for _, amount in account.schedule.lent_on))
        findings = [
            self._finding("lending rate", charged == self.lending_rate, charged, str(self.lending_rate)),
            self._finding("prompt payment", late is None, value, "every installment by its due date"),
        ]
        if self.most is not None:
            within = lent.currency == self.most.currency and lent <= self.most
            findings.insert(1, self._finding("loan amount", within, lent, f"at most {self.most}"))
        exact = (
            interest * self.rate.numerator * self.lending_rate.denominator,
            self.rate.denominator * self.lending_rate.numerator,
        )
        return DueBack(account, on, self, tuple(findings), interest, exact, rule)

    def _charged(self, account: Account, due: int) -> Rate:
        """Return the rate of the installments that are due: the first that is another one than the rule's."""
        schedule = account.schedule
        rates = [schedule.origin_of(number)[0].terms.interest.rate for number in range(1, max(due, 1) + 1)]
        return next((rate for rate in rates if rate != self.lending_rate), rates[0])

    def _finding(self, rule: str, kept: bool, value: object, limit: str) -> Finding:  # noqa: FBT001 - a truth to be named
        return Finding(rule, judged(kept), value, limit, self.source, confidence=self.confidence)

    def __repr__(self) -> str:
        return f"subvention.{self.name.upper()}"


@dataclass(frozen=True, slots=True, repr=False)
class DueBack:
    """What comes back to who pays on time; `Subvention.due_back` makes it.

    Parameters
    ----------
    account, on, rule
        What it was made from.
    findings
        Whether the loan has the rate and the size, and whether it was paid on time.
    interest
        Minor units of interest that have fallen due, and were paid.
    exact
        Numerator and denominator of what comes back of it.
    rounding
        How it is rounded.
    """

    account: Account
    on: date
    rule: Subvention
    findings: tuple[Finding, ...]
    interest: int
    exact: tuple[int, int]
    rounding: RoundingRule

    @property
    def amount(self) -> Money:
        """What comes back; nothing where a finding fails."""
        kept = all(finding.outcome is Outcome.PASS for finding in self.findings)
        minor = self.rounding.apply(*self.exact) if kept else 0
        return Money.from_minor(minor, self.account.schedule.terms.currency)

    def explain(self) -> Explanation:
        """Return the arithmetic of the amount, and the findings."""
        pen, rule = Pen(self.account.schedule.terms.currency), self.rule
        working = f"{pen.amount(self.interest)} × {rule.rate} ÷ {rule.lending_rate}"
        steps = [
            Step("interest fallen due and paid", "", pen.amount(self.interest)),
            Step(
                "subvention",
                pen.rounded(working, *self.exact, self.rounding),
                pen.amount(self.rounding.apply(*self.exact)),
            ),
            *(Step(one.rule, f"{one.value} ({one.limit})", one.outcome.value) for one in self.findings),
            Step("due back", "", pen.amount(self.amount.minor)),
        ]
        return Explanation(f"Subvention on {self.on}", tuple(steps), (rule.definition, f"source: {rule.source}"))

    def __repr__(self) -> str:
        return f"DueBack(on={self.on}, amount={self.amount!r})"


def first_late(account: Account, due: int) -> int | None:
    """Return the first of so many installments that was not paid in full by the end of its due date.

    >>> from microloan.ledger.examples import example_account
    >>> first_late(example_account(), 8), first_late(example_account(), 15)
    (None, 9)
    """
    schedule, days = account.schedule, account.schedule.due_days
    given_up = {
        cell >> 2
        for event, row in zip(account.events, account.replayed.rows, strict=True)
        if isinstance(event, (Waiver, WriteOff))
        for cell, _ in row.parts
        if cell < 4 * len(schedule) and cell & 3 == PRINCIPAL
    }
    for group in range(due):
        state = state_of(account.replayed, days[group], 0)
        moved = any(one.amount < 0 for one in additions_to(schedule, group + 1))
        if moved or group in given_up or any(state.left[4 * group : 4 * group + 4]):
            return group + 1
    return None


def _interest_paid(account: Account, state: State, due: int) -> int:
    """Return the interest that payments settled of so many installments; of all, where nothing is left to pay."""
    cells = account.replayed.cells
    paid = [
        row
        for event, row in zip(account.events[: state.until], account.replayed.rows, strict=False)
        if isinstance(event, Payment)
    ]
    whole, later = parts_of(cells, paid), parts_of(cells, paid, due)
    return whole[INTEREST] - (later[INTEREST] if any(state.left) else 0)


INDIA_SELF_HELP_GROUPS: Final = Subvention(
    "india_self_help_groups",
    lending_rate=percent(7),
    rate=percent(3),
    most=INR(300_000),
    definition="loans of up to 3 lakh to women's groups at 7% a year, of which 3% come back to who pays on time",
    source="National Rural Livelihoods Mission (malwagraminbank.com; Business Standard, 2016)",
    confidence=REPORTED,
)

ALL = (INDIA_SELF_HELP_GROUPS,)
