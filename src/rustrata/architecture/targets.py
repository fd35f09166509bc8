"""Targets: an instruction set, its memory model, and the mappings to it."""

from pathlib import Path

from rustrata.architecture.mapping import (
    INSTRUCTION_SETS,
    Mapping,
    read_mapping,
    shipped_mapping,
    shipped_names,
)
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.records import record
from rustrata.source import SourceFile, Span

SEED = "seed"
"""The mapping name that means ``seed-<target>`` on each target."""

MODELS = Path(__file__).parent / "models"


@record
class Target:
    """A machine to compile for. ``model`` is the path of its ``.cat`` file; ``mappings`` are names."""

    name: str
    model: Path
    tags: frozenset[str]
    default: str
    mappings: tuple[str, ...]

    @property
    def seed(self) -> str:
        """The name of the seed document's mapping to it, which not every target has."""
        return f"{SEED}-{self.name}"


_DEFAULTS = {
    "x86_64": ("x86tso", "x86_64", ("x86_64", "x86_64-mfence", "x86_64-leading", "seed-x86_64")),
    "aarch64": ("aarch64", "aarch64", ("aarch64", "aarch64-lse", "aarch64-rcpc", "seed-aarch64")),
    "riscv64": ("riscv", "riscv64", ("riscv64", "riscv64-a6", "riscv64-zalasr", "seed-riscv64")),
    "powerpc64": ("ppc", "powerpc64", ("powerpc64", "powerpc64-trailing", "seed-powerpc64")),
    "mips64": ("mips", "mips64", ("mips64", "seed-mips64")),
    "armv7": ("armv7", "armv7", ("armv7", "armv7-leading")),
}

TARGETS: dict[str, Target] = {
    name: Target(name, MODELS / f"{model}.cat", INSTRUCTION_SETS[name].tags, default, mappings)
    for name, (model, default, mappings) in _DEFAULTS.items()
}


def find_target(name: str) -> Target:
    """The target of a name. Raises ARC010."""
    if name in TARGETS:
        return TARGETS[name]
    source = SourceFile("--target", name)
    raise RustrataError(
        Diagnostic(
            "ARC010",
            f"unknown target `{name}`",
            span=Span(source, 0, len(name)),
            help=did_you_mean(name, TARGETS) or f"the targets are {', '.join(TARGETS)}",
        )
    )


def parse_mapping_choice(choice: str, target: Target, threads: int) -> tuple[Mapping, ...]:
    """The mapping of each thread: ``NAME`` for all, or ``P0=NAME,P1=NAME`` with the default elsewhere.

    A NAME is a shipped mapping, ``seed``, or the path of a file that ends in ``.toml``. Raises ARC001 for
    an unknown name, ARC002 for a malformed choice or a mapping of another target, and whatever
    `rustrata.architecture.mapping.read_mapping` raises.
    """
    source = SourceFile("--mapping", choice)
    if "=" not in choice:
        chosen = _named(Span(source, 0, len(choice)), target)
        return (chosen,) * threads
    found: dict[int, Mapping] = {}
    start = 0
    for part in choice.split(","):
        thread, equals, name = part.partition("=")
        span = Span(source, start, start + len(part))
        number = _thread(thread.strip())
        if not equals or number is None:
            raise _malformed(span, f"`{part}` is not of the form P0=NAME")
        if number >= threads:
            raise _malformed(span, f"the test has no thread P{number}; it has {threads}")
        if number in found:
            raise _malformed(span, f"P{number} is given twice")
        found[number] = _named(Span(source, span.end - len(name), span.end), target)
        start += len(part) + 1
    return tuple(found.get(number) or shipped_mapping(target.default) for number in range(threads))


def _thread(text: str) -> int | None:
    return int(text[1:]) if text[:1] == "P" and text[1:].isdecimal() else None


def _malformed(span: Span, message: str) -> RustrataError:
    help_ = "write one name for all threads, or P0=NAME,P1=NAME"
    return RustrataError(Diagnostic("ARC002", message, span=span, help=help_))


def _named(span: Span, target: Target) -> Mapping:
    name = span.text.strip()
    if name.endswith(".toml"):
        chosen = _from_file(Path(name), span)
    elif name in shipped_names() or (name == SEED and target.seed in target.mappings):
        chosen = shipped_mapping(target.seed if name == SEED else name)
    else:
        known = _known(target)
        help_ = did_you_mean(name, known) or f"the mappings to {target.name} are {', '.join(known)}"
        raise RustrataError(Diagnostic("ARC001", f"unknown mapping `{name}`", span=span, help=help_))
    if chosen.target != target.name:
        message = f"`{name}` is a mapping for {chosen.target}, not for {target.name}"
        help_ = f"the mappings to {target.name} are {', '.join(_known(target))}"
        raise RustrataError(Diagnostic("ARC002", message, span=span, help=help_))
    return chosen


def _known(target: Target) -> tuple[str, ...]:
    """The names that a choice of mapping for a target may have."""
    return (*target.mappings, SEED) if target.seed in target.mappings else target.mappings


def _from_file(path: Path, span: Span) -> Mapping:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        message = f"cannot read the mapping `{path}`: {reason}"
        raise RustrataError(Diagnostic("ARC003", message, span=span)) from None
    return read_mapping(SourceFile(str(path), text))
