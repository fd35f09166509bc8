"""Layer 3, the architecture: instructions, the mappings of Rust's orderings to them, axiomatic models.

A thread of a litmus test is compiled by a *mapping*, a table that is data (``mappings/*.toml``), to the
instructions of one of three instruction sets; what an instruction does to memory is said once, in the
file of its set, in the vocabulary of `rustrata.executions.actions`; what executions are then possible is
said by the set's model (``models/*.cat``).

A test that is written in assembly skips the compiler: `assemble` gives its instructions the same meaning.

Left out: mixed-size accesses, and any optimisation of the compiler.
"""
