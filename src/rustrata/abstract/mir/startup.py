"""What a program needs of the machine that is not there: refused before it runs, or when it is called."""

from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.programs.rust.bodies import Body
from rustrata.programs.rust.items import tokens

_BEFORE_MAIN = (".init_array", ".preinit_array", ".fini_array", ".ctors", ".dtors")
_BASELINE = frozenset(("fxsr", "sse", "sse2", "x87"))
"""The features that every x86-64 has."""


def need_no_constructors(text: str) -> None:
    """`Unsupported` for a source with functions that run before or after `main`, by their section."""
    words = [token.text for token in tokens(text)]
    for name, sign, section in zip(words, words[1:], words[2:], strict=False):
        if name == "link_section" and sign == "=" and section.strip('"').startswith(_BEFORE_MAIN):
            raise Unsupported(
                f"a static in the section {section}, whose functions run before or after `main`"
            )


def need_features(body: Body) -> None:
    """`Unsupported` for a call of a function for processors with more features than every one has."""
    for name in body.features:
        if name not in _BASELINE:
            raise Unsupported(
                f"a call of `{body.path}`, which is undefined behaviour where the processor has no `{name}`"
            )
