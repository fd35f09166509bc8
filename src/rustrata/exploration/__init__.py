"""The operational engine: one explorer for every machine.

`machine` says what a machine is, `explorer` searches its states breadth-first, `replay` runs a
recorded list of choices again. `schedules` and `preemptions` search the runs of programs whose states
cannot be copied (`operations`).
"""
