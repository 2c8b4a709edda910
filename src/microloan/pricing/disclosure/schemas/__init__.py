"""The JSON Schemas of disclosures as plain data, for editors and for other languages.

============================  ================================================================
`key_facts_schema`            what `KeyFacts.to_dict` writes and `from_dict` reads
`service_charge_schema`       what `ServiceChargeDisclosure.to_dict` writes and `from_dict` reads
============================  ================================================================

>>> key_facts_schema()["title"]
'Key facts statement'
"""

from __future__ import annotations

from microloan.products.schemas import read_schema


def key_facts_schema() -> dict[str, object]:
    """Return the JSON Schema of a key facts statement as plain data: ``microloan/key_facts/1``.

    It knows the shape of the record; that its figures follow from the schedule, `KeyFacts.from_dict` alone checks.

    Examples
    --------
    >>> key_facts_schema()["$id"]
    'urn:microloan:key_facts:1'
    """
    return read_schema("microloan.pricing.disclosure.schemas", "key_facts")


def service_charge_schema() -> dict[str, object]:
    """Return the JSON Schema of a service charge disclosure: ``microloan/service_charge_disclosure/1``.

    Examples
    --------
    >>> service_charge_schema()["required"]
    ['schema', 'proposal', 'lender', 'year', 'figures', 'schedule']
    """
    return read_schema("microloan.pricing.disclosure.schemas", "service_charge_disclosure")
