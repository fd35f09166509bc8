"""Random well-defined programs: what the processor prints, and what the machine does. The whole comparison is
``tests/conformance/random_programs.py``; here is a small one, where there is a rustc."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from random_rust import cases, program
from run_rustrata import ROOT

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.rust.compiler import find_compiler


def comparison() -> ModuleType:
    file = ROOT / "tests" / "conformance" / "random_programs.py"
    spec = importlib.util.spec_from_file_location("random_programs", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_same_seed_draws_the_same():
    assert cases(3, 4) == cases(3, 4)
    assert cases(3, 4) != cases(4, 4)


@pytest.mark.parametrize("seed", [9001, 9002])
def test_the_processor_and_the_machine_print_the_same(seed: int, tmp_path: Path):
    try:
        find_compiler()
    except RustrataError as error:
        pytest.skip(f"nothing to compile with: {error.diagnostic.message}")
    compared = comparison().compare(program(dict(enumerate(cases(seed, 4)))), tmp_path)
    assert not compared.differs
