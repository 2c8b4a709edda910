"""What a language reads and never prints: `OtherForms`, and those of each language.

An amount is printed in one form. Paper, speech and the keyboard have more, and each of
these is read, in `number_from_words` and `amount_from_words`, as the one number it can mean:

==============================  =========  ==================================================
form                            number     such as
==============================  =========  ==================================================
other spellings and slips       30, 80, …  তিরিশ, আশী, বাহান্ন; बाइस, चौतीस, चौंतालीस; Fourty
signs left out                  5, 37, …   পাচ, সাইত্রিশ; पांच, पाच, हजार
a hundred, joined or apart      100, 500   একশ, এক শো, একশত; एकसौ; Fivehundred
hundreds of a thousand or more  1,500      Fifteen Hundred, পনেরোশো, पंद्रह सौ
halves of a scale               1,50,000   দেড় লাখ, আড়াই হাজার; डेढ़ करोड़, ढाई लाख
halves of a count               3,50,000   সাড়ে তিন লাখ, সাড়ে তিনশো; साढ़े तीन लाख
halves of a hundred             150, 250   দেড়শো, আড়াইশ; डेढ़ सौ, ढाई सौ
other names of scales           1,00,000   Lac, Lakhs, লক্ষ, Arab, अरब
"and", commas, hyphens          1,05,021   One Lac, Five Thousand and Twenty-One
words that close                ..         Only, মাত্র, केवल
labels, with a colon            ..         In words: …, কথায়: …, शब्दों में: …
a unit first and a unit last    5,000.50   Rupees Five Thousand and Fifty Paise Only
==============================  =========  ==================================================

The words with hundreds are 1,100 to 9,900 without the thousands: Fifteen Hundred, and never
Twenty Hundred. Half of a scale takes nothing below it but stands after larger scales, and
before a crore: एक करोड़ डेढ़ लाख, डेढ़ लाख करोड़. What could be two amounts is refused, such as
"Rupees One Hundred and Fifty Seven Paise": a hyphen in Fifty-Seven makes it one.

Quarters (सवा, पौने, সোয়া, পৌনে) are not read. Source: the tables of num2words, of
indic-numtowords and of ICU, whose every word is read, and the spellings that dictionaries
and teaching pages list beside the usual ones.

>>> from microloan.currency.words import number_from_words, spelling
>>> [number_from_words(words, spelling.BANGLA) for words in ("তিরিশ", "পনেরোশো", "দেড় লাখ", "সাড়ে তিনশো")]
[30, 1500, 150000, 350]
"""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["BANGLA_OTHERS", "ENGLISH_OTHERS", "HINDI_OTHERS", "OtherForms", "numbered"]


class OtherForms(NamedTuple):
    """Words of a language that are read and never printed.

    Parameters
    ----------
    numbers
        Pairs of a word and its number: 0 to 99, a hundred up to 900, or a scale such as
        100,000 (``"Lac"``).
    hundred
        Words for a hundred after 1 to 9, or after 11 to 99 without the tens, together with
        the count or apart from it.
    joining
        Words that may stand between two parts, like ``and``.
    closing
        Words that may close an amount, like ``Only``.
    minus
        Words that may stand before a number below zero.
    folds
        Signs that are not told apart on reading, each with what replaces it.
    halves
        Pairs of a word and how many halves of the scale after it: 3 for দেড়, one and a
        half. A single half is added to the count after it: সাড়ে তিন.
    labels
        Words that may stand before all others, with a colon, like ``In words``.

    Examples
    --------
    >>> OtherForms(numbers=(("Lac", 100_000),)).numbers
    (('Lac', 100000),)
    """

    numbers: tuple[tuple[str, int], ...] = ()
    hundred: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    folds: tuple[tuple[str, str], ...] = ()
    halves: tuple[tuple[str, int], ...] = ()
    labels: tuple[str, ...] = ()


def numbered(text: str) -> tuple[tuple[str, int], ...]:
    """Return pairs of word and number from lines of a number and its words.

    >>> numbered("6 छः छ")
    (('छः', 6), ('छ', 6))
    """
    rows = [row.split() for row in text.strip().splitlines()]
    return tuple((word, int(number)) for number, *words in rows for word in words)


_LAKH, _CRORE, _ARAB, _KHARAB = 10**5, 10**7, 10**9, 10**11
_ONES = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")

ENGLISH_OTHERS: Final = OtherForms(
    numbers=(
        *(("Lac", _LAKH), ("Lacs", _LAKH), ("Lakhs", _LAKH), ("Crores", _CRORE), ("Thousands", 1_000)),
        *(("Arab", _ARAB), ("Arba", _ARAB), ("Kharab", _KHARAB), ("Kharba", _KHARAB)),
        *(("Fourty", 40), ("Ninty", 90)),
        *(
            (f"{ten}-{one}", tens + ones)
            for ten, tens in (("Fourty", 40), ("Ninty", 90))
            for ones, one in enumerate(_ONES, 1)
        ),
    ),
    hundred=("Hundred",),
    joining=("and",),
    closing=("Only",),
    minus=("Negative",),
    labels=("In words", "In word", "Amount in words", "Amount in word"),
)

BANGLA_OTHERS: Final = OtherForms(
    numbers=numbered(
        f"""
0 শুন্য
4 চারি
11 এগার
12 বার
13 তের
14 চোদ্দ চোদ্দো চৌদ্দো
15 পনের পনর পনরো
16 ষোল
17 সতের সতর
18 আঠার
20 কুড়ি
28 আঠাশ
35 পঁইত্রিশ
37 সাতত্রিশ
38 আঠত্রিশ
42 বেয়াল্লিশ
43 তিতাল্লিশ
44 চৌচল্লিশ
46 ছিচল্লিশ ছয়চল্লিশ ছেয়াল্লিশ
51 একান্নো
52 বাহান্ন বায়ান্নো বাহান্নো
53 তেপ্পান্ন
55 পঁচান্ন
65 পঁইষট্টি
66 ছিষট্টি ছয়ষট্টি
72 বায়াত্তর
73 তেয়াত্তর তিহাত্তর
76 ছেয়াত্তর
78 আঠাত্তর
79 উনাশি
86 ছেয়াশি
88 অষ্টাশি অষ্টআশি
89 উনানব্বই
200 দুশো দুশ দুশত
600 ছশো ছশ
900 নশো নশ
{_LAKH} লক্ষ
"""
    ),
    hundred=("শত", "শো", "শ"),
    joining=("এবং", "ও"),
    closing=("মাত্র",),
    minus=("মাইনাস",),
    # ঊন- and উন- are one prefix, তিরিশ is ত্রিশ as it is said, and আশী is the old spelling of আশি.
    folds=(("ঊ", "উ"), ("ঁ", ""), ("ী", "ি"), ("তিরিশ", "ত্রিশ"), ("নব্বুই", "নব্বই")),
    halves=(("দেড়", 3), ("আড়াই", 5), ("সাড়ে", 1)),
    labels=("কথায়", "টাকা কথায়", "মোট কথায়"),
)

HINDI_OTHERS: Final = OtherForms(
    numbers=numbered(
        f"""
0 शुन्य
6 छः छ: छ छे छै
10 दश
15 पन्द्रह पन्दरह पंदरह
17 सत्तरह
18 अट्ठारह अठ्ठारह
19 उनीस
21 इकीस
25 पचीस
26 छबीस
27 सताईस
28 अठाईस अठ्ठाईस
29 उन्तीस उनत्तीस उन्नतीस
31 इकत्तीस इक्तीस एकतीस
32 बतीस
33 तेंतीस
36 छतीस
38 अड़त्तीस
39 उन्तालीस उनचालीस उन्चालीस
41 इकत्तालीस एकतालीस
42 बियालीस ब्यालीस
43 तेंतालीस तिरतालीस
44 चौंतालीस चौवालीस चव्वालीस चौआलीस
46 छयालीस छ्यालीस
49 उन्चास
51 इकावन इक्कावन
53 तिरेपन त्रेपन
54 चव्वन चौअन
57 सतावन
58 अट्ठावन अठ्ठावन
59 उन्सठ
61 एकसठ
63 तिरेसठ त्रेसठ
66 छयासठ
67 सरसठ
69 उनहतर उन्हत्तर
71 इकहतर एकहत्तर
72 बहतर
73 तिहतर
74 चौहतर
75 पचहतर पिचहत्तर पिछत्तर पछत्तर
76 छिहतर छियत्तर
77 सतहतर सतत्तर सत्तहत्तर
78 अठहतर अठत्तर
79 उन्यासी उन्नासी
81 इकासी
82 बियासी
85 पिचासी
87 सत्तासी
88 अट्ठासी अठ्ठासी
90 नव्वे
91 इक्यानबे इकानवे
92 बानबे
93 तिरानबे
94 चौरानबे
95 पचानबे पिचानवे
96 छियानबे
97 सतानवे सत्तानबे
98 अठानवे अट्ठानबे
99 निन्यानबे निन्नानवे निन्नानबे
{_ARAB} अरब
{_KHARAB} खरब
"""
    ),
    hundred=("सौ",),
    joining=("और", "एवं"),
    closing=("मात्र", "केवल"),
    minus=("माइनस",),
    # हजार is हज़ार without its dot; चौतीस, पांच and पाच are चौंतीस and पाँच; बाइस is बाईस.
    folds=(("़", ""), ("ँ", ""), ("ं", ""), ("ई", "इ"), ("ी", "ि")),
    halves=(("डेढ़", 3), ("ढाई", 5), ("अढ़ाई", 5), ("साढ़े", 1)),
    labels=("शब्दों में", "अक्षरों में", "राशि शब्दों में"),
)
