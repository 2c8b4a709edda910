"""A known word that stands where it does not belong is told where it does."""

from __future__ import annotations

import pytest

from microloan.currency.words import Spelling, number_from_words, spelling
from microloan.errors import MicroloanError

SCALES = "Crore, Lakh, Thousand"


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("Two Lakh Five Lakh", spelling.ENGLISH, f"'Lakh'; scales fall, each after its number: {SCALES}"),
        ("Five Six", spelling.ENGLISH, f"'Six'; numbers fall, with a scale between two: {SCALES}"),
        ("Zero Five", spelling.ENGLISH, f"'Five'; numbers fall, with a scale between two: {SCALES}"),
        ("Five Zero", spelling.ENGLISH, "'Zero'; a zero stands alone, or after the point"),
        (
            "Ten Hundred",
            spelling.ENGLISH,
            "'Hundred'; it follows one to nine, or eleven to ninety-nine without the tens",
        ),
        ("Five and and Six", spelling.ENGLISH, "'and'; it stands between two parts, once"),
        ("Five Lakh,", spelling.ENGLISH, "'Lakh,'; it stands between two parts, once"),
        ("Only Five", spelling.ENGLISH, "'Only'; it closes the amount, once"),
        ("Five Minus", spelling.ENGLISH, "'Minus'; it stands first, once"),
        ("One Point Two Point", spelling.ENGLISH, "'Point'; it stands once, between a number and its digits"),
        ("One Point Ten", spelling.ENGLISH, "'Ten'; after the point digits are said one by one"),
        ("দেড় টাকা", spelling.BANGLA, "'দেড়'; it counts a scale: কোটি, লাখ, হাজার"),
        ("सौ हज़ार", spelling.HINDI, "'सौ'; it follows one to nine, or eleven to ninety-nine without the tens"),
    ],
)
def test_the_place_of_a_word(text: str, language: Spelling, place: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        number_from_words(text, language)

    assert caught.value.problem == f"has a word out of its place: {place}"
