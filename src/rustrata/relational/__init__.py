"""The axiomatic engine: which executions of a program a memory model allows.

A program in the vocabulary of `rustrata.executions.actions` is unfolded to event structures (`unfold`), a
model in the cat language is compiled to a relational intermediate form (`model`), and a search over
reads-from and coherence decides each execution with a bitset machine (`engine.Question`, the way in). What
is forbidden is explained by the axiom and a shortest cycle (`explain`).

Sources: Alglave, Maranget, Tautschnig, "Herding cats", TOPLAS'14 (candidate executions, the five shapes of
SC per location); Alglave, Cousot, Maranget, "Syntax and semantics of the weak consistency model
specification language cat", 2016.

Left out: loops (the code must be loop-free), accesses of several sizes, more than 64 events, enumeration in
cat (``with``), and any language, instruction set or layer: those come in as tags and models.
"""
