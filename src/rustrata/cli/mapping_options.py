"""Options that choose targets and mappings, shared by the commands that compile."""

from rustrata.architecture.mapping import Mapping
from rustrata.architecture.targets import SEED, TARGETS, Target, find_target, parse_mapping_choice


def targets_named(names: str | None, choice: str | None) -> list[Target]:
    """The targets of a list; without one, those that have every mapping of a choice."""
    if names is None:
        return list(TARGETS.values()) if choice is None else _having(choice)
    return list(dict.fromkeys(find_target(name.strip()) for name in names.split(",")))


def with_tables(
    names: str | None, choice: str | None, threads: int
) -> list[tuple[Target, tuple[Mapping, ...]]]:
    """The targets asked for, each with the mapping of each thread.

    Raises:
        RustrataError: ARC001, ARC002 or ARC010 for a wrong choice, any ARC code for a wrong file.
    """
    return [
        (target, parse_mapping_choice(choice or target.default, target, threads))
        for target in targets_named(names, choice)
    ]


def _having(choice: str) -> list[Target]:
    """The targets that have every mapping which a choice names; all of them when none has."""
    names = {part.rpartition("=")[2].strip() for part in choice.split(",")}
    having = [target for target in TARGETS.values() if names <= _names_of(target)]
    return having or list(TARGETS.values())


def _names_of(target: Target) -> set[str]:
    return {SEED, *target.mappings} if target.seed in target.mappings else set(target.mappings)
