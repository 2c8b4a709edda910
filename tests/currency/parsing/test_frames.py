"""An amount is what the grammar says: built text has its value, other text is read as a slow reader reads it.

The slow reader here is written apart from the library: it tries every way to read a text,
word by word, and computes with fractions.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from microloan.currency import INR
from microloan.currency.parsing import Reading, parse
from microloan.errors import MicroloanError

READING = Reading(home=INR)

GAPS = " \u00a0\u202f"
MINUSES = "-\u2212"
CURRENCY_SIGNS = {"₹": "INR", "৳": "BDT", "₨": "INR", "৲": "INR"}
CURRENCY_WORDS = {
    "Tk": "BDT", "Tk.": "BDT", "TK": "BDT", "taka": "BDT", "BDT": "BDT", "টাকা": "INR", "টাকায়": "INR",
    "Rs": "INR", "Rs.": "INR", "Re": "INR", "Re.": "INR", "rupee": "INR", "Rupees": "INR", "INR": "INR", "রুপি": "INR",
    "रु": "INR", "रु.": "INR", "रू": "INR", "रू.": "INR", "रुपया": "INR", "रुपये": "INR", "रुपए": "INR",
    "NPR": "NPR", "नेरू": "NPR", "PKR": "PKR", "LKR": "LKR", "රු": "LKR", "රු.": "LKR", "ரூ": "INR", "ரூ.": "INR",
}  # fmt: skip
THOUSANDS = ["K", "k", "thousand", "thousands", "hazar", "হাজার", "হা", "हज़ार", "हजार", "ஆயிரம்"]
LAKHS = ["L", "lakh", "lakhs", "lac", "Lacs", "লাখ", "লক্ষ", "লা", "लाख", "லட்சம்"]
CRORES = ["crore", "Crores", "কোটি", "কো", "करोड़", "करोड", "क॰", "கோடி"]
ARABS = ["arab", "अरब", "अर्ब", "अ॰"]
KHARABS = ["kharab", "खरब", "खर्ब", "ख॰"]
OTHER_SCALES = {
    "mn": 6, "million": 6, "millions": 6, "bn": 9, "billion": 9, "billions": 9, "trillion": 12, "trillions": 12,
    "LCr": 12, "লা.কো.": 12, "KCr": 10,
}  # fmt: skip
FALLING = ((KHARABS, 11), (ARABS, 9), (CRORES, 7), (LAKHS, 5), (THOUSANDS, 3))
CLOSERS = ("/-", "/=", "=/=", "-/")
ONLY = ("only", "Only", "মাত্র", "मात्र")
DOTTED = {"tk", "rs", "re", "रु", "रू", "රු", "ரூ"}
SCRIPTS = ("0123456789", "০১২৩৪৫৬৭৮৯", "०१२३४५६७८९")

# ---------------------------------------------------------------- the slow reader


def is_letter(sign: str) -> bool:
    return not (sign.isspace() or sign.isdecimal() or sign in f"()+-\u2212/=.,:{''.join(CURRENCY_SIGNS)}")


def folded(text: str) -> str:
    return text.lower() if len(text) > 1 else text


def ends_of(text: str, start: int, words: Iterator[str]) -> Iterator[int]:
    """Where a word from `start` may end: not before a letter or another point."""
    for word in words:
        end = start + len(word)
        if folded(text[start:end]) == folded(word) and not (
            end < len(text) and (is_letter(text[end]) or text[end] == ".")
        ):
            yield end


def gap(text: str, start: int) -> int:
    while start < len(text) and text[start] in GAPS:
        start += 1
    return start


def sign_at(text: str, start: int) -> Iterator[tuple[int, bool]]:
    yield start, False
    if start < len(text) and text[start] in MINUSES:
        yield start + 1, True


def currency_at(text: str, start: int) -> Iterator[tuple[int, str]]:
    yield start, ""
    if start < len(text) and text[start] in CURRENCY_SIGNS:
        yield start + 1, CURRENCY_SIGNS[text[start]]
    for word, code in CURRENCY_WORDS.items():
        for end in ends_of(text, start, iter([word])):
            yield end, code


def number_at(text: str, start: int) -> Iterator[tuple[int, Fraction, int]]:
    """A number from `start`: where it ends, its value, and how many decimals it has."""
    end = start
    while end < len(text) and (text[end].isdecimal() or text[end] in ".,"):
        end += 1
    run = text[start:end]
    scripts = [script for script in SCRIPTS if all(sign in script for sign in run if sign not in ".,")]
    whole, point, fraction = run.partition(".")
    groups = whole.split(",")
    sizes = [len(group) for group in groups]
    plain = len(groups) == 1
    indian = sizes[0] in {1, 2} and sizes[-1] == 3 and all(size == 2 for size in sizes[1:-1])
    western = sizes[0] in {1, 2, 3} and all(size == 3 for size in sizes[1:])
    if not scripts or not any(sign.isdecimal() for sign in run) or not (plain or indian or western):
        return
    if (point and not fraction) or "." in fraction or "," in fraction:
        return
    yield end, Fraction(int((whole.replace(",", "") or "0") + fraction), 10 ** len(fraction)), len(fraction)


def scale_at(text: str, start: int, *, signed: bool) -> Iterator[tuple[int, int]]:
    yield start, 0
    after = gap(text, start)
    for words, power in FALLING:
        yield from ((end, power) for end in ends_of(text, after, iter(words)))
    for word, power in OTHER_SCALES.items():
        yield from ((end, power) for end in ends_of(text, after, iter([word])))
    for first, power in ((LAKHS, 12), (THOUSANDS, 10)):
        for end in ends_of(text, after, iter(first)):
            yield from ((last, power) for last in ends_of(text, gap(text, end), iter(CRORES)))
    if signed:
        yield from ((end, 7) for end in ends_of(text, start, iter(["Cr", "Cr."])))


def compound_at(text: str, start: int, parts: int, above: int) -> Iterator[tuple[int, Fraction]]:
    """Two parts or more, each a whole number in a smaller scale than the one before, and less than one of it."""
    if parts > 1:
        yield start, Fraction(0)
    for end, value, decimals in number_at(text, gap(text, start)):
        if parts and not decimals and value < 10**above:
            yield end, value
        for words, power in FALLING:
            for last in ends_of(text, gap(text, end), iter(words)) if power < above and not decimals else ():
                if parts and value * 10**power >= 10**above:
                    continue
                for rest_end, rest in compound_at(text, last, parts + 1, power):
                    yield rest_end, value * 10**power + rest


def quantity_at(text: str, start: int, before: str) -> Iterator[tuple[int, Fraction]]:
    for end, value in compound_at(text, start, 0, 99):
        yield end, value
    first = before.rstrip(GAPS + MINUSES)
    for end, value, decimals in number_at(text, start):
        for last, power in scale_at(text, end, signed=first[-1:] in CURRENCY_SIGNS):
            paisa = value * 10 ** (power + 2)
            if paisa.denominator == 1 and paisa < 10**40 and (power or decimals <= 2):
                yield last, value * 10**power


def closings_at(text: str, start: int, currency: str) -> Iterator[str]:
    """The currency of each way in which what follows a quantity reaches the end of the text."""
    for closers in ((), ("before",), ("after",)):
        for end in closer_at(text, start) if "before" in closers else (start,):
            for after, named in currency_at(text, gap(text, end)):
                if named and currency:
                    continue
                for closed in closer_at(text, after) if "after" in closers else (after,):
                    last = gap(text, closed)
                    for only_end in (last, *ends_of(text, last, iter(ONLY))):
                        if gap(text, only_end) == len(text):
                            yield named or currency


def closer_at(text: str, start: int) -> Iterator[int]:
    start = gap(text, start)
    for closer in CLOSERS:
        if text.startswith(closer, start):
            yield start + len(closer)


def bodies(text: str, *, may_be_signed: bool) -> Iterator[tuple[Fraction, str]]:
    for sign_end, first in sign_at(text, gap(text, 0)):
        for currency_end, currency in currency_at(text, gap(text, sign_end)):
            for inner_end, inner in sign_at(text, gap(text, currency_end)):
                start = gap(text, inner_end)
                word = text[:currency_end].lstrip(GAPS + MINUSES).lower()
                doubtful = text[start : start + 1] == "." and start > currency_end and not inner and word in DOTTED
                glued = text[start : start + 1] == "." and start > 0 and is_letter(text[start - 1])
                separator = inner and currency and text[inner_end - 1] == "-" and start > inner_end
                if separator or (first and inner) or ((first or inner) and not may_be_signed) or doubtful or glued:
                    continue
                for end, value in quantity_at(text, start, text[:start]):
                    for named in closings_at(text, end, currency):
                        yield (-value if first or inner else value), named


def slowly_read(text: str) -> set[tuple[Fraction, str]]:
    """Every way to read a text: none or one, if the grammar is sound."""
    scripts = {script for sign in text if sign.isdecimal() for script in SCRIPTS if sign in script}
    if len(scripts) > 1:
        return set()
    stripped = text.strip(GAPS)
    if stripped.startswith("(") and stripped.endswith(")"):
        return {(-value, currency) for value, currency in bodies(stripped[1:-1], may_be_signed=False)}
    return set(bodies(text, may_be_signed=True))


# ---------------------------------------------------------------- built text


GAP = st.sampled_from(["", " ", "\u00a0", "\u202f", "  "])
SIZES = st.sampled_from([(99,), (3, 2), (3,)])


def grouped(digits: str, sizes: tuple[int, ...]) -> str:
    groups: list[str] = []
    for size in (*sizes, *[sizes[-1]] * len(digits)):
        if digits:
            groups.append(digits[-size:])
            digits = digits[:-size]
    return ",".join(reversed(groups))


@st.composite
def numbers(draw: st.DrawFn, decimals: int) -> tuple[str, Fraction]:
    """A number as text in Latin digits, and its value."""
    whole = str(draw(st.integers(0, 10**12) | st.integers(0, 200)))
    fraction = draw(st.text("0123456789", max_size=decimals))
    sizes = draw(SIZES)
    return grouped(whole, sizes) + (f".{fraction}" if fraction else ""), Fraction(
        int(whole + fraction), 10 ** len(fraction)
    )


@st.composite
def quantities(draw: st.DrawFn) -> tuple[str, Fraction]:
    """What is counted, in units: a number, a number in a scale, or several parts."""
    kind = draw(st.sampled_from(["plain", "scaled", "compound"]))
    if kind == "plain":
        return draw(numbers(2))
    if kind == "scaled":
        words, power = draw(st.sampled_from([*FALLING, *(([word], power) for word, power in OTHER_SCALES.items())]))
        text, value = draw(numbers(power + 2))
        return f"{text}{draw(GAP)}{draw(st.sampled_from(words))}", value * 10**power
    chosen = draw(st.sets(st.sampled_from(range(5)), min_size=2))
    texts, total, above = [], Fraction(0), 20
    for words, power in [*(FALLING[place] for place in sorted(chosen)), *draw(st.sampled_from([[], [([""], 0)]]))]:
        count = draw(st.integers(0, 10 ** (above - power) - 1))
        texts.append(f"{grouped(str(count), draw(SIZES))}{draw(GAP)}{draw(st.sampled_from(words))}")
        total, above = total + count * 10**power, power
    return " ".join(texts), total


@st.composite
def amounts(draw: st.DrawFn) -> tuple[str, Fraction, str]:
    """An amount as people print it, its value in units, and its currency."""
    text, value = draw(quantities())
    script = draw(st.sampled_from(SCRIPTS))
    text = text.translate(dict(zip(map(ord, SCRIPTS[0]), script, strict=True)))
    minus = draw(st.sampled_from(["", "", "-", "\u2212"]))
    named, code = draw(st.sampled_from([("", ""), *CURRENCY_SIGNS.items(), *CURRENCY_WORDS.items()]))
    if draw(st.booleans()) and named:
        text = f"{text}{draw(GAP) or ' '}{named}"
        text = f"{minus}{draw(GAP)}{text}"
    elif draw(st.booleans()):
        text = f"{named}{draw(GAP)}{minus}{'' if minus == '-' and named else draw(GAP)}{text}"
    else:
        text = f"{minus}{draw(GAP)}{named}{draw(GAP)}{text}"
    text += draw(st.sampled_from(["", "", "/-", " /-", "/=", "=/=", "-/"])) + draw(
        st.sampled_from(["", "", " only", " মাত্র"])
    )
    if not minus and draw(st.booleans()):
        return f"({text})", -value, code
    return text, -value if minus else value, code


@given(amounts())
def test_built_text_has_its_value(built: tuple[str, Fraction, str]) -> None:
    text, value, code = built

    parsed = parse(text, READING)

    assert Fraction(parsed.minor, 100) == value
    assert ("" if parsed.currency is None else parsed.currency.code) == code


ALPHABET = [
    "0",
    "1",
    "23",
    "৪",
    "५",
    ",",
    ".",
    "-",
    "\u2212",
    "+",
    "(",
    ")",
    "/",
    "=",
    " ",
    "\u00a0",
    "/-",
    "_",
    "e",
    "%",
]
ALPHABET += ["Tk", "Tk.", "Rs", "Rs.", "₹", "৳", "টাকা", "K", "L", "Cr", "lakh", "crore", "mn", "m", "only", "NaN", "Dr"]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Built text with something put in, left out, or moved."""
    text = draw(amounts())[0]
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(start + 3, len(text))))
        text = text[:start] + draw(st.sampled_from(["", *ALPHABET])) + text[end:]
    return text


@given(mutated() | st.lists(st.sampled_from(ALPHABET), max_size=6).map("".join))
@example("Rs.50")
@example("Rs .50")
@example("Rs. .50")
@example("₹43Cr")
@example("2 crore 2 crore")
@example("2 crore 150 lakh")
@example("Taka- 500")
@example("5,000/-")
@example("( 5 )")
def test_any_text_is_read_as_the_slow_reader_reads_it(text: str) -> None:
    expected = slowly_read(text)

    assert len(expected) <= 1, "the grammar is sound: no text has two meanings"
    assert read_or_refused(text) == expected


def read_or_refused(text: str) -> set[tuple[Fraction, str]]:
    try:
        parsed = parse(text, READING)
    except MicroloanError:
        return set()
    return {(Fraction(parsed.minor, 100), "" if parsed.currency is None else parsed.currency.code)}
