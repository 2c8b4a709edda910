"""The two forms of an amount are values with a name."""

from __future__ import annotations

import copy
import pickle

import pytest

import microloan as ml
from microloan.errors import MicroloanError
from microloan.schedules import amounts


@pytest.mark.parametrize("form", amounts.ALL)
def test_a_form_prints_as_it_is_written_and_survives_a_copy(form: amounts.AmountForm) -> None:
    assert eval(repr(form)) is form  # noqa: S307
    for copied in (pickle.loads(pickle.dumps(form)), copy.deepcopy(form)):  # noqa: S301
        amounts.check_form(copied)
        assert copied == form


def test_the_package_offers_them() -> None:
    assert ml.amounts is amounts


@pytest.mark.parametrize("form", ["decimal", True, 2, None, [], amounts.AmountForm("major", "taka")])
def test_anything_else_is_refused(form: object) -> None:
    with pytest.raises(MicroloanError) as caught:
        amounts.check_form(form)
    assert caught.value.code == "wrong_type"
