"""A first list of holidays from the `holidays` package, to be checked and then kept.

The package knows many countries, but not all that a government declares, and it computes
what the moon decides. So its list is a seed: compare it with the notice of the year, write
it to a file, and load that file from then on. A newer version of the package can then move
no due date that was agreed.

The package is asked for here alone, and is installed by itself: ``pip install holidays``.

>>> seed_holidays("BD", 2027, 2026)
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: last_year=2026 must not be before first_year=2027
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, simplefilter

from microloan.calendars.holidays import ANNOUNCED, ESTIMATED, Holiday, HolidayList
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MISSING = "a seed of holidays needs the package holidays, which cannot be imported here: pip install holidays"


def seed_holidays(
    country: str, first_year: int, last_year: int, *, subdivision: str | None = None, language: str = "en_US"
) -> HolidayList:
    """Return the list that the `holidays` package has for a country.

    What the package marks as an estimate is `ESTIMATED`. Each row names the package and its
    version as its source.

    Parameters
    ----------
    country
        Two capital letters, ISO 3166: ``BD``, ``IN``.
    first_year, last_year
        The years to cover, both included.
    subdivision
        A state or province as the package writes it: ``WB`` for West Bengal.
    language
        In which the names are: a language the package offers for the country.

    Raises
    ------
    MicroloanError
        If the package does not know the country, the subdivision, the language or one of the
        years, or has a warning about them.
    ImportError
        If the package is not installed.

    Examples
    --------
    >>> seed_holidays("BD", 2026, "2027")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: last_year='2027' must be a year such as 2026
    """
    for name, year in (("first_year", first_year), ("last_year", last_year)):
        if type(year) is not int:
            raise MicroloanError(name, year, "must be a year such as 2026", code="wrong_type")
    if last_year < first_year:
        raise MicroloanError("last_year", last_year, f"must not be before first_year={first_year}", code="out_of_order")
    package = _package()
    known = _known(package, country, subdivision, language, range(first_year, last_year + 1))
    place = country if subdivision is None else f"{country}-{subdivision}"
    source = f"Python package holidays {package.__version__}, {place}, public holidays"
    return HolidayList(
        code=place,
        name=f"{place}, seeded",
        first=date(first_year, 1, 1),
        last=date(last_year, 12, 31),
        source=f"{source}; not compared with the government's notices",
        holidays=tuple(_holidays(known, source)),
    )


def _package() -> Any:  # noqa: ANN401 - it may not be there for a type checker to see
    try:
        return import_module("holidays")
    except ImportError as error:
        raise ImportError(_MISSING, name="holidays") from error


def _known(package: Any, country: str, subdivision: str | None, language: str, years: range) -> Any:  # noqa: ANN401
    """Return the package's holidays of some years, whose errors and silences are refused."""
    try:
        with catch_warnings(record=True) as warned:
            simplefilter("always")
            known = package.country_holidays(country, subdiv=subdivision, years=years, language=language)
    except NotImplementedError as error:
        place, argument = (country, "country") if subdivision is None else (subdivision, "subdivision")
        raise MicroloanError(argument, place, "is not known to the package holidays", code="unknown_name") from error
    if warned:
        asked = f"{years[0]} to {years[-1]}"
        raise MicroloanError(
            "years", asked, f"made the package holidays warn: {warned[0].message}", code="out_of_range"
        )
    # Outside these the package answers too: without a holiday, or in another language.
    for argument, year in (("first_year", years[0]), ("last_year", years[-1])):
        if not known.start_year <= year <= known.end_year:
            problem = f"must be from {known.start_year} to {known.end_year}, which the package knows for {country}"
            raise MicroloanError(argument, year, problem, code="out_of_range")
    if language not in known.supported_languages:
        problem = f"must be one of {', '.join(known.supported_languages)}, which the package has for {country}"
        raise MicroloanError("language", language, problem, code="unknown_name")
    return known


def _holidays(known: Any, source: str) -> Iterator[Holiday]:  # noqa: ANN401
    mark = known.tr(getattr(known, "estimated_label", "%s (estimated)")).replace("%s", "").strip()
    for day in sorted(known):
        for name in known.get_list(day):
            plain = name.replace(mark, "").strip()
            yield Holiday(day, plain, source, ANNOUNCED if plain == name else ESTIMATED)
