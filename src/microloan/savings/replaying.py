"""`savings_statement`: from transactions and terms to a statement.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.products import SavingsTerms, balance, posting
>>> from microloan.savings.transactions import deposit, withdrawal
>>> terms = SavingsTerms("6%", balance=balance.DAILY_PRODUCT, posting=posting.HALF_YEARLY)
>>> page = [deposit(BDT(500), date(2026, 1, 4)), withdrawal(BDT(600), date(2026, 2, 1))]
>>> savings_statement(page, terms, date(2026, 6, 30))
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: transactions[1].amount=Tk. 600 is more than the balance on 2026-02-01, Tk. 500
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from microloan.arithmetic.rates import Rate
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.products.account_rules import HeldLoan
from microloan.products.savings_terms import SavingsTerms
from microloan.savings.interest import EarningRules, replay
from microloan.savings.lines import Row
from microloan.savings.ordering import in_order
from microloan.savings.periods import Life, period_start
from microloan.savings.statement import SavingsStatement
from microloan.savings.transactions import TransactionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from microloan.savings.figures import PostedInterest, Replayed
    from microloan.savings.ordering import Ordered
    from microloan.savings.transactions import SavingsTransaction

_TAKEN_BY_MEMBER = {TransactionKind.WITHDRAWAL, TransactionKind.LOAN_TRANSFER}


class RefusedTransactions(MicroloanError):
    """Transactions that go beyond the balance: the first, and in `every` all up to the next posting.

    >>> first, second = (MicroloanError(f"transactions[{at}].amount", at, "is too much", code="x") for at in (3, 5))
    >>> error = RefusedTransactions([first, second])
    >>> print(error, len(error.every))
    transactions[3].amount=3 is too much 2
    """

    def __init__(self, every: Sequence[MicroloanError]) -> None:
        self.every = tuple(every)
        first = every[0]
        super().__init__(first.argument, first.value, first.problem, code=first.code)


def savings_statement(
    transactions: Iterable[SavingsTransaction],
    terms: SavingsTerms,
    until: date,
    *,
    loans: Sequence[HeldLoan] = (),
    booked_by: date | None = None,
) -> SavingsStatement:
    """Return the statement of one account: a pure replay of its transactions.

    Parameters
    ----------
    transactions
        In any order, backdated ones among them; at least one.
    terms
        What the account earns.
    until
        The last day that is looked at; it earns, and later value dates are left out.
    loans
        The member's loans, where the terms say that a part of them must stay saved.
    booked_by
        Leave out what was booked after this day: the statement as it was known then.

    Raises
    ------
    MicroloanError
        If a withdrawal goes beyond the balance or what must stay, a transaction is outside
        the account's life, or a reversal does not fit.
    CurrencyMismatch
        If two currencies meet.

    Notes
    -----
    Interest of a span is balance × rate × time, exactly; it is added up since the last posting
    and rounded once, when it is posted.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.products import SavingsTerms, balance, posting
    >>> from microloan.savings.transactions import deposit
    >>> terms = SavingsTerms("6%", balance=balance.DAILY_PRODUCT, posting=posting.HALF_YEARLY)
    >>> statement = savings_statement([deposit(BDT(36_500), date(2026, 1, 1))], terms, date(2026, 6, 30))
    >>> statement.total_interest, statement.balance
    (BDT('1086.00'), BDT('37586.00'))
    """
    if not isinstance(terms, SavingsTerms):
        raise MicroloanError("terms", terms, "must be SavingsTerms", code="wrong_type")
    ordered = in_order(transactions, until=until, booked_by=booked_by)
    _check_currency(terms, ordered, loans)
    rules = EarningRules.of(terms)
    life = life_of(terms, ordered, until)
    days = tuple(ordered.days[place] for place in ordered.counted)
    amounts = tuple(ordered.amounts[place] for place in ordered.counted)

    def events(start: int, end: int) -> Iterable[tuple[int, int]]:
        first, last = bisect_left(days, start), bisect_left(days, end)
        return zip(days[first:last], amounts[first:last], strict=True)

    opening = 0 if ordered.opening is None else ordered.opening.signed_minor
    replayed = replay(rules, life, opening, events)
    rows = _rows(terms, ordered, replayed, tuple(loans))
    return SavingsStatement(terms, until, booked_by, tuple(loans), ordered, rules, replayed, rows)


def life_of(terms: SavingsTerms, ordered: Ordered, until: date) -> Life:
    """Return from when to when the account is measured."""
    closed, opening = ordered.closed, ordered.opening
    end = until.toordinal() + 1 if closed is None else closed.value_date.toordinal()
    if opening is not None:
        start = opening.value_date.toordinal()
    elif ordered.counted:
        start = period_start(terms, ordered.days[ordered.counted[0]])
    else:
        start = end
    return Life(min(start, end), end, closed is not None)


def _check_currency(terms: SavingsTerms, ordered: Ordered, loans: Sequence[HeldLoan]) -> None:
    given: object = loans
    if not isinstance(given, (list, tuple)):
        raise MicroloanError("loans", loans, "must be loans in a list, such as [HeldLoan(…)]", code="wrong_type")
    for position, loan in enumerate(loans):
        if not isinstance(loan, HeldLoan):
            raise MicroloanError(f"loans[{position}]", loan, "must be a HeldLoan", code="wrong_type")
    held = ((f"loans[{position}].principal", loan.principal) for position, loan in enumerate(loans))
    for place, amount in (*((f"terms.{place}", amount) for place, amount in terms.amounts()), *held):
        if amount.currency != ordered.currency:
            problem = f"is in {amount.currency.code}, the transactions in {ordered.currency.code}"
            raise CurrencyMismatch(place, amount, problem, code="currency_mismatch")


def _rows(
    terms: SavingsTerms, ordered: Ordered, replayed: Replayed[int], loans: tuple[HeldLoan, ...]
) -> tuple[Row, ...]:
    """Return the lines: transactions and postings in order, no balance below what it may be."""
    rows: list[Row] = []
    refused: list[MicroloanError] = []
    # What is reversed later is written down, and is no matter of the balance.
    balance, undone, counted = 0, 0, set(ordered.counted)
    if ordered.opening is not None:
        day, balance = ordered.opening.value_date.toordinal(), ordered.opening.signed_minor
        rows.append(Row(day, day, TransactionKind.BROUGHT_FORWARD.value, balance, balance, -1))
    postings, late = replayed.postings, 0
    retains = terms.account.retained is not None
    for index, (day, amount, one) in enumerate(zip(ordered.days, ordered.amounts, ordered.transactions, strict=True)):
        if refused and late < len(postings) and postings[late].day < day:
            # What is posted next still counts what is refused.
            break
        while late < len(postings) and postings[late].day < day:
            balance = _post(rows, late, postings[late], balance)
            late += 1
        before, balance = balance, balance + amount
        undone += 0 if index in counted else amount
        held = balance - undone
        if index in counted and held < 0:
            problem = (
                f"is more than the balance on {one.value_date}, {Money.from_minor(before - undone, ordered.currency)}"
            )
            place = f"transactions[{ordered.positions[index]}].amount"
            refused.append(MicroloanError(place, one.amount, problem, code="beyond_balance"))
            balance = before
            continue
        if retains and index in counted and one.kind in _TAKEN_BY_MEMBER:
            place = f"transactions[{ordered.positions[index]}].amount"
            _check_retained(terms, loans, (place, one), Money.from_minor(held, ordered.currency))
        rows.append(Row(day, one.booked_on.toordinal(), one.kind.value, amount, balance, index))
    _refuse(refused)
    for number in range(late, len(postings)):
        balance = _post(rows, number, postings[number], balance)
    if ordered.closed is not None:
        if isinstance(terms.account.retained, Rate):
            # An amount stays as long as there is an account; a share of a loan until the loan is repaid.
            _check_retained(terms, loans, ("closing", ordered.closed), Money.from_minor(0, ordered.currency))
        day, booked = ordered.closed.value_date.toordinal(), ordered.closed.booked_on.toordinal()
        rows.append(Row(day, booked, TransactionKind.CLOSING.value, -balance, 0, -1))
    return tuple(rows)


def _refuse(refused: Sequence[MicroloanError]) -> None:
    if refused:
        raise refused[0] if len(refused) == 1 else RefusedTransactions(refused)


def _post(rows: list[Row], place: int, posting: PostedInterest[int], balance: int) -> int:
    for kind, amount in (("interest", posting.interest), ("tax", -posting.tax), ("duty", -posting.duty)):
        if amount:
            balance += amount
            rows.append(Row(posting.day, posting.day, kind, amount, balance, place))
    return balance


def must_stay(terms: SavingsTerms, loans: Sequence[HeldLoan], day: date) -> tuple[int, int]:
    """Return what must stay on a day: an exact pair of minor units, numerator and denominator.

    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.products import AccountRules, SavingsTerms, balance, posting
    >>> terms = SavingsTerms(
    ...     "6%", balance=balance.MONTHLY_AVERAGE, posting=posting.YEARLY, account=AccountRules(retained="10%")
    ... )
    >>> must_stay(terms, [HeldLoan(BDT(20_000), date(2026, 1, 4))], date(2026, 6, 30))
    (2000000, 10)
    """
    retained = terms.account.retained
    if not isinstance(retained, Rate):
        return (0 if retained is None else retained.minor), 1
    held = sum(loan.principal.minor for loan in loans if loan.since <= day and (loan.until is None or day < loan.until))
    return held * retained.numerator, retained.denominator


def _check_retained(
    terms: SavingsTerms, loans: tuple[HeldLoan, ...], placed: tuple[str, SavingsTransaction], left: Money
) -> None:
    place, one = placed
    numerator, denominator = must_stay(terms, loans, one.value_date)
    if left.minor * denominator < numerator:
        least = Money.from_minor(-(-numerator // denominator), left.currency)
        problem = f"leaves {left} on {one.value_date}, where {least} must stay"
        value = one.value_date if one.amount is None else one.amount
        raise MicroloanError(place, value, problem, code="beyond_retained")
