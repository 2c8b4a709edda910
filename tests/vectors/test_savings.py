"""Published and worked-out figures of savings, for one account and for a column of accounts."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from microloan.currency import BDT
from microloan.portfolio.savings_events import TransactionEvents
from microloan.products import SavingsTerms, WithholdingTax, posting
from microloan.products.savings_records import BALANCES, COUNTS, POSTINGS
from microloan.savings import SavingsTransaction, brought_forward, deposit, savings_statement, withdrawal
from microloan.savings.interest import EarningRules, replay
from microloan.savings.periods import Life

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column

ROWS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("savings.json").read_text(encoding="utf-8"))["rows"]
ACCOUNTS = 3


def terms_of(given: dict[str, Any]) -> SavingsTerms:
    rule = (
        posting.on_date(date.fromisoformat(given["posted_on"])) if "posted_on" in given else POSTINGS[given["posting"]]
    )
    return SavingsTerms(
        given["annual_rate"],
        balance=BALANCES[given["balance"]],
        posting=rule,
        day_count=COUNTS[given["day_count"]],
        taxes=(WithholdingTax("TDS", given["tax"]),) if "tax" in given else (),
    )


def page_of(given: dict[str, Any]) -> list[SavingsTransaction]:
    page = [brought_forward(BDT(given["opening"]), date.fromisoformat(given["opened_on"]))]
    first = date.fromisoformat(given["first"])
    page += [
        deposit(BDT(given["deposit"]), first + timedelta(days=given["step_days"] * row)) for row in range(given["n"])
    ]
    if "withdrawal" in given:
        page.append(withdrawal(BDT(given["withdrawal"]), date.fromisoformat(given["withdrawn_on"])))
    return page


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_one_account(row: dict[str, Any]) -> None:
    given, expected = row["inputs"], row["expected"]
    statement = savings_statement(page_of(given), terms_of(given), date.fromisoformat(given["until"]))
    assert statement.total_interest == BDT(expected["interest"])
    assert statement.total_tax == BDT(expected.get("tax", 0))
    assert statement.balance - statement.total_interest + statement.total_tax == BDT(expected["closing"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_column_of_accounts(row: dict[str, Any]) -> None:
    given, expected = row["inputs"], row["expected"]
    opening, *page = page_of(given)
    page.sort(key=lambda one: one.value_date)
    days, amounts = [one.value_date.toordinal() for one in page], [one.signed_minor for one in page]
    ends = np.arange(1, ACCOUNTS + 1) * len(page)
    events = TransactionEvents(column(days * ACCOUNTS), column(amounts * ACCOUNTS), ends - len(page), ends)
    end = date.fromisoformat(given["until"]).toordinal() + 1
    replayed = replay(
        EarningRules.of(terms_of(given)),
        Life(opening.value_date.toordinal(), end, closes=False),
        column([opening.signed_minor] * ACCOUNTS),
        events.of_block(np.arange(ACCOUNTS)) if page else lambda _start, _end: (),
    )
    posted = replayed.postings[-1]
    assert posted.interest.tolist() == [BDT(expected["interest"]).minor] * ACCOUNTS
    assert posted.tax.tolist() == [BDT(expected.get("tax", 0)).minor] * ACCOUNTS
    assert (replayed.balance - posted.interest + posted.tax).tolist() == [BDT(expected["closing"]).minor] * ACCOUNTS


def column(values: list[int]) -> Column:
    return np.array(values, dtype=np.int64)
