"""The forms that a text takes with a number."""

from __future__ import annotations

import pytest
from babel.core import Locale
from babel.messages.plurals import get_plural
from hypothesis import given
from hypothesis import strategies as st

from microloan.errors import MicroloanError
from microloan.labels import Counted, labels_in
from microloan.labels.forms import Forms

SIX = tuple("012345")


@given(st.integers(min_value=0, max_value=10**12))
def test_a_single_form_fits_every_number(number: int) -> None:
    assert Forms(("টাকা",)).of(number) == "টাকা"


@given(st.integers(min_value=0, max_value=10**12))
def test_english_has_one_and_several(number: int) -> None:
    assert Forms(("one", "several"), "n != 1").of(number) == ("one" if number == 1 else "several")


@given(st.integers(min_value=0, max_value=10**12))
def test_a_rule_written_with_spaces_and_brackets_is_the_same_rule(number: int) -> None:
    assert Forms(("a", "b"), "(n != 1)").of(number) == Forms(("a", "b"), "n != 1").of(number)


# Languages of the region and of other families: two, one, four, and six forms.
@pytest.mark.parametrize("language", ["as", "ne", "ta", "te", "ur", "si", "my", "ru", "pl", "ar"])
def test_the_rules_that_babel_writes_into_headers_are_understood(language: str) -> None:
    count, rule = get_plural(language)[:2]
    forms = Forms(SIX[:count], rule)

    assert {forms.of(number) for number in range(201)} == set(SIX[:count])


@pytest.mark.parametrize("language", ["bn", "en", "hi"])
def test_ours_are_the_rules_of_cldr(language: str) -> None:
    forms = labels_in(language).texts[Counted.MONTH.value]
    names = {0: "one", 1: "other"}
    position = Forms(("0", "1"), forms.rule)

    cldr = Locale.parse(language).plural_form
    assert [names[int(position.of(number))] for number in range(501)] == [cldr(number) for number in range(501)]


@pytest.mark.parametrize("number", [-1, True, "2", None, 2.0])
def test_a_number_is_whole_and_not_below_zero(number: object) -> None:
    with pytest.raises(MicroloanError, match="must be a whole number, 0 or more") as caught:
        Forms(("দিন",)).of(number)  # type: ignore[arg-type]

    assert caught.value.argument == "number"


@pytest.mark.parametrize(
    "rule", ["", "n !== 1", "m != 1", "n ? 1", "__import__('os')", "(" * 99 + "n" + ")" * 99, None]
)
def test_a_rule_is_one_of_gettext(rule: object) -> None:
    with pytest.raises(MicroloanError) as caught:
        Forms(("a", "b"), rule)  # type: ignore[arg-type]

    assert caught.value.code == "bad_plural_rule"


@pytest.mark.parametrize(
    ("rule", "number"), [("n", 2), ("n % 3", 2), ("n == 100 ? 2 : 0", 100), ("1 / n", 0), ("0 - n", 1)]
)
def test_a_rule_gives_every_number_a_form(rule: str, number: int) -> None:
    with pytest.raises(MicroloanError, match=f"gives {number} no form; there are 2, counted from 0"):
        Forms(("a", "b"), rule)


@pytest.mark.parametrize("texts", [(), ["a"], "a", ("a", 1)])
def test_forms_are_a_tuple_of_texts(texts: object) -> None:
    with pytest.raises(MicroloanError, match="must be a tuple of texts"):
        Forms(texts)  # type: ignore[arg-type]
