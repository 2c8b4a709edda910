"""Amounts of a pandas frame as text: for what is shown, and as a column of its own.

Whole numbers in a column are minor units; a `Decimal` is in major units; `Money` says
itself what it is.

>>> import pandas as pd
>>> from microloan.currency import BDT
>>> loans = pd.Series([4_288_686_000_00, 483_50], index=["A-17", "A-18"])
>>> text_series(loans, BDT, "en_BD").to_dict()
{'A-17': 'Tk. 4,28,86,86,000', 'A-18': 'Tk. 483.50'}
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from microloan.currency import money_format
from microloan.currency.money import Money
from microloan.currency.printing.counting import check_currency
from microloan.currency.printing.text_columns import text_column
from microloan.errors import ColumnError, MicroloanError, shown
from microloan.extras import require

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from microloan.currency.currencies import Currency
    from microloan.currency.money_format import MoneyStyle


@dataclass(frozen=True, slots=True)
class CellText:
    """The text of one cell; what `styler` returns.

    Parameters
    ----------
    currency
        What the amounts are in.
    style
        How they are printed.
    missing
        What is printed where there is no amount.

    Examples
    --------
    >>> from decimal import Decimal
    >>> from microloan.currency import BDT, money_format
    >>> cell = CellText(BDT, money_format.INDIAN, "none")
    >>> cell(48_350), cell(Decimal("483.50")), cell(BDT("483.50")), cell(None)
    ('Tk. 483.50', 'Tk. 483.50', 'Tk. 483.50', 'none')
    """

    currency: Currency
    style: MoneyStyle
    missing: str = ""

    def __call__(self, value: object) -> str:
        """Return the text of one value."""
        return self.missing if _is_missing(value) else self.style.text(self._minor(value), self.currency)

    def _minor(self, value: object) -> int:
        import numpy as np

        if isinstance(value, (int, np.integer)) and not isinstance(value, bool):
            return int(cast("int", value))
        if isinstance(value, Decimal):
            return self.currency(value).minor
        if isinstance(value, Money):
            if value.currency != self.currency:
                problem = f"must be in {self.currency.code}"
                raise MicroloanError("amount", value, problem, code="currency_mismatch")
            return value.minor
        if isinstance(value, float):
            problem = "is a float, which is seldom exact; keep minor units as Int64, or exact amounts as Decimal"
            raise MicroloanError("amount", value, problem, code="inexact")
        raise MicroloanError("amount", value, "must be whole minor units, a Decimal or Money", code="wrong_type")


def styler(currency: Currency, style: MoneyStyle | str, *, missing: str = "") -> CellText:
    """Return what ``DataFrame.style.format`` takes for columns of amounts.

    Parameters
    ----------
    currency
        What the amounts are in.
    style
        A `MoneyFormat`, a `ScaleFormat`, or the locale of a field format.
    missing
        What is printed where there is no amount (None, NaN, NaT, NA).

    Returns
    -------
    From the value of a cell to its text: whole numbers are minor units, a `Decimal` is in
    major units, and `Money` is in `currency`. Any other value is an error when the table is
    shown.

    Raises
    ------
    MicroloanError
        If pandas is not installed, or an argument is not of its kind.

    Examples
    --------
    >>> import pandas as pd
    >>> from microloan.currency import BDT
    >>> loans = pd.DataFrame({"loan": ["A-17"], "principal": [1_234_567_00]})
    >>> html = loans.style.format(styler(BDT, "en_BD"), subset=["principal"]).to_html()
    >>> "Tk. 12,34,567" in html
    True
    """
    require("pandas")
    check_currency(currency)
    if not isinstance(missing, str):
        raise MicroloanError("missing", missing, "must be text", code="wrong_type")
    return CellText(currency, money_format.of(style), missing)


def text_series(
    series: pd.Series[Any], currency: Currency, style: MoneyStyle | str, *, missing: str = ""
) -> pd.Series[str]:
    """Return a column of amounts as a column of text with the same index and name.

    Parameters
    ----------
    series
        Whole minor units of any type of pandas, or objects: `Decimal` in major units, or
        `Money`. Minor units are printed together, at millions a second; objects one by one.
    currency
        What the amounts are in.
    style
        A `MoneyFormat`, a `ScaleFormat`, or the locale of a field format.
    missing
        What is printed where there is no amount.

    Returns
    -------
    A pandas Series of text.

    Raises
    ------
    MicroloanError
        If pandas is not installed, an argument is not of its kind, or the column is of
        floats or truths.
    ColumnError
        If some rows hold what is no exact amount; the error has their positions.

    Examples
    --------
    >>> import pandas as pd
    >>> from microloan.currency import INR
    >>> from microloan.currency.printing.scale_format import compact
    >>> loaned = pd.Series([3_468_353_000_00, None], dtype="Int64", name="loaned")
    >>> text_series(loaned, INR, compact("en_IN"), missing="not reported").tolist()
    ['346.84 crore', 'not reported']
    """
    cell = styler(currency, style, missing=missing)
    import numpy as np
    import pandas as pd

    if not isinstance(series, pd.Series):
        problem = "must be a pandas Series, one column of a frame"
        raise MicroloanError("series", f"a {type(series).__name__}", problem, code="wrong_type")
    present = ~np.asarray(series.isna(), dtype=np.bool_)
    amounts = _texts(series[present], present, cell)
    texts = np.full(len(series), missing, dtype=max(amounts.dtype, np.dtype(f"=U{max(len(missing), 1)}"), key=_width))
    texts[present] = amounts
    return cast("pd.Series[str]", pd.Series(texts, index=series.index, name=series.name))


def _texts(series: pd.Series[Any], present: NDArray[np.bool_], cell: CellText) -> NDArray[np.str_]:
    """Return the texts of a column without gaps; `present` says where its rows come from."""
    import numpy as np

    kind = series.dtype.kind
    if kind in "iu":
        minor = series.to_numpy(dtype="uint64" if kind == "u" else "int64")
        return text_column(minor, cell.currency, cell.style)
    if kind != "O" and len(series):
        hint = "; a float is not exact, so keep minor units as Int64" if kind == "f" else ""
        problem = f"must be whole minor units, Decimal or Money{hint}"
        raise MicroloanError("series", series.dtype, problem, code="wrong_type")
    values = series.tolist()
    try:
        return np.array(list(map(cell, values)), dtype=np.str_)
    except MicroloanError as first:
        raise _wrong_rows(values, present, cell, first) from None


def _wrong_rows(values: list[object], present: NDArray[np.bool_], cell: CellText, first: MicroloanError) -> ColumnError:
    """Return the error of all rows that are refused for the same reason as the first."""
    places = present.nonzero()[0].tolist()
    wrong = [place for place, value in zip(places, values, strict=True) if _refusal(cell, value) == first.code]
    problem = f"have a wrong amount ({shown(first.value)} {first.problem})"
    return ColumnError("series", tuple(wrong), len(present), problem, code=first.code)


def _refusal(cell: CellText, value: object) -> str | None:
    try:
        cell(value)
    except MicroloanError as error:
        return error.code
    return None


def _is_missing(value: object) -> bool:
    import pandas as pd

    if value is None or value is pd.NA or value is pd.NaT:
        return True
    return value.is_nan() if isinstance(value, Decimal) else isinstance(value, float) and bool(pd.isna(value))


def _width(dtype: np.dtype[np.str_]) -> int:
    return dtype.itemsize
