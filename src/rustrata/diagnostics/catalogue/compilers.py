"""Codes of real compilers and what they wrote."""

from rustrata.diagnostics.catalogue.record import Example, Record

RECORDS = (
    Record(
        "CMP001",
        "a machine that compilers are not asked to compile for",
        "`--target` names machines: `x86_64`, `aarch64`, `aarch64-outlined`, `aarch64-lse`, `aarch64-rcpc`, "
        "`riscv64`, `riscv64-zalasr`, `riscv64-ztso`, `powerpc64` and `mips64`. Each is an instruction set "
        "with the extensions that its name says; the options that tell a compiler so are known. A file of "
        "assembly says its machine by its name, `NAME.COMPILER-VERSION.MACHINE.s`.",
        Example.COMMAND,
        "rustrata refine mp.litmus --assembly mp.s --target riscv46",
        "rustrata refine mp.litmus --assembly mp.s --target riscv64",
    ),
    Record(
        "CMP002",
        "a compiler that is not there",
        "`--compiler` names `rustc`, `gcc` or `clang`, looked for on the search path, or a program by its "
        "path. `gcc` is the cross compiler of the machine, such as `riscv64-linux-gnu-gcc`; on Debian the "
        "packages are `gcc-aarch64-linux-gnu`, `gcc-riscv64-linux-gnu`, `gcc-powerpc64le-linux-gnu` and "
        "`gcc-mips64el-linux-gnuabi64`. One `clang` and one `rustc` compile for every machine; rustc does it "
        "without the standard library of the machine.",
        Example.COMMAND,
        "rustrata refine mp.litmus --compiler tcc --target riscv64",
        "rustrata refine mp.litmus --assembly mp.s --target riscv64",
    ),
    Record(
        "CMP003",
        "a compiler that fails",
        "The compiler was run and ended with an error, or did not end. Its first message is shown. A rustc "
        "of another version than 1.95 may refuse the part of `core` that stands in for the real one on "
        "targets whose `core` is not installed; with `core` for the target, other versions do too.",
        Example.COMMAND,
        "rustrata refine mp.litmus --compiler ./gcc-that-fails --target riscv64",
        "rustrata refine mp.litmus --assembly mp.s --target riscv64",
    ),
    Record(
        "CMP004",
        "an operation that the compiler's language does not have",
        "C11 has no `fetch_nand`, `fetch_max` and `fetch_min`; Rust has no relaxed fence, and arrays are for "
        "tests in C.",
        Example.COMMAND,
        "rustrata refine nand.litmus --compiler ./gcc-that-fails --target riscv64",
        "rustrata refine mp.litmus --assembly mp.s --target riscv64",
    ),
    Record(
        "CMP005",
        "assembly that is not of this test",
        "The threads of a test are the functions `P0`, `P1` and so on in a compiler's assembly, and each "
        "gets pointers to the locations that it accesses in the registers of the calling convention.",
        Example.COMMAND,
        "rustrata refine mp.litmus --assembly empty.s --target riscv64",
        "rustrata refine mp.litmus --assembly mp.s --target riscv64",
    ),
    Record(
        "CMP006",
        "assembly that cannot be kept",
        "`--save` names a folder, which is made when it is not there.",
        Example.COMMAND,
        "rustrata refine mp.litmus --compiler ./gcc-that-works --target riscv64 --save mp.litmus",
        "rustrata refine mp.litmus --compiler ./gcc-that-works --target riscv64 --save kept",
    ),
    Record(
        "CMP007",
        "a list of compilers that does not fit the test",
        "`P0=gcc,P1=rustc` names the compiler of every thread of the test.",
        Example.COMMAND,
        "rustrata refine mp.litmus --compiler P0=gcc --target riscv64",
        "rustrata refine mp.litmus --assembly mp.s --target riscv64",
    ),
)
