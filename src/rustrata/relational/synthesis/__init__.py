"""Symbolic programs: is there any program of some size with an execution that one model allows and another
forbids?

A symbolic program is an event structure in which operations, locations and dependencies are variables. One
formula has all programs of one *shape* (how many operations each thread has); its solutions are a program, an
execution that the lower model allows, and a reason for which the upper model forbids it. Each operation has
two patterns of events, one for each model: for a mapping, the source's event and the instructions'; to
compare models, the same one twice.

Sources: Wickerson, Batty, Sorensen, Constantinides, "Automatically comparing memory consistency models",
POPL'17 (programs, executions and mappings as one problem of constraints); Torlak, Jackson, TACAS'07 (bounds).

The solution is an execution. Where each write writes a value of its own and there are at most two writes to a
location beside the initial one, the final state tells the execution, so that the outcome is forbidden too;
elsewhere the caller must ask a search over the executions of the found program.

Left out: control flow other than dependencies, computed values, more than one access by an operation.
"""
