"""The forms that a text takes with a number: one day, two days.

How many forms there are, and which number takes which, differs from language to language.
A catalogue says it in its header, as gettext has it: ``plural=(n != 1)`` gives the number
of the form, counted from 0.

>>> Forms(("rupee", "rupees"), "n != 1").of(2)
'rupees'
>>> Forms(("टका",)).of(2)
'टका'
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Callable

# A rule repeats itself with the hundred; no language is known where it does so later.
_TRIED = range(201)
# English, and a text without forms, need no gettext.
_OF_ENGLISH: dict[str, Callable[[int], int]] = {"0": lambda _number: 0, "n != 1": lambda number: number != 1}


@dataclass(frozen=True, slots=True)
class Forms:
    """A text in the forms it takes with numbers.

    Parameters
    ----------
    texts
        The forms, in the order that the rule counts them; a single one fits every number.
    rule
        From a number ``n`` to the position of its form, in the notation of gettext.

    Raises
    ------
    MicroloanError
        If there is no form, or the rule cannot be read or leads to a form that is not there.

    Examples
    --------
    >>> weeks = Forms(("{count} week", "{count} weeks"), "n != 1")
    >>> weeks.of(1), weeks.of(46)
    ('{count} week', '{count} weeks')
    """

    texts: tuple[str, ...]
    rule: str = "0"

    def __post_init__(self) -> None:
        if type(self.texts) is not tuple or not self.texts or not all(type(text) is str for text in self.texts):
            raise MicroloanError("texts", self.texts, "must be a tuple of texts", code="wrong_type")
        _check_rule(self.rule, len(self.texts))

    def of(self, number: int) -> str:
        """Return the form that goes with a number.

        Parameters
        ----------
        number
            How many there are, 0 or more.

        Raises
        ------
        MicroloanError
            If it is not such a whole number.

        Examples
        --------
        >>> Forms(("दिन",)).of(15)
        'दिन'
        """
        if type(number) is not int or number < 0:
            raise MicroloanError("number", number, "must be a whole number, 0 or more", code="out_of_range")
        return self.texts[_position(self.rule, number, len(self.texts))]


@cache
def _check_rule(rule: str, forms: int) -> None:
    for number in _TRIED:
        _position(rule, number, forms)


def _position(rule: str, number: int, forms: int) -> int:
    try:
        position = _compiled(rule)(number)
    except ZeroDivisionError:
        position = -1
    if not 0 <= position < forms:
        problem = f"gives {number} no form; there are {forms}, counted from 0"
        raise MicroloanError("rule", rule, problem, code="bad_plural_rule")
    return position


@cache
def _compiled(rule: str) -> Callable[[int], int]:
    if rule in _OF_ENGLISH:
        return _OF_ENGLISH[rule]
    # What gettext itself compiles the headers of its catalogues with.
    from gettext import c2py

    try:
        return c2py(rule)
    except (TypeError, ValueError) as error:
        problem = 'is not a rule of gettext, such as "n != 1"'
        raise MicroloanError("rule", rule, problem, code="bad_plural_rule") from error
