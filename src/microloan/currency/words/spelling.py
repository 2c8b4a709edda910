"""The spellings of numbers, meant to be read as ``spelling.BANGLA``.

======================  ================================================================
`ENGLISH`               Twelve Crore Eighty-One Lakh: Indian scales, no "and"
`ENGLISH_WITH_AND`      One Hundred and One; One Lakh and Five
`BANGLA`                বারো কোটি একাশি লাখ, hundreds as একশত
`HINDI`                 बारह करोड़ इक्यासी लाख, after the Central Hindi Directorate
======================  ================================================================

Words that others prefer, for `Spelling.with_words`; several are put together with ``|``:

======================  ================================================================
`ENGLISH_ARAB`          Arab for a hundred crore, Kharab for a hundred arab
`HINDI_ARAB`            अरब, खरब, as Hindi often counts
`BANGLA_LOKKHO`         লক্ষ for লাখ
`BANGLA_SHO`            একশো, দুশো, নয়শো for একশত, দুইশত, নয়শত
`BANGLA_LONG_U`         ঊনত্রিশ for উনত্রিশ, and so on to 89; উনিশ stays
`BANGLA_KURI`           কুড়ি for বিশ
`HINDI_NABE`            इक्यानबे for इक्यानवे, and so on
======================  ================================================================

A spelling of a language reads all its forms, whichever it prints; `other_forms` lists those
that are read and never printed.

Source: for Hindi the forms that the Central Hindi Directorate settled on 5 and 6 February
1980 (छह, अठारह, इकतीस, चवालीस), as teachersofindia.org reproduces them, without the slips of
that copy; where printed tables still differ (15, 79, 95, 97, 98) the common form stands
(पंद्रह, उनासी, पचानवे, सत्तानवे, अट्ठानवे). For Bangla the forms of current tables in
Bangladesh; they differ in 14, 28, 35, 52, 66 and in the first letter of 29 to 89, where
schoolbooks have ঊ. A native reader has not yet signed off either table.

>>> from microloan.currency.words import number_in_words
>>> number_in_words(12_81_69_957, BANGLA)
'বারো কোটি একাশি লাখ উনসত্তর হাজার নয়শত সাতান্ন'
>>> old = BANGLA.with_words("old", BANGLA_LOKKHO | BANGLA_SHO | BANGLA_LONG_U)
>>> number_in_words(12_81_69_957, old)
'বারো কোটি একাশি লক্ষ ঊনসত্তর হাজার নয়শো সাতান্ন'
>>> number_in_words(4_288_686_000, HINDI.with_words("hindi_with_arab", HINDI_ARAB))
'चार अरब अट्ठाईस करोड़ छियासी लाख छियासी हज़ार'
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from microloan.currency.words.language import Spelling
from microloan.currency.words.other_forms import BANGLA_OTHERS, ENGLISH_OTHERS, HINDI_OTHERS, numbered

__all__ = [
    "BANGLA",
    "BANGLA_KURI",
    "BANGLA_LOKKHO",
    "BANGLA_LONG_U",
    "BANGLA_SHO",
    "ENGLISH",
    "ENGLISH_ARAB",
    "ENGLISH_WITH_AND",
    "HINDI",
    "HINDI_ARAB",
    "HINDI_NABE",
]

_THOUSAND, _LAKH, _CRORE, _ARAB, _KHARAB = 10**3, 10**5, 10**7, 10**9, 10**11


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _chosen(text: str) -> MappingProxyType[int, str]:
    """Return a word for each number, from lines of both."""
    return MappingProxyType({number: word for word, number in numbered(text)})


_ONES = _words("One Two Three Four Five Six Seven Eight Nine")
_TEENS = _words("Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen")
_TENS = _words("Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety")

ENGLISH: Final = Spelling(
    "english",
    numbers=("Zero", *_ONES, *_TEENS, *(f"{ten}{one}" for ten in _TENS for one in ("", *(f"-{one}" for one in _ONES)))),
    hundreds=tuple(f"{one} Hundred" for one in _ONES),
    scales=((_CRORE, "Crore"), (_LAKH, "Lakh"), (_THOUSAND, "Thousand")),
    joining="",
    point="Point",
    minus="Minus",
    other=ENGLISH_OTHERS,
)
ENGLISH_WITH_AND: Final = replace(ENGLISH, name="english_with_and", joining="and")
ENGLISH_ARAB: Final = _chosen(f"{_ARAB} Arab\n{_KHARAB} Kharab")

BANGLA: Final = Spelling(
    "bangla",
    numbers=_words(
        """
শূন্য এক দুই তিন চার পাঁচ ছয় সাত আট নয়
দশ এগারো বারো তেরো চৌদ্দ পনেরো ষোলো সতেরো আঠারো উনিশ
বিশ একুশ বাইশ তেইশ চব্বিশ পঁচিশ ছাব্বিশ সাতাশ আটাশ উনত্রিশ
ত্রিশ একত্রিশ বত্রিশ তেত্রিশ চৌত্রিশ পঁয়ত্রিশ ছত্রিশ সাঁইত্রিশ আটত্রিশ উনচল্লিশ
চল্লিশ একচল্লিশ বিয়াল্লিশ তেতাল্লিশ চুয়াল্লিশ পঁয়তাল্লিশ ছেচল্লিশ সাতচল্লিশ আটচল্লিশ উনপঞ্চাশ
পঞ্চাশ একান্ন বায়ান্ন তিপ্পান্ন চুয়ান্ন পঞ্চান্ন ছাপ্পান্ন সাতান্ন আটান্ন উনষাট
ষাট একষট্টি বাষট্টি তেষট্টি চৌষট্টি পঁয়ষট্টি ছেষট্টি সাতষট্টি আটষট্টি উনসত্তর
সত্তর একাত্তর বাহাত্তর তিয়াত্তর চুয়াত্তর পঁচাত্তর ছিয়াত্তর সাতাত্তর আটাত্তর উনআশি
আশি একাশি বিরাশি তিরাশি চুরাশি পঁচাশি ছিয়াশি সাতাশি আটাশি উননব্বই
নব্বই একানব্বই বিরানব্বই তিরানব্বই চুরানব্বই পঁচানব্বই ছিয়ানব্বই সাতানব্বই আটানব্বই নিরানব্বই
"""
    ),
    hundreds=_words("একশত দুইশত তিনশত চারশত পাঁচশত ছয়শত সাতশত আটশত নয়শত"),
    scales=((_CRORE, "কোটি"), (_LAKH, "লাখ"), (_THOUSAND, "হাজার")),
    joining="",
    point="দশমিক",
    minus="ঋণাত্মক",
    other=BANGLA_OTHERS,
)
BANGLA_LOKKHO: Final = _chosen(f"{_LAKH} লক্ষ")
BANGLA_KURI: Final = _chosen("20 কুড়ি")
BANGLA_LONG_U: Final = _chosen("29 ঊনত্রিশ\n39 ঊনচল্লিশ\n49 ঊনপঞ্চাশ\n59 ঊনষাট\n69 ঊনসত্তর\n79 ঊনআশি\n89 ঊননব্বই")
BANGLA_SHO: Final = _chosen("100 একশো\n200 দুশো\n300 তিনশো\n400 চারশো\n500 পাঁচশো\n600 ছয়শো\n700 সাতশো\n800 আটশো\n900 নয়শো")

_HINDI_ONES = "एक दो तीन चार पाँच छह सात आठ नौ"

HINDI: Final = Spelling(
    "hindi",
    numbers=_words(
        f"""
शून्य {_HINDI_ONES}
दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस
बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस
तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस
चालीस इकतालीस बयालीस तैंतालीस चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास
पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अठावन उनसठ
साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर
सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी
अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सतासी अठासी नवासी
नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे
"""
    ),
    hundreds=tuple(f"{one} सौ" for one in _words(_HINDI_ONES)),
    scales=((_CRORE, "करोड़"), (_LAKH, "लाख"), (_THOUSAND, "हज़ार")),
    joining="",
    point="दशमलव",
    # The short form of the word, ऋण, is also a loan: it is neither printed nor read.
    minus="ऋणात्मक",
    other=HINDI_OTHERS,
)
HINDI_ARAB: Final = _chosen(f"{_ARAB} अरब\n{_KHARAB} खरब")
HINDI_NABE: Final = _chosen(
    "91 इक्यानबे\n92 बानबे\n93 तिरानबे\n94 चौरानबे\n95 पंचानबे\n96 छियानबे\n97 सत्तानबे\n98 अट्ठानबे\n99 निन्यानबे"
)
