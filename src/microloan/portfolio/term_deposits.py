"""`TermDepositBook`: the term deposits of many members under one set of rules, as columns.

>>> from microloan.calendars.frequencies import days
>>> from microloan.currency import BDT
>>> from microloan.products import WithholdingTax
>>> from microloan.savings.deposits import TermRules
>>> rules = TermRules(tax=WithholdingTax("TDS", "10%"))
>>> book = TermDepositBook.from_columns(
...     rules, currency=BDT, principal=[10_000_000, 50_000_000], term=days(91), rate="7%"
... )
>>> paid = book.mature()
>>> paid.interest.tolist(), paid.tax.tolist(), paid.paid_out.tolist()
([174521, 872603], [17452, 87260], [10157069, 50785343])
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.arithmetic.budgets import largest_within
from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.arithmetic.summing import exact_sum
from microloan.calendars.days import to_date
from microloan.currency import Currency, Money
from microloan.errors import ColumnError, MicroloanError
from microloan.portfolio.columns import check_numpy, read_amounts, read_days, refuse
from microloan.portfolio.deposits import DepositError, check_position, kinds_of, of_deposits
from microloan.products.fee_parts import LARGEST_AMOUNT_MINOR
from microloan.savings.deposits.scheme import check_currency
from microloan.savings.deposits.term_deposit import TermDeposit, TermRules
from microloan.savings.deposits.term_maturing import factors_of, interest_on

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

    from microloan.arithmetic.kinds import Column
    from microloan.arithmetic.rates import Rate
    from microloan.arithmetic.roots import RootSum
    from microloan.calendars.frequencies import Frequency
    from microloan.products.savings_taxes import WithholdingTax
    from microloan.savings.deposits.rate_card import RateCard

_WIDE = "come to an amount past int64"


@dataclass(frozen=True, slots=True, eq=False)
class TermBookMaturities:
    """What the deposits of a book pay in their terms, in minor units; arrays of shape (deposits,).

    Parameters
    ----------
    principal
        What was deposited.
    interest, tax
        All interest, and what is withheld of it.
    paid_before
        The net interest that is paid before the last day.

    Examples
    --------
    >>> import numpy as np
    >>> paid = TermBookMaturities(*(np.array([minor]) for minor in (10_000, 700, 70, 0)))
    >>> paid.maturity.tolist(), paid.paid_out.tolist()
    ([10700], [10630])
    """

    principal: Column
    interest: Column
    tax: Column
    paid_before: Column

    @property
    def net_interest(self) -> Column:
        """Interest less tax."""
        return self.interest - self.tax

    @property
    def maturity(self) -> Column:
        """Principal and all interest, before tax."""
        return self.principal + self.interest

    @property
    def paid_out(self) -> Column:
        """What is paid on the last day: the principal with the last interest, less its tax."""
        return self.principal + self.net_interest - self.paid_before

    @property
    def total_paid_out(self) -> int:
        """What is paid on the last days of all, an exact int."""
        return exact_sum(self.paid_out) if len(self.principal) else 0


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TermDepositBook:
    """The term deposits of many members under one set of rules; made by `from_columns`.

    Parameters
    ----------
    rules
        How all of them grow and pay.
    currency
        What all amounts are in.
    principal
        Minor units of each deposit, of shape (deposits,).
    kinds
        A deposit of one minor unit for each different term, rate and opening day.
    kind
        Which of them each deposit is, of shape (deposits,).
    """

    rules: TermRules
    currency: Currency
    principal: Column
    kinds: tuple[TermDeposit, ...]
    kind: Column

    @classmethod
    def from_columns(
        cls,
        rules: TermRules,
        *,
        currency: Currency,
        principal: object,
        term: Frequency | Sequence[Frequency],
        rate: Rate | str | RateCard | Sequence[Rate | str],
        opened_on: Sequence[date] | NDArray[np.datetime64] | date | None = None,
    ) -> TermDepositBook:
        """Return the book of columns.

        Parameters
        ----------
        rules
            How all of them grow and pay.
        currency
            What all amounts are in.
        principal
            Each member's deposit: whole minor units, or exact `Decimal` or `Money`.
        term
            A length for each, or one for all.
        rate
            A rate for each, one for all, or a `RateCard` that has one for each term.
        opened_on
            The day of each, or one for all; None where the rules need none.

        Raises
        ------
        MicroloanError, ColumnError
            If a column is of the wrong length or kind, a principal is not above zero, or a
            deposit could not be made by itself.
        """
        check_numpy()
        import numpy as np

        if not isinstance(rules, TermRules):
            raise MicroloanError("rules", rules, "must be TermRules(…)", code="wrong_type")
        with of_deposits():
            amounts = read_amounts("principal", principal, currency)
            one = Money.from_minor(1, currency)
            check_currency(rules.amounts(), one)
            wrong = (amounts < 1) | (amounts > LARGEST_AMOUNT_MINOR)
            refuse(wrong, "principal", "have a principal that is not above zero, or too large")
            pairs, of_pair = kinds_of(len(amounts), term, rate)
        if opened_on is None:
            made = (TermDeposit(one, term=length, rate=yearly, rules=rules) for length, yearly in pairs)
            return cls(rules, currency, amounts, tuple(made), of_pair)
        with of_deposits():
            opened = read_days("opened_on", opened_on, len(amounts))
        if len(opened) != len(amounts):
            problem = f"has {len(opened)} values where there are {len(amounts)} deposits"
            raise MicroloanError("opened_on", len(opened), problem, code="wrong_length")
        days, of_day = np.unique(opened, return_inverse=True)
        codes, kind = np.unique(of_day * max(len(pairs), 1) + of_pair, return_inverse=True)
        found: list[TermDeposit] = []
        numbers: list[int] = codes.tolist()
        for code in numbers:
            at, pair = divmod(code, len(pairs))
            length, yearly = pairs[pair]
            found.append(TermDeposit(one, term=length, rate=yearly, rules=rules, opened_on=to_date(int(days[at]))))
        return cls(rules, currency, amounts, tuple(found), kind.astype(np.int64))

    def __len__(self) -> int:
        return len(self.principal)

    def __repr__(self) -> str:
        return f"<TermDepositBook of {len(self):,} deposits>"

    def deposit(self, position: int) -> TermDeposit:
        """Return the deposit at `position`, counted from 0, by itself."""
        check_position(position, len(self))
        kind = self.kinds[int(self.kind[position])]
        principal = Money.from_minor(int(self.principal[position]), self.currency)
        return TermDeposit(principal, term=kind.term, rate=kind.rate, rules=self.rules, opened_on=kind.opened_on)

    def mature(self) -> TermBookMaturities:
        """Return what the deposits pay in their terms.

        Deposits of one term, rate and opening day are worked out together: the factor by which
        one unit grows is exact, and each amount is rounded by itself, as for one deposit.

        Raises
        ------
        ColumnError
            If a result does not fit int64.
        """
        import numpy as np

        interest, tax, before = (np.zeros_like(self.principal) for _ in range(3))
        order = np.argsort(self.kind, kind="stable")
        ends = np.searchsorted(self.kind[order], np.arange(len(self.kinds) + 1))
        for deposit, begin, end in zip(self.kinds, ends, ends[1:], strict=False):
            rows = order[begin:end]
            for after, factor in factors_of(deposit, deposit.term):
                earned = self._interest(factor, rows)
                length = deposit.term if after is None else after
                paid_on = None if deposit.opened_on is None else to_date(deposit.day_after(length))
                withheld = tax_of(self.rules.tax, earned, paid_on)
                self._refuse(rows, interest[rows] > LARGEST_INT64 - earned - self.principal[rows])
                interest[rows] += earned
                tax[rows] += withheld
                if after is not None:
                    before[rows] += earned - withheld
        return TermBookMaturities(self.principal, interest, tax, before)

    def _interest(self, factor: RootSum, rows: Column) -> Column:
        try:
            return interest_on(self.principal[rows], factor, self.rules)
        except ColumnError as error:
            positions = tuple(int(rows[at]) for at in error.positions)
            raise DepositError("principal", positions, len(self), _WIDE, code="out_of_range") from error

    def _refuse(self, rows: Column, wrong: NDArray[np.bool_]) -> None:
        if wrong.any():
            positions = tuple(sorted(int(row) for row in rows[wrong]))
            raise DepositError("principal", positions, len(self), _WIDE, code="out_of_range")


def tax_of(tax: WithholdingTax | None, earned: Column, day: date | None) -> Column:
    """Return the tax on a column of interest; what might not fit int64 on its way is worked out in ints.

    >>> import numpy as np
    >>> from microloan.products import WithholdingTax
    >>> tax_of(WithholdingTax("TDS", "10%"), np.array([174_521, 10**18]), None).tolist()
    [17452, 100000000000000000]
    """
    import numpy as np

    if tax is None:
        return np.zeros_like(earned)
    rate, multiple = tax.rate_on(day), tax.rounding.rule().multiple
    over = earned > largest_within(lambda amount: amount * rate.numerator + rate.denominator * (multiple + 1))
    if not over.any():
        return tax.amount(earned, day)
    found = tax.amount(np.where(over, 0, earned), day)
    for at in np.flatnonzero(over).tolist():
        found[at] = tax.amount(int(earned[at]), day)
    return found
