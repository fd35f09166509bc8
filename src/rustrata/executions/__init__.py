"""The vocabulary that all layers and engines share: what threads do to memory and what can be seen of it.

Actions are what a layer's program does (`actions`), expressions what it computes between accesses
(`expressions`), outcomes its final states and conditions on them, in the form of litmus tests [Alglave,
Maranget, Tautschnig, TOPLAS'14, section 9] (`outcomes`), verdicts what is decided about two layers and how
much that covers (`verdicts`).

Left out: what any of it means. Candidate executions belong to `rustrata.relational`, runs of machines to
`rustrata.exploration`.
"""
