"""The hash by which log comparers tell whether two logs speak of the same test.

It is the MD5 of the MD5s of three texts that herd7's logs are known by: the initial state, one entry after
the other in the order of locations; the code; the observed registers and locations. What the condition
claims is not part of it. Here for the dialect C, whose code is hashed as it is written; a test of another
dialect has the hash that its own line ``Hash=`` gives, or none: instruction texts are normalised by herd7 in
ways of their own for each instruction set, which are not reproduced.
"""

import re
from hashlib import md5

from rustrata.executions.outcomes import MemoryAt, Observable, RegisterAt
from rustrata.refinement.dialects import Test, observed

_COMMENT = re.compile(r"\(\*.*?\*\)|/\*.*?\*/|//[^\n]*", re.DOTALL)
_GIVEN = re.compile(r"^Hash=([0-9a-f]{32})[ \t]*$", re.MULTILINE)
_ENTRY = re.compile(
    r"(?:(?P<atomic>_Atomic)\s+)?(?:(?P<type>[A-Za-z_]\w*)\s+)?"
    r"(?:(?P<thread>\d+):(?P<register>\w+)|P(?P<named>\d+):(?P<of_named>\w+)|\[?(?P<location>[A-Za-z_]\w*)\]?)"
    r"\s*(?:=\s*(?P<value>-?\w+))?"
)
_FUNCTION = re.compile(r"(?:void\s*\*?\s*)?P(?P<index>\d+)\s*\((?P<parameters>[^)]*)\)\s*(?=\{)")
_WIDTHS = {"atomic_int": "_Atomic int"}


def herd_hash(test: Test) -> str | None:
    """The hash of a test as 32 hexadecimal digits; None where it is not known."""
    text = test.source.text
    head = text[: text.index("{")]
    given = _GIVEN.search(head)
    if given is not None:
        return given[1]
    return c_hash(text, observed(test)) if test.dialect.value == "C" else None


def c_hash(text: str, observables: tuple[Observable, ...]) -> str | None:
    """The hash of a test in C; None when its initial state or parameters are of a form not known here."""
    opened = text.index("{")
    closed = text.index("}", opened)
    initial = _initial_text(text[opened + 1 : closed])
    code = _code_text(text[closed + 1 :])
    if initial is None or code is None:
        return None
    shown = "; ".join(map(_shown, observables))
    parts = (initial, code, shown)
    return md5(b"".join(_digest(part) for part in parts), usedforsecurity=False).hexdigest()


def _digest(text: str) -> bytes:
    return md5(text.encode(), usedforsecurity=False).digest()


def _shown(observable: Observable) -> str:
    return observable.location if isinstance(observable, MemoryAt) else str(observable)


def _initial_text(body: str) -> str | None:
    """The entries sorted, registers before locations, the first of each kept."""
    entries: dict[Observable, str] = {}
    for entry in _COMMENT.sub(" ", body).split(";"):
        if not entry.strip():
            continue
        match = _ENTRY.fullmatch(entry.strip())
        if match is None:
            return None
        thread, register = match["thread"] or match["named"], match["register"] or match["of_named"]
        place: Observable = (
            RegisterAt(int(thread), register) if thread is not None else MemoryAt(match["location"])
        )
        words = [word for word in (match["atomic"], match["type"]) if word]
        entries.setdefault(place, " ".join((*words, f"{_shown(place)}={match['value'] or 0}")))
    registers: list[Observable] = [*sorted(place for place in entries if isinstance(place, RegisterAt))]
    cells: list[Observable] = [*sorted(place for place in entries if isinstance(place, MemoryAt))]
    return "; ".join(entries[place] for place in registers + cells)


def _code_text(text: str) -> str | None:
    """The functions side by side, each with its parameters' types spelled out and its body as written."""
    cells = []
    at = 0
    while (match := _FUNCTION.search(text, at)) is not None:
        at = _end_of_body(text, match.end())
        parameters = [_parameter(each) for each in match["parameters"].split(",") if each.strip()]
        if at < 0 or None in parameters:
            return None
        body = text[match.end() + 1 : at]
        spelled = ", ".join(str(each) for each in parameters)
        cells.append(f" P{int(match['index'])}({spelled}) {{\n{body}\n}}\n ")
    return "|".join(cells) + ";\n" if cells else None


def _end_of_body(text: str, opened: int) -> int:
    """The offset of the brace that closes the one at ``opened``; -1 when none does."""
    depth = 0
    for offset in range(opened, len(text)):
        if text[offset] == "{":
            depth += 1
        elif text[offset] == "}":
            depth -= 1
            if depth == 0:
                return offset
    return -1


def _parameter(text: str) -> str | None:
    """``volatile int* x`` as a hash spells it: one pointer, qualifiers of a base type before it."""
    pointer, star, name = _COMMENT.sub(" ", text).rpartition("*")
    words = pointer.replace("*", " * ").split()
    if not star or not words or not name.strip().isidentifier():
        return None
    spelled = _type(words)
    return None if spelled is None else f"{spelled}* {name.strip()}"


def _type(words: list[str]) -> str | None:
    """A type read from its words, outermost last."""
    match words:
        case [*inner, "*"]:
            pointed = _type(inner)
            return None if pointed is None else f"{pointed}*"
        case ["volatile", base] if base not in _WIDTHS:
            return f"volatile {base}"
        case ["_Atomic", base] if base not in _WIDTHS:
            return f"_Atomic {base}"
        case ["volatile", base] | [base, "volatile"]:
            return f"{_WIDTHS.get(base, base)} volatile"
        case ["const", base] | [base, "const"]:
            return f"{_WIDTHS.get(base, base)} const"
        case ["struct", base]:
            return f"struct {base}"
        case [base]:
            return _WIDTHS.get(base, base)
        case _:
            return None
