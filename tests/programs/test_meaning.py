"""What code computes when its thread runs alone: what gcc -fwrapv and rustc's release builds print."""

import pytest
from run_alone import run_alone

from rustrata.programs.litmus import parse
from rustrata.source import SourceFile

C_HEAD = """\
C T
{ x = 5; y = 200; z = -3; w = 4000000000; b = 1; }
P0(atomic_int* x, _Atomic(uint8_t)* y, _Atomic(int64_t)* z, atomic_uint* w, atomic_bool* b) {
"""
RUST_HEAD = """\
Rust T
{ x = 5; y = 200; z = -3; w = 4000000000; b = true; d = 9; }
fn P0(x: &AtomicI32, y: &AtomicU8, z: &AtomicI64, w: &AtomicU32, b: &AtomicBool, d: &UnsafeCell<i32>) {
"""


def final(head: str, body: str) -> dict[str, int]:
    """The final registers and locations of a thread with this body; locations in brackets."""
    registers, memory = run_alone(parse(SourceFile("t", f"{head}{body}\n}}\nexists (true)\n")))
    return {**registers, **{f"[{name}]": value for name, value in memory.items()}}


@pytest.mark.parametrize(
    ("body", "name", "value"),
    [
        ("int r = 1 + 2 * 3 - -4;", "r", 11),
        ("int r = 6 & 2 == 2;", "r", 0),
        ("int r = 2147483647; r++;", "r", -2147483648),
        ("int r = *y + *y;", "r", 400),
        ("uint8_t r = *y + *y;", "r", 144),
        ("uint8_t r = 250; r += 10;", "r", 4),
        ("int8_t r = 0xff;", "r", -1),
        ("int r = *z < *w;", "r", 1),
        ("int r = -1 < 1U;", "r", 0),
        ("int64_t r = *x * 2147483647L;", "r", 10737418235),
        ("uint64_t r = -1;", "r", 18446744073709551615),
        ("int r = ~*y;", "r", -201),
        ("int r = !*x + !!*x;", "r", 1),
        ("bool r = 256;", "r", 1),
        ("int r = 7; bool s = r; r = s + s;", "r", 2),
        ("int r = *b ? *x : atomic_exchange(y, 1);", "[y]", 200),
        ("int64_t r = *x ? -1 : 1L;", "r", -1),
        ("int r = 0 && atomic_fetch_add(x, 1);", "[x]", 5),
        ("int r = 0 || atomic_fetch_add(x, 1);", "[x]", 6),
        ("int r = *x == 5 && atomic_fetch_add(x, 1) == 5 && atomic_fetch_add(x, 1) == 9;", "[x]", 7),
        ("int r = *x == 5 && atomic_fetch_add(x, 1);", "r", 1),
        ("if (atomic_load(x) > 5 || *y) *z = 1; else *z = 2;", "[z]", 1),
        ("int e = 5; int ok = atomic_compare_exchange_strong(x, &e, 6);", "ok", 1),
        ("int e = 4; int ok = atomic_compare_exchange_strong(x, &e, 6);", "e", 5),
        ("int e = 4; int ok = atomic_compare_exchange_strong(x, &e, 6);", "[x]", 5),
        ("atomic_store(y, 300);", "[y]", 44),
        ("atomic_fetch_add(y, 100);", "[y]", 44),
        ("int r = (int8_t)*y;", "r", -56),
        ("int r = 1, s = r + 1, t; t = s * 2;", "t", 4),
        ("{ int r = 3; *x = r; }", "[x]", 3),
        ("WRITE_ONCE(*x, READ_ONCE(*x) + 1);", "[x]", 6),
    ],
)
def test_c(body: str, name: str, value: int):
    assert final(C_HEAD, body)[name] == value


@pytest.mark.parametrize(
    ("body", "name", "value"),
    [
        ("int r = 0; while (r < 4) r++;", "r", 4),
        ("int r = 9; while (r < 4) r++;", "r", 9),
        ("int r = 9; do r++; while (r < 4);", "r", 10),
        ("int r = 0; do { r += 2; if (r == 6) break; } while (atomic_load(x));", "r", 6),
        ("int r = 0; for (int i = 0; i < 5; i++) r += i;", "r", 10),
        ("int r = 0; for (int i = 0; i < 5; ++i) { if (i == 2) continue; r += i; }", "r", 8),
        ("int r = 0, i; for (i = 3;; i = i - 1) { if (i < 0) break; r += i; }", "i", -1),
        ("int r; for (;;) { r = *x; if (r == 5) break; } *y = r;", "[y]", 5),
        (
            "int r = 0; for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) { if (j > i) break; r++; }",
            "r",
            6,
        ),
        ("int r = 0; while (1) { while (1) { r++; break; } if (r > 2) break; }", "r", 3),
        ("int r = 0; while (r < 3 && atomic_fetch_add(x, 1)) r++;", "[x]", 8),
        ("int i = 3; int r = i++ * 2;", "r", 6),
        ("int i = 3; int r = i++ * 2;", "i", 4),
        ("int i = 3; int r = --i * 2;", "r", 4),
        ("uint8_t i = 255; int r = ++i;", "r", 0),
    ],
)
def test_loops_and_steps_of_c(body: str, name: str, value: int):
    assert final(C_HEAD, body)[name] == value


def test_c_expected_value_in_a_shared_location():
    def run(expected: int) -> tuple[int, dict[str, int]]:
        body = "int ok = atomic_compare_exchange_strong(x, e, 6);"
        text = f"C T\n{{ x = 5; e = {expected}; }}\nP0(atomic_int* x, int* e) {{ {body} }}\nexists (true)"
        registers, memory = run_alone(parse(SourceFile("t", text)))
        return registers["ok"], memory

    assert run(4) == (0, {"x": 5, "e": 5})
    assert run(5) == (1, {"x": 6, "e": 5})


@pytest.mark.parametrize(
    ("body", "name", "value"),
    [
        ("let r = 1 + 2 * 3 - -4;", "r", 11),
        ("let r = 6 & 2 == 2;", "r", 1),
        ("let r = 2147483647_i32 + 1;", "r", -2147483648),
        ("let r = y.load(Relaxed) + 100;", "r", 44),
        ("let r = y.load(Relaxed) as i8;", "r", -56),
        ("let r = z.load(Relaxed) as u32;", "r", 4294967293),
        ("let r: u64 = 18_446_744_073_709_551_615;", "r", 18446744073709551615),
        ("let r = !y.load(Relaxed);", "r", 55),
        ("let r = !b.load(Relaxed);", "r", 0),
        ("let r = (5 > 3) as i32 + 0x10;", "r", 17),
        ("let r = x.load(Relaxed).max(7).min(6).wrapping_mul(2);", "r", 12),
        ("y.fetch_add(100, Relaxed);", "[y]", 44),
        ("y.fetch_nand(0xf0, Relaxed);", "[y]", 63),
        ("b.fetch_nand(true, Relaxed);", "[b]", 0),
        ("w.fetch_max(5, Relaxed);", "[w]", 4000000000),
        ("let r = x.compare_exchange(5, 6, AcqRel, Acquire);", "r", 5),
        ("let r = x.compare_exchange(4, 6, AcqRel, Acquire);", "r", 5),
        ("let r = x.compare_exchange(4, 6, AcqRel, Acquire); let ok = r.is_ok();", "ok", 0),
        ("let ok = x.compare_exchange(5, 6, AcqRel, Acquire).is_err();", "ok", 0),
        ("let r = x.compare_exchange(4, 6, AcqRel, Acquire).unwrap_or_else(|old| old) + 1;", "r", 6),
        ("let r = match x.compare_exchange(5, 6, SeqCst, SeqCst) { Ok(v) => v, Err(v) => v };", "r", 5),
        ("let (r, ok) = match x.compare_exchange(5, 6, SeqCst, SeqCst) "
         "{ Ok(v) => (v, true), Err(v) => (v, false) };", "ok", 1),
        ("if let Ok(v) = x.compare_exchange(5, 6, SeqCst, SeqCst) { z.store(v as i64, Relaxed) }", "[z]", 5),
        ("if let Err(v) = x.compare_exchange(4, 6, SeqCst, SeqCst) { z.store(v as i64, Relaxed) }", "[z]", 5),
        ("if let Err(_) = x.compare_exchange(5, 6, SeqCst, SeqCst) {} else { y.store(1, SeqCst) }", "[y]", 1),
        ("let r = if x.load(Relaxed) == 5 { unsafe { *d.get() } } else { -1 };", "r", 9),
        ("let r = if x.load(Relaxed) == 4 { 1 } else if b.load(Relaxed) { 2 } else { 3 };", "r", 2),
        ("if b.load(Relaxed) || x.swap(1, Relaxed) == 1 {}", "[x]", 5),
        ("if b.load(Relaxed) && x.swap(1, Relaxed) == 1 {}", "[x]", 1),
        ("unsafe { *d.get() += 1 };", "[d]", 10),
        ("unsafe { d.get().write(d.get().read() - 10) }", "[d]", -1),
        ("unsafe { *x.as_ptr() = 3; }", "[x]", 3),
        ("let mut r = 1; r -= 3; let r = r * 2;", "r", -4),
        ("let r: i32; if b.load(Relaxed) { r = 1; } else { r = 2; } x.store(r, Relaxed);", "[x]", 1),
        ("let _ = x.swap(8, Relaxed);", "[x]", 8),
        ("let mut r = 0; while r < 4 { r += 1; }", "r", 4),
        ("let mut r = 0; loop { r += 1; if r == 3 { break; } }", "r", 3),
        ("let r: i32; loop { r = x.load(Relaxed); if r == 5 { break } }", "r", 5),
        ("let mut r = 0; for i in 1..4 { r += i; }", "r", 6),
        ("let mut r = 0; for i in 1..=4 { if i == 2 { continue; } r += i; }", "r", 8),
        ("let mut r = 0_u8; for i in 0..3_u8 { for j in i..3 { r += j; } }", "r", 8),
        ("while x.fetch_sub(1, Relaxed) > 0 {} ", "[x]", -1),
    ],
)  # fmt: skip
def test_rust(body: str, name: str, value: int):
    assert final(RUST_HEAD, body)[name] == value
