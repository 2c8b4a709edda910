"""What a currency's units are called, and what they cannot be called."""

from __future__ import annotations

import pytest

from microloan.currency.words import AmountWords, CurrencyNames, UnitName, amount_words
from microloan.errors import MicroloanError

TAKA, PAISA = UnitName("Taka", "Taka"), UnitName("Paisa", "Paisa")


@pytest.mark.parametrize(
    ("parts", "argument", "code"),
    [
        (("bdt", TAKA), "code", "bad_code"),
        (("TAKA", TAKA), "code", "bad_code"),
        ((None, TAKA), "code", "bad_code"),
        (("BDT", "Taka"), "major", "wrong_type"),
        (("BDT", ("Taka", "Taka", ())), "major", "wrong_type"),
        (("BDT", UnitName("", "Taka")), "major", "bad_word"),
        (("BDT", UnitName("Taka", "Taka 5")), "major", "bad_word"),
        (("BDT", UnitName("Taka", "Taka", ("",))), "major", "bad_word"),
        (("BDT", UnitName("Taka", "Taka", "Tk")), "major.other", "wrong_type"),  # type: ignore[arg-type]
        (("BDT", TAKA, "Paisa"), "minor", "wrong_type"),
        (("BDT", TAKA, TAKA), "minor", "same_word"),
        (("BDT", TAKA, UnitName("Paisa", "Paisa", ("taka",))), "minor", "same_word"),
        (("BDT", TAKA, PAISA, 0), "minor", "bad_names"),
        (("BDT", TAKA, PAISA, 5), "exponent", "out_of_range"),
        (("BDT", TAKA, PAISA, True), "exponent", "wrong_type"),
    ],
)
def test_names_that_cannot_be(parts: tuple[object, ...], argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        CurrencyNames(*parts)  # type: ignore[arg-type]

    assert (caught.value.argument, caught.value.code) == (argument, code)


def test_a_minor_unit_may_be_absent() -> None:
    assert CurrencyNames("BDT", TAKA).minor is None
    assert CurrencyNames("JPY", UnitName("Yen", "Yen"), exponent=0).exponent == 0


@pytest.mark.parametrize(
    "style", [amount_words.ENGLISH, amount_words.BANGLA, amount_words.HINDI], ids=["en", "bn", "hi"]
)
def test_the_names_of_units_are_no_words_of_numbers(style: AmountWords) -> None:
    known = style.spelling.vocabulary.known
    for names in style.names:
        assert names.minor is not None
        for unit in (names.major, names.minor):
            assert not {word.lower() for form in (unit.one, unit.many, *unit.other) for word in form.split()} & known
