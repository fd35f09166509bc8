// Programs that are compiled already: verdicts, the way to them, and the forms of the answer.
// run: rustrata check tests/rust/stored/RUB001.failing.mir
// run: rustrata check examples/rust/two_references.mir --format sarif
// run: rustrata check examples/rust/read_of_neighbour.mir
// run: rustrata check examples/rust/race.mir --aliasing none --format json
// run: rustrata check tests/rust/stored/RST013.failing.mir --leaks
