"""Codes of address maps.

The examples are maps for a test with two threads, P0 and P1, that both access two locations:
``x``, an ``AtomicI32``, and ``y``, an ``AtomicI64``.
"""

from rustrata.diagnostics.catalogue.record import Example, Record

_X_PAGE = """\
[[page]]
virtual = 0x10000
physical = 0x80000

"""
_Y_PAGE = """\
[[page]]
virtual = 0x20000
physical = 0x90000

"""
_X = """\
[location.x]
address = 0x10000
"""
_Y = """\
[location.y]
address = 0x20000
"""
_FIXED = f"{_X_PAGE}{_Y_PAGE}{_X}\n{_Y}"


def _record(code: str, title: str, explanation: str, wrong: str, right: str) -> Record:
    """A record whose failing example is the fixed one with ``right`` replaced by ``wrong``."""
    assert right in _FIXED, f"{code}: the fixed example contains {right!r}"
    return Record(code, title, explanation, Example.MAP, _FIXED.replace(right, wrong, 1), _FIXED)


RECORDS = (
    _record(
        "MAP001",
        "the address map is not TOML",
        "An address map is a TOML file. The position is where reading stopped, which may be a little "
        "behind the mistake: an unclosed bracket is noticed at the end of its line.",
        "[[page]\n",
        "[[page]]\n",
    ),
    _record(
        "MAP002",
        "unknown key in the address map",
        "At the top a map has `page_size`, `[[page]]` and `[location.NAME]`. A page has `virtual`, "
        "`physical`, `permissions`, `memory_type` and `present`. A location has `address`, its virtual "
        "address for every thread, and `P0`, `P1`, ... for one thread.",
        "fysical = 0x80000",
        "physical = 0x80000",
    ),
    _record(
        "MAP003",
        "value of the wrong kind in the address map",
        "Addresses and sizes are integers, without quotes; hexadecimal is written `0x10000`. Permissions "
        "and memory types are strings. `present` is `true` or `false`. Pages are `[[page]]`, with two "
        "brackets, and locations are tables, `[location.x]`.",
        'physical = "0x80000"',
        "physical = 0x80000",
    ),
    _record(
        "MAP004",
        "missing address in the address map",
        "A page needs `virtual`, and `physical` unless it is not present. A location needs `address`, or "
        "an address for each thread that accesses it.",
        "virtual = 0x10000\n\n",
        "virtual = 0x10000\nphysical = 0x80000\n\n",
    ),
    _record(
        "MAP005",
        "unknown permissions",
        "Permissions are `none`, `r`, `rw`, `x`, `rx` or `rwx`. There is no page that can be written and "
        "not read: no entry of x86-64 says so, and RISC-V reserves the encoding.\n\n"
        "`none` is a page without access, as `mprotect(PROT_NONE)` makes it. It is treated as not present.",
        'physical = 0x80000\npermissions = "wr"',
        "physical = 0x80000",
    ),
    _record(
        "MAP006",
        "unknown memory type",
        "Memory types are those of x86: `write-back`, `write-through`, `write-combining`, "
        "`write-protected` and `uncacheable`, or `wb`, `wt`, `wc`, `wp` and `uc`. Arm's `normal`, "
        "`normal-nc` and `device` and RISC-V's `pma`, `nc` and `io` stand for the nearest of them.",
        'physical = 0x80000\nmemory_type = "writeback-ish"',
        "physical = 0x80000",
    ),
    _record(
        "MAP007",
        "page size that no architecture has",
        "Pages have 4096, 16384, 65536, 2097152 or 1073741824 bytes: the sizes of x86-64, of AArch64's "
        "granules and of RISC-V. A map has one page size; 4096 when it names none.",
        "page_size = 4000\n[[page]]\n",
        "[[page]]\n",
    ),
    _record(
        "MAP008",
        "page that is not aligned",
        "The addresses of a page, virtual and physical, are those of its first byte and multiples of the "
        "page size.",
        "physical = 0x80004",
        "physical = 0x80000",
    ),
    _record(
        "MAP009",
        "virtual page mapped twice",
        "A page table has one entry for a virtual page. Two virtual pages may map one physical page.",
        "virtual = 0x10000\nphysical = 0x90000",
        "virtual = 0x20000\nphysical = 0x90000",
    ),
    _record(
        "MAP010",
        "address out of range",
        "Virtual addresses are below 2^47: the user half of x86-64 with four levels of page tables and of "
        "RISC-V Sv48, which AArch64's 48 bits contain. Physical addresses are below 2^52.",
        "physical = 0x10_0000_0000_0000",
        "physical = 0x80000",
    ),
    _record(
        "MAP011",
        "location that is not aligned",
        "The virtual address of a location is a multiple of its size in bytes, as Rust aligns its atomic "
        "types. So a location never crosses from one page to the next.",
        "address = 0x10002",
        "address = 0x10000",
    ),
    _record(
        "MAP012",
        "location that the address map does not place",
        "Every location of the test needs a table in the map, also one that no thread accesses.",
        "",
        f"\n{_Y}",
    ),
    _record(
        "MAP013",
        "location that the test does not have",
        "The map places a location under a name that the test does not use. A map belongs to tests with "
        "the same locations.",
        f"{_X}[location.z]\naddress = 0x10010\n",
        _X,
    ),
    _record(
        "MAP014",
        "thread that the test does not have",
        "`P2` is the third thread: threads count from 0, as in the test.",
        "address = 0x20000\nP2 = 0x10010",
        "address = 0x20000",
    ),
    _record(
        "MAP015",
        "thread without an address for a location it accesses",
        "A location that is placed for single threads needs an address for each thread that accesses it. "
        "`address` is the address of all threads that have none of their own.",
        "P0 = 0x20000",
        "address = 0x20000",
    ),
    _record(
        "MAP016",
        "unmapped address",
        "The address of a location is on a page that the map does not have. When an access is meant to "
        "fault, add the page with `present = false`: the fault is then an outcome of the test.",
        "address = 0x30000",
        "address = 0x20000",
    ),
    _record(
        "MAP017",
        "unsupported overlap of two locations",
        "Two locations may share a physical cell when they have the same type and the same physical "
        "address. Overlap in part, or with different types, needs a memory of bytes, which the models "
        "that run here do not have.",
        "virtual = 0x20000\nphysical = 0x80000",
        "virtual = 0x20000\nphysical = 0x90000",
    ),
)
