"""The JSON Schema of a rulebook as plain data, for editors and for other languages.

It knows the shape of a file: keys, kinds, words, forms of text. What takes a computation (a
gap between classes, two rows in force at once) the reader alone refuses.

>>> schema = rulebook_schema()
>>> schema["title"], schema["required"]
('Rulebook', ['schema', 'code', 'name', 'country'])
"""

from __future__ import annotations


def rulebook_schema() -> dict[str, object]:
    """Return the JSON Schema of a rulebook as plain data: ``microloan/rulebook/1``.

    Examples
    --------
    >>> rulebook_schema()["$id"]
    'urn:microloan:rulebook:1'
    """
    from importlib.resources import files

    from microloan.records import read_json

    text = files("microloan.regulations.schemas").joinpath("rulebook.schema.json").read_text(encoding="utf-8")
    return read_json(text)
