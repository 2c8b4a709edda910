"""Strict reading and writing of plain data: no floats, no unknown keys, versioned.

=============  ====================================================================
`plain`        what plain data is: the kinds of value, and the limits
`parsing`      `read_json`, `read_toml`: text to plain data
`files`        `read_file`: a JSON or TOML file to plain data
`reading`      `Reader`: plain data to values, key by key; `check_schema`, `located`
`writing`      `to_json`, `to_toml`: plain data to text
`separated`    rows of comma-separated values: columns, cells, a `BadRow`
=============  ====================================================================

A `Reader` hands out each key once it is asked for. Leaving its ``with`` block, it refuses
keys that nobody asked for, and an error of a constructor called within says where in the
data its argument came from.

>>> from microloan.arithmetic.rates import rate_of
>>> text = '''
... schema = "microloan/offer/1"
... opened_on = 2026-01-04
... [interest]
... rate = "24%"
... '''
>>> with Reader(read_toml(text)) as record:
...     check_schema(record, "offer", 1)
...     opened_on = record.day("opened_on")
...     with record.child("interest") as interest:
...         rate = rate_of(interest.text("rate"))
>>> opened_on, rate
(datetime.date(2026, 1, 4), percent('24'))

>>> with Reader(read_json('{"interest": {"rate": "24"}}')) as record, record.child("interest") as interest:
...     rate_of(interest.text("rate"))
Traceback (most recent call last):
    ...
microloan.errors.RecordError: interest.rate='24' is not a rate; write "24%"
"""

from __future__ import annotations

from microloan.records.files import read_file
from microloan.records.parsing import read_json, read_toml
from microloan.records.reading import MissingKey, Reader, check_schema, located
from microloan.records.separated import BadRow
from microloan.records.writing import to_json, to_toml

__all__ = [
    "BadRow",
    "MissingKey",
    "Reader",
    "check_schema",
    "located",
    "read_file",
    "read_json",
    "read_toml",
    "to_json",
    "to_toml",
]
