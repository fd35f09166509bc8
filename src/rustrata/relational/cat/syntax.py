"""The syntax tree of a cat model."""

from enum import Enum
from typing import TypeAlias

from rustrata.records import apart, record
from rustrata.source import SourceFile, Span


class Operator(Enum):
    """Operators, spelled as in cat."""

    UNION = "|"
    ADD = "++"
    SEQUENCE = ";"
    DIFFERENCE = "\\"
    INTERSECTION = "&"
    PRODUCT = "*"
    STAR = "^*"
    PLUS = "^+"
    OPTIONAL = "?"
    INVERSE = "^-1"
    COMPLEMENT = "~"
    IDENTITY_ON = "[]"


@record
class Pattern:
    """What a definition or function binds: one name, or a tuple of names. None stands for ``_``."""

    names: tuple[str | None, ...]

    @property
    def single(self) -> bool:
        """Does it take a value as it is?"""
        return len(self.names) == 1


@record
class Name:
    """A variable."""

    name: str
    span: Span = apart()


@record
class Tag:
    """``'tag``."""

    name: str
    span: Span = apart()


@record
class Empty:
    """``0``: the empty relation, and the empty set where one is needed."""

    span: Span = apart()


@record
class Everything:
    """``_``: all events, and all pairs of events where a relation is needed."""

    span: Span = apart()


@record
class ExplicitSet:
    """``{a, b}``."""

    elements: tuple["Term", ...]
    span: Span = apart()


@record
class Tuple:
    """``(a, b)``, and ``()``."""

    elements: tuple["Term", ...]
    span: Span = apart()


@record
class Operation:
    """An operator applied to one or two operands."""

    operator: Operator
    operands: tuple["Term", ...]
    span: Span = apart()


@record
class Apply:
    """A function applied to its argument, which is a tuple for ``f(a, b)``."""

    function: "Term"
    argument: "Term"
    span: Span = apart()


@record
class Lambda:
    """``fun pattern -> body``, or the right side of ``f(pattern) = body``."""

    parameters: Pattern
    body: "Term"
    span: Span = apart()


@record
class Binding:
    """``pattern = term``; ``f(pattern) = term`` binds a `Lambda`."""

    pattern: Pattern
    term: "Term"
    span: Span = apart()


@record
class LetIn:
    """``let bindings in body``."""

    bindings: tuple[Binding, ...]
    recursive: bool
    body: "Term"
    span: Span = apart()


@record
class MatchTag:
    """``match subject with || 'tag -> term ... || _ -> default end``."""

    subject: "Term"
    clauses: tuple[tuple[str, "Term"], ...]
    default: "Term | None"
    span: Span = apart()


@record
class MatchSet:
    """``match subject with || {} -> empty || element ++ rest -> taken end``.

    With ``before | element ++ rest`` the elements below the chosen one are bound too.
    """

    subject: "Term"
    empty: "Term"
    before: str | None
    element: str | None
    rest: str | None
    taken: "Term"
    span: Span = apart()


@record
class Try:
    """``try term with otherwise``."""

    term: "Term"
    otherwise: "Term"
    span: Span = apart()


@record
class Variant:
    """``"name"`` or ``variant "name"`` as a condition: was the variant asked for?"""

    name: str
    span: Span = apart()


@record
class NotVariant:
    """``not condition``."""

    operand: "VariantCondition"


@record
class EachVariant:
    """``left && right``."""

    operands: tuple["VariantCondition", "VariantCondition"]


@record
class SomeVariant:
    """``left || right``."""

    operands: tuple["VariantCondition", "VariantCondition"]


VariantCondition: TypeAlias = Variant | NotVariant | EachVariant | SomeVariant


class Comparison(Enum):
    """Comparisons of two values, spelled as in cat."""

    EQUAL = "="
    SUBSET = "subset"
    MEMBER = "in"


@record
class Compare:
    """``left = right``, ``left subset right`` or ``left in right`` as a condition."""

    comparison: Comparison
    left: "Term"
    right: "Term"
    span: Span = apart()


@record
class Conditional:
    """``if condition then term else otherwise``."""

    condition: "VariantCondition | Compare"
    then: "Term"
    otherwise: "Term"
    span: Span = apart()


Term: TypeAlias = (
    Name
    | Tag
    | Empty
    | Everything
    | ExplicitSet
    | Tuple
    | Operation
    | Apply
    | Lambda
    | LetIn
    | MatchTag
    | MatchSet
    | Try
    | Conditional
)


class CheckKind(Enum):
    """What is demanded of a relation."""

    ACYCLIC = "acyclic"
    IRREFLEXIVE = "irreflexive"
    EMPTY = "empty"


class Role(Enum):
    """What becomes of an execution that does not meet a check."""

    AXIOM = "axiom"
    FLAG = "flag"
    UNDEFINED_UNLESS = "undefined_unless"
    ASSERT = "assert"


@record
class Check:
    """An axiom; with `Role.FLAG` a warning raised on executions where it *holds*, with the other two one
    raised where it does not."""

    kind: CheckKind
    negated: bool
    term: Term
    name: str | None
    role: Role
    span: Span = apart()


@record
class Let:
    """Definitions, mutually recursive when ``recursive``. ``when`` is demanded of the solution."""

    bindings: tuple[Binding, ...]
    recursive: bool
    when: Check | None
    span: Span = apart()


@record
class Include:
    """``include "file"``."""

    file: str
    span: Span = apart()


@record
class Procedure:
    """``procedure name(parameters) = body end``."""

    name: str
    parameters: Pattern
    body: tuple["Instruction", ...]
    recursive: bool
    span: Span = apart()


@record
class Call:
    """``call procedure(argument)``; ``name`` replaces the names of its checks."""

    procedure: Name
    argument: Term
    name: str | None
    span: Span = apart()


@record
class Forall:
    """``forall name in set do body end``."""

    name: str
    elements: Term
    body: tuple["Instruction", ...]
    span: Span = apart()


@record
class WithFrom:
    """``with name from set``: an execution for each element."""

    name: str
    elements: Term
    span: Span = apart()


@record
class IfVariant:
    """``if condition instructions else instructions end``."""

    condition: VariantCondition
    then: tuple["Instruction", ...]
    otherwise: tuple["Instruction", ...]
    span: Span = apart()


@record
class MatchTagDo:
    """``match subject with || 'tag -> instructions ... end``."""

    subject: Term
    clauses: tuple[tuple[str, tuple["Instruction", ...]], ...]
    default: tuple["Instruction", ...] | None
    span: Span = apart()


@record
class Enumeration:
    """``enum name = 'a || 'b``."""

    name: str
    tags: tuple[str, ...]
    span: Span = apart()


Instruction: TypeAlias = (
    Let | Check | Include | Procedure | Call | Forall | WithFrom | IfVariant | MatchTagDo | Enumeration
)


@record
class CatFile:
    """A parsed model file.

    ``title`` is the string on its first line, or its second word, or the name of the file. ``catdep``
    says that the file computes dependencies itself, from the registers that instructions read and write.
    """

    source: SourceFile = apart()
    title: str
    catdep: bool
    instructions: tuple[Instruction, ...]
