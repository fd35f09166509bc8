"""The smallest input that still fails: lines, words and bytes are taken away as long as it does.

A plain form of delta debugging [Zeller and Hildebrandt, TSE'02]: pieces are halved until none can go.
"""

from collections.abc import Callable

from mutation import WORD


def reduced(content: bytes, fails: Callable[[bytes], bool], attempts: int) -> bytes:
    """A part of the content that fails, by at most so many attempts."""
    left = [attempts]

    def still(smaller: bytes) -> bool:
        left[0] -= 1
        return left[0] >= 0 and fails(smaller)

    for split in (lambda c: c.splitlines(keepends=True), WORD.findall, lambda c: [bytes((b,)) for b in c]):
        content = b"".join(_fewer(split(content), lambda pieces: still(b"".join(pieces))))
    return content


def _fewer(pieces: list[bytes], fails: Callable[[list[bytes]], bool]) -> list[bytes]:
    size = len(pieces)
    while size:
        start = 0
        while start < len(pieces):
            without = pieces[:start] + pieces[start + size :]
            if fails(without):
                pieces = without
            else:
                start += size
        size = min(size, len(pieces)) // 2
    return pieces
