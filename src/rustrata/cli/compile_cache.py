"""Compiled Rust programs that are kept between runs, in the file of the user's cache folder that is for them.

A program is found again by everything that rustc makes its MIR of: rustc's version, commit and host, the
options, the name of the file and its text, and the version of rustrata, which chooses the flags. A program
that is more than its file (modules, ``include!``, variables of the environment; rustc tells) is compiled
each time. What is found and cannot be read is as good as nothing.
"""

import os
from pathlib import Path

from rustrata.cli.result_cache import ResultCache, cache_folder, fingerprint, key_of
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.rust.compiled import Options
from rustrata.programs.rust.compiler import Compiler, compile_rust
from rustrata.programs.rust.stored import Stored, read_stored, write_stored
from rustrata.source import SourceFile

_PACKAGE = "rustrata.programs.rust"
FILE = "rust.sqlite3"


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
    rustc = (compiler.command, compiler.version, compiler.commit, compiler.host)
    flags = (options.edition, *options.cfg)
    program = (os.path.abspath(source.name), source.name, source.text)
    return key_of(fingerprint(_PACKAGE), "\n".join(rustc), "\n".join(flags), *program)


def _kept(cache: ResultCache, key: str) -> Stored | None:
    """What is kept under a key, if it is what was kept there."""
    digest, _, text = (cache.get(key) or "").partition("\n")
    if key_of(text) != digest:
        return None
    try:
        return read_stored(SourceFile("the cache", text))
    except RustrataError:
        return None


def default_file() -> Path:
    """The file of this user."""
    return cache_folder(os.environ) / FILE
