"""What a lender states in words, checked as it comes in.

>>> stated("late_payment", "2% a month on the overdue amount, and GST")
'2% a month on the overdue amount, and GST'
>>> stated("late_payment", " ")
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: late_payment=' ' must be text of one line, without space around it
"""

from __future__ import annotations

from microloan.errors import MicroloanError

LONGEST = 1_000
_JOINERS = "\u200c\u200d"


def stated(argument: str, value: object) -> str:
    """Return a text of one line; refuse anything else.

    Raises
    ------
    MicroloanError
        If it is no text, is empty, has space around it, more than one line, or more than 1,000 signs.

    Examples
    --------
    >>> stated("lender", "Surya Microfinance")
    'Surya Microfinance'
    """
    if not isinstance(value, str) or not _is_line(value):
        problem = "must be text of one line, without space around it"
        raise MicroloanError(argument, value, problem, code="bad_text")
    if len(value) > LONGEST:
        raise MicroloanError(argument, value, f"must have at most {LONGEST:,} signs", code="too_long")
    return value


def may_be_stated(argument: str, value: object) -> str | None:
    """Return a text of one line, or None where nothing is stated.

    >>> may_be_stated("borrower", None) is None
    True
    """
    return None if value is None else stated(argument, value)


def instance(argument: str, value: object, kind: type, example: str) -> None:
    """Refuse a value of another kind.

    >>> instance("lender", 5, str, "a name")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: lender=5 must be a name
    """
    if not isinstance(value, kind):
        raise MicroloanError(argument, value, f"must be {example}", code="wrong_type")


def _is_line(text: str) -> bool:
    # Python prints no joiners, which Bangla and Hindi are written with.
    return bool(text) and text == text.strip() and all(sign.isprintable() or sign in _JOINERS for sign in text)
