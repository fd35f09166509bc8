"""The memory models that are shipped: a ``.cat`` file in the room of its layer, and its vocabulary."""

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeAlias

from rustrata.abstract import atomics
from rustrata.architecture import aarch64, arm, mips, power, riscv64, x86_64
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.refinement.vocabularies import VOCABULARIES
from rustrata.relational.model import Model, parse_model
from rustrata.relational.model_file import ModelText
from rustrata.source import SourceFile


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """A shipped model: its layer, the file, and the tags that its events may carry."""

    name: str
    layer: str
    path: Traversable
    vocabulary: frozenset[str]

    @property
    def title(self) -> str:
        """The string on the first line of the file."""
        return self.path.read_text(encoding="utf-8").split("\n", 1)[0].strip('"')


def _record(name: str, layer: str, vocabulary: frozenset[str]) -> ModelRecord:
    folder = resources.files(f"rustrata.{layer}").joinpath("models")
    return ModelRecord(name, layer, folder.joinpath(f"{name}.cat"), vocabulary)


MODELS: dict[str, ModelRecord] = {
    record.name: record
    for record in (
        _record("rust", "abstract", atomics.TAGS),
        _record("c20", "abstract", atomics.TAGS),
        _record("rc11", "abstract", atomics.TAGS),
        _record("c11-2011", "abstract", atomics.TAGS),
        _record("c11-partial", "abstract", atomics.TAGS),
        _record("ra", "abstract", atomics.TAGS),
        _record("sra", "abstract", atomics.TAGS),
        _record("imm", "abstract", atomics.TAGS),
        _record("sc", "abstract", atomics.TAGS),
        _record("x86tso", "architecture", x86_64.TAGS),
        _record("aarch64", "architecture", aarch64.TAGS),
        _record("riscv", "architecture", riscv64.TAGS),
        _record("riscv-tso", "architecture", riscv64.TAGS),
        _record("mips", "architecture", mips.TAGS),
        _record("mips-pso", "architecture", mips.TAGS),
        _record("ppc", "architecture", power.TAGS),
        _record("armv7", "architecture", arm.TAGS),
    )
}
LANGUAGE_MODELS = tuple(name for name, record in MODELS.items() if record.layer == "abstract")


@lru_cache(maxsize=32)
def load_model(name: str) -> Model:
    """The shipped model of this name, compiled.

    Raises:
        RustrataError: CLI007 when there is none.
    """
    record = MODELS.get(name)
    if record is None:
        known = f"the models are {', '.join(MODELS)}"
        near = did_you_mean(name, MODELS)
        raise RustrataError(Diagnostic("CLI007", f"there is no memory model `{name}`", help=near or known))
    source = SourceFile(f"{name}.cat", record.path.read_text(encoding="utf-8"))
    return parse_model(source, name, record.vocabulary, _included)


AnyModel: TypeAlias = str | ModelText
"""A shipped model, by its name, or one of the user's."""


@lru_cache(maxsize=64)
def model_for(model: AnyModel, dialect: str) -> Model:
    """A model, compiled for the tests of a dialect.

    Raises:
        RustrataError: CLI007 when there is none of this name, a CAT code when a user's is wrong.
    """
    return load_model(model) if isinstance(model, str) else model.compiled(VOCABULARIES[dialect])


def _included(name: str) -> SourceFile | None:
    """A file that a shipped model includes: another shipped model."""
    record = MODELS.get(name.removesuffix(".cat"))
    return None if record is None else SourceFile(name, record.path.read_text(encoding="utf-8"))
