"""``microloan solve``: the rate, amount, count, installment or fee that meets a target.

>>> from microloan.cli import main
>>> words = "solve rate jcf-jagoron 20000 --disbursed 2026-01-04 --figure installment --near 500"
>>> main(words.split())    # doctest: +ELLIPSIS
Rate of Tk. 20,000 disbursed 2026-01-04, for installment near Tk. 500
...
0
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from microloan.cli.asking import amount_of, whole_of
from microloan.cli.commands import add_command
from microloan.cli.output import Refused
from microloan.cli.schedule import add_loan, loan_of
from microloan.errors import MicroloanError, shown
from microloan.interest.yields.conventions import EFFECTIVE_RATE, EU_APRC, NOMINAL_APR, REGULATION_Z, XIRR
from microloan.pricing import figures
from microloan.pricing.solving import solve_count, solve_fee, solve_installment, solve_principal, solve_rate
from microloan.pricing.targets import AT_LEAST, AT_MOST, NEAR, FigureKind, Target
from microloan.records import to_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Generator

    from microloan.cli.commands import Commands
    from microloan.currency import Money
    from microloan.pricing.solved import Solved
    from microloan.products import LoanTerms

_DESCRIPTION = """Which rate, amount, count, installment or fee gives the loan that is wanted.

UNKNOWN is what is looked for, and the target says what a figure of the loan shall be:
near a value, at most it, or at least it. The answer is exactly on a grid.

  rate          the rate of interest, in steps of 0.01%
  principal     the amount lent; AMOUNT only says which loan of the product it starts from
  installments  how many
  installment   a given installment, the rest with the last
  fee           what one fee is, whose name --fee gives
"""

_EPILOG = """examples:
  microloan solve rate jcf-jagoron 20000 --disbursed 2026-01-04 --figure installment --near 500
  microloan solve rate jcf-jagoron 20000 --disbursed 2026-01-04 --figure effective-rate --at-most 27%
  microloan solve rate jcf-jagoron 20000 --disbursed 2026-01-04 --figure charge-per-thousand --at-most 125‰
  microloan solve principal jcf-jagoron 20000 --disbursed 2026-01-04 --figure installment --at-most 600 --step 1000
  microloan solve installments jcf-jagoron 20000 --disbursed 2026-01-04 --figure installment --at-most 400
  microloan solve fee wegrow-jlg 40000 --disbursed 2026-01-04 --fee insurance --figure nominal-apr --at-most 31%

formats:
  text  how the answer was found, between its neighbours on the grid
  json  the same as a record, with the schedule; amounts in minor units (poisha, paisa)

Amounts are in the product's currency, as 20000 or 'Tk. 20,000'; rates need their unit, such as 27%.
Limits that the product sets are not kept: the question is what a loan would have to be.
"""

_FIGURES = {figure.name.removeprefix("service ").replace(" ", "-"): figure for figure in figures.ALL} | {
    "nominal-apr": figures.rate(NOMINAL_APR),
    "effective-rate": figures.rate(EFFECTIVE_RATE),
    "xirr": figures.rate(XIRR),
    "regulation-z": figures.rate(REGULATION_Z),
    "eu-aprc": figures.rate(EU_APRC),
}
_AIMS = {"near": NEAR, "at_most": AT_MOST, "at_least": AT_LEAST}
_FORMATS: dict[str, Callable[[Solved[Any]], str]] = {
    "text": lambda solved: str(solved.explain()),
    "json": lambda solved: to_json(solved.to_dict()),
}


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = add_command(
        commands,
        "solve",
        summary="the rate, amount, count, installment or fee that meets a target",
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    parser.add_argument("unknown", metavar="UNKNOWN", choices=tuple(_SOLVERS), help=" or ".join(_SOLVERS))
    add_loan(parser)
    parser.add_argument("--fee", metavar="NAME", help="which fee, where UNKNOWN is fee")
    parser.add_argument("--figure", metavar="FIGURE", choices=tuple(_FIGURES), required=True, help=", ".join(_FIGURES))
    aims = parser.add_mutually_exclusive_group(required=True)
    aims.add_argument("--near", metavar="VALUE", help="as near as the grid allows")
    aims.add_argument("--at-most", metavar="VALUE", help="not above: a cap, what a member can afford")
    aims.add_argument("--at-least", metavar="VALUE", help="not below")
    parser.add_argument("--step", metavar="VALUE", help="the answer is a multiple of it")
    parser.add_argument("--least", metavar="VALUE", help="the lowest answer that is open")
    parser.add_argument("--most", metavar="VALUE", help="the highest answer that is open")
    parser.add_argument("--format", choices=tuple(_FORMATS), default="text", help="how to print it (default: text)")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> str:
    """Return the answer in the format that was asked for."""
    if (asked.unknown == "fee") != (asked.fee is not None):
        raise Refused("--fee names the fee that is looked for; give it with the UNKNOWN fee, and only then")
    terms = loan_of(asked)
    target = _target(asked, terms)
    with _told(asked):
        return _FORMATS[asked.format](_SOLVERS[asked.unknown](asked, terms, target))


def _target(asked: argparse.Namespace, terms: LoanTerms) -> Target:
    figure = _FIGURES[asked.figure]
    name = next(name for name in _AIMS if getattr(asked, name) is not None)
    text, option = getattr(asked, name), f"--{name.replace('_', '-')}"
    value: Money | str = amount_of(option, text, terms.currency) if figure.kind is FigureKind.AMOUNT else text
    try:
        return Target(figure, _AIMS[name], value)
    except MicroloanError as error:
        raise Refused(f"{option}={shown(text)} {error.problem}") from error


def _rate(asked: argparse.Namespace, terms: LoanTerms, target: Target) -> Solved[Any]:
    return solve_rate(terms, target, **_bounds(asked))


def _principal(asked: argparse.Namespace, terms: LoanTerms, target: Target) -> Solved[Any]:
    return solve_principal(terms, target, **_amounts(asked, terms))


def _count(asked: argparse.Namespace, terms: LoanTerms, target: Target) -> Solved[Any]:
    bounds: dict[str, Any] = {name: whole_of(f"--{name}", text) for name, text in _bounds(asked).items()}
    return solve_count(terms, target, **bounds)


def _installment(asked: argparse.Namespace, terms: LoanTerms, target: Target) -> Solved[Any]:
    return solve_installment(terms, target, **_amounts(asked, terms))


def _fee(asked: argparse.Namespace, terms: LoanTerms, target: Target) -> Solved[Any]:
    fee = next((fee for fee in terms.charges if fee.name == asked.fee), None)
    is_rate = fee is None or not hasattr(fee.what, "currency")
    return solve_fee(terms, asked.fee, target, **(_bounds(asked) if is_rate else _amounts(asked, terms)))


_SOLVERS: dict[str, Callable[[argparse.Namespace, LoanTerms, Target], Solved[Any]]] = {
    "rate": _rate,
    "principal": _principal,
    "installments": _count,
    "installment": _installment,
    "fee": _fee,
}


def _bounds(asked: argparse.Namespace) -> dict[str, Any]:
    """Return the step and the ends of the grid that were given, as they were typed."""
    texts = {name: getattr(asked, name) for name in ("step", "least", "most")}
    return {name: text for name, text in texts.items() if text is not None}


def _amounts(asked: argparse.Namespace, terms: LoanTerms) -> dict[str, Money]:
    return {name: amount_of(f"--{name}", text, terms.currency) for name, text in _bounds(asked).items()}


@contextmanager
def _told(asked: argparse.Namespace) -> Generator[None]:
    """Tell a mistake by the option that was typed; a target by its own words."""
    try:
        yield
    except MicroloanError as error:
        if error.argument == "target":
            raise Refused(f"{error.value} {error.problem}") from error
        option = {"name": "fee"}.get(error.argument, error.argument)
        if option in {"fee", "step", "least", "most"} and getattr(asked, option) is not None:
            raise Refused(f"--{option}={shown(getattr(asked, option))} {error.problem}") from error
        raise
