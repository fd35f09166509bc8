"""The machine of Rust's MIR: types, layouts, memory, execution."""
