"""Models in files of users: the texts of a model and of all that it includes, read once.

The texts are enough to compile the model for any vocabulary, in another process too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.relational.cat.reader import parse_cat
from rustrata.relational.cat.recursion import deep_recursion
from rustrata.relational.cat.syntax import Forall, IfVariant, Include, Instruction, MatchTagDo, Procedure
from rustrata.relational.model import Model, parse_model
from rustrata.relational.vocabulary import Vocabulary
from rustrata.source import SourceFile


@dataclass(frozen=True, slots=True)
class ModelText:
    """A model as it is written. ``included`` are the files that it includes, and they in turn, by the names
    that they are included by; ``variants`` are the names for which ``if "name"`` is true, in lower case."""

    name: str
    source: SourceFile = field(repr=False)
    included: tuple[tuple[str, SourceFile], ...] = field(repr=False)
    variants: frozenset[str] = frozenset()

    def compiled(self, vocabulary: frozenset[str] | Vocabulary) -> Model:
        """The model over a vocabulary. Raises RustrataError as `parse_model` does: an ``include`` of a file
        that was not found is a mistake where it is taken."""
        return parse_model(self.source, self.name, vocabulary, dict(self.included).get, self.variants)


def read_model(
    path: Path, include_folders: Sequence[Path] = (), variants: frozenset[str] = frozenset()
) -> ModelText:
    """The model in a file. What it includes is sought beside it, then in the folders, in order.

    Raises:
        RustrataError: CAT006 when a file cannot be read, CAT001 when one is not cat.
    """
    folders = (path.parent, *include_folders)
    source = SourceFile(str(path), _text(path))
    included: dict[str, SourceFile] = {}
    waiting = [source]
    with deep_recursion():
        while waiting:
            for name in _includes(parse_cat(waiting.pop()).instructions):
                found = next((folder / name for folder in folders if _is_file(folder / name)), None)
                if name not in included and found is not None:
                    included[name] = SourceFile(str(found), _text(found))
                    waiting.append(included[name])
    return ModelText(path.name, source, tuple(sorted(included.items())), variants)


def _includes(instructions: Sequence[Instruction]) -> Iterator[str]:
    for instruction in instructions:
        match instruction:
            case Include(name, _):
                yield name
            case Procedure(body=body) | Forall(body=body):
                yield from _includes(body)
            case IfVariant(_, then, otherwise, _):
                yield from _includes((*then, *otherwise))
            case MatchTagDo(_, clauses, default, _):
                for _, body in clauses:
                    yield from _includes(body)
                yield from _includes(default or ())
            case _:
                pass


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False  # a name that no file can have


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        message = f"cannot read the model `{path}`: {reason}"
        raise RustrataError(Diagnostic("CAT006", message)) from None
