"""``@lib f<τ, ...>`` as a core function: the body in the library, at the sizes of the types."""

from collections.abc import Mapping

from rustrata.programs.lambda_rust import syntax
from rustrata.programs.lambda_rust.core import Expression
from rustrata.programs.lambda_rust.library.bodies import Item, body_of, library_items
from rustrata.programs.lambda_rust.lowering import Library, no_library
from rustrata.programs.lambda_rust.tokens import tokens_of
from rustrata.typing.profiles import GHOSTCELL
from rustrata.typing.sizes import size
from rustrata.typing.well_formed import TypeScope, read_type


def library_of(program: syntax.SourceProgram, items: Mapping[str, Item] | None = None) -> Library:
    """The library that `lower` takes, for a program; ``items`` are those of the package, or others.

    What it returns raises PremiseFails for an ill-formed type, RustrataError (LRS004) for a function that
    is in no library or is given another number of types.
    """
    known = library_items() if items is None else items
    abbreviations = {item.name.text: item for item in program.items if isinstance(item, syntax.TypeItem)}
    # A size depends on no lifetime, so every lifetime that is written may stand in a type.
    written = frozenset(token.word for token in tokens_of(program.span.source) if token.kind == "LIFETIME")
    scope = TypeScope(abbreviations, written, GHOSTCELL)

    def value(node: syntax.LibraryValue) -> Expression:
        item = known.get(node.name.text)
        if item is None or len(item.parameters) != len(node.arguments):
            return no_library(node)
        return body_of(item, [size(read_type(argument, scope)) for argument in node.arguments])

    return value
