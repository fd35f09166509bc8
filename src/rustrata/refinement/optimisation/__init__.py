"""Is an optimisation sound under an aliasing model? A bounded search over contexts of the optimised code."""
