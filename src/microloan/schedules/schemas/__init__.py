"""The JSON Schema of a schedule as plain data, for editors and for other languages.

==================  ===============================================================
`schedule_schema`   what `Schedule.to_dict` writes and `from_dict` reads
==================  ===============================================================

>>> schedule_schema()["title"]
'Schedule of one loan'
"""

from __future__ import annotations

from microloan.products.schemas import read_schema


def schedule_schema() -> dict[str, object]:
    """Return the JSON Schema of a schedule as plain data: ``microloan/schedule/1``.

    It knows the shape of the record; that the installments add up and the dates rise,
    `Schedule.from_dict` alone checks.

    Examples
    --------
    >>> schedule_schema()["required"]
    ['schema', 'terms', 'currency', 'installments']
    """
    return read_schema("microloan.schedules.schemas", "schedule")
