"""Texts of the users' languages with mistakes in them: seeded mutation of bytes and of words.

A mutation is a function of a content and of the `Mutator`, which has the random numbers, the words of all
seeds and the other seeds to splice from. The same seed gives the same inputs.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

WORD = re.compile(rb"\w+|[^\w\s]{1,3}|\s+")
NUMBER = re.compile(rb"\d+")
LONGEST = 100_000
"""Bytes that an input is cut to."""
_EDGES = (0, 1, 7, 15, 16, 31, 32, 63, 64)
EXTREMES = (
    *(
        str(sign * (2**bits + offset)).encode()
        for bits in _EDGES
        for offset in (-1, 0, 1)
        for sign in (1, -1)
    ),
    *(b"0x", b"0x7fffffffffffffff", b"0xffffffffffffffffff", b"0b2", b"007", b"1e999", b"1_000", b"0.5"),
    *(b"9" * 40, b"9" * 4299, b"9" * 5000),
)
ODDITIES = (
    *(b"\x00", b"\xff", b"\xc3\x28", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xef\xbb\xbf", b"\r\n", b"\r"),
    *(
        b"\x0b",
        b"\x0c",
        b"\x1b[31m",
        b"\x85",
        b"\t",
        b"\\",
        b'"',
        b"'",
        b"(*",
        b"*)",
        b"/*",
        b"*/",
        b"//",
        b"#",
    ),
    *(
        character.encode()
        for character in (
            *("\u2028", "\u2029", "\u0085", "\u00a0", "\u200b", "\u202e", "\ufeff", "\U0010ffff", "\u0301"),
            *("é", "ß", "\u01c5", "\ufb01", "\uff21", "\u222a", "\u2229", "\u00ac", "\U0001d4b3", "x\u0302"),
            *("\u00b2", "\u0663", "\u00bd", "\u5909\u6570", "\u0130", "\u0131", "\uff11"),
        )
    ),
)
OPENERS = ((b"(", b")"), (b"[", b"]"), (b"{", b"}"), (b"~", b""), (b"-", b""), (b"not ", b""), (b"!", b""))
INFIXES = tuple(b" /\\ | \\/ | ; | | | & | + | - | * | && | || | ^ | , | = | == | := | -> ".split(b" | "))


@dataclass(frozen=True)
class Mutator:
    """The random numbers, the words to put in, and the texts to splice."""

    random: Random
    words: Sequence[bytes]
    texts: Sequence[bytes]

    def mutated(self, content: bytes) -> bytes:
        """The content after one mutation or more, most often few."""
        kinds = self.random.choice((GENTLE, MUTATIONS))
        for _ in range(int(min(12, 1 + self.random.expovariate(0.8)))):
            content = self.random.choice(kinds)(content, self)[:LONGEST]
        return content

    def range(self, length: int, most: int) -> tuple[int, int]:
        """The start and end of a piece of something of this length, not longer than ``most``."""
        start = self.random.randint(0, length)
        return start, min(length, start + self.random.randint(0, most))

    def word(self) -> bytes:
        """A word from some seed, an extreme number or an oddity."""
        pool = self.random.choices((self.words, EXTREMES, ODDITIES), (8, 2, 1))[0]
        return self.random.choice(pool)

    def count(self) -> int:
        """How often to repeat: few times, or more often than recursion goes."""
        return self.random.choice((2, 3, 10, 40, 200, 1500, 12_000))


Mutation = Callable[[bytes, Mutator], bytes]


def words_of(texts: Sequence[bytes]) -> tuple[bytes, ...]:
    """Every word of the texts, once."""
    return tuple(dict.fromkeys(word for text in texts for word in WORD.findall(text) if not word.isspace()))


def _delete_bytes(content: bytes, m: Mutator) -> bytes:
    start, end = m.range(len(content), 12)
    return content[:start] + content[end:]


def _insert_bytes(content: bytes, m: Mutator) -> bytes:
    at, _ = m.range(len(content), 0)
    return content[:at] + m.random.randbytes(m.random.randint(1, 4)) + content[at:]


def _change_a_bit(content: bytes, m: Mutator) -> bytes:
    if not content:
        return content
    at = m.random.randrange(len(content))
    return content[:at] + bytes((content[at] ^ (1 << m.random.randrange(8)),)) + content[at + 1 :]


def _truncate(content: bytes, m: Mutator) -> bytes:
    at, _ = m.range(len(content), 0)
    return content[:at]


def _insert_oddity(content: bytes, m: Mutator) -> bytes:
    at, _ = m.range(len(content), 0)
    return content[:at] + m.random.choice(ODDITIES) + content[at:]


def _of_pieces(content: bytes, m: Mutator, pieces: list[bytes], between: bytes) -> bytes:
    """Delete, double, swap, move or multiply pieces of the content."""
    if not pieces:
        return content
    i, j = m.random.randrange(len(pieces)), m.random.randrange(len(pieces))
    match m.random.choice(("delete", "double", "swap", "move", "multiply")):
        case "delete":
            del pieces[min(i, j) : min(i, j) + m.random.choice((1, 1, 2, 5))]
        case "double":
            pieces.insert(j, pieces[i])
        case "swap":
            pieces[i], pieces[j] = pieces[j], pieces[i]
        case "move":
            pieces.insert(j, pieces.pop(i))
        case "multiply":
            pieces[i:i] = [pieces[i]] * m.count()
    return between.join(pieces)


def _exchange_words(content: bytes, m: Mutator) -> bytes:
    """Write another number for a number, another name of this text for a name."""
    words = [each for each in WORD.finditer(content) if each[0].strip(b"_").isalnum()]
    if not words:
        return content
    found = m.random.choice(words)
    other = m.random.choice([each[0] for each in words if each[0].isdigit() == found[0].isdigit()])
    if found[0].isdigit() and m.random.random() < 0.5:
        other = m.random.choice((b"0", b"1", b"2", b"3", b"-1", b"4", b"8"))
    return content[: found.start()] + other + content[found.end() :]


def _of_lines(content: bytes, m: Mutator) -> bytes:
    return _of_pieces(content, m, content.split(b"\n"), b"\n")


def _of_words(content: bytes, m: Mutator) -> bytes:
    return _of_pieces(content, m, WORD.findall(content), b"")


def _replace_word(content: bytes, m: Mutator) -> bytes:
    words = [each for each in WORD.finditer(content) if not each[0].isspace()]
    if not words:
        return m.word()
    found = m.random.choice(words)
    return content[: found.start()] + m.word() + content[found.end() :]


def _insert_words(content: bytes, m: Mutator) -> bytes:
    at, _ = m.range(len(content), 0)
    new = b" ".join(m.word() for _ in range(m.random.randint(1, 3)))
    return content[:at] + b" " + new + b" " + content[at:]


def _replace_number(content: bytes, m: Mutator) -> bytes:
    numbers = list(NUMBER.finditer(content))
    if not numbers:
        return content
    found = m.random.choice(numbers)
    return content[: found.start()] + m.random.choice(EXTREMES) + content[found.end() :]


def _replace_everywhere(content: bytes, m: Mutator) -> bytes:
    words = [word for word in WORD.findall(content) if not word.isspace()]
    return content.replace(m.random.choice(words), m.word()) if words else content


def _nest(content: bytes, m: Mutator) -> bytes:
    """Put brackets or signs around a piece, often."""
    start, end = m.range(len(content), 20)
    opener, closer = m.random.choice(OPENERS)
    count = m.count()
    return content[:start] + opener * count + content[start:end] + closer * count + content[end:]


def _chain(content: bytes, m: Mutator) -> bytes:
    """Make a word a long row of it with an operator between."""
    words = [each for each in WORD.finditer(content) if not each[0].isspace()]
    if not words:
        return content
    found = m.random.choice(words)
    operator = m.random.choice((*INFIXES, m.word()))
    row = operator.join([found[0]] * m.count())
    return content[: found.start()] + row + content[found.end() :]


def _splice(content: bytes, m: Mutator) -> bytes:
    """A beginning of this text and an end of another, or a piece of another in this one."""
    other = m.random.choice(m.texts)
    at, end = m.range(len(content), 60)
    start, stop = m.range(len(other), 200)
    return (
        content[:at] + other[start:]
        if m.random.random() < 0.4
        else content[:at] + other[start:stop] + content[end:]
    )


def _line_ends(content: bytes, m: Mutator) -> bytes:
    return content.replace(b"\n", m.random.choice((b"\r\n", b"\r", b"\n\r", b" ", b"\n\n", b"\x0c")))


def _mark_of_encoding(content: bytes, m: Mutator) -> bytes:
    encoded = content.decode("utf-8", "replace")
    return m.random.choice(
        (b"\xef\xbb\xbf" + content, encoded.encode("utf-16"), encoded.encode("latin-1", "replace"))
    )


MUTATIONS: tuple[Mutation, ...] = (
    *(_delete_bytes, _insert_bytes, _change_a_bit, _truncate, _insert_oddity),
    *(_of_lines, _of_lines, _of_words, _of_words, _replace_word, _replace_word, _replace_word, _insert_words),
    *(_replace_number, _replace_everywhere, _nest, _chain, _splice, _splice, _line_ends, _mark_of_encoding),
)
GENTLE: tuple[Mutation, ...] = (_exchange_words, _exchange_words, _exchange_words, _of_lines, _replace_word)
"""Those after which a text is most often still one of its language."""
