"""Aliasing models: Stacked Borrows, Tree Borrows and their profiles, behind one interface.

A program tells `Event`s (`rustrata.abstract.aliasing.events`); a model (`rustrata.abstract.aliasing.model`)
answers to each with nothing or with a `Violation`.
"""
