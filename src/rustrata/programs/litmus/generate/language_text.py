"""Writing a test in C or Rust.

An access without an annotation is plain, as in diy's tests in C: ``*x`` in C, ``UnsafeCell`` in Rust, and
a pointer to an atomic in Rust where other accesses are annotated. Every dependency is one of the source
text: ``1 + (r0 & 128)``, ``if r0 == 1 { .. }`` with all that follows inside. A register that is read
inside and asked for at the end is -1 until then.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from rustrata.programs.litmus.generate.cycle import Event
from rustrata.programs.litmus.generate.plan import Access, Barrier, Dependency, Plan, Step, Update
from rustrata.programs.litmus.generate.relaxations import PLAIN, DependencyKind, Direction, UpdateKind
from rustrata.programs.litmus.generate.vocabulary import VOCABULARIES
from rustrata.programs.litmus.generate.written import Written
from rustrata.programs.litmus.syntax import Dialect
from rustrata.records import record

_C_ORDERS = {"Rlx": "relaxed", "Acq": "acquire", "Rel": "release", "AR": "acq_rel", "Sc": "seq_cst"}
_RUST_ORDERS = {"Rlx": "Relaxed", "Acq": "Acquire", "Rel": "Release", "AR": "AcqRel", "Sc": "SeqCst"}


@record
class _Grammar:
    """How a language says things. ``{p}`` is how it reaches a plain location."""

    head: str
    atomic_parameter: str
    plain_parameter: str
    declare: str
    declare_early: str
    load: str
    store: str
    plain_load: str
    plain_store: str
    exchange: str
    fetch_add: str
    fence: str
    condition: str
    orders: dict[str, str]


_GRAMMARS = {
    Dialect.C: _Grammar(
        head="P{}",
        atomic_parameter="atomic_int* {x}",
        plain_parameter="int* {x}",
        declare="int {r} = {e};",
        declare_early="int {r} = -1;",
        load="atomic_load_explicit({x}, memory_order_{o})",
        store="atomic_store_explicit({x}, {v}, memory_order_{o});",
        plain_load="*{x}",
        plain_store="*{x} = {v};",
        exchange="atomic_exchange_explicit({x}, {v}, memory_order_{o})",
        fetch_add="atomic_fetch_add_explicit({x}, {v}, memory_order_{o})",
        fence="atomic_thread_fence(memory_order_{o});",
        condition="if ({r} == {v}) {{",
        orders=_C_ORDERS,
    ),
    Dialect.RUST: _Grammar(
        head="fn P{}",
        atomic_parameter="{x}: &AtomicI32",
        plain_parameter="{x}: &UnsafeCell<i32>",
        declare="let {r} = {e};",
        declare_early="let mut {r} = -1;",
        load="{x}.load({o})",
        store="{x}.store({v}, {o});",
        plain_load="unsafe {{ *{x}.{p}() }}",
        plain_store="unsafe {{ *{x}.{p}() = {v} }};",
        exchange="{x}.swap({v}, {o})",
        fetch_add="{x}.fetch_add({v}, {o})",
        fence="fence({o});",
        condition="if {r} == {v} {{",
        orders=_RUST_ORDERS,
    ),
}


def write_language(plan: Plan, dialect: Dialect) -> Written:
    """The threads of a plan in C or Rust."""
    atomic = {event.location for event in plan.cycle.events if event.annotation != PLAIN}
    registers: dict[int, str] = {}
    texts = []
    for index, steps in enumerate(plan.threads):
        thread = _Thread(_GRAMMARS[dialect], dialect, atomic, {event.index for event in plan.reads})
        lines = thread.written(steps)
        parameters = ", ".join(thread.parameter(location) for location in sorted(thread.used))
        head = thread.grammar.head.format(index)
        texts.append("\n".join((f"{head}({parameters}) {{", *(f"    {line}" for line in lines), "}")))
        registers.update(thread.registers)
    initial = " ".join(f"{location} = 0;" for location in sorted(plan.cycle.locations))
    body = "\n\n".join(texts)
    return Written("{}\n" if dialect is Dialect.C else f"{{ {initial} }}\n", f"{body}\n", registers)


@dataclass(slots=True)
class _Thread:
    """One thread as it grows."""

    grammar: _Grammar
    dialect: Dialect
    atomic: set[str]
    asked_for: set[int]
    registers: dict[int, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    _early: list[str] = field(default_factory=list)
    _depth: int = 0

    def parameter(self, location: str) -> str:
        """The declaration of a location in the thread's head."""
        form = self.grammar.atomic_parameter if location in self.atomic else self.grammar.plain_parameter
        return form.format(x=location)

    def written(self, steps: tuple[Step, ...]) -> list[str]:
        """The lines of the thread's body."""
        lines: list[str] = []

        def put(line: str) -> None:
            lines.append("    " * self._depth + line)

        for step in steps:
            if not isinstance(step, Barrier) and step.dependency is not None:
                self._branch(step.dependency, put)
            put(self._statement(step))
        while self._depth:
            self._depth -= 1
            put("}")
        return self._early + lines

    def _branch(self, dependency: Dependency, put: Callable[[str], None]) -> None:
        if dependency.kind is DependencyKind.CONTROL:
            source = dependency.source
            put(self.grammar.condition.format(r=self.registers[source.index], v=source.value))
            self._depth += 1

    def _statement(self, step: Step) -> str:
        match step:
            case Barrier(fence):
                order = VOCABULARIES[self.dialect].fences[fence]
                return self.grammar.fence.format(o=order)
            case Access(event) if event.direction is Direction.READ:
                form = self.grammar.plain_load if event.annotation == PLAIN else self.grammar.load
                return self._declared(event, self._filled(form, event, event.annotation, ""))
            case Access(event, dependency):
                form = self.grammar.plain_store if event.annotation == PLAIN else self.grammar.store
                return self._filled(form, event, event.annotation, self._value(event, dependency))
            case Update(read, write, kind, dependency):
                words = VOCABULARIES[self.dialect].update_orderings
                form = self.grammar.fetch_add if kind is UpdateKind.FETCH_ADD else self.grammar.exchange
                value = self._value(write, dependency)
                order = words[read.annotation, write.annotation]
                return self._declared(read, self._filled(form, read, order, value))

    def _filled(self, form: str, event: Event, annotation: str, value: str) -> str:
        self.used.add(event.location)
        reach = "as_ptr" if event.location in self.atomic else "get"
        return form.format(x=event.location, v=value, o=self.grammar.orders.get(annotation, ""), p=reach)

    def _value(self, event: Event, dependency: Dependency | None) -> str:
        if dependency is None or dependency.kind is not DependencyKind.DATA:
            return str(event.operand)
        return f"{event.operand} + ({self.registers[dependency.source.index]} & 128)"

    def _declared(self, event: Event, expression: str) -> str:
        register = f"r{len(self.registers)}"
        self.registers[event.index] = register
        if self._depth and event.index in self.asked_for:
            self._early.append(self.grammar.declare_early.format(r=register))
            return f"{register} = {expression};"
        return self.grammar.declare.format(r=register, e=expression)
