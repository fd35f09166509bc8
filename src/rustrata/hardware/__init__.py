"""Layer 4: hardware. Cores with store buffers over a cache-coherence protocol."""
