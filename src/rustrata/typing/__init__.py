"""λRust's type system: types, contexts, rules, core checker, elaborator, derivations and their re-checker."""
