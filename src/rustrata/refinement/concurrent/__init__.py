"""Optimisations of one thread among others: is every outcome of the target one of the source, in any context?

A context is what other threads do, and what the optimised thread does before and after. Contexts are searched
exhaustively up to a number of accesses, under an axiomatic model of the language.
"""
