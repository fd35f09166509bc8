"""The memory models that are shipped: a ``.cat`` file in the room of its layer, and its vocabulary."""

from functools import lru_cache
from pkgutil import get_data
from typing import TYPE_CHECKING, TypeAlias

from rustrata.abstract import atomics
from rustrata.architecture import aarch64, arm, mips, power, riscv64, x86_64
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.later import Later
from rustrata.records import record
from rustrata.refinement.vocabularies import VOCABULARIES
from rustrata.relational.model import Model, parse_model
from rustrata.relational.model_file import ModelText
from rustrata.source import SourceFile

if TYPE_CHECKING:
    from importlib import resources
    from importlib.resources.abc import Traversable
else:
    resources = Later("importlib.resources")


@record
class ModelRecord:
    """A shipped model: its layer, and the tags that its events may carry."""

    name: str
    layer: str
    vocabulary: frozenset[str]

    @property
    def path(self) -> "Traversable":
        """Its file, in the room of its layer."""
        return resources.files(f"rustrata.{self.layer}").joinpath("models").joinpath(f"{self.name}.cat")

    @property
    def text(self) -> str:
        """What is in the file."""
        content = get_data(f"rustrata.{self.layer}", f"models/{self.name}.cat")
        assert content is not None, "models are a part of the package"
        return content.decode("utf-8")

    @property
    def title(self) -> str:
        """The string on the first line of the file."""
        return self.text.split("\n", 1)[0].strip('"')


MODELS: dict[str, ModelRecord] = {
    record.name: record
    for record in (
        ModelRecord("rust", "abstract", atomics.TAGS),
        ModelRecord("c20", "abstract", atomics.TAGS),
        ModelRecord("rc11", "abstract", atomics.TAGS),
        ModelRecord("c11-2011", "abstract", atomics.TAGS),
        ModelRecord("c11-partial", "abstract", atomics.TAGS),
        ModelRecord("ra", "abstract", atomics.TAGS),
        ModelRecord("sra", "abstract", atomics.TAGS),
        ModelRecord("imm", "abstract", atomics.TAGS),
        ModelRecord("sc", "abstract", atomics.TAGS),
        ModelRecord("x86tso", "architecture", x86_64.TAGS),
        ModelRecord("aarch64", "architecture", aarch64.TAGS),
        ModelRecord("riscv", "architecture", riscv64.TAGS),
        ModelRecord("riscv-tso", "architecture", riscv64.TAGS),
        ModelRecord("mips", "architecture", mips.TAGS),
        ModelRecord("mips-pso", "architecture", mips.TAGS),
        ModelRecord("ppc", "architecture", power.TAGS),
        ModelRecord("armv7", "architecture", arm.TAGS),
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
    source = SourceFile(f"{name}.cat", record.text)
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
    return None if record is None else SourceFile(name, record.text)
