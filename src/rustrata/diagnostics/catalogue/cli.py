"""Codes of the command line: what is asked for, and the files that are named."""

from rustrata.diagnostics.catalogue.record import Example, Record

RECORDS = (
    Record(
        code="CLI001",
        title="unknown command",
        explanation=(
            "The first word after `rustrata` names a command, and there is none of this name. "
            "`rustrata --help` lists the commands."
        ),
        kind=Example.COMMAND,
        failing="rustrata explane CLI001",
        fixed="rustrata explain CLI001",
    ),
    Record(
        code="CLI002",
        title="wrong arguments",
        explanation=(
            "An argument is missing, or one is given that the command does not take. Options are written "
            "in full: `--format`, not `--for`.\n\n`rustrata COMMAND --help` shows what a command takes."
        ),
        kind=Example.COMMAND,
        failing="rustrata explain CLI001 --formats json",
        fixed="rustrata explain CLI001 --format json",
    ),
    Record(
        code="CLI003",
        title="unknown value of an option",
        explanation="The option takes one of a few values, or a number in a range. This is none of them.",
        kind=Example.COMMAND,
        failing="rustrata explain CLI001 --format jsn",
        fixed="rustrata explain CLI001 --format json",
    ),
    Record(
        code="CLI004",
        title="file cannot be read",
        explanation=(
            "The file does not exist, is a folder, or may not be read. Paths are relative to the current "
            "folder; `-` is standard input."
        ),
        kind=Example.COMMAND,
        failing="rustrata walk mq.litmus",
        fixed="rustrata walk mp.litmus",
    ),
    Record(
        code="CLI005",
        title="file is not UTF-8",
        explanation=(
            "Every input is UTF-8 text. The message gives the first byte that is not, and its offset in "
            "bytes from the start of the file."
        ),
        kind=Example.COMMAND,
        failing="rustrata walk latin1.litmus",
        fixed="rustrata walk mp.litmus",
    ),
    Record(
        code="CLI006",
        title="unknown error code",
        explanation=(
            "There is no error of this code. A code is a few capital letters and three digits, as it stands "
            "in brackets in a message: `error[CLI006]`. `rustrata explain` lists all codes."
        ),
        kind=Example.COMMAND,
        failing="rustrata explain CLI0006",
        fixed="rustrata explain CLI006",
    ),
    Record(
        code="CLI007",
        title="unknown memory model",
        explanation="There is no memory model of this name. `rustrata models` lists the models by layer.",
        kind=Example.COMMAND,
        failing="rustrata models x86-tso",
        fixed="rustrata models x86tso",
    ),
    Record(
        code="CLI008",
        title="file cannot be written",
        explanation="The folder cannot be made, or the file in it cannot be written.",
        kind=Example.COMMAND,
        failing="rustrata litmus mp.litmus --svg mp.litmus",
        fixed="rustrata litmus mp.litmus --svg pictures",
    ),
    Record(
        code="CLI009",
        title="cluster cannot be used",
        explanation=(
            "`--cluster` gives the work of a batch to the workers of a Dask scheduler. The message says what "
            "is amiss: Dask is not installed here (`pip install 'rustrata[cluster]'`), no scheduler answers "
            "at the address, it has no workers, workers have another version of rustrata or none, or the "
            "connection is lost. An address is `HOST:PORT`.\n\n`-j N` uses processes of this machine."
        ),
        kind=Example.COMMAND,
        failing="rustrata litmus mp.litmus --cluster localhost",
        fixed="rustrata litmus mp.litmus -j 2",
    ),
)
