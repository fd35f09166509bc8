// The example package: its binary, which uses its library, and its tests.
// run: rustrata check examples/packages/ring.bin.mir
// run: rustrata check examples/packages/ring.lib.mir --tests
// run: rustrata check examples/packages/ring.lib.mir --tests --format json -- --exact tests::peeks
// run: rustrata check examples/packages/ring.round.mir --tests --format short
// run: rustrata check examples/packages/ring --bin rnig
// run: rustrata check examples/packages/ring --features wraping
