"""How primitive values are written [core::fmt]: padding, signs, escapes, and floats in their shortest
form."""

import struct
import unicodedata
from decimal import Decimal

from rustrata.records import record

_FILL = (1 << 21) - 1
_PLUS, _ALTERNATE, _ZERO = 1 << 21, 1 << 23, 1 << 24
_LOWER_HEX, _UPPER_HEX, _WIDTH, _PRECISION = 1 << 25, 1 << 26, 1 << 27, 1 << 28
_ALIGNMENT = 29
_LEFT, _RIGHT, _CENTRE, _UNKNOWN = range(4)
PLAIN = 0xE000_0020
"""The flags of a plain ``{}``."""


@record
class Options:
    """``FormattingOptions``: flags as core keeps them, width and precision."""

    flags: int = PLAIN
    width_field: int = 0
    precision_field: int = 0

    @property
    def alternate(self) -> bool:
        """``#``."""
        return bool(self.flags & _ALTERNATE)

    @property
    def plus(self) -> bool:
        """``+``."""
        return bool(self.flags & _PLUS)

    @property
    def zeros(self) -> bool:
        """``0``."""
        return bool(self.flags & _ZERO)

    @property
    def hexadecimal(self) -> str:
        """``x`` or ``X`` of ``{:x?}``; empty without."""
        return "x" if self.flags & _LOWER_HEX else "X" if self.flags & _UPPER_HEX else ""

    @property
    def width(self) -> int | None:
        """The least number of characters."""
        return self.width_field if self.flags & _WIDTH else None

    @property
    def precision(self) -> int | None:
        """Characters of a string, decimals of a float."""
        return self.precision_field if self.flags & _PRECISION else None

    def with_width(self, width: int) -> "Options":
        """With the least number of characters."""
        return Options(self.flags | _WIDTH, width, self.precision_field)

    def as_pointer(self) -> "Options":
        """As ``{:#p}`` writes the number: with zeros, to the full width."""
        if not self.alternate:
            return Options(self.flags | _ALTERNATE, self.width_field, self.precision_field)
        wide = self if self.width is not None else self.with_width(18)
        return Options(wide.flags | _ZERO, wide.width_field, wide.precision_field)

    def filled(self, text: str, default: int) -> str:
        """Filled up to the width."""
        missing = (self.width or 0) - len(text)
        if missing <= 0:
            return text
        fill = chr(self.flags & _FILL)
        alignment = self.flags >> _ALIGNMENT & 3
        match default if alignment == _UNKNOWN else alignment:
            case 0:
                return text + fill * missing
            case 1:
                return fill * missing + text
            case _:
                return fill * (missing // 2) + text + fill * (missing - missing // 2)


def pad(options: Options, text: str) -> str:
    """`Formatter::pad`: cut to the precision, filled to the width, to the left."""
    if options.precision is not None:
        text = text[: options.precision]
    return options.filled(text, _LEFT)


def pad_number(options: Options, sign: str, prefix: str, digits: str) -> str:
    """`Formatter::pad_integral`: zeros stand between the sign and the digits."""
    if options.zeros:
        return sign + prefix + digits.rjust((options.width or 0) - len(sign + prefix), "0")
    return options.filled(sign + prefix + digits, _RIGHT)


_BASES = {
    "LowerHex": ("x", "0x"),
    "UpperHex": ("X", "0x"),
    "Binary": ("b", "0b"),
    "Octal": ("o", "0o"),
}


def integer(options: Options, trait: str, number: int, bits: int) -> str:
    """An integer as a trait writes it; negative ones in other bases by their bits."""
    if trait == "Debug" and options.hexadecimal:
        trait = "LowerHex" if options.hexadecimal == "x" else "UpperHex"
    if trait in _BASES:
        letter, prefix = _BASES[trait]
        digits = format(number & ((1 << bits) - 1), letter)
        return pad_number(options, "+" if options.plus else "", prefix if options.alternate else "", digits)
    sign = "-" if number < 0 else "+" if options.plus else ""
    return pad_number(options, sign, "", str(abs(number)))


def escaped(character: str, quote: str) -> str:
    """`char::escape_debug`, where only one kind of quotes is escaped."""
    simple = {"\0": "\\0", "\t": "\\t", "\r": "\\r", "\n": "\\n", "\\": "\\\\", quote: "\\" + quote}
    if character in simple:
        return simple[character]
    extends = unicodedata.category(character) in ("Mn", "Me")
    if character.isprintable() and not extends:
        return character
    return f"\\u{{{ord(character):x}}}"


def quoted(text: str, quote: str) -> str:
    """A string or character as `Debug` writes it. Of a string, marks that extend a character stay."""
    parts = []
    for at, character in enumerate(text):
        extends = unicodedata.category(character) in ("Mn", "Me")
        parts.append(character if extends and at and quote == '"' else escaped(character, quote))
    return quote + "".join(parts) + quote


def _shortest(value: float, bits: int) -> Decimal:
    """The decimal number with the fewest digits that is read back as the value."""
    if bits == 64:
        return Decimal(repr(value))
    for digits in range(1, 10):
        text = f"{value:.{digits - 1}e}"
        if struct.unpack("<f", struct.pack("<f", float(text)))[0] == value:
            return Decimal(text)
    return Decimal(f"{value:.8e}")


def floating(options: Options, trait: str, value: float, bits: int) -> str:
    """A float as a trait writes it."""
    if value != value:
        return Options(options.flags & ~_ZERO, options.width_field).filled("NaN", _RIGHT)
    negative = struct.pack(">d", value)[0] >> 7
    sign = "-" if negative else "+" if options.plus else ""
    value = abs(value)
    if value == float("inf"):
        return Options(options.flags & ~_ZERO, options.width_field).filled(sign + "inf", _RIGHT)
    return pad_number(options, sign, "", _digits(options, trait, value, bits))


def _digits(options: Options, trait: str, value: float, bits: int) -> str:
    if trait in ("LowerExp", "UpperExp"):
        return _exponential(value, bits, options.precision, "e" if trait == "LowerExp" else "E")
    if options.precision is not None:
        return f"{value:.{options.precision}f}"
    if trait == "Debug" and value and not 1e-4 <= value < 1e16:
        return _exponential(value, bits, None, "e")
    text = format(_shortest(value, bits), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text + ".0" if trait == "Debug" and "." not in text else text


def _exponential(value: float, bits: int, precision: int | None, letter: str) -> str:
    if precision is not None:
        mantissa, _, exponent = f"{value:.{precision}e}".partition("e")
        return f"{mantissa}{letter}{int(exponent)}"
    if not value:
        return f"0{letter}0"
    _, figures, exponent_of_last = _shortest(value, bits).as_tuple()
    assert isinstance(exponent_of_last, int), "the value is finite"
    text = "".join(map(str, figures)).rstrip("0")
    power = exponent_of_last + len(figures) - 1
    return f"{text[0]}{'.' + text[1:] if len(text) > 1 else ''}{letter}{power}"
