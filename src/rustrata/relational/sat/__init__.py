"""The axiomatic engine as a problem of satisfiability, solved by python-sat.

One formula has all control-flow paths of a program (`guarded`), what may be chosen (`choices`, `values`) and
what the model demands (`bounds`, `entries`, `checks`). `backend.Sat` asks it.

Sources: Torlak, Jackson, "Kodkod: a relational model finder", TACAS'07 (bounds); Plaisted, Greenbaum, "A
structure-preserving clause form translation", 1986 (one-sided definitions); Rankooh, Rintanen, "Propositional
encodings of acyclicity and reachability by using vertex elimination", AAAI'22; Gavrilenko et al., "BMC for
weak memory models: relation analysis for compact SMT encodings", CAV'19.

Left out: models that make choices, look at registers or order some writes only; values beyond
`values.MOST_VALUES` for one read. The search in Python answers those.
"""
