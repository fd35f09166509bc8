"""``rustrata check PROGRAM.rs``: a Rust program in source, which the user's rustc compiles first."""

import argparse

from rustrata.cli.check_rust import check, refuse_schedules
from rustrata.cli.compile_cache import compiled, default_file
from rustrata.cli.inputs import read_source
from rustrata.cli.result_cache import ResultCache
from rustrata.cli.terminal import Terminal
from rustrata.programs.rust.compiled import Options
from rustrata.programs.rust.compiler import find_compiler


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Compile, run and tell."""
    refuse_schedules(arguments)
    source = read_source(arguments.file)
    compiler = find_compiler(arguments.rustc)
    options = Options(arguments.edition, tuple(arguments.cfg))
    kept = None if arguments.no_cache else default_file()
    with ResultCache(kept, terminal.message) as cache:
        stored = compiled(compiler, source, options, cache)
    return check(stored, arguments, terminal)
