"""Every message of the room, and English, which is the messages themselves.

==========  ========================================================
`DIGITS`    the message that a catalogue answers with its digits
`MESSAGES`  every other message: names, dates, words, counted things
`ENGLISH`   each of these as English prints it
==========  ========================================================

>>> [ENGLISH[message].of(2) for message in MESSAGES[-2:]]
['rupees', 'paise']
"""

from __future__ import annotations

from types import MappingProxyType

from microloan.labels.calendar_names import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from microloan.labels.date_form import TRANSLATED
from microloan.labels.disclosure_words import DisclosureWord
from microloan.labels.forms import Forms
from microloan.labels.messages import Message, said_in
from microloan.labels.words import Counted, CurrencyName, Word

# On every paper: the ten digits from zero to nine, as they are printed; 0123456789 for Latin digits.
DIGITS = said_in("digits", "0123456789")

MESSAGES = (
    *MONTHS,
    *SHORT_MONTHS,
    *WEEKDAYS,
    *SHORT_WEEKDAYS,
    *TRANSLATED,
    *(word.value for word in Word),
    *(word.value for word in DisclosureWord),
    *(counted.value for counted in Counted),
    *(name.value for name in CurrencyName),
)


def _in_english(message: Message) -> Forms:
    return Forms((message.text,)) if message.plural is None else Forms((message.text, message.plural), "n != 1")


ENGLISH = MappingProxyType({message: _in_english(message) for message in MESSAGES})
