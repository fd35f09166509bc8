"""Types and continuation types from syntax to text."""

from collections.abc import Sequence

from rustrata.programs.lambda_rust import type_tree as tree
from rustrata.programs.lambda_rust.type_tree import Name, TypeSyntax


def print_type(type_: TypeSyntax) -> str:
    """One type."""
    match type_:
        case tree.NamedType():
            arguments = [*(lifetime.text for lifetime in type_.lifetimes), *map(print_type, type_.arguments)]
            return type_.name + (f"<{', '.join(arguments)}>" if arguments else "")
        case tree.UninitType():
            return f"?{type_.size}"
        case tree.OwnType():
            block = "" if type_.block is None else f"[{type_.block}]"
            return f"own{block} {print_type(type_.content)}"
        case tree.RefType():
            mutable = "mut " if type_.mutable else ""
            return f"&{type_.lifetime.text} {mutable}{print_type(type_.content)}"
        case tree.ProductType():
            # One part without a comma would be that part.
            comma = "," if len(type_.parts) == 1 else ""
            return f"({', '.join(map(print_type, type_.parts))}{comma})"
        case tree.SumType():
            return f"<{' | '.join(map(print_type, type_.variants))}>" if type_.variants else "!"
        case tree.FnType():
            return _fn_type(type_)
        case tree.RecType():
            return f"rec {type_.variable.text}. {print_type(type_.body)}"


def _fn_type(type_: tree.FnType) -> str:
    quantified = f"for<{print_lifetimes(type_.lifetimes)}> " if type_.lifetimes else ""
    bounds = ", ".join(f"{small.text} <= {large.text}" for small, large in type_.bounds)
    where = f"where {bounds}; " if bounds else "; " if type_.arguments else ";"
    arguments = ", ".join(map(print_type, type_.arguments))
    return f"{quantified}fn({where}{arguments}) -> {print_type(type_.result)}"


def print_cont_type(type_: tree.ContType) -> str:
    """``cont('a <= [...]; p: τ, ...)``."""
    lifetimes = ", ".join(
        f"{local.lifetime.text} <= [{print_lifetimes(local.above)}]" for local in type_.lifetimes
    )
    return f"cont({lifetimes}; {', '.join(map(_entry, type_.entries))})"


def _entry(entry: tree.EntrySyntax) -> str:
    if entry.blocked is None:
        return f"{entry.path}: {print_type(entry.type_)}"
    return f"{entry.path}: !{entry.blocked.text} {print_type(entry.type_)}"


def print_lifetimes(lifetimes: Sequence[Name]) -> str:
    """Lifetimes with commas between."""
    return ", ".join(lifetime.text for lifetime in lifetimes)
