"""The digits of a script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.errors import MicroloanError
from microloan.labels import BANGLA, DEVANAGARI, LATIN, TAMIL, DigitSet

sets = st.sampled_from((LATIN, BANGLA, DEVANAGARI, TAMIL))


@given(sets, st.integers())
def test_python_reads_what_is_written(digits: DigitSet, number: int) -> None:
    assert int(digits.written(str(number))) == number


@given(sets, st.text())
def test_nothing_but_ascii_digits_changes(digits: DigitSet, text: str) -> None:
    written = digits.written(text)

    assert len(written) == len(text)
    assert all(new == old or (old.isascii() and old.isdigit()) for old, new in zip(text, written, strict=True))


@pytest.mark.parametrize(
    ("digits", "script"), [(LATIN, "DIGIT"), (BANGLA, "BENGALI"), (DEVANAGARI, "DEVANAGARI"), (TAMIL, "TAMIL")]
)
def test_the_digits_are_of_one_script(digits: DigitSet, script: str) -> None:
    assert [unicodedata.name(sign).split()[0] for sign in digits.digits] == [script] * 10
    assert repr(digits) == f"digits.{digits.name.upper()}"


@pytest.mark.parametrize("digits", ["", "012345678", "9876543210", "01234567890", "abcdefghij", None, 123])
def test_digits_are_ten_in_order(digits: object) -> None:
    with pytest.raises(MicroloanError, match="must be ten digits from zero to nine") as caught:
        DigitSet("own", digits)  # type: ignore[arg-type]

    assert (caught.value.argument, caught.value.code) == ("digits", "bad_digits")
