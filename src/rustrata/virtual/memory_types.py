"""Memory types: how the caches treat a page, and so which ordering promises it carries.

The five types are those of x86 [Intel SDM vol. 3A, "Memory Cache Control"]. Arm's attributes and
RISC-V's Svpbmt types are accepted as names of the nearest x86 type; only one thing is decided from
them, whether the page is write-back. The memory models of this project, axiomatic and operational,
describe write-back memory: write-combining stores may pass one another, and device accesses follow
rules of their own. For any other type no claim is made.
"""

from enum import Enum


class MemoryType(Enum):
    """The memory type of a page, named as in the x86 manuals."""

    WRITE_BACK = "write-back"
    WRITE_THROUGH = "write-through"
    WRITE_COMBINING = "write-combining"
    WRITE_PROTECTED = "write-protected"
    UNCACHEABLE = "uncacheable"


MEMORY_TYPES: dict[str, MemoryType] = {
    **{memory_type.value: memory_type for memory_type in MemoryType},
    "wb": MemoryType.WRITE_BACK,
    "wt": MemoryType.WRITE_THROUGH,
    "wc": MemoryType.WRITE_COMBINING,
    "wp": MemoryType.WRITE_PROTECTED,
    "uc": MemoryType.UNCACHEABLE,
    # Arm: Normal (Inner and Outer Write-Back), Normal Non-cacheable, any Device type.
    "normal": MemoryType.WRITE_BACK,
    "normal-nc": MemoryType.WRITE_COMBINING,
    "device": MemoryType.UNCACHEABLE,
    # RISC-V Svpbmt: the attributes of main memory, non-cacheable, input/output.
    "pma": MemoryType.WRITE_BACK,
    "nc": MemoryType.WRITE_COMBINING,
    "io": MemoryType.UNCACHEABLE,
}
"""Every spelling that an address map may use, in lower case."""


def model_applies(memory_type: MemoryType) -> bool:
    """Do the memory models speak of memory of this type? Of write-back memory only."""
    return memory_type is MemoryType.WRITE_BACK
