"""The functions of RustBelt's libraries: their bodies, as λRust-core in the ``.lr`` files here.

Source: the mechanised development, ``typing/lib`` and ``lang/lib``. An item ``core name<T, U> = e;`` has a
body in which a type parameter stands for the number of cells of its type; an item may use the items before
it in its file, at sizes. A function takes its return continuation first. Their types are in
`rustrata.typing.interfaces`.
"""

from importlib.resources import files

from rustrata.source import SourceFile

LIBRARIES = (
    "cell",
    "refcell",
    "mutex",
    "rwlock",
    "rc",
    "arc",
    "threads",
    "memory",
    "option",
    "ghostcell",
)
"""The files, by name."""


def library_source(library: str) -> SourceFile:
    """The text of one of `LIBRARIES`."""
    text = files(__package__).joinpath(f"{library}.lr").read_text(encoding="utf-8")
    return SourceFile(f"<library {library}>", text)
