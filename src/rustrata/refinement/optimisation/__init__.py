"""Is an optimisation sound under an aliasing model? A bounded search over the contexts of the optimised code."""
