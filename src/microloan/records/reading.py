"""Plain data to values: each key asked for by its kind, none left over.

>>> with Reader({"every": "week", "installments": 46, "rate": "24%"}) as record:
...     count = record.whole("installments")
...     every = record.choice("every", {"week": 7, "day": 1})
Traceback (most recent call last):
    ...
microloan.errors.RecordError: rate='24%' is not a known key; the keys are installments, every
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from microloan.errors import MicroloanError, RecordError, nearest_name
from microloan.records.plain import joined, plain_table

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping
    from types import TracebackType
    from typing import Self

T = TypeVar("T")
D = TypeVar("D")

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TEXT = "text"
_WHOLE = "a whole number"
_DAY = "a date such as 2026-01-04"
_TABLE = "a table"


class MissingKey(RecordError):
    """A key that a record must have and has not.

    >>> Reader({"rat": "24%"}, "interest").text("rate")
    Traceback (most recent call last):
        ...
    microloan.records.reading.MissingKey: interest.rate is missing; write text (is rat a slip for it?)
    """

    def _message(self) -> str:
        return f"{self.argument} {self.problem}"


class Reader:
    """A table of plain data, read key by key.

    Every getter takes a key and notes that it was asked for. `finish` refuses keys that
    were not, in this table and in those handed out by `child` and `children`. As a context
    manager a reader finishes when its block ends well; when a constructor within refuses
    an argument, the error is raised again with its place in the record (see `located`).

    Parameters
    ----------
    data
        A mapping of plain data, as `read_toml` and `read_json` return it.
    path
        Where the table stands in its record; empty for the record itself.

    Raises
    ------
    RecordError
        If `data` is not plain. Getters raise it for a value of the wrong kind, and
        `MissingKey` where there is none.

    Examples
    --------
    >>> record = Reader({"principal": [{"minimum": 1000}, {"minimum": "2000"}]})
    >>> [slab.whole("minimum") for slab in record.children("principal")]
    Traceback (most recent call last):
        ...
    microloan.errors.RecordError: principal[1].minimum='2000' must be a whole number
    """

    __slots__ = ("_asked", "_data", "_handed_out", "path")

    def __init__(self, data: Mapping[str, object], path: str = "") -> None:
        self.path = path
        self._data = plain_table(data, path)
        self._asked: dict[str, None] = {}
        self._handed_out: list[Reader] = []

    def has(self, key: str) -> bool:
        """Return whether the table has `key`, which is thereby known."""
        self._asked[key] = None
        return key in self._data

    def optional(self, key: str, read: Callable[[str], T], default: D) -> T | D:
        """Return what `read` makes of `key`, or `default` where the table does not have it.

        >>> record = Reader({"grace": 4})
        >>> record.optional("grace", record.whole, 0), record.optional("deferred", record.whole, 0)
        (4, 0)
        """
        return read(key) if self.has(key) else default

    def raw(self, key: str) -> object:
        """Return the value of `key` as it is."""
        return self._value(key, "a value")

    def text(self, key: str) -> str:
        """Return a text."""
        return _checked(self._value(key, _TEXT), joined(self.path, key), str, _TEXT)

    def whole(self, key: str) -> int:
        """Return a whole number; true and false are not numbers."""
        return _checked(self._value(key, _WHOLE), joined(self.path, key), int, _WHOLE)

    def day(self, key: str) -> date:
        """Return a date, written as a TOML date or as text in the form 2026-01-04."""
        return _day(self._value(key, _DAY), joined(self.path, key))

    def child(self, key: str) -> Reader:
        """Return a reader of the table at `key`."""
        return self._handed(self._value(key, _TABLE), joined(self.path, key))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return an array of text."""
        return tuple(_checked(item, path, str, _TEXT) for path, item in self._items(key, "text"))

    def wholes(self, key: str) -> tuple[int, ...]:
        """Return an array of whole numbers."""
        return tuple(_checked(item, path, int, _WHOLE) for path, item in self._items(key, "whole numbers"))

    def days(self, key: str) -> tuple[date, ...]:
        """Return an array of dates."""
        return tuple(_day(item, path) for path, item in self._items(key, "dates"))

    def children(self, key: str) -> tuple[Reader, ...]:
        """Return a reader for each table of the array at `key`."""
        return tuple(self._handed(item, path) for path, item in self._items(key, "tables"))

    def choice(self, key: str, values: Mapping[str, T]) -> T:
        """Return the one of the named values that `key` names.

        >>> Reader({"every": "weak"}).choice("every", {"week": 7, "fortnight": 14})
        Traceback (most recent call last):
            ...
        microloan.errors.RecordError: every='weak' must be week or fortnight; did you mean week?
        """
        expected = " or ".join(values)
        name = _checked(self._value(key, expected), joined(self.path, key), str, expected)
        if name not in values:
            near = nearest_name(name, values)
            hint = f"; did you mean {near}?" if near else ""
            raise RecordError(joined(self.path, key), name, f"must be {expected}{hint}", code="unknown_choice")
        return values[name]

    def finish(self) -> None:
        """Refuse keys that were not asked for, here and in the tables handed out."""
        for key, value in self._data.items():
            if key not in self._asked:
                near = nearest_name(key, self._asked)
                known = f"the keys are {', '.join(self._asked)}" if self._asked else "no key is known here"
                hint = f"did you mean {near}?" if near else known
                raise RecordError(joined(self.path, key), value, f"is not a known key; {hint}", code="unknown_key")
        for reader in self._handed_out:
            reader.finish()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.finish()
        elif isinstance(error, MicroloanError) and not isinstance(error, RecordError):
            raise _placed(error, self.path) from error

    def _value(self, key: str, expected: str) -> object:
        if self.has(key):
            return self._data[key]
        near = nearest_name(key, (other for other in self._data if other not in self._asked))
        hint = f" (is {near} a slip for it?)" if near else ""
        problem = f"is missing; write {expected}{hint}"
        raise MissingKey(joined(self.path, key), None, problem, code="missing_key")

    def _items(self, key: str, expected: str) -> Iterator[tuple[str, object]]:
        path = joined(self.path, key)
        wanted = f"an array of {expected}"
        array = cast("list[object]", _checked(self._value(key, wanted), path, list, wanted))
        return ((f"{path}[{position}]", item) for position, item in enumerate(array))

    def _handed(self, value: object, path: str) -> Reader:
        reader = Reader(cast("dict[str, object]", _checked(value, path, dict, _TABLE)), path)
        self._handed_out.append(reader)
        return reader


@contextmanager
def located(path: str) -> Generator[None]:
    """Raise what a constructor refuses as a `RecordError` that says where in the record.

    A `RecordError` already says where, and passes unchanged.

    Parameters
    ----------
    path
        Where the constructor's arguments were read.

    Examples
    --------
    >>> with located("interest"):
    ...     raise MicroloanError("rate", "24", 'is not a rate; write "24%"', code="bad_rate")
    Traceback (most recent call last):
        ...
    microloan.errors.RecordError: interest.rate='24' is not a rate; write "24%"
    """
    try:
        yield
    except RecordError:
        raise
    except MicroloanError as error:
        raise _placed(error, path) from error


def check_schema(reader: Reader, name: str, version: int) -> None:
    """Refuse a record whose key ``schema`` is not ``microloan/<name>/<version>``.

    Parameters
    ----------
    reader
        A reader of the record.
    name
        What the record describes: ``product``.
    version
        The version that is read, a whole number.

    Raises
    ------
    RecordError
        If the key is missing, or says anything else.

    Examples
    --------
    >>> check_schema(Reader({"schema": "microloan/product/2"}), "product", 1)
    Traceback (most recent call last):
        ...
    microloan.errors.RecordError: schema='microloan/product/2' must be 'microloan/product/1', the version read here
    """
    path, expected = joined(reader.path, "schema"), f"microloan/{name}/{version}"
    if not reader.has("schema"):
        raise MissingKey(path, None, f"is missing; write {expected!r}", code="missing_key")
    found = reader.raw("schema")
    if found != expected:
        raise RecordError(path, found, f"must be {expected!r}, the version read here", code="wrong_schema")


def _checked(value: object, path: str, kind: type[T], expected: str) -> T:
    # The exact type: a truth is an `int` to Python, but not a number to us.
    if type(value) is kind:
        return value
    raise RecordError(path, value, f"must be {expected}", code="wrong_type")


def _day(value: object, path: str) -> date:
    if type(value) is date:
        return value
    if type(value) is not str:
        raise RecordError(path, value, f"must be {_DAY}", code="wrong_type")
    try:
        if _ISO_DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        raise RecordError(path, value, "is not a day of the calendar", code="bad_date") from None
    raise RecordError(path, value, f"must be {_DAY}", code="bad_date")


def _placed(error: MicroloanError, path: str) -> RecordError:
    argument = f"{path}.{error.argument}" if path else error.argument
    return RecordError(argument, error.value, error.problem, code=error.code)
