"""The functions of RustBelt's libraries: their types, trusted here, as `.lr` text with type parameters.

Source: the mechanised development, ``typing/lib``. ``@lib cell_new<int>`` is such a function at a type. A
requirement ``static`` on T is a bound ``'static <= 'a`` for each lifetime that a T must outlive.

Left out: `brandvec`, and the functions that need a type for closures with more than one argument.
"""

from collections.abc import Mapping
from functools import lru_cache

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.programs.lambda_rust import syntax
from rustrata.programs.lambda_rust.cursor import Cursor
from rustrata.programs.lambda_rust.type_reader import read_fn_type as parse_fn_type
from rustrata.records import record
from rustrata.source import SourceFile
from rustrata.typing.library_types import Trait
from rustrata.typing.profiles import Profile
from rustrata.typing.rejection import Cause, PremiseFails
from rustrata.typing.sizes import has, outlived, size
from rustrata.typing.types import STATIC, Fn, Type, show, substitute_type
from rustrata.typing.well_formed import TypeScope, read_fn_type


@record
class Interface:
    """One function: its type parameters, each with what is required of it, and its type as text."""

    parameters: Mapping[str, tuple[str, ...]]
    type_: str


_T: Mapping[str, tuple[str, ...]] = {"T": ()}
_TU: Mapping[str, tuple[str, ...]] = {"T": (), "U": ()}
_SENT = ("send", "static")


def _smart_pointer(name: str, weak: str) -> dict[str, Interface]:
    """The functions that `rc` and `arc` share."""
    pointer, other = f"{name}<T>", f"{weak}<T>"
    return {
        f"{name}_new": Interface(_T, f"fn(; T) -> {pointer}"),
        f"{name}_clone": Interface(_T, f"for<'a> fn(; &'a {pointer}) -> {pointer}"),
        f"{name}_deref": Interface(_T, f"for<'a> fn(; &'a {pointer}) -> &'a T"),
        f"{name}_drop": Interface(_T, f"fn(; {pointer}) -> <()|T>"),
        f"{name}_try_unwrap": Interface(_T, f"fn(; {pointer}) -> <T|{pointer}>"),
        f"{name}_get_mut": Interface(_T, f"for<'a> fn(; &'a mut {pointer}) -> <()|&'a mut T>"),
        f"{name}_make_mut": Interface(
            _T, f"for<'a> fn(; &'a mut {pointer}, for<'b> fn(; &'b T) -> T) -> &'a mut T"
        ),
        f"{name}_downgrade": Interface(_T, f"for<'a> fn(; &'a {pointer}) -> {other}"),
        f"{name}_strong_count": Interface(_T, f"for<'a> fn(; &'a {pointer}) -> int"),
        f"{name}_weak_count": Interface(_T, f"for<'a> fn(; &'a {pointer}) -> int"),
        f"{weak}_new": Interface(_T, f"fn(;) -> {other}"),
        f"{weak}_clone": Interface(_T, f"for<'a> fn(; &'a {other}) -> {other}"),
        f"{weak}_upgrade": Interface(_T, f"for<'a> fn(; &'a {other}) -> <()|{pointer}>"),
        f"{weak}_drop": Interface(_T, f"fn(; {other}) -> ()"),
    }


def _guard(name: str, *, mutable: bool) -> dict[str, Interface]:
    """The functions of a guard, or of `ref` and `refmut`."""
    guard = f"{name}<'a, T>"
    functions = {
        f"{name}_deref": Interface(_T, f"for<'a, 'b> fn(; &'b {guard}) -> &'b T"),
        f"{name}_drop": Interface(_T, f"for<'a> fn(; {guard}) -> ()"),
    }
    if mutable:
        type_ = f"for<'a, 'b> fn(; &'b mut {guard}) -> &'b mut T"
        functions[f"{name}_deref_mut"] = Interface(_T, type_)
    else:
        functions[f"{name}_clone"] = Interface(_T, f"for<'a, 'b> fn(; &'b {guard}) -> {guard}")
    return functions


def _container(name: str) -> dict[str, Interface]:
    """What a type around a value has without looking at its state."""
    inside = f"{name}<T>"
    return {
        f"{name}_new": Interface(_T, f"fn(; T) -> {inside}"),
        f"{name}_into_inner": Interface(_T, f"fn(; {inside}) -> T"),
        f"{name}_get_mut": Interface(_T, f"for<'a> fn(; &'a mut {inside}) -> &'a mut T"),
    }


INTERFACES: dict[str, Interface] = {
    **_container("cell"),
    "cell_from_mut": Interface(_T, "for<'a> fn(; &'a mut T) -> &'a mut cell<T>"),
    "cell_into_box": Interface(_T, "fn(; own cell<T>) -> own T"),
    "cell_from_box": Interface(_T, "fn(; own T) -> own cell<T>"),
    "cell_get": Interface({"T": ("copy",)}, "for<'a> fn(; &'a cell<T>) -> T"),
    "cell_replace": Interface(_T, "for<'a> fn(; &'a cell<T>, T) -> T"),
    "cell_alias_one": Interface(_T, "for<'a> fn(; &'a mut T) -> &'a cell<T>"),
    **_container("refcell"),
    "refcell_try_borrow": Interface(_T, "for<'a> fn(; &'a refcell<T>) -> <()|ref<'a, T>>"),
    "refcell_try_borrow_mut": Interface(_T, "for<'a> fn(; &'a refcell<T>) -> <()|refmut<'a, T>>"),
    **_guard("ref", mutable=False),
    "ref_map": Interface(_TU, "for<'a> fn(; ref<'a, T>, for<'b> fn(; &'b T) -> &'b U) -> ref<'a, U>"),
    **_guard("refmut", mutable=True),
    "refmut_map": Interface(
        _TU, "for<'a> fn(; refmut<'a, T>, for<'b> fn(; &'b mut T) -> &'b mut U) -> refmut<'a, U>"
    ),
    **_container("mutex"),
    "mutex_lock": Interface(_T, "for<'a> fn(; &'a mutex<T>) -> mutexguard<'a, T>"),
    **_guard("mutexguard", mutable=True),
    **_container("rwlock"),
    "rwlock_try_read": Interface(_T, "for<'a> fn(; &'a rwlock<T>) -> <()|rwlockreadguard<'a, T>>"),
    "rwlock_try_write": Interface(_T, "for<'a> fn(; &'a rwlock<T>) -> <()|rwlockwriteguard<'a, T>>"),
    **_guard("rwlockreadguard", mutable=False),
    **_guard("rwlockwriteguard", mutable=True),
    **_smart_pointer("rc", "weak"),
    **_smart_pointer("arc", "arcweak"),
    "spawn": Interface({"U": _SENT, "R": _SENT}, "fn(; fn(; U) -> R, U) -> join_handle<R>"),
    "join": Interface({"R": ()}, "fn(; join_handle<R>) -> R"),
    "join_both": Interface(
        {"T": ("send",), "U": ("send",), "R": ("send",), "S": ("send",)},
        "fn(; fn(; T) -> R, T, fn(; U) -> S, U) -> (R, S)",
    ),
    "swap": Interface(_T, "for<'a, 'b> fn(; &'a mut T, &'b mut T) -> ()"),
    "replace": Interface(_T, "for<'a> fn(; &'a mut T, T) -> T"),
    "take_mut": Interface(_T, "for<'a> fn(; &'a mut T, fn(; T) -> T) -> ()"),
    "option_as_mut": Interface(_T, "for<'a> fn(; &'a mut <()|T>) -> <()|&'a mut T>"),
    "option_unwrap": Interface(_T, "fn(; <()|T>) -> T"),
    "option_unwrap_or": Interface(_T, "fn(; <()|T>, T) -> T"),
    "panic": Interface({}, "fn(;) -> !"),
    "ghosttoken_new": Interface({"U": (), "R": ()}, "fn(; for<'b> fn(; ghosttoken<'b>, U) -> R, U) -> R"),
    "ghostcell_new": Interface(_T, "for<'b> fn(; T) -> ghostcell<'b, T>"),
    "ghostcell_into_inner": Interface(_T, "for<'b> fn(; ghostcell<'b, T>) -> T"),
    "ghostcell_as_mut": Interface(_T, "for<'a, 'b> fn(; &'a mut ghostcell<'b, T>) -> &'a mut T"),
    "ghostcell_borrow": Interface(_T, "for<'a, 'b> fn(; &'a ghostcell<'b, T>, &'a ghosttoken<'b>) -> &'a T"),
    "ghostcell_borrow_mut": Interface(
        _T, "for<'a, 'b> fn(; &'a ghostcell<'b, T>, &'a mut ghosttoken<'b>) -> &'a mut T"
    ),
}
"""Every function of a library, by name."""


@lru_cache(maxsize=1024)
def _parsed(name: str) -> syntax.FnType:
    return parse_fn_type(Cursor(SourceFile(f"<library {name}>", INTERFACES[name].type_)))


def library_function(value: syntax.LibraryValue, arguments: tuple[Type, ...], profile: Profile) -> Fn:
    """The type of a library's function at types; raises PremiseFails where one lacks what is required."""
    name = value.name.text
    interface = INTERFACES.get(name)
    if interface is None:
        needed = did_you_mean(name, INTERFACES) or "a function that a library has"
        premise = f"{name} is a function of a library"
        raise PremiseFails("S-library", premise, needed, Cause.ILL_FORMED, value.name.span, "E0425")
    parameters = list(interface.parameters)
    if len(parameters) != len(arguments):
        premise, needed = f"{name} takes {len(parameters)} types", f"{len(parameters)} types in `<...>`"
        raise PremiseFails("S-library", premise, needed, Cause.ILL_FORMED, value.span, "E0107")
    actual = dict(zip(parameters, arguments, strict=True))
    _requirements(value, interface, actual)
    sizes = {parameter: size(type_) for parameter, type_ in actual.items()}
    fn: Type = read_fn_type(_parsed(name), TypeScope({}, frozenset(), profile, sizes, owned=True))
    for parameter, type_ in actual.items():
        fn = substitute_type(fn, parameter, type_)
    assert isinstance(fn, Fn), "a function type stays one"
    static = tuple(
        (STATIC, lifetime)
        for parameter, required in interface.parameters.items()
        if "static" in required
        for lifetime in outlived(actual[parameter])
    )
    return Fn(fn.lifetimes, (*fn.bounds, *static), fn.arguments, fn.result)


def _requirements(value: syntax.LibraryValue, interface: Interface, actual: Mapping[str, Type]) -> None:
    for parameter, required in interface.parameters.items():
        for trait in (trait for trait in Trait if trait.value in required):
            if not has(trait, actual[parameter]):
                premise = f"{show(actual[parameter])} {trait.value}"
                needed = f"a type that is {trait.value}, for {parameter} of `{value.name.text}`"
                cause = Cause.NOT_COPY if trait is Trait.COPY else Cause.NOT_SEND
                raise PremiseFails("S-library", premise, needed, cause, value.span, "E0277")
