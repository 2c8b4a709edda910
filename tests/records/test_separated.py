"""The first row of a file: which columns are read, which are not, and which are misspelt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.errors import MicroloanError
from microloan.records.separated import heading

KNOWN = (
    "loan",
    "principal",
    "disbursed_on",
    "installments",
    "rate",
    "first_due",
    "member",
    "officer",
    "branch",
    "group",
)
NEEDED = KNOWN[:3]
OTHERS = [
    "Village",
    "phone",
    "loan_no",
    "Loan_Type",
    "member_id",
    "branch_code",
    "date",
    "status",
    "গ্রাম",
    "remarks",
    "2026",
    "principal_paid",
    "disbursed_by",
    "officer_id",
    "group_name",
    "center",
    "account",
    "interest",
    "late",
    "role",
]


@given(order=st.permutations([*KNOWN, *OTHERS]))
def test_columns_stand_in_any_order_and_others_are_ignored(order: list[str]) -> None:
    found = heading(order, known=KNOWN, needed=NEEDED)
    assert [name for name in found.names if name in KNOWN] == [name for name in order if name in KNOWN]
    assert found.ignored == tuple(name for name in order if name in OTHERS)


def test_others_are_ignored_where_optional_columns_are_not_there() -> None:
    assert heading([*NEEDED, *OTHERS], known=KNOWN, needed=NEEDED).ignored == tuple(OTHERS)


@given(name=st.sampled_from([name for name in KNOWN if len(name) > 4]), data=st.data())
def test_two_letters_that_changed_places_are_a_slip(name: str, data: st.DataObject) -> None:
    places = [
        place
        for place in range(1, len(name) - 1)
        if "_" not in name[place : place + 2] and name[place] != name[place + 1]
    ]
    place = data.draw(st.sampled_from(places))
    slip = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    with pytest.raises(MicroloanError, match=f"column='{slip}' is not known; did you mean {name}"):
        heading([*(one for one in KNOWN if one != name), slip], known=KNOWN, needed=NEEDED)


@given(name=st.sampled_from([name for name in KNOWN if len(name) > 4]), data=st.data())
def test_a_letter_that_is_left_out_is_a_slip(name: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([place for place in range(1, len(name)) if name[place] != "_"]))
    slip = name[:place] + name[place + 1 :]
    with pytest.raises(MicroloanError, match=f"did you mean {name}"):
        heading([*(one for one in KNOWN if one != name), slip], known=KNOWN, needed=NEEDED)


def test_a_name_near_to_a_column_that_is_there_is_another() -> None:
    assert heading([*KNOWN, "office", "loans"], known=KNOWN, needed=NEEDED).ignored == ("office", "loans")


def test_a_name_that_means_another_thing_is_no_slip() -> None:
    assert heading([*NEEDED, "office"], known=KNOWN, needed=NEEDED, apart=("office",)).ignored == ("office",)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (
            ["loan_no", "principal", "disbursed_on"],
            "column='loan' is missing in the first row; rename loan_no, if that is it",
        ),
        (["x", "principal", "disbursed_on"], "column='loan' is missing in the first row; it has x"),
        (["principal", "disbursed_on"], "column='loan' is missing in the first row"),
        (["loan", "Loan", "principal", "disbursed_on"], "column='loan' stands twice"),
        (["loan;principal;disbursed_on"], "the cells seem to stand between semicolons, and must stand between commas"),
        ([], "column='loan' is missing in the first row"),
    ],
)
def test_what_is_refused(cells: list[str], problem: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        heading(cells, known=KNOWN, needed=NEEDED)
    assert str(caught.value).endswith(problem)
