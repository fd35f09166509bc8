"""The functions that compilers get, and the compilers themselves: programs that stand for them here."""

from pathlib import Path

import pytest

from rustrata.architecture.compilers.c_functions import c_function, c_source
from rustrata.architecture.compilers.kept_assembly import file_name, kept_text, read_output
from rustrata.architecture.compilers.machines import MACHINES, machine_named
from rustrata.architecture.compilers.rust_functions import rust_function, rust_source
from rustrata.architecture.compilers.thread_function import functions_of
from rustrata.architecture.compilers.toolchains import (
    Compiled,
    Kind,
    compile_functions,
    find_toolchain,
    toolchains_found,
)
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.litmus import LitmusTest, parse
from rustrata.programs.litmus.rust_file import litmus_in_rust
from rustrata.source import SourceFile

TEST = """\
Rust all
{ x = 0; d = 0; flag = false; }
fn P0(x: &AtomicI64, d: &UnsafeCell<i32>, flag: &AtomicBool) {
    unsafe { *d.get() = 3 };
    let old = x.compare_exchange(0, 1, Release, Relaxed).unwrap_or_else(|v| v);
    if old == 0 { flag.store(true, SeqCst); }
    fence(AcqRel);
}
exists (x=1)
"""
RUST = """\
#[no_mangle]
pub unsafe extern "C" fn P0(x: &AtomicI64, d: &UnsafeCell<i32>, flag: &AtomicBool) {
    let mut old: i64 = 0;
    unsafe { *d.get() = 3 };
    let _0: bool;
    (old, _0) = match x.compare_exchange(0, 1, Release, Relaxed) { Ok(v) => (v, true), Err(v) => (v, false) };
    if old == 0 {
        flag.store(true, SeqCst);
    }
    fence(AcqRel);
    asm!("# rustrata P0 old={0}", in(reg) old, options(nomem, nostack, preserves_flags));
}
"""
C = """\
void P0(_Atomic(int64_t)* x, int* d, _Atomic(bool)* flag) {
    int64_t old = 0;
    *d = 3;
    int64_t _1 = 0;
    atomic_compare_exchange_strong_explicit(x, &_1, 1, memory_order_release, memory_order_relaxed);
    old = _1;
    if (old == 0) {
        atomic_store_explicit(flag, 1, memory_order_seq_cst);
    }
    atomic_thread_fence(memory_order_acq_rel);
    __asm__ volatile("# rustrata P0 old=%0" :: "r"(old));
}
"""


def functions(text: str = TEST):
    test = parse(SourceFile("all.litmus", text))
    assert isinstance(test, LitmusTest)
    return functions_of(test)


def test_a_thread_in_rust():
    (function,) = functions()
    assert rust_function(function) == RUST
    for core in (True, False):
        assert rust_source([RUST], core=core).endswith("\n" + RUST)


def test_a_thread_in_c():
    (function,) = functions()
    assert c_function(function) == C
    assert c_source([C]).startswith("#include <stdatomic.h>\n")


@pytest.mark.parametrize("operation", ["fetch_nand", "fetch_max", "fetch_min"])
def test_what_c_does_not_have_is_refused_at_its_place(operation: str):
    (function,) = functions(TEST.replace("fence(AcqRel)", f"x.{operation}(1, Relaxed)"))
    with pytest.raises(RustrataError, match=f"unsupported: C11 has no `{operation}`") as raised:
        c_function(function)
    assert raised.value.diagnostic.span is not None


def program(folder: Path, name: str, script: str) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_a_compiler_is_asked_for_the_machine_and_given_the_source(tmp_path: Path):
    script = 'test "$1" = --version && echo "gcc (Own) 9.8.7" && exit\necho "# $*"; cat'
    chain = find_toolchain(program(tmp_path, "my-gcc", script), MACHINES["aarch64-lse"])
    assert (chain.kind, chain.name) == (Kind.GCC, "gcc 9.8.7")
    output = compile_functions(chain, functions())
    assert output.assembly.name == "gcc 9.8.7 for aarch64-lse"
    assert output.assembly.text.startswith("# -march=armv8.1-a -xc -std=c11 -O2 -S")
    assert output.assembly.text.endswith(C)


def test_rustc_is_asked_without_core_where_there_is_none(tmp_path: Path):
    script = 'test "$1" = --version && echo "rustc 1.95.0" && exit\ncat; echo "$* $RUSTC_BOOTSTRAP" >> {}'
    log = tmp_path / "log"
    chain = find_toolchain(program(tmp_path, "rustc", script.format(log)), MACHINES["powerpc64"])
    text = compile_functions(chain, functions()).assembly.text
    assert "#![no_core]" in text
    assert text.endswith(RUST)
    assert (
        log.read_text(encoding="utf-8")
        .splitlines()[-1]
        .endswith("--target=powerpc64le-unknown-linux-gnu -Cllvm-args=-ppc-asm-full-reg-names 1")
    )


def test_what_a_compiler_says_when_it_fails_is_shown(tmp_path: Path):
    chain = find_toolchain(
        program(tmp_path, "clang", "echo 'error: no such target' >&2; exit 1"), MACHINES["mips64"]
    )
    assert chain.version == "of unknown version"
    with pytest.raises(RustrataError, match="cannot compile for mips64: error: no such target"):
        compile_functions(chain, functions())


def test_a_compiler_that_is_missing_names_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RustrataError, match="`gcc` for riscv64 is not there") as raised:
        find_toolchain("gcc", MACHINES["riscv64"])
    assert raised.value.diagnostic.help is not None
    assert "apt install gcc-riscv64-linux-gnu" in raised.value.diagnostic.help
    assert toolchains_found(("rustc", "gcc", "clang"), list(MACHINES.values())) == ()
    program(tmp_path, "clang-17", "echo clang version 17.0.6")
    found = toolchains_found(("rustc", "gcc", "clang"), [MACHINES["riscv64"]])
    assert [each.name for each in found] == ["clang 17.0.6"]


def test_a_machine_that_is_unknown_is_an_error():
    with pytest.raises(RustrataError, match="no machine `riscv46`") as raised:
        machine_named("riscv46")
    assert raised.value.diagnostic.help == "did you mean `riscv64`?"
    assert machine_named("riscv64gc-unknown-linux-gnu") is MACHINES["riscv64"]
    assert machine_named("mips64el-linux-gnuabi64") is MACHINES["mips64"]


def test_what_is_kept_is_read_again():
    text = (
        '\t.file\t"x"\n\t.globl\tP0\n\t.ent\tP0\nP0:\n\t.set\tnoreorder\n# %bb.0:\n'
        "\tlw\t$2, 0($4)   # 4-byte\n"
        "\tbeqz\t$2, .L1\n\tnop\n.L1:\n\t.set\tpush\n\t.set\treorder\n\t# rustrata P0 a=$2\n\t.set\tpop\n"
        "\tjr\t$ra\n\tnop\n$func_end0:\n\t.size\tP0, .-P0\n"
    )  # fmt: skip
    compiled = Compiled("clang 19.1.7", MACHINES["mips64"], SourceFile("out", text))
    kept = kept_text(compiled)
    assert kept == (
        "\t.globl\tP0\nP0:\n\t.set\tnoreorder\n\tlw\t$2, 0($4)   # 4-byte\n\tbeqz\t$2, .L1\n\tnop\n.L1:\n"
        "\t# rustrata P0 a=$2\n\tjr\t$ra\n\tnop\n$func_end0:\n"
    )
    name = file_name(compiled, "mp")
    assert name == "mp.clang-19.1.7.mips64.s"
    again = read_output(SourceFile(f"folder/{name}", kept))
    assert (again.toolchain, again.machine) == ("clang 19.1.7", MACHINES["mips64"])
    with pytest.raises(RustrataError, match="does not say for which machine"):
        read_output(SourceFile("mp.s", kept))


def test_a_test_in_a_file_of_rust_is_where_it_was():
    text = (
        "//@ Rust MP\n//@ { x = 0; }\nuse std::sync::atomic::{AtomicI32, Ordering::*};\n"
        "#[inline(never)]\npub fn P0(x: &AtomicI32) {\n    x.store(1, Relaxed);\n}\n//@ exists (x=1)\n"
    )
    source = SourceFile("mp.rs", text)
    litmus = litmus_in_rust(source)
    assert len(litmus.text) == len(text)
    assert litmus.text.index("x.store") == text.index("x.store")
    assert isinstance(parse(litmus), LitmusTest)
    with pytest.raises(RustrataError, match="has no comment"):
        litmus_in_rust(SourceFile("plain.rs", "fn main() {}\n"))
