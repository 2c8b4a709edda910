"""Which product it is: what its short name may be, and what evidence says."""

from __future__ import annotations

from typing import Any

import pytest

from microloan.errors import MicroloanError
from microloan.products import About, Confidence, Evidence

GOOD: dict[str, Any] = {"id": "my-weekly", "name": "সাপ্তাহিক", "institution": "Ours", "country": "BD"}


@pytest.mark.parametrize(
    ("part", "value", "message"),
    [
        ("id", "", "id='' must be text that is not empty"),
        ("id", 5, "id=5 must be text that is not empty"),
        ("id", "JCF", "id='JCF' must be lower-case letters and digits joined by hyphens, such as jcf-jagoron"),
        ("id", "a--b", "id='a--b' must be lower-case letters and digits joined by hyphens, such as jcf-jagoron"),
        ("id", "a\n", r"id='a\n' must be lower-case letters and digits joined by hyphens, such as jcf-jagoron"),
        ("name", "  ", "name='  ' must be text that is not empty"),
        ("institution", None, "institution=None must be text that is not empty"),
        ("country", "Bangladesh", "country='Bangladesh' must be two capital letters such as BD"),
        ("country", "B1", "country='B1' must be two capital letters such as BD"),
        ("country", "বি", "country='বি' must be two capital letters such as BD"),
        ("evidence", [], "evidence=[] must be a tuple of Evidence"),
        ("evidence", ("jcf.org.bd",), "evidence=('jcf.org.bd',) must be a tuple of Evidence"),
    ],
)
def test_what_is_not_about_a_product(part: str, value: object, message: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        About(**{**GOOD, part: value})
    assert (str(caught.value), caught.value.argument) == (message, part)


@pytest.mark.parametrize(
    ("path", "source", "confidence", "argument"),
    [
        ("", "jcf.org.bd", Confidence.PUBLISHED, "path"),
        (7, "jcf.org.bd", Confidence.PUBLISHED, "path"),
        ("interest", " ", Confidence.PUBLISHED, "source"),
        ("interest", "jcf.org.bd", "published", "confidence"),
    ],
)
def test_what_is_not_evidence(path: Any, source: Any, confidence: Any, argument: str) -> None:  # noqa: ANN401
    with pytest.raises(MicroloanError) as caught:
        Evidence(path, source, confidence)
    assert caught.value.argument == argument
