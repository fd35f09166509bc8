"""Layer 1, the abstract machine: what the language promises about memory, before any address.

A litmus test is lowered to reads, writes and updates that carry the tag of their ordering (`atomics.lower`);
the models are data (``models/*.cat``): ``c20``, the axioms of ISO C++20, to which `std::sync::atomic` refers;
``rust``, the same without cycles of program order and reads-from; ``rc11`` [Lahav et al., PLDI'17]; ``sc``.
A data race is a flag of a model, and undefined behaviour.

Left out: consume, wait and notify, races of accesses of different sizes (a location has one type),
provenance, allocation and aliasing. ``sc`` has no happens-before, so no races.
"""
