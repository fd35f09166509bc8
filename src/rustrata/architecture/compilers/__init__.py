"""What real compilers make of a litmus test: its threads as functions, their assembly, and back to programs.

`toolchains` finds a compiler for a machine, `rust_functions` and `c_functions` write the threads, `invoke`
compiles them, `assembly_text` reads what comes out and `lift` makes a program of it.
"""
