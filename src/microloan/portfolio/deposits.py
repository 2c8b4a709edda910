"""`DepositBook`: the plans of many members in one scheme, as columns.

>>> from microloan.calendars.frequencies import months
>>> from microloan.currency import BDT
>>> from microloan.savings.deposits import deposit_preset
>>> product = deposit_preset("basic-bank-sohayok")
>>> book = DepositBook.from_columns(
...     product.scheme, currency=BDT, deposit=[50_000, 2_000_000], term=months(60), rate="10%"
... )
>>> book.mature().maturity.tolist()
[3861500, 154459100]
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from microloan.arithmetic.budgets import largest_within
from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.arithmetic.rates import Rate, rate_of
from microloan.arithmetic.summing import exact_sum
from microloan.calendars.frequencies import Frequency
from microloan.currency import Currency, Money
from microloan.errors import ColumnError, MicroloanError, shown
from microloan.portfolio.columns import check_numpy, read_amounts, refuse
from microloan.products.fee_parts import LARGEST_AMOUNT_MINOR
from microloan.savings.deposits.amounts import Amounts, largest_met, matured_amounts
from microloan.savings.deposits.course import kept_course
from microloan.savings.deposits.rate_card import RateCard, checked_term
from microloan.savings.deposits.scheme import DepositPlan, DepositScheme, check_currency, check_scheme

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from microloan.arithmetic.kinds import Column

_NOUNS = ("deposited", "interest", "bonus", "tax")


@dataclass(frozen=True, slots=True, eq=False)
class BookMaturities:
    """What the plans of a book pay, in minor units; arrays of shape (deposits,).

    Parameters
    ----------
    deposited, interest, bonus, tax
        As in `Matured`.

    Examples
    --------
    >>> import numpy as np
    >>> BookMaturities(*(np.array([minor]) for minor in (600, 28, 5, 3))).paid_out.tolist()
    [630]
    """

    deposited: Column
    interest: Column
    bonus: Column
    tax: Column

    @property
    def maturity(self) -> Column:
        """Deposits and interest."""
        return self.deposited + self.interest

    @property
    def paid_out(self) -> Column:
        """Maturity and bonus, less tax."""
        return self.maturity + self.bonus - self.tax

    @property
    def total_paid_out(self) -> int:
        """What all plans pay together, an exact int."""
        if not len(self.deposited):
            return 0
        return exact_sum(self.maturity) + exact_sum(self.bonus) - exact_sum(self.tax)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DepositBook:
    """The plans of many members in one scheme; made by `from_columns`.

    Parameters
    ----------
    scheme
        The rules of all.
    currency
        What all amounts are in.
    deposit
        Minor units of each deposit, of shape (deposits,).
    kinds
        The different pairs of term and rate.
    kind
        Which of them each plan has, of shape (deposits,).
    """

    scheme: DepositScheme
    currency: Currency
    deposit: Column
    kinds: tuple[tuple[Frequency, Rate], ...]
    kind: Column

    @classmethod
    def from_columns(
        cls,
        scheme: DepositScheme,
        *,
        currency: Currency,
        deposit: object,
        term: Frequency | Sequence[Frequency],
        rate: Rate | str | RateCard | Sequence[Rate | str],
    ) -> DepositBook:
        """Return the book of columns.

        Parameters
        ----------
        scheme
            The rules.
        currency
            What all amounts are in.
        deposit
            Each member's deposit: whole minor units, or exact `Decimal` or `Money`.
        term
            A length for each member, or one for all.
        rate
            A rate for each member, one for all, or a `RateCard` that has one for each term.

        Raises
        ------
        MicroloanError, ColumnError
            If a column is of the wrong length or kind, a deposit is not above zero, or a
            plan could not be made by itself.
        """
        check_numpy()

        check_scheme(scheme)
        with of_deposits():
            amounts = read_amounts("deposit", deposit, currency)
            check_currency(scheme.amounts(), Money.from_minor(1, currency))
            refuse((amounts < 1) | (amounts > LARGEST_AMOUNT_MINOR), "deposit", "are not above zero, or too large")
            if scheme.rounding.each is not None:
                each = scheme.rounding.each
                refuse(amounts % each.minor != 0, "deposit", f"are no multiple of {each}")
            kinds, kind = kinds_of(len(amounts), term, rate)
        for length, _ in kinds:
            scheme.deposits_in(length)
        return cls(scheme, currency, amounts, kinds, kind)

    def __len__(self) -> int:
        return len(self.deposit)

    def __repr__(self) -> str:
        return f"<DepositBook of {len(self):,} plans>"

    def plan(self, position: int) -> DepositPlan:
        """Return the plan at `position`, counted from 0, by itself."""
        check_position(position, len(self))
        term, rate = self.kinds[int(self.kind[position])]
        return DepositPlan(
            Money.from_minor(int(self.deposit[position]), self.currency), term=term, rate=rate, scheme=self.scheme
        )

    def mature(self) -> BookMaturities:
        """Return what the plans pay when every deposit is made on time.

        Plans of one term and rate are worked out together. A deposit whose numbers might not
        fit int64 takes the ``int`` path through the same formulas.

        Raises
        ------
        ColumnError
            If a result does not fit int64.
        """
        import numpy as np

        found = [np.zeros_like(self.deposit) for _ in _NOUNS]
        order = np.argsort(self.kind, kind="stable")
        ends = np.searchsorted(self.kind[order], np.arange(len(self.kinds) + 1))
        for (term, rate), begin, end in zip(self.kinds, ends, ends[1:], strict=False):
            rows = order[begin:end]
            for column, amounts in zip(found, self._of_one_kind(term, rate, rows), strict=True):
                column[rows] = amounts
        return BookMaturities(*found)

    def _of_one_kind(self, term: Frequency, rate: Rate, rows: Column) -> Amounts[Column]:
        import numpy as np

        course = kept_course(self.scheme, self.scheme.deposits_in(term), rate)
        deposits = self.deposit[rows]

        def met(amount: int) -> int:
            return largest_met(amount, course, self.scheme)

        if met(int(deposits.max())) <= LARGEST_INT64:
            return matured_amounts(deposits, course, self.scheme)
        budget = largest_within(met)
        found = [np.zeros_like(deposits) for _ in _NOUNS]
        within = deposits <= budget
        if within.any():
            for column, amounts in zip(found, matured_amounts(deposits[within], course, self.scheme), strict=True):
                column[within] = amounts
        for at in np.flatnonzero(~within):
            exact = matured_amounts(int(deposits[at]), course, self.scheme)
            if sum(exact) > LARGEST_INT64:
                problem = "come to an amount past int64"
                raise DepositError("deposit", (int(rows[at]),), len(self.deposit), problem, code="out_of_range")
            for column, minor in zip(found, exact, strict=True):
                column[at] = minor
        return Amounts(*found)


class DepositError(ColumnError):
    """Some deposits of a column are wrong; carries their `positions`.

    >>> print(DepositError("deposit", (3,), 1_000, "are not above zero", code="out_of_range"))
    1 of 1,000 deposits are not above zero, first at position 3
    """

    noun = "deposits"


@contextmanager
def of_deposits() -> Generator[None]:
    """Tell what is wrong with a column as said of deposits.

    >>> with of_deposits():
    ...     raise ColumnError("deposit", (3,), 1_000, "are not whole", code="out_of_range")
    Traceback (most recent call last):
        ...
    microloan.portfolio.deposits.DepositError: 1 of 1,000 deposits are not whole, first at position 3
    """
    try:
        yield
    except ColumnError as error:
        raise DepositError(error.argument, error.positions, error.total, error.problem, code=error.code) from error


def check_position(position: object, count: int) -> None:
    """Refuse what is no position of a book.

    >>> check_position(2, 2)
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: position=2 must be from 0 to 1
    """
    if type(position) is not int or not 0 <= position < count:
        problem = f"must be from 0 to {count - 1}" if count else "is of no deposit: the book is empty"
        raise MicroloanError("position", position, problem, code="out_of_range")


def kinds_of(count: int, term: object, rate: object) -> tuple[tuple[tuple[Frequency, Rate], ...], Column]:
    """Return the different pairs of term and rate, and which of them each deposit has.

    >>> from microloan.calendars.frequencies import months
    >>> pairs, kind = kinds_of(3, [months(12), months(24), months(12)], "7%")
    >>> [(term.text, str(rate)) for term, rate in pairs], kind.tolist()
    ([('12 months', '7%'), ('24 months', '7%')], [0, 1, 0])
    """
    import numpy as np

    terms, of_term = _coded("term", term, count, Frequency)
    lengths = [checked_term("term", one) for one in terms]
    if isinstance(rate, RateCard):
        return tuple((length, rate.rate_for(length)) for length in lengths), of_term
    given, of_rate = _coded("rate", rate, count, (Rate, str))
    rates = [rate_of(cast("Rate | str", one)) for one in given]
    found, kind = np.unique(of_term * max(len(rates), 1) + of_rate, return_inverse=True)
    pairs = (divmod(int(code), len(rates)) for code in found)
    return tuple((lengths[one], rates[other]) for one, other in pairs), kind.astype(np.int64)


def _coded(argument: str, values: object, count: int, kind: type | tuple[type, ...]) -> tuple[list[object], Column]:
    """Return the different values of a column, and which of them each row has."""
    import numpy as np

    if isinstance(values, kind):
        return [values], np.zeros(count, dtype=np.int64)
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise MicroloanError(argument, values, f"must be one {argument}, or a list of them", code="wrong_type")
    listed = list(cast("Iterable[object]", values))
    if len(listed) != count:
        problem = f"has {len(listed)} values where there are {count} deposits"
        raise MicroloanError(argument, len(listed), problem, code="wrong_length")
    wrong = [at for at, value in enumerate(listed) if not isinstance(value, kind)]
    if wrong:
        problem = f"have a wrong {argument} ({shown(listed[wrong[0]])})"
        raise ColumnError(argument, tuple(wrong), count, problem, code="wrong_type")
    known: dict[object, int] = {}
    codes = [known.setdefault(value, len(known)) for value in listed]
    return list(known), np.array(codes, dtype=np.int64)
