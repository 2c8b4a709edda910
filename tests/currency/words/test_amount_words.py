"""The styles by locale."""

from __future__ import annotations

import pytest

from microloan.currency import BDT, INR, LKR, NPR, PKR
from microloan.currency.words import amount_from_words, amount_in_words, amount_words
from microloan.errors import MicroloanError

LOCALES = ["bn_BD", "bn_IN", "en_BD", "en_IN", "en_LK", "en_NP", "en_PK", "hi_IN"]


def test_a_style_means_itself() -> None:
    assert amount_words.of(amount_words.HINDI) is amount_words.HINDI


@pytest.mark.parametrize("locale", LOCALES)
def test_each_locale_speaks_of_each_currency(locale: str) -> None:
    style = amount_words.of(locale)
    said = [amount_in_words(150, currency, style) for currency in (BDT, INR, NPR, PKR, LKR)]

    assert all(words.endswith(style.closing) for words in said)


def test_poisha_is_another_name_for_paisa() -> None:
    poisha = amount_words.ENGLISH.with_names(amount_words.POISHA)

    assert amount_in_words(150, BDT, poisha) == "One Taka and Fifty Poisha Only"
    for words in ("One Taka Fifty Poisha", "One Taka Fifty Paisa"):
        assert [amount_from_words(words, BDT, style) for style in (poisha, amount_words.ENGLISH)] == [150, 150]


@pytest.mark.parametrize("style", ["en", "en_US", "EN_BD", "", None, 5, ["en_BD"]])
def test_an_unknown_locale_is_told_the_known_ones(style: object) -> None:
    with pytest.raises(MicroloanError, match="is not a known locale") as caught:
        amount_words.of(style)  # type: ignore[arg-type]

    assert (caught.value.argument, caught.value.code) == ("style", "unknown_locale")
    assert all(f'"{locale}"' in caught.value.problem for locale in LOCALES)
