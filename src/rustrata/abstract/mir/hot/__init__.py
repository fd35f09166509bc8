"""Blocks that are run often, as Python functions.

The machine runs a body statement by statement, each a function of the frame (`rustrata.abstract.mir.code`):
that is what MIR means here. A `Region`, a tree of blocks, is written as the source of one Python function in
which registers are variables; what it reads, writes and borrows is checked by functions made for the type and
the place (`accesses`, `borrows`). Where a fast check does not say yes, the definition decides.

A quick machine does not know where it stands within a region. So it only says that a run is clean, or that
it is not known to be: then the run is made again without regions, to say what is wrong and where.
"""
