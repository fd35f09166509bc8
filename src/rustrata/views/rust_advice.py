"""What to write instead, for each reason why a Rust program is undefined."""

_OTHER_REFERENCE = (
    "make the pointer from the reference that is used last, or keep to raw pointers from one `&raw mut` on"
)
_BORROWED_CAST = "keep the pointer's provenance: `ptr.addr()` and `with_addr` instead of `as usize` and back"
_ARGUMENT = "while the call lasts, use nothing but its own reference, or give it a raw pointer"

ADVICE: dict[str, str] = {
    "RUB001": "use the memory before it is freed, or let the pointer's owner live longer",
    "RUB002": "check for null, or make the pointer from a reference or by `&raw const`",
    "RUB003": "stay within the allocation; `wrapping_add` computes addresses without accessing them",
    "RUB004": "use `read_unaligned` and `write_unaligned`, or align the memory",
    "RUB005": "write to a `static mut`, to an `UnsafeCell`, or to a copy",
    "RUB006": "write every byte that is read before, or keep the value in a `MaybeUninit`",
    "RUB007": "check the bytes before they become a value of this type",
    "RUB008": "keep a raw pointer where there may be no valid target, and make a reference only for one",
    "RUB009": "use the checked or wrapping operation, or check the operands before",
    "RUB010": "assume only what always holds, or test it",
    "RUB011": "use `unreachable!()`, which panics, or handle the case",
    "RUB012": "use `ptr::copy`, which permits ranges that overlap",
    "RUB013": "call the function with its own type",
    "RUB014": "ask for a byte or more, and free by the pointer that the allocator gave, with the same layout",
    "RUB015": "transmute between types of one size",
    "RUB016": "use atomics or a lock for both accesses, or order them: by `join`, a channel, or a barrier",
    "RUB017": "give the call places of its own",
    "SB001": _OTHER_REFERENCE,
    "SB002": _OTHER_REFERENCE,
    "SB003": _OTHER_REFERENCE,
    "SB004": _ARGUMENT,
    "SB005": "free the memory after the call whose argument refers to it has ended",
    "SB006": "free the memory through the pointer that may write it: the owner's own",
    "SB007": _BORROWED_CAST,
    "TB001": _OTHER_REFERENCE,
    "TB002": "make the pointer that writes from a `&mut`, or by `&raw mut`, not from a shared reference",
    "TB003": _OTHER_REFERENCE,
    "TB004": _ARGUMENT,
    "TB005": _ARGUMENT,
    "TB006": _ARGUMENT,
    "TB007": "free the memory after the call whose argument refers to it has ended",
    "TB008": _BORROWED_CAST,
    "TB009": _BORROWED_CAST,
    "RUB017": "copy the argument, or give the result a place of its own",
    "RST012": "let all threads take locks in the same order, and release each before waiting for another",
    "RST014": "`--list-missing` lists what else has no model; replace the call under a `--cfg`, if you can",
    "RST015": "`--steps` and `--timeout` set the bounds",
}
"""By the code of the finding."""
