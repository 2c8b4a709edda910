"""One word for each thing, in code and on pages alike."""

from __future__ import annotations

import re

# The glossary keeps the other spellings, for readers who come with them.
WORDS = {
    "instalment": "installment",
    "amortisation": "amortization",
    "aging": "ageing",
    "writeoff": "write-off",
}
ELSEWHERE = {"docs/glossary.md", "CONTRIBUTING.md"}


def test_one_word_for_each_thing(texts: dict[str, str], pages: dict[str, str]) -> None:
    found = [
        f"{name}:{number} {word}; write {WORDS[word]}"
        for name, text in (texts | pages).items()
        if name not in ELSEWHERE
        for number, line in enumerate(text.splitlines(), start=1)
        for word in words_of(line)
        if word in WORDS
    ]

    assert found == []


def words_of(line: str) -> list[str]:
    """The words of a line, those of a class's name each by itself, in lower case and without a plural's s."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", line)
    return [word.removesuffix("s") for word in re.findall(r"[a-z]+", apart.lower())]
