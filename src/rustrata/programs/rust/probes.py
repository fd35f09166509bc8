"""Functions added to a program so that rustc prints the types of its fields and associated types.

MIR text has no definitions of types, and names in source need rustc's resolution. After each type of the
source, on the same line, stands a function that names all its fields; its MIR has their types in full. The
functions are never called. Lines stay where they are; columns after a definition on its last line do not.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from rustrata.programs.rust.items import Item, ItemKind, Parameter, VariantItem, items

PREFIX = "__rustrata_probe_"
_SELF = re.compile(r"\bSelf\b")
_CFG = re.compile(r"#\[cfg\((?:[^\[\]]|\[[^\]]*\])*\)\]")


@dataclass(frozen=True, slots=True)
class Probe:
    """The function ``__rustrata_probe_N``: for a type, or for the associated type ``associated`` of an
    impl."""

    name: str
    item: Item
    associated: str = ""


def probed(text: str) -> tuple[str, tuple[Probe, ...]]:
    """The source with probes, and what they are for."""
    probes, inserted = _insertions(text)
    parts, last = [], 0
    for end, function in inserted:
        parts += [text[last:end], function]
        last = end
    return "".join((*parts, text[last:])), tuple(probes)


@dataclass(frozen=True, slots=True)
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


def unprobed(text: str) -> Unprobed:
    """The way back from the probed source of a text to the text."""
    starts, ends, added = [], [], 0
    for end, function in _insertions(text)[1]:
        starts.append(end + added)
        added += len(function)
        ends.append(end + added)
    return Unprobed(tuple(starts), tuple(ends))


def _insertions(text: str) -> tuple[list[Probe], list[tuple[int, str]]]:
    probes: list[Probe] = []
    inserted: list[tuple[int, str]] = []
    for item in items(text):
        if item.kind in (ItemKind.STRUCT, ItemKind.ENUM, ItemKind.UNION):
            if "repr(simd)" in item.attributes:
                continue  # a vector's lanes cannot be borrowed
            probe = Probe(f"{PREFIX}{len(probes)}", item)
            probes.append(probe)
            inserted.append((item.end, _of_type(probe)))
        elif item.kind is ItemKind.IMPL and item.trait:
            for associated in item.associated:
                probe = Probe(f"{PREFIX}{len(probes)}", item, associated)
                probes.append(probe)
                inserted.append((item.end, _of_associated(probe)))
    return probes, inserted


def _head(probe: Probe, argument: str) -> str:
    item = probe.item
    parameters = ", ".join(parameter.text for parameter in item.parameters)
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
