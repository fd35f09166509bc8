"""Coherence protocols as tables, and the registry `rustrata.hardware.coherence.registry.PROTOCOLS`."""
