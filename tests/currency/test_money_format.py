"""The named formats print as their table says; a locale is one of those known."""

from __future__ import annotations

import pytest

from microloan.currency import BDT, PKR, MoneyFormat, money_format
from microloan.errors import MicroloanError


@pytest.mark.parametrize(
    ("style", "whole", "part"),
    [
        (money_format.INDIAN, "Tk. 4,28,86,86,000", "-Tk. 1,483.50"),
        (money_format.WESTERN, "Tk. 4,288,686,000", "-Tk. 1,483.50"),
        (money_format.INDIAN_PLAIN, "4,28,86,86,000.00", "-1,483.50"),
        (money_format.WESTERN_PLAIN, "4,288,686,000.00", "-1,483.50"),
        (money_format.UNGROUPED_PLAIN, "4288686000.00", "-1483.50"),
        ("en_BD", "Tk. 4,28,86,86,000", "-Tk. 1,483.50"),
        ("en_IN", "Tk. 4,28,86,86,000", "-Tk. 1,483.50"),
    ],
)
def test_named_formats(style: MoneyFormat | str, whole: str, part: str) -> None:
    assert BDT(4_288_686_000).format(style) == whole
    assert BDT("-1483.50").format(style) == part


def test_a_locale_decides_the_groups_and_not_the_currency() -> None:
    assert PKR(100_000).format("en_IN") == "PKR 1,00,000"
    assert str(PKR(100_000)) == "Rs. 100,000"


def test_a_format_means_itself() -> None:
    style = MoneyFormat((4,))
    assert money_format.of(style) is style


@pytest.mark.parametrize("style", ["", "en", "en-BD", "EN_BD", "xx_XX", None, 3, (3, 2), ["en_BD"], True])
def test_an_unknown_locale_is_refused_with_those_known(style: object) -> None:
    with pytest.raises(MicroloanError, match=r'write one of "en_BD", "en_IN", .* "ta_IN", or a MoneyFormat') as caught:
        BDT(5).format(style)  # type: ignore[arg-type]
    assert (caught.value.argument, caught.value.code) == ("style", "unknown_locale")
