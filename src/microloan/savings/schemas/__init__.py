"""The JSON Schema of a savings statement as plain data, for editors and for other languages.

===================  ===============================================================
`statement_schema`   what `SavingsStatement.to_dict` writes and `from_dict` reads
===================  ===============================================================

>>> statement_schema()["title"]
'Savings statement'
"""

from __future__ import annotations

from microloan.products.schemas import read_schema


def statement_schema() -> dict[str, object]:
    """Return the JSON Schema of a savings statement as plain data: ``microloan/savings-statement/1``.

    It knows the shape of the record; that the lines follow from the transactions,
    `SavingsStatement.from_dict` alone checks.

    Examples
    --------
    >>> statement_schema()["required"][:4]
    ['schema', 'currency', 'terms', 'until']
    """
    return read_schema("microloan.savings.schemas", "statement")
