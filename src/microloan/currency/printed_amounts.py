"""How money shows itself: as a number, in digits, in words, in lakh and crore.

>>> from microloan.currency import INR
>>> loans = INR(3_468_353_000)
>>> loans.amount, loans.in_lakh(), loans.format("en_IN")
(Decimal('3468353000.00'), Decimal('34683.53'), 'Rs. 3,46,83,53,000')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.currency import money_format, operands
from microloan.currency.amounts import Amount
from microloan.currency.minor_units import decimal_amount, plain_text, shortest_decimal
from microloan.currency.printing.formatting import MoneyFormat
from microloan.currency.scale import CRORE, LAKH

if TYPE_CHECKING:
    from decimal import Decimal

    from microloan.currency.money_format import MoneyStyle
    from microloan.currency.scale import Scale
    from microloan.currency.words import AmountWords


class PrintedAmount(Amount):
    """What `Money` can say of itself; `Money` is its only child."""

    __slots__ = ()

    @property
    def amount(self) -> Decimal:
        """The amount in major units (taka, rupees), exact, with all decimals of the currency.

        >>> from microloan.currency import BDT
        >>> BDT("-483.50").amount
        Decimal('-483.50')
        """
        return decimal_amount(self.minor, self.currency.exponent)

    def format(self, style: MoneyStyle | str) -> str:
        """Return the amount as text, printed as `style` says.

        Parameters
        ----------
        style
            A `MoneyFormat`, such as ``money_format.WESTERN``, a `ScaleFormat`, or the
            locale of a field format: "en_BD", "bn_BD", "en_IN" and so on.

        Raises
        ------
        MicroloanError
            If the locale is not known, or `style` is neither.

        Examples
        --------
        >>> from microloan.currency import BDT, money_format
        >>> BDT(4_288_686_000).format("en_BD"), BDT(4_288_686_000).format(money_format.WESTERN)
        ('Tk. 4,28,86,86,000', 'Tk. 4,288,686,000')
        """
        return money_format.of(style).text(self.minor, self.currency)

    def words(self, style: AmountWords | str) -> str:
        """Return the amount in words, as cheques and receipts have it.

        Parameters
        ----------
        style
            An `AmountWords`, such as ``amount_words.ENGLISH``, or a locale: "en_BD", "bn_BD",
            "en_IN", "hi_IN" and so on.

        Raises
        ------
        MicroloanError
            If the locale is not known or has no names for the currency, or the amount is
            below zero and the style refuses that, or is 10^14 units or more.

        Examples
        --------
        >>> from microloan.currency import BDT
        >>> BDT("11500.50").words("en_BD")
        'Eleven Thousand Five Hundred Taka and Fifty Paisa Only'
        >>> BDT("11500.50").words("bn_BD")
        'এগারো হাজার পাঁচশত টাকা পঞ্চাশ পয়সা মাত্র'
        """
        from microloan.currency.words import amount_in_words, amount_words

        return amount_in_words(self.minor, self.currency, amount_words.of(style))

    def in_scale(self, scale: Scale) -> Decimal:
        """Return how many of a scale the amount is, exact.

        Parameters
        ----------
        scale
            Such as ``scale.LAKH``.

        Raises
        ------
        MicroloanError
            If `scale` is not one.

        Examples
        --------
        >>> from microloan.currency import BDT, scale
        >>> BDT(4_288_686_000).in_scale(scale.BILLION)
        Decimal('4.288686')
        """
        return shortest_decimal(self.minor, self.currency.exponent + operands.counting_scale(scale).power)

    def in_lakh(self) -> Decimal:
        """Return how many lakh the amount is, exact.

        >>> from microloan.currency import INR
        >>> INR(3_468_353_000).in_lakh()
        Decimal('34683.53')
        """
        return self.in_scale(LAKH)

    def in_crore(self) -> Decimal:
        """Return how many crore the amount is, exact.

        >>> from microloan.currency import INR
        >>> INR(3_468_353_000).in_crore()
        Decimal('346.8353')
        """
        return self.in_scale(CRORE)

    def __str__(self) -> str:
        return MoneyFormat(self.currency.grouping).text(self.minor, self.currency)

    def __format__(self, format_spec: str) -> str:
        if format_spec:
            raise operands.format_spec(format_spec)
        return str(self)

    def __repr__(self) -> str:
        return f"{self.currency!r}('{plain_text(self.minor, self.currency.exponent)}')"
