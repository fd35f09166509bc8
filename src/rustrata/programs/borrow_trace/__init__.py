"""Borrow traces: one run of a program, as what it does with its pointers."""

from rustrata.programs.borrow_trace.reader import parse
from rustrata.programs.borrow_trace.syntax import Trace

__all__ = ["Trace", "parse"]
