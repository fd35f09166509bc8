"""Random programs with many macros that panic, each at a number of its own, close together and nested."""

import random

HEAD = "macro_rules! check { ($a:expr, $b:expr) => { assert_ne!($a, $b) }; }\n\nfn f(n: u32) {\n"
END = "}}\n\nfn main() {{\n    for n in 0..{0} {{ let _ = std::panic::catch_unwind(move || f(n)); }}\n}}\n"
SITES = (
    'if n == {0} {{ panic!("here") }}',
    "assert!(n != {0});",
    "assert_ne!(n, {0});",
    'assert_ne!(n, {0}, "m {{}}", n);',
    'debug_assert!(n != {0}, "x");',
    "check!(n, {0});",
    "if n == {0} {{ unreachable!() }}",
    "assert_eq!(n == {0}, false);",
    "let c = |n: u32| assert_ne!(n, {0}); c(n);",
    'let b = n != {0} || panic!("or"); let o = std::ptr::addr_of!(n);',
    'if n == {0} {{ panic!("a") }} else if n == {1} {{ todo!() }}',
    'match n {{ {0} => panic!("m"), {1} => unreachable!("u {{}}", n), {2} => unimplemented!(), _ => (), }}',
)
"""What panics, at up to three numbers."""
AROUND = (
    "if n % 3 == 1 {{ {0} }} else {{ {1} }}",
    "let mut k = 0; while k < 2 {{ k += 1; {0} }}",
    "for k in 0..2 {{ {0} {1} }}",
    "let c = || {{ {0} {1} }}; c(); {2}",
    "let v = vec![n, n]; let w = vec![0u8; 2]; drop(v); {0}",
    'println!("{{}}", n); let t = format!("{{n}}"); {0}',
)
"""What statements stand in."""
DEEPEST = 3


class DrawnPanics:
    """The program of a seed. ``count`` is how many numbers it panics at."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.count = 0
        body = "".join(f"    {self._statement(0)}\n" for _ in range(self._random.randint(3, 8)))
        self.text = HEAD + body + END.format(self.count)

    def _statement(self, depth: int) -> str:
        if depth >= DEEPEST or self._random.random() < 0.5:
            numbers = range(self.count, self.count + 3)
            site = self._random.choice(SITES)
            self.count += 3 if "{2}" in site else 2 if "{1}" in site else 1
            return site.format(*numbers)
        return self._random.choice(AROUND).format(*(self._block(depth + 1) for _ in range(3)))

    def _block(self, depth: int) -> str:
        ends = ("\n    ", " ")
        statements = (self._statement(depth) for _ in range(self._random.randint(1, 3)))
        return "".join(statement + self._random.choice(ends) for statement in statements)
