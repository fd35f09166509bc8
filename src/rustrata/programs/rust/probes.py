"""Functions added to a program so that rustc prints the types of its fields and associated types.

MIR text has no definitions of types, and names in source need rustc's resolution. After each type of the
source, on the same line, stands a function that names all its fields; its MIR has their types in full. The
functions are never called. Lines stay where they are; columns after a definition on its last line do not.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.programs.rust.bodies import Body
from rustrata.programs.rust.expansion import made_items
from rustrata.programs.rust.items import Item, ItemKind, Parameter, VariantItem, items
from rustrata.programs.rust.types import Type
from rustrata.records import record

PREFIX = "__rustrata_probe_"
TRAIT = "trait "
"""Before what a trait has, in probes for the trait itself: a type, or ``=`` and a constant or method."""
ANY = "__RustrataAny"
"""A type parameter of those probes: any type with the trait."""
_SELF = re.compile(r"\bSelf\b")
_CFG = re.compile(r"#\[cfg\((?:[^\[\]]|\[[^\]]*\])*\)\]")


@record
class Probe:
    """The function ``__rustrata_probe_N``: for a type, or for the associated type ``associated`` of an
    impl. ``item`` stands where it is in the source with probes; where a macro made it, in the expanded
    program."""

    name: str
    item: Item
    associated: str = ""


def probed(text: str, expanded: str = "") -> tuple[str, tuple[Probe, ...]]:
    """The source with probes, and what they are for. ``expanded`` is the program with its macros expanded,
    where they make items: those have their probes at the end of their module."""
    probes, inserted = _insertions(text, expanded)
    parts, last = [], 0
    for end, function in inserted:
        parts += [text[last:end], function]
        last = end
    made = {found.item for found in made_items(text, expanded)} if expanded else set()
    moved = (probe if probe.item in made else _moved(probe, inserted) for probe in probes)
    return "".join((*parts, text[last:])), tuple(moved)


@record
class Unprobed:
    """Offsets of a source with probes, as offsets of the same source without."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def offset(self, at: int) -> int:
        """The offset without probes; the place of a probe for what is in one."""
        number = bisect_right(self.starts, at)
        if not number:
            return at
        within = self.ends[number - 1] - at
        added = sum(end - start for start, end in zip(self.starts[:number], self.ends[:number], strict=True))
        return at - added + max(within, 0)


def unprobed(text: str, expanded: str = "") -> Unprobed:
    """The way back from the probed source of a text to the text."""
    starts, ends, added = [], [], 0
    for end, function in _insertions(text, expanded)[1]:
        starts.append(end + added)
        added += len(function)
        ends.append(end + added)
    return Unprobed(tuple(starts), tuple(ends))


def _moved(probe: Probe, inserted: Sequence[tuple[int, str]]) -> Probe:
    """A probe of an item with its place in the source with probes."""
    item = probe.item
    start = item.start + sum(len(function) for at, function in inserted if at <= item.start)
    end = item.end + sum(len(function) for at, function in inserted if at < item.end)
    return replace(probe, item=replace(item, start=start, end=end))


def _insertions(text: str, expanded: str = "") -> tuple[list[Probe], list[tuple[int, str]]]:
    probes: list[Probe] = []
    inserted: list[tuple[int, str]] = []
    found = items(text)
    wanted = [(item, item.end) for item in found]
    wanted += [(made.item, made.offset) for made in (made_items(text, expanded) if expanded else ())]
    for item, offset in wanted:
        for associated in (*_asked_of(item), *_asked_of_empty(item, found)):
            probe = Probe(f"{PREFIX}{len(probes)}", item, associated)
            probes.append(probe)
            line = "\n" if offset == len(text) else ""  # the source may end with a comment
            inserted.append((offset, line + _function(probe)))
    return probes, sorted(inserted, key=lambda found: found[0])


def _asked_of(item: Item) -> tuple[str, ...]:
    """What is asked of an item: a type's fields (``""``), or an impl's associated types."""
    if item.kind in (ItemKind.STRUCT, ItemKind.ENUM, ItemKind.UNION):
        return () if "repr(simd)" in item.attributes else ("",)  # a vector's lanes cannot be borrowed
    return item.associated if item.kind is ItemKind.IMPL and item.trait else ()


def _asked_of_empty(item: Item, found: Sequence[Item]) -> Iterator[str]:
    """An impl of a trait without methods of its own is asked for the trait, by something that the trait
    has."""
    if item.kind is not ItemKind.IMPL or item.trait.startswith("!"):
        return
    if any(other.kind is ItemKind.FUNCTION for other in _inside(item, found)):
        return
    if not item.trait and item.constants:
        yield TRAIT
        return
    names = [f"{TRAIT}{name}" for name in item.associated] + [f"{TRAIT}={name}" for name in item.constants]
    if not names:
        name = item.trait.partition("<")[0].split("::")[-1].strip()
        traits = [other for other in found if other.kind is ItemKind.TRAIT and other.name == name]
        for trait in traits[:1]:
            methods = [m for m in _inside(trait, found) if m.kind is ItemKind.FUNCTION and not m.opaque]
            names += [f"{TRAIT}={m.name}" for m in methods if not _has_types(m)]
    yield from names[:1]


def _inside(item: Item, found: Sequence[Item]) -> Iterator[Item]:
    return (other for other in found if item.start < other.start and other.end <= item.end)


def _has_types(item: Item) -> bool:
    return any(parameter.kind != "lifetime" for parameter in item.parameters)


def _function(probe: Probe) -> str:
    if probe.associated.startswith(TRAIT):
        return _of_trait(probe)
    return _of_associated(probe) if probe.associated else _of_type(probe)


def _head(probe: Probe, argument: str, *more: str) -> str:
    item = probe.item
    parameters = ", ".join((*(parameter.text for parameter in item.parameters), *more))
    cfg = " ".join(_CFG.findall(item.attributes))
    where = _SELF.sub(lambda _: item.subject or item.name, f" {item.where}" if item.where else "")
    return f" {cfg} unsafe fn {probe.name}<{parameters}>(x: *const {argument}){where} "


def _names(parameters: tuple[Parameter, ...]) -> str:
    return f"<{', '.join(parameter.name for parameter in parameters)}>" if parameters else ""


def _of_type(probe: Probe) -> str:
    item = probe.item
    name = item.name + _names(item.parameters)
    if item.kind is ItemKind.ENUM:
        body = " ".join(_variant(item.name, variant) for variant in item.variants)
    else:
        fields = (f"let _ = &raw const (*x).{field};" for field in item.variants[0].fields)
        body = " ".join(fields)
    return f"{_head(probe, name)}{{ unsafe {{ {body} }} }}"


def _variant(name: str, variant: VariantItem) -> str:
    fields = ", ".join(f"{field}: ref _f{i}" for i, field in enumerate(variant.fields))
    return f"if let {name}::{variant.name} {{ {fields} }} = *x {{ }}"


def _of_associated(probe: Probe) -> str:
    item = probe.item
    return _head(probe, f"<{item.subject} as {item.trait}>::{probe.associated}") + "{ }"


def _of_trait(probe: Probe) -> str:
    """For a type with the trait that is not known, rustc leaves the trait in what it prints."""
    item = probe.item
    name = probe.associated.removeprefix(TRAIT)
    if not name:
        return _head(probe, item.subject) + "{ }"
    trait = _SELF.sub(lambda _: item.subject, item.trait)
    generic = f"{ANY}: {trait} + ?Sized"
    head = _head(probe, item.subject, generic)
    if name.startswith("="):
        return f"{head}{{ let _c = <{ANY} as {trait}>::{name[1:]}; }}"
    return f"{head}{{ let _c: *const <{ANY} as {trait}>::{name} = std::ptr::null(); }}"


def field_of(fields: Mapping[tuple[str, int], Type], variant: str, number: int, probe: Body) -> Type:
    """The type of a field; MIR001 where its probe does not name it."""
    found = fields.get((variant, number))
    if found is None:
        message = f"unsupported: MIR that cannot be read: `{probe.path}` does not name field {number}"
        raise RustrataError(Diagnostic("MIR001", message, probe.span, help="compile the program again"))
    return found
