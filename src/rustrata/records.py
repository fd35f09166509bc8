"""Records: frozen, slotted dataclasses that cost nothing until they are used.

`dataclasses.dataclass` writes six methods of each class and has Python compile them, which was half of the
time that a small run took. A method of a record is written when it is first called. `dataclasses.fields`,
`dataclasses.replace` and ``match`` take records as they take dataclasses.

Left out: fields of a base class, `default_factory`, keyword-only fields, class variables, and order.
"""

from collections.abc import Callable, Mapping, ValuesView
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar, cast, dataclass_transform

from rustrata.later import Later

if TYPE_CHECKING:
    import dataclasses
else:
    dataclasses = Later("dataclasses")

T = TypeVar("T")

_REQUIRED: Final = object()


class _Apart:
    """What stands for a field that is apart, until its class is made."""

    __slots__ = ("default",)

    def __init__(self, default: object) -> None:
        self.default = default


def apart(*, default: Any = _REQUIRED) -> Any:
    """A field that ``==``, ``hash`` and ``repr`` do not look at."""
    return _Apart(default)


@dataclass_transform(frozen_default=True, field_specifiers=(apart,))
def record(cls: type[T]) -> type[T]:
    """Makes a record of a class whose fields are its annotations."""
    assert not any(hasattr(base, "__match_args__") for base in cls.__bases__), "the base class has fields"
    namespace = dict(cls.__dict__)
    for name in ("__dict__", "__weakref__"):
        namespace.pop(name, None)
    names = tuple(cls.__annotations__)
    given = {name: namespace.pop(name) for name in names if name in namespace}
    fields = _Fields(names, given)
    namespace |= _SHARED
    namespace |= {"__slots__": names, "__match_args__": names, "__dataclass_fields__": fields}
    for method, text in _TEXTS.items():
        # Python puts None for the hash of a class that has an `__eq__` of its own.
        if namespace.get(method) is None:
            namespace[method] = _written_when_called(fields, method, text)
    return cast("type[T]", type(cls.__name__, cls.__bases__, namespace))


def replaced(made: T, **changes: Any) -> T:
    """A record with other values of some fields: `dataclasses.replace` for where many are made.

    TypeError where there is no such field; type checkers do not see it.
    """
    owner: Any = made.__class__
    return cast("T", owner(**{name: getattr(made, name) for name in owner.__match_args__} | changes))


def parts(term: object) -> tuple[object, ...]:
    """The values of a record's fields; nothing for what is no record."""
    fields = term.__class__.__dict__.get("__dataclass_fields__")
    return tuple([getattr(term, name) for name in fields.names]) if isinstance(fields, _Fields) else ()


class _Fields:
    """The fields of a record: those that are seen by comparisons, and the defaults.

    It is also the dictionary of fields in which `dataclasses` looks for the values: they are made then.
    """

    owner: type[object]

    def __init__(self, names: tuple[str, ...], given: dict[str, object]) -> None:
        self.names = names
        self.seen = tuple(name for name in names if not isinstance(given.get(name), _Apart))
        values = {name: mark.default if isinstance(mark, _Apart) else mark for name, mark in given.items()}
        self.defaults = {name: value for name, value in values.items() if value is not _REQUIRED}
        shared = [name for name, value in self.defaults.items() if isinstance(value, list | dict | set)]
        assert not shared, f"all records would share the default of {shared[0]}, which can change"

    def __set_name__(self, owner: type[object], name: str) -> None:
        self.owner = owner

    def values(self) -> ValuesView[object]:
        """The fields."""
        return self._made.values()

    @cached_property
    def _made(self) -> Mapping[str, object]:
        fields = []
        for name in self.names:
            default, seen = self.defaults.get(name, dataclasses.MISSING), name in self.seen
            fields.append((name, Any, dataclasses.field(default=default, compare=seen, repr=seen)))
        # Nothing is made of this class, so none of its methods need be written.
        written = {"__doc__": "Its fields."}
        made: Any = dataclasses.make_dataclass(
            self.owner.__name__, fields, namespace=written, init=False, repr=False, eq=False
        )
        return cast("Mapping[str, object]", made.__dataclass_fields__)

    def tuple_of(self, name: str) -> str:
        """The text of the tuple of all that is seen of a record."""
        return "".join(f"{name}.{field}, " for field in self.seen)


def _written_when_called(fields: _Fields, method: str, text: Callable[[_Fields], str]) -> Callable[..., Any]:
    """A method that takes its own place."""

    def first(self: object, *arguments: object, **named: object) -> object:
        owner = fields.owner
        known = {f"_set_{name}": owner.__dict__[name].__set__ for name in fields.names}
        known["_defaults"] = fields.defaults
        exec(f"def {method}{text(fields)}", known)
        known[method].__qualname__ = f"{owner.__qualname__}.{method}"
        setattr(owner, method, known[method])
        return known[method](self, *arguments, **named)

    return first


def _init(fields: _Fields) -> str:
    parameters = (
        f", {name}=_defaults[{name!r}]" if name in fields.defaults else f", {name}" for name in fields.names
    )
    body = [f" _set_{name}(self, {name})" for name in fields.names]
    if "__post_init__" in vars(fields.owner):
        body.append(" self.__post_init__()")
    return "\n".join((f"(self{''.join(parameters)}):", *(body or [" pass"])))


def _eq(fields: _Fields) -> str:
    return (
        "(self, other):\n if self is other: return True\n"
        " if other.__class__ is not self.__class__: return NotImplemented\n"
        f" return ({fields.tuple_of('self')}) == ({fields.tuple_of('other')})"
    )


def _hash(fields: _Fields) -> str:
    return f"(self): return hash(({fields.tuple_of('self')}))"


def _repr(fields: _Fields) -> str:
    shown = ", ".join(f"{name}={{self.{name}!r}}" for name in fields.seen)
    return f"(self): return f'{{self.__class__.__qualname__}}({shown})'"


_TEXTS: Final = {"__init__": _init, "__eq__": _eq, "__hash__": _hash, "__repr__": _repr}


def _reduce(self: Any) -> tuple[object, ...]:
    """For copies and other processes."""
    return self.__class__, tuple(getattr(self, name) for name in self.__match_args__)


def _refuse_to_set(self: object, name: str, value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


_SHARED: Final = {"__reduce__": _reduce, "__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
