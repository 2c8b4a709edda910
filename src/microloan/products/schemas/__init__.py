"""JSON Schemas of products and terms as plain data, for editors and for other languages.

========================  ========================================================
`product_schema`          what `LoanProduct.to_dict` writes and `from_dict` reads
`terms_schema`            what `LoanTerms.to_dict` writes and `from_dict` reads
`savings_product_schema`  what `SavingsProduct.to_dict` writes and `from_dict` reads
`read_schema`             a schema file of any room
========================  ========================================================

Each is one file that stands alone, in the dialect of draft 2020-12; any validator reads it. A
schema knows the shape of a record: keys, kinds, words, forms of text. What takes a
computation (a maximum below the minimum, two currencies) `from_dict` alone refuses.

To JSON Schema 5.0 is an integer; `from_dict` refuses it, as every number with a point.

>>> schema = product_schema()
>>> schema["title"], schema["required"]
('Loan product', ['schema', 'about', 'principal', 'interest', 'repayment'])
"""

from __future__ import annotations


def product_schema() -> dict[str, object]:
    """Return the JSON Schema of a product as plain data: ``microloan/product/1``.

    Examples
    --------
    >>> product_schema()["$id"]
    'urn:microloan:product:1'
    """
    return read_schema("microloan.products.schemas", "product")


def terms_schema() -> dict[str, object]:
    """Return the JSON Schema of a loan's terms as plain data: ``microloan/terms/1``.

    Examples
    --------
    >>> terms_schema()["description"]
    'One loan as agreed, every term visible.'
    """
    return read_schema("microloan.products.schemas", "terms")


def savings_product_schema() -> dict[str, object]:
    """Return the JSON Schema of a savings product as plain data: ``microloan/savings-product/1``.

    Examples
    --------
    >>> savings_product_schema()["required"]
    ['schema', 'about', 'currency', 'terms']
    """
    return read_schema("microloan.products.schemas", "savings-product")


def read_schema(folder: str, name: str) -> dict[str, object]:
    """Return the schema in the file ``name.schema.json`` of a package.

    >>> read_schema("microloan.products.schemas", "terms") == terms_schema()
    True
    """
    from importlib.resources import files

    from microloan.records import read_json

    return read_json(files(folder).joinpath(f"{name}.schema.json").read_text(encoding="utf-8"))
