"""Compiled Rust programs that are kept between runs, in the file of the user's cache folder that is for them.

A program is found again by everything that rustc makes its MIR of: rustc's version, commit and host, the
options, the names and texts of its files, and the version of rustrata, which chooses the flags. A program
that is more than the files that rustrata joins (files that macros name, ``include!``, variables of the
environment; rustc tells) is compiled each time. What is found and cannot be read is as good as nothing.
"""

import argparse
import os

from rustrata.cli.result_cache import ResultCache, cache_folder, fingerprint, key_of
from rustrata.cli.terminal import Terminal
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.rust.compiler import Compiler, Options, compile_rust
from rustrata.programs.rust.crate_text import crate_text
from rustrata.programs.rust.stored import Stored, read_stored, write_stored
from rustrata.source import SourceFile

_PACKAGE = "rustrata.programs.rust"
_FILE = "rust.sqlite3"


def kept_programs(arguments: argparse.Namespace, terminal: Terminal) -> ResultCache:
    """The programs kept for this user; none with ``--no-cache``."""
    path = None if arguments.no_cache else cache_folder(os.environ) / _FILE
    return ResultCache(path, terminal.message)


def compiled(compiler: Compiler, source: SourceFile, options: Options, cache: ResultCache) -> Stored:
    """The program that this compiler makes of a file; kept, or compiled now. Raises what `compile_rust`
    does."""
    key = _key(compiler, source, options)
    found = _kept(cache, key)
    if found is not None:
        return found
    fresh = compile_rust(compiler, source.name, options)
    stored = Stored(fresh, source.text, compiler.version)
    if fresh.alone:
        text = write_stored(stored)
        cache.put(key, f"{key_of(text)}\n{text}")
    return stored


def _key(compiler: Compiler, source: SourceFile, options: Options) -> str:
    rustc = (compiler.command, compiler.version, compiler.commit, compiler.host, compiler.dialect.name)
    files = crate_text(source, options.joined).files
    texts = [text for file in files for text in (file.name, file.text)]
    return key_of(
        fingerprint(_PACKAGE), "\n".join(rustc), repr(options), os.path.abspath(source.name), *texts
    )


def _kept(cache: ResultCache, key: str) -> Stored | None:
    """What is kept under a key, if it is what was kept there."""
    digest, _, text = (cache.get(key) or "").partition("\n")
    if key_of(text) != digest:
        return None
    try:
        return read_stored(SourceFile("the cache", text))
    except RustrataError:
        return None
