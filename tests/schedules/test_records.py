"""A schedule as plain data: what comes back, and what is found wrong and where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from microloan.errors import RecordError
from microloan.products import LoanTerms
from microloan.products.examples import example_terms
from microloan.records import read_json, read_toml, to_json, to_toml
from microloan.schedules import Schedule, amortize
from microloan.testing import terms

Changed = Callable[[dict[str, Any], str, object], dict[str, Any]]

RECORD: dict[str, Any] = amortize(example_terms()).to_dict()


@given(terms(most_installments=12))
def test_schedules_come_back_from_plain_data_json_and_toml(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    data = schedule.to_dict()
    assert Schedule.from_dict(data) == schedule
    assert Schedule.from_dict(read_json(to_json(data))) == schedule
    assert Schedule.from_dict(read_toml(to_toml(data))) == schedule


@pytest.mark.parametrize(
    ("path", "to", "argument", "code"),
    [
        ("terms.interest.rate", "24", "terms.interest.rate", "bad_rate"),
        ("terms.interest.rat", "24%", "terms.interest.rat", "unknown_key"),
        ("terms.schema", "microloan/terms/2", "terms.schema", "wrong_schema"),
        ("terms.repayment.first_due", "2026-01-04", "terms.repayment.first_due", "contradiction"),
        ("terms.principal", "BDT 20001", "installments.principal", "broken_schedule"),
        ("terms.repayment.installments", 45, "installments.rows", "broken_schedule"),
        ("currency", "INR", "currency", "contradiction"),
        ("installments", [], "installments.rows", "broken_schedule"),
        ("installments[6].number", 8, "installments[6].number", "contradiction"),
        ("installments[6].principal", 40_000, "installments.principal", "broken_schedule"),
        ("installments[6].principal", -1, "installments.amounts", "broken_schedule"),
        ("installments[6].interest", -1, "installments.amounts", "broken_schedule"),
        ("installments[6].interest", 81.32, "installments[6].interest", "inexact"),
        ("installments[6].due_on", "2026-01-21", "installments.due_days", "broken_schedule"),
        ("installments[0].due_on", "2026-01-04", "installments.due_days", "broken_schedule"),
        ("installments[6].outstanding_principal", 0, "installments[6].outstanding_principal", "contradiction"),
        ("installments[6].total", 48_500, "installments[6].total", "unknown_key"),
    ],
)
def test_a_mistake_is_found_by_its_path(changed: Changed, path: str, to: object, argument: str, code: str) -> None:
    with pytest.raises(RecordError) as caught:
        Schedule.from_dict(changed(RECORD, path, to))
    assert (caught.value.argument, caught.value.code) == (argument, code)


def test_a_figure_that_the_rest_contradicts_is_shown_beside_it(changed: Changed) -> None:
    with pytest.raises(RecordError) as caught:
        Schedule.from_dict(changed(RECORD, "installments[0].outstanding_principal", 1_960_730))
    assert str(caught.value) == (
        "installments[0].outstanding_principal=1960730 contradicts the rest of the record, which gives 1960731"
    )
