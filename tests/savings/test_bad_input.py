"""What cannot be is refused, with its argument, its value and what would be right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from microloan.arithmetic.rates import percent
from microloan.calendars import day_count
from microloan.currency import BDT, INR
from microloan.errors import CurrencyMismatch, MicroloanError, RecordError
from microloan.interest import PER_INSTALLMENT
from microloan.products import (
    AccountRules,
    DatedRates,
    DutyBand,
    DutySince,
    ExciseDuty,
    HeldLoan,
    NegativeRate,
    PostingRounding,
    RateSince,
    SavingsProduct,
    SavingsTerms,
    Tier,
    Tiers,
    WithholdingTax,
    balance,
    compounding,
    posting,
    savings_preset,
    savings_presets,
)
from microloan.products.savings_rates import BY_SLAB
from microloan.savings import (
    SavingsStatement,
    SavingsTransaction,
    TransactionKind,
    brought_forward,
    closing,
    deposit,
    loan_transfer,
    reversal,
    savings_statement,
    withdrawal,
)
from microloan.savings.examples import example_statement

DAY, LATER, END = date(2026, 1, 7), date(2026, 2, 4), date(2026, 6, 30)
ASA = savings_preset("asa-general").terms
LOAN = HeldLoan(BDT(20_000), date(2026, 1, 4), date(2026, 12, 2))


def terms(rate: object = "6%", **parts: object) -> SavingsTerms:
    known: dict[str, object] = {"balance": balance.DAILY_PRODUCT, "posting": posting.HALF_YEARLY}
    return SavingsTerms(rate, **(known | parts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ([], "transactions=0 must hold a deposit at least"),
        (["50"], "transactions[0]='50' must be a SavingsTransaction, such as deposit(…)"),
        (
            [deposit(BDT(500), DAY), withdrawal(BDT(501), LATER)],
            "transactions[1].amount=Tk. 501 is more than the balance on 2026-02-04, Tk. 500",
        ),
        (
            [deposit(BDT(500), LATER), withdrawal(BDT(5), DAY)],
            "transactions[1].amount=Tk. 5 is more than the balance on 2026-01-07, Tk. 0",
        ),
        (
            [brought_forward(BDT(500), LATER), deposit(BDT(5), DAY)],
            "transactions[1].value_date=2026-01-07 is before the balance brought forward on 2026-02-04",
        ),
        (
            [deposit(BDT(500), DAY), closing(DAY), deposit(BDT(5), LATER)],
            "transactions[2].value_date=2026-02-04 is after the account was closed on 2026-01-07",
        ),
        (
            [deposit(BDT(500), DAY), closing(DAY), closing(DAY)],
            "transactions[2].kind='closing' stands twice, on 2026-01-07 again: the account ends twice",
        ),
        ([deposit(BDT(500), DAY), deposit(INR(5), DAY)], "transactions[1].amount=Rs. 5 is in INR, not BDT"),
        (
            [deposit(BDT(500), date(2026, 7, 1))],
            "until=2026-06-30 is before the account begins, on 2026-07-01",
        ),
        (
            [
                deposit(BDT(500), DAY, sequence=1),
                SavingsTransaction(TransactionKind.REVERSAL, BDT(500), DAY, LATER, 0, 9),
            ],
            "transactions[1].reverses=9 is the sequence of no transaction, not of one",
        ),
        (
            [
                deposit(BDT(500), DAY, sequence=1),
                SavingsTransaction(TransactionKind.REVERSAL, BDT(400), DAY, LATER, 0, 1),
            ],
            "transactions[1].reverses=1 is of Tk. 500 on 2026-01-07; a reversal has the same amount and value date",
        ),
        (
            [
                deposit(BDT(500), DAY, sequence=1),
                SavingsTransaction(TransactionKind.REVERSAL, BDT(500), DAY, LATER, 0, 1),
                SavingsTransaction(TransactionKind.REVERSAL, BDT(500), DAY, LATER, 0, 1),
            ],
            "transactions[2].reverses=1 is reversed twice",
        ),
    ],
)
def test_transactions_that_cannot_be(page: list[SavingsTransaction], problem: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        savings_statement(page, terms(), END)
    assert str(caught.value) == problem


def test_a_withdrawal_leaves_what_must_stay_of_the_loan() -> None:
    page = [deposit(BDT(3_000), DAY), withdrawal(BDT(1_000), LATER)]
    assert savings_statement(page, ASA, END, loans=[LOAN]).balance > BDT(2_000)
    page.append(loan_transfer(BDT("0.01"), LATER, sequence=1))
    with pytest.raises(MicroloanError) as caught:
        savings_statement(page, ASA, END, loans=[LOAN])
    expected = "transactions[2].amount=Tk. 0.01 leaves Tk. 1,999.99 on 2026-02-04, where Tk. 2,000 must stay"
    assert str(caught.value) == expected
    with pytest.raises(MicroloanError, match=r"closing=2026-02-04 leaves Tk\. 0"):
        savings_statement([*page[:1], closing(LATER)], ASA, END, loans=[LOAN])


def test_a_withdrawal_leaves_the_amount_that_must_stay_while_the_account_is_open() -> None:
    kept = terms(account=AccountRules(retained=BDT(200)))
    page = [deposit(BDT(500), DAY), withdrawal(BDT(300), LATER)]
    assert savings_statement(page, kept, END).balance_on(LATER) == BDT(200)
    page[1] = withdrawal(BDT("300.01"), LATER)
    with pytest.raises(MicroloanError) as caught:
        savings_statement(page, kept, END)
    assert str(caught.value) == (
        "transactions[1].amount=Tk. 300.01 leaves Tk. 199.99 on 2026-02-04, where Tk. 200 must stay"
    )
    assert savings_statement([page[0], closing(LATER)], kept, END).balance == BDT(0)


def test_two_currencies_never_meet() -> None:
    with pytest.raises(CurrencyMismatch):
        terms(rounding=PostingRounding(multiple=INR(1)), account=AccountRules(minimum_to_earn=BDT(1)))
    rupees = terms(rounding=PostingRounding(multiple=INR(1)))
    with pytest.raises(CurrencyMismatch, match="is in INR, the transactions in BDT"):
        savings_statement([deposit(BDT(5), DAY)], rupees, END)
    with pytest.raises(CurrencyMismatch):
        savings_statement([deposit(INR(5), DAY)], terms(), END, loans=[LOAN])


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: terms("-1%"), "rate='-1%' is below zero; write NegativeRate where the member pays"),
        (lambda: terms(6), 'rate=6 is a bare number; write "6%" or percent(6)'),
        (lambda: terms("101%"), "rate=101% must be at most 100%"),
        (lambda: NegativeRate("-1%"), "size='-1%' is below zero"),
        (lambda: terms(balance="daily"), "balance='daily' must be a rule such as balance.DAILY_PRODUCT"),
        (lambda: terms(posting=6), "posting=6 must be a rule such as posting.HALF_YEARLY"),
        (lambda: terms(day_count=PER_INSTALLMENT), "must be a day count such as day_count.ACTUAL_365, or PER_PERIOD"),
        (lambda: terms(taxes=(WithholdingTax("a", "1%"),) * 2), "taxes='a' is a second one of its kind"),
        (lambda: WithholdingTax("TDS", DatedRates(NegativeRate("1%"))), "must be a rate such as 10%, without tiers"),
        (lambda: Tier("4%", above=BDT(5), up_to=BDT(5)), "up_to=Tk. 5 must be more than above=Tk. 5"),
        (lambda: Tiers((Tier("4%", up_to=BDT(5)),), BY_SLAB), "leaves balances above it without a rate"),
        (lambda: Tiers((Tier("4%", above=BDT(5)),), BY_SLAB), "leaves balances below it without a rate"),
        (
            lambda: Tiers((Tier("4%", up_to=BDT(5)), Tier("6%", above=BDT(4))), BY_SLAB),
            "tiers[1].above=Tk. 4 overlaps up_to=Tk. 5 of the tier before",
        ),
        (
            lambda: Tiers((Tier("4%", up_to=BDT(5)), Tier("6%", above=BDT(6))), BY_SLAB),
            "tiers[1].above=Tk. 6 leaves a gap after up_to=Tk. 5 of the tier before",
        ),
        (lambda: Tiers((Tier("4%"), Tier("6%", above=BDT(6))), BY_SLAB), "tiers[1].above=Tk. 6 overlaps"),
        (
            lambda: DatedRates("6%", RateSince(LATER, percent(7)), RateSince(DAY, percent(8))),
            "since=2026-01-07 must be after 2026-02-04, the change before it",
        ),
        (lambda: balance.minimum_from_day(29), "day=29 must be a whole number from 2 to 28"),
        (lambda: posting.on_date(datetime(2026, 1, 4)), "is a moment, not a day"),  # noqa: DTZ001
        (lambda: posting.by_fiscal_year("bd"), "must be a fiscal year"),  # type: ignore[arg-type]
        (lambda: compounding.before_posting(posting.AT_MATURITY), "must be a rule that recurs"),
        (lambda: compounding.before_posting(posting.on_date(DAY)), "must be a rule that recurs"),
        (
            lambda: terms(posting=posting.MONTHLY, compounding=compounding.before_posting(posting.YEARLY)),
            "compounding=before_posting(posting.YEARLY) adds no date to the posting at the end of each month",
        ),
        (
            lambda: terms(compounding=compounding.before_posting(posting.HALF_YEARLY)),
            "compounding=before_posting(posting.HALF_YEARLY) adds no date to the posting on 30 June and 31 December",
        ),
        (lambda: deposit(BDT(0), DAY), "amount=Tk. 0 must be above zero"),
        (lambda: deposit(50, DAY), "amount=50 must be money such as BDT(50)"),  # type: ignore[arg-type]
        (lambda: deposit(BDT(5), "2026-01-07"), "value_date='2026-01-07' is text"),  # type: ignore[arg-type]
        (lambda: reversal(deposit(BDT(5), DAY), booked_on=DAY), "of.sequence=0 must be a number from 1"),
        (lambda: HeldLoan(BDT(5), LATER, DAY), "until=2026-01-07 must not be before since=2026-02-04"),
        (lambda: savings_preset("asa"), "is not one of ours"),
        (
            lambda: ExciseDuty("e", (DutySince(DAY, (DutyBand(BDT(1), up_to=BDT(5)),)),)).of(BDT(6), DAY),
            "balance=Tk. 6 is above Tk. 5, where the bands since 2026-01-07 end",
        ),
        (lambda: example_statement().line(30), "number=30 must be a whole number from 1 to 29"),
        (lambda: example_statement().posting(0), "number=0 must be a whole number from 1 to 1"),
        (lambda: example_statement().balance_on(date(2024, 7, 1)), "day=2024-07-01 is after until=2024-06-30"),
    ],
)
def test_what_is_refused(make: Callable[[], object], problem: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        make()
    assert problem in str(caught.value)


@pytest.mark.parametrize("name", savings_presets())
def test_a_preset_is_its_record_and_every_value_of_its_terms_has_a_source(name: str) -> None:
    product = savings_preset(name)
    assert SavingsProduct.from_dict(product.to_dict()) == product
    paths = [entry.path for entry in product.about.evidence]
    assert product.about.id == name
    assert len(set(paths)) == len(paths)
    terms_record = product.to_dict()["terms"]
    assert isinstance(terms_record, dict)
    unsourced = [key for key in terms_record if not any(path.startswith(f"terms.{key}") for path in paths)]
    assert unsourced == []


def test_a_record_that_contradicts_itself_is_refused_with_its_place() -> None:
    data = example_statement().to_dict()
    lines = data["lines"]
    assert isinstance(lines, list)
    lines[-1] = {**lines[-1], "amount": 4_101}
    with pytest.raises(RecordError, match=r"lines\[28\]\.amount=4101 contradicts the rest of the record"):
        SavingsStatement.from_dict(data)


def test_terms_with_every_kind_of_rule_come_back_from_their_record() -> None:
    from microloan.calendars import fiscal_year
    from microloan.calendars.frequencies import months
    from microloan.products.account_rules import Dormancy
    from microloan.products.taxes_bangladesh import EXCISE_DUTY, TDS_WITHOUT_TIN

    tiers = Tiers((Tier("4%", up_to=BDT(10_000)), Tier("6%", above=BDT(10_000))), BY_SLAB)
    full = terms(
        DatedRates(tiers, RateSince(DAY, NegativeRate("1%")), RateSince(LATER, percent(5))),
        balance=balance.minimum_from_day(10),
        posting=posting.by_fiscal_year(fiscal_year.BANGLADESH),
        day_count=day_count.THIRTY_E_360,
        compounding=compounding.before_posting(posting.MONTHLY),
        rounding=PostingRounding(multiple=BDT(1)),
        taxes=(TDS_WITHOUT_TIN, EXCISE_DUTY),
        account=AccountRules(
            minimum_to_earn=BDT(100), retained=BDT(500), lock_in=months(36), dormancy=Dormancy(dormant_after=months(24))
        ),
    )
    page = [deposit(BDT(5_000), DAY, booked_on=LATER), loan_transfer(BDT(50), LATER, installment=3)]
    statement = savings_statement(page, full, END, loans=[LOAN], booked_by=END)
    assert SavingsStatement.from_dict(statement.to_dict()) == statement
