"""``microloan check``: a loan against every rule of a rulebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.cli.asking import amount_of, is_path, whole_of
from microloan.cli.commands import add_command
from microloan.cli.output import Refused, print_message
from microloan.cli.schedule import add_loan, loan_of
from microloan.errors import MicroloanError, RecordError, shown
from microloan.products.applicants import Area
from microloan.records import to_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from datetime import date

    from microloan.cli.commands import Commands
    from microloan.currency import Currency, Money
    from microloan.explanation import Explanation
    from microloan.pricing import Findings, Household
    from microloan.regulations import Rulebook

_DESCRIPTION = """One loan against every rule of a rulebook: kept, broken, unknown, or not applicable.

The rules are those of the day of disbursement. What the terms do not say is unknown until
--say tells it. A finding is for a person; nothing here decides whether a loan may be made, and
the exit code is 0 though rules are broken.
"""
_EPILOG = """examples:
  microloan check jcf-jagoron 20000 --disbursed 2026-01-04 --rulebook bd-mra
  microloan check asa-primary 20000 --disbursed 2026-01-04 --rulebook bd-mra --say savings_rate=6%
  microloan check wegrow-jlg 40000 --disbursed 2026-01-04 --rulebook in-rbi --income 300000 --obligations 9000
  microloan check jcf-jagoron 20000 --disbursed 2026-01-04 --rulebook bd-mra --explain annual_rate
  microloan check jcf-jagoron 20000 --disbursed 2026-01-04 --rulebook our-rules.toml --format md

formats:
  table  lined up for reading
  csv    a row for each rule; lines end in LF, as all text here
  json   a record for each rule, with its source
  md     a Markdown table

--say is given once for each rule: a rate, an amount, a count or a word as the rule has it; yes
or no for what is there or not, such as --say prepayment_penalty=no. --case says which case of a
rule the loan is of, such as --case 'first cycle'.

A rulebook of your own is a TOML or JSON file. The other options are those of microloan schedule.
"""
_WHETHER = {"yes": True, "no": False}
# What the library calls a part of a household, and the option for it.
_HOUSEHOLD = {
    "annual_income": "--income",
    "monthly_obligations": "--obligations",
    "indebtedness": "--debts",
    "other_lenders": "--other-lenders",
}


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = add_command(
        commands,
        "check",
        summary="a loan against the rules of a regulator",
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    add_loan(parser)
    parser.add_argument("--rulebook", metavar="RULES", required=True, help="such as bd-mra or in-rbi, or a file's path")
    parser.add_argument("--income", metavar="AMOUNT", help="the household's income of a year")
    parser.add_argument("--obligations", metavar="AMOUNT", help="what it repays in a month on other loans")
    parser.add_argument("--debts", metavar="AMOUNT", help="what it owes without this loan")
    parser.add_argument("--other-lenders", metavar="N", help="how many other lenders it owes")
    parser.add_argument("--area", choices=tuple(area.value for area in Area), help="where it lives")
    parser.add_argument("--say", metavar="RULE=VALUE", action="append", help="what the terms do not say")
    parser.add_argument("--case", metavar="CASE", action="append", help="which case of a rule the loan is of")
    parser.add_argument("--format", choices=tuple(_FORMATS), default="table", help="how to print it (default: table)")
    parser.add_argument("--explain", metavar="RULE", help="the arithmetic of one rule alone (formats: table, json)")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> str:
    """Return the findings."""
    from microloan.pricing import check

    if asked.explain is not None and asked.format not in _EXPLAINED:
        raise Refused(f"--format {asked.format} does not go with --explain; write {' or '.join(_EXPLAINED)}")
    terms = loan_of(asked)
    book = _rulebook(asked.rulebook, terms.disbursed_on)
    household = _household(asked, terms.currency)
    if note := book.foreign_note(terms.currency):
        print_message(f"--rulebook={shown(asked.rulebook)}: {note}")
    try:
        findings = check(terms, book, household=household, stated=_said(asked.say or []), cases=asked.case)
    except MicroloanError as error:
        option = {"stated": "--say", "cases": "--case"}.get(error.argument.partition("[")[0])
        if option is None:
            raise
        of = error.argument.removeprefix("stated").strip("[]'") if option == "--say" else ""
        said = f"{option} {of}={shown(_typed(asked.say, of))}" if of else f"{option}={shown(error.value)}"
        raise Refused(f"{said} {error.problem}") from error
    return _FORMATS[asked.format](findings) if asked.explain is None else _explained(findings, asked)


def _explained(findings: Findings, asked: argparse.Namespace) -> str:
    """Return the arithmetic of a rule, in every case that the rulebook has of it."""
    found = [
        findings.explain(rule.name, case=rule.case) for rule in findings.rulebook.rules if rule.name == asked.explain
    ]
    if not found:
        names = ", ".join(dict.fromkeys(rule.name for rule in findings.rulebook.rules))
        raise Refused(f"--explain={shown(asked.explain)} must be a rule of {findings.rulebook.code}: {names}")
    return _EXPLAINED[asked.format](found)


def _typed(texts: list[str], name: str) -> str:
    """Return what was typed for a rule."""
    return next(text.removeprefix(f"{name}=") for text in texts if text.startswith(f"{name}="))


def _rulebook(name: str, day: date) -> Rulebook:
    """Return the rulebook of this code, or the one in the file of this path, as it holds on the day."""
    from microloan.regulations import load_rulebook, rulebook_history

    try:
        return (load_rulebook(name) if is_path(name) else rulebook_history(name)).on(day)
    except RecordError as error:
        raise Refused(f"--rulebook={shown(name)}: {error}") from error
    except MicroloanError as error:
        if error.argument == "on":
            raise Refused(f"--disbursed={shown(str(day))} {error.problem}") from error
        raise Refused(f"--rulebook={shown(name)} {error.problem}") from error


def _household(asked: argparse.Namespace, currency: Currency) -> Household:
    from microloan.pricing import Household

    lenders = asked.other_lenders
    try:
        return Household(
            annual_income=_amount("--income", asked.income, currency),
            monthly_obligations=_amount("--obligations", asked.obligations, currency),
            indebtedness=_amount("--debts", asked.debts, currency),
            other_lenders=None if lenders is None else whole_of("--other-lenders", lenders),
            area=None if asked.area is None else Area(asked.area),
        )
    except MicroloanError as error:
        if error.argument not in _HOUSEHOLD:
            raise
        option = _HOUSEHOLD[error.argument]
        typed = getattr(asked, option.removeprefix("--").replace("-", "_"))
        raise Refused(f"{option}={shown(typed)} {error.problem}") from error


def _amount(option: str, text: str | None, currency: Currency) -> Money | None:
    return None if text is None else amount_of(option, text, currency)


def _said(texts: list[str]) -> dict[str, str | bool]:
    """Return what was said of each rule; yes and no are whether it is there."""
    said: dict[str, str | bool] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not name or not sign or not value:
            raise Refused(f"--say={shown(text)} must be a rule and what is so, such as savings_rate=6%")
        if name in said:
            raise Refused(f"--say={shown(text)} says {shown(name)} a second time")
        said[name] = _WHETHER.get(value, value)
    return said


def _as_json(findings: Findings) -> str:
    records = [{key: value for key, value in one.items() if value is not None} for one in findings.records()]
    return to_json({"rulebook": findings.rulebook.code, "on": findings.rulebook.on, "findings": records})


_EXPLAINED: dict[str, Callable[[list[Explanation]], str]] = {
    "table": lambda explanations: "\n".join(map(str, explanations)),
    "json": lambda explanations: to_json({"explanations": [one.to_dict() for one in explanations]}),
}
_FORMATS: dict[str, Callable[[Findings], str]] = {
    "table": lambda findings: findings.to_table().to_text(),
    "csv": lambda findings: findings.to_table().to_csv().replace("\r\n", "\n"),
    "json": _as_json,
    "md": lambda findings: findings.to_table().to_markdown(),
}
