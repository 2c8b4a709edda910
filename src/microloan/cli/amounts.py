"""``microloan format``, ``words`` and ``parse``: amounts from arguments, or from lines of standard input.

Each amount is answered by one line. One that cannot be read leaves its line empty and is
told on standard error with its place; the others are printed, and the exit code is 2.

>>> from microloan.cli import main
>>> main(["format", "4288686000", "1,2,3", "--locale", "en_BD"])
Tk. 4,28,86,86,000
<BLANKLINE>
2
>>> main(["words", "11500.50", "--locale", "en_BD"])
Eleven Thousand Five Hundred Taka and Fifty Paisa Only
0
>>> main(["parse", "Rs.43 Crore", "--locale", "en_IN"])
430000000.00 INR crore
0
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from microloan.arithmetic.rounding import HALF_UP
from microloan.cli.output import PartlyRefused, Refused, check_fits
from microloan.currency import currencies, money_format, scale
from microloan.currency.minor_units import plain_text
from microloan.currency.printing.field_formats import FIELD_FORMATS
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Mapping

    from microloan.cli.commands import Commands
    from microloan.currency import Currency
    from microloan.currency.money_format import MoneyStyle
    from microloan.currency.parsing import Parsed, Reading

_STYLES: dict[str, Callable[[str], MoneyStyle]] = {
    "field": money_format.field,
    "compact": money_format.compact,
    "cldr": money_format.cldr,
    "cldr-accounting": money_format.cldr_accounting,
    "cldr-code": money_format.cldr_code,
    "cldr-name": money_format.cldr_name,
    "cldr-compact": money_format.cldr_compact,
}
_SCALES = {one.name: one for one in (scale.THOUSAND, scale.LAKH, scale.CRORE, scale.MILLION, scale.BILLION)}
_CURRENCIES = {currency.code: currency for currency in currencies.ALL}
_LOCALES = ", ".join(FIELD_FORMATS)
_CR = ("crore", "credit-negative", "debit-negative")
SPOKEN = ("en_BD", "en_IN", "en_NP", "en_PK", "en_LK", "bn_BD", "bn_IN", "hi_IN")
_USUAL_EXPONENT = 2
_LINE_END = re.compile(r"\r\n|\n|\r")

# What the library would be told by a value, the command is told by an option, or not at all.
_BY_OPTION = {
    "ambiguous_rupee": "say which with --locale or --currency",
    "ambiguous_cr": "write crore, or add --cr crore",
    "ledger_side_needs_mode": "say its sign with --cr credit-negative",
    "trailing_sign": "write it first, or add --ledger",
    "plus_sign": "leave it out, or add --ledger",
}
_ALONE = {"negative": "words are for amounts to be paid"}


def _empty(text: str, error: MicroloanError) -> str:
    return ""


def add_to(commands: Commands) -> None:
    """Add these commands to the command line."""
    _add_format(commands)
    _add_words(commands)
    _add_parse(commands)


def _add_format(commands: Commands) -> None:
    parser = _parser(commands, "format", "amounts as they are printed in a locale", _format)
    parser.add_argument("--locale", required=True, help=f"one of {_LOCALES}")
    parser.add_argument("--currency", choices=tuple(_CURRENCIES), help="default: the currency of the locale")
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--style", choices=tuple(_STYLES), default="field", help="default: field, as on paper")
    ways.add_argument("--in", dest="scale", choices=tuple(_SCALES), help="count in this scale")
    parser.add_argument("--places", metavar="N", help="decimals with --in, rounded half up (default: 2)")


def _add_words(commands: Commands) -> None:
    parser = _parser(commands, "words", "amounts in words, as on a cheque", _words)
    parser.add_argument("--locale", required=True, help=f"one of {', '.join(SPOKEN)}")
    parser.add_argument("--currency", choices=tuple(_CURRENCIES), help="default: the currency of the locale")


def _add_parse(commands: Commands) -> None:
    parser = _parser(commands, "parse", "printed amounts as plain numbers", _parse)
    parser.add_argument("--locale", help=f"says what Rs. means: one of {_LOCALES}")
    parser.add_argument("--currency", choices=tuple(_CURRENCIES), help="the currency of every amount")
    parser.add_argument("--in", dest="scale", choices=tuple(_SCALES), help="the scale where none is printed")
    parser.add_argument("--cr", choices=_CR, help="what Cr and Dr mean after a number")
    parser.add_argument("--ledger", action="store_true", help="also read 500- and +500, as old ledgers have them")
    parser.add_argument("--labelled", action="store_true", help="each amount stands after a label")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json: one object for each line")


def _parser(
    commands: Commands, name: str, summary: str, run: Callable[[argparse.Namespace], str]
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}, one line for each.",
        epilog="Amounts stand before the options, or after --, where they may begin with a minus. "
        "Without amounts, each line of standard input is one.",
        allow_abbrev=False,
    )
    parser.add_argument("amounts", metavar="AMOUNT", nargs="*", help="such as 20000, '4,28,86,86,000' or 'Rs.43 Crore'")
    parser.set_defaults(run=run)
    return parser


def _format(asked: argparse.Namespace) -> str:
    style = _style(asked)
    currency = _currency(asked)
    return _each(asked, lambda text: currency.parse(text).format(style))


def _words(asked: argparse.Namespace) -> str:
    from microloan.currency.words import amount_words

    _check_locale(asked.locale, SPOKEN)
    with_words = amount_words.of(asked.locale)
    currency = _currency(asked)
    return _each(asked, lambda text: currency.parse(text).words(with_words))


def _parse(asked: argparse.Namespace) -> str:
    from microloan.currency.parsing import parse, parse_labelled

    reading = _reading(asked)
    as_json = asked.format == "json"
    written = _as_json if as_json else _as_text

    def read(text: str) -> str:
        if not asked.labelled:
            return written(text, parse(text, reading), None)
        figure = parse_labelled(text, reading)
        return written(text, figure.parsed, figure.label)

    return _each(asked, read, _error_as_json if as_json else _empty, _BY_OPTION)


def _style(asked: argparse.Namespace) -> MoneyStyle:
    _check_locale(asked.locale, tuple(FIELD_FORMATS))
    if asked.scale is None:
        if asked.places is not None:
            raise Refused("--places goes with --in alone")
        return _STYLES[asked.style](asked.locale)
    places = "2" if asked.places is None else asked.places
    if not (places.isascii() and places.isdigit() and len(places) == 1):
        raise MicroloanError("--places", places, "must be a digit, such as 2", code="bad_number")
    try:
        return money_format.in_scale(_SCALES[asked.scale], places=int(places), rounding=HALF_UP, locale=asked.locale)
    except MicroloanError as error:
        raise Refused(f"--in {asked.scale} has no word in --locale {asked.locale}") from error


def _currency(asked: argparse.Namespace) -> Currency:
    from microloan.currency.parsing.readings import HOMES

    return HOMES[asked.locale] if asked.currency is None else _CURRENCIES[asked.currency]


def _check_locale(locale: str, known: tuple[str, ...]) -> None:
    if locale not in known:
        raise MicroloanError("--locale", locale, f"is not known here; write one of {', '.join(known)}", code="locale")


def _reading(asked: argparse.Namespace) -> Reading:
    from microloan.currency.parsing import Cr, Signs, readings

    if asked.locale is not None:
        _check_locale(asked.locale, tuple(FIELD_FORMATS))
    reading = readings.STRICT if asked.locale is None else readings.of(asked.locale)
    if asked.currency is not None:
        known = _CURRENCIES[asked.currency]
        reading = replace(reading, home=known, known=known)
    return replace(
        reading,
        scale=None if asked.scale is None else _SCALES[asked.scale],
        cr=reading.cr if asked.cr is None else Cr(asked.cr.replace("-", "_")),
        signs=Signs.LEDGER if asked.ledger else reading.signs,
    )


def _each(
    asked: argparse.Namespace,
    answer: Callable[[str], str],
    refusal: Callable[[str, MicroloanError], str] = _empty,
    hints: Mapping[str, str] = _ALONE,
) -> str:
    """Return a line for each amount; what cannot be read is told at the end, with its place."""
    lines: list[str] = []
    problems: list[str] = []
    place = "amount" if asked.amounts else "line"
    for number, text in enumerate(asked.amounts or _lines_of_input(), start=1):
        try:
            lines.append(answer(text) if text.strip() else "")
        except MicroloanError as error:
            lines.append(refusal(text, error))
            problems.append(f"{place} {number}: {_told(error, hints)}")
    printed = "".join(f"{line}\n" for line in lines)
    check_fits(printed)
    if problems:
        raise PartlyRefused(printed, problems)
    return printed


def _told(error: MicroloanError, hints: Mapping[str, str]) -> str:
    from microloan.currency.parsing.typed import RIGHT, with_hint

    return with_hint(str(error), hints.get(error.code) or RIGHT.get(error.code))


def _lines_of_input() -> Iterable[str]:
    """Return the lines of standard input as UTF-8; a byte that is not becomes a sign that no amount has."""
    stream: TextIO | None = sys.stdin
    if stream is None:
        raise Refused("standard input is closed; write the amounts after the command")
    text = stream.buffer.read().decode("utf-8-sig", "replace") if hasattr(stream, "buffer") else stream.read()
    # Only what ends a line of a file: other breaks would be parts of an amount, and are refused there.
    lines = _LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]


def _error_as_json(text: str, error: MicroloanError) -> str:
    return json.dumps({"text": text, "error": error.code, "problem": error.problem}, ensure_ascii=False)


def _as_text(text: str, parsed: Parsed, label: str | None) -> str:
    currency = "-" if parsed.currency is None else parsed.currency.code
    parts = (_amount(parsed), currency, _scale(parsed) or "-")
    return " ".join(parts) if label is None else "\t".join((*parts, label))


def _as_json(text: str, parsed: Parsed, label: str | None) -> str:
    record: dict[str, object] = {} if label is None else {"label": label}
    record |= {
        "text": text,
        "amount": _amount(parsed),
        "currency": None if parsed.currency is None else parsed.currency.code,
        "scale": _scale(parsed),
        "grouping": parsed.grouping.value,
        "flags": sorted(mark.value for mark in parsed.flags),
    }
    return json.dumps(record, ensure_ascii=False)


def _amount(parsed: Parsed) -> str:
    return plain_text(parsed.minor, _USUAL_EXPONENT if parsed.currency is None else parsed.currency.exponent)


def _scale(parsed: Parsed) -> str | None:
    if parsed.scale is None:
        return None
    return parsed.scale.name if isinstance(parsed.scale, scale.Scale) else parsed.scale.value
