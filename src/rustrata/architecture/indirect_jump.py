"""Jumps to an address that a register holds: to the label of the thread that is there.

A register holds the address of an instruction when the initial state says so (``0:a0=P0:L1``) or an
instruction loads it. What follows depends by control on the register. A jump to anywhere else than a label of
the thread becomes an access that is at no location, which is unsupported where an execution comes there.
"""

from rustrata.architecture.assembler import Scope
from rustrata.architecture.instruction import Form
from rustrata.architecture.operands import Immediate, LabelReference, Operand
from rustrata.executions.actions import Action, Branch, Code, Read
from rustrata.executions.expressions import Binary, BinaryOperator, Constant

NOWHERE = Constant(0)
"""An address at which there is neither an instruction nor a location."""


def targets(scope: Scope) -> tuple[Operand, ...]:
    """The labels of a thread, each with its address behind it: the operands that `jump_register` takes more
    than are written."""
    found: list[Operand] = []
    for label, address in scope.test.label_addresses(scope.thread).items():
        found += (LabelReference(label, backward=False), Immediate(address))
    return tuple(found)


def jump_register(form: Form) -> Code:
    """``jump register``, with the `targets`.

    Raises RustrataError: ASM002 when the first operand is no register.
    """
    form.register(0)
    address = form.value(0)
    code: list[Action] = []
    for place in range(1, len(form.operands), 2):
        here = Binary(BinaryOperator.EQUAL, address, form.value(place + 1))
        code.append(Branch(here, form.label(place).name, form.span))
    for lost in (address, NOWHERE):
        code.append(Read(None, "", address=lost, bits=32, span=form.span))
    return tuple(code)
