"""How amounts are spoken is a value, of parts that fit."""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace

import pytest

from microloan.currency import BDT, INR
from microloan.currency.words import CurrencyNames, Negatives, Position, UnitName, amount_in_words, amount_words
from microloan.errors import MicroloanError

ENGLISH = amount_words.ENGLISH
POISHA = CurrencyNames("BDT", UnitName("Taka", "Taka"), UnitName("Poisha", "Poisha"))


def test_a_style_is_a_value() -> None:
    for same in (copy.deepcopy(ENGLISH), pickle.loads(pickle.dumps(ENGLISH)), replace(ENGLISH)):  # noqa: S301
        assert same == ENGLISH
        assert hash(same) == hash(ENGLISH)
        assert amount_in_words(500, BDT, same) == "Five Taka Only"


def test_names_are_replaced_or_added() -> None:
    style = ENGLISH.with_names(POISHA)

    assert amount_in_words(5, BDT, style) == "Five Poisha Only"
    assert amount_in_words(5, INR, style) == "Five Paise Only"
    assert len(style.names) == len(ENGLISH.names)
    assert len(style.with_names(CurrencyNames("USD", UnitName("Dollar", "Dollars"))).names) == len(ENGLISH.names) + 1
    with pytest.raises(MicroloanError, match="names='BDT' is named twice"):
        ENGLISH.with_names(POISHA, POISHA)
    with pytest.raises(MicroloanError, match="must be a tuple of CurrencyNames"):
        ENGLISH.with_names("Poisha")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "argument", "code"),
    [
        ({"spelling": "english"}, "spelling", "wrong_type"),
        ({"names": [POISHA]}, "names", "wrong_type"),
        ({"names": (POISHA, POISHA)}, "names", "same_word"),
        ({"position": "prefix"}, "position", "wrong_type"),
        ({"joining": None}, "joining", "bad_word"),
        ({"joining": " and"}, "joining", "bad_word"),
        ({"closing": False}, "closing", "bad_word"),
        ({"closing": "5"}, "closing", "bad_word"),
        ({"closing": "and no more"}, "closing", "bad_word"),
        ({"joining": "as-well-as"}, "joining", "bad_word"),
        ({"negatives": True}, "negatives", "wrong_type"),
    ],
)
def test_a_part_that_is_not_of_the_form(change: dict[str, object], argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        replace(ENGLISH, **change)  # type: ignore[arg-type]

    assert (caught.value.argument, caught.value.code) == (argument, code)


def test_rules_print_their_names() -> None:
    assert [repr(rule) for rule in (*Position, *Negatives)] == [
        "Position.SUFFIX",
        "Position.PREFIX",
        "Negatives.REFUSED",
        "Negatives.SPOKEN",
    ]
