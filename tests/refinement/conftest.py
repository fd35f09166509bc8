"""Walking tests from their text."""

from collections.abc import Callable, Sequence

import pytest

from rustrata.architecture.targets import TARGETS, parse_mapping_choice
from rustrata.programs.litmus import parse
from rustrata.refinement.walk import Walk, WalkOptions, walk
from rustrata.source import SourceFile

Walker = Callable[..., Walk]


@pytest.fixture(scope="session")
def walked() -> Walker:
    """``walked(text, mappings={target: choice}, **options)``."""

    def run(text: str, mappings: dict[str, str | Sequence[str]], **options: object) -> Walk:
        test = parse(SourceFile("test.litmus", text))
        chosen = [
            (TARGETS[target], parse_mapping_choice(choice, TARGETS[target], len(test.threads)))
            for target, choices in mappings.items()
            for choice in ([choices] if isinstance(choices, str) else choices)
        ]
        return walk(test, chosen, WalkOptions(**options))

    return run
