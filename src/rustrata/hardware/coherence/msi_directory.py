"""The MSI directory protocol [Primer, 2nd ed., section 8.2, tables 8.1 and 8.2], without evictions.

Requests travel in an unordered network, forwarded requests in one first-in first-out channel from the
directory to each core, responses in an unordered network. The directory is one controller per line;
it answers a request at once or stalls it.
"""

from rustrata.hardware.coherence.protocol import (
    CacheAction,
    CacheEvent,
    CacheRow,
    CacheState,
    DirectoryAction,
    DirectoryEvent,
    DirectoryRow,
    DirectoryState,
    Protocol,
)


def _cache_rows() -> tuple[CacheRow, ...]:
    """Table 8.1, row by row. The unwritten action of the table, to keep the data received, is written."""
    row, c, e, a = CacheRow, CacheState, CacheEvent, CacheAction
    stall, data, counted = (a.STALL,), (a.COPY_DATA,), (a.COPY_DATA, a.ADD_ACKS)
    return (
        row(c.I, e.LOAD, (a.SEND_GETS,), c.IS_D),
        row(c.I, e.STORE, (a.SEND_GETM,), c.IM_AD),
        row(c.IS_D, e.LOAD, stall, c.IS_D),
        row(c.IS_D, e.STORE, stall, c.IS_D),
        row(c.IS_D, e.INV, stall, c.IS_D),
        row(c.IS_D, e.DATA_ACK_0, data, c.S),
        row(c.IS_D, e.DATA_OWNER, data, c.S),
        row(c.IM_AD, e.LOAD, stall, c.IM_AD),
        row(c.IM_AD, e.STORE, stall, c.IM_AD),
        row(c.IM_AD, e.FWD_GETS, stall, c.IM_AD),
        row(c.IM_AD, e.FWD_GETM, stall, c.IM_AD),
        row(c.IM_AD, e.DATA_ACK_0, counted, c.M),
        row(c.IM_AD, e.DATA_ACKS, counted, c.IM_A),
        row(c.IM_AD, e.DATA_OWNER, data, c.M),
        row(c.IM_AD, e.INV_ACK, (a.DECREMENT_ACKS,), c.IM_AD),
        row(c.IM_A, e.LOAD, stall, c.IM_A),
        row(c.IM_A, e.STORE, stall, c.IM_A),
        row(c.IM_A, e.FWD_GETS, stall, c.IM_A),
        row(c.IM_A, e.FWD_GETM, stall, c.IM_A),
        row(c.IM_A, e.INV_ACK, (a.DECREMENT_ACKS,), c.IM_A),
        row(c.IM_A, e.LAST_INV_ACK, (a.DECREMENT_ACKS,), c.M),
        row(c.S, e.LOAD, (a.HIT,), c.S),
        row(c.S, e.STORE, (a.SEND_GETM,), c.SM_AD),
        row(c.S, e.INV, (a.SEND_INV_ACK,), c.I),
        row(c.SM_AD, e.LOAD, (a.HIT,), c.SM_AD),
        row(c.SM_AD, e.STORE, stall, c.SM_AD),
        row(c.SM_AD, e.FWD_GETS, stall, c.SM_AD),
        row(c.SM_AD, e.FWD_GETM, stall, c.SM_AD),
        row(c.SM_AD, e.INV, (a.SEND_INV_ACK,), c.IM_AD),
        row(c.SM_AD, e.DATA_ACK_0, counted, c.M),
        row(c.SM_AD, e.DATA_ACKS, counted, c.SM_A),
        row(c.SM_AD, e.INV_ACK, (a.DECREMENT_ACKS,), c.SM_AD),
        row(c.SM_A, e.LOAD, (a.HIT,), c.SM_A),
        row(c.SM_A, e.STORE, stall, c.SM_A),
        row(c.SM_A, e.FWD_GETS, stall, c.SM_A),
        row(c.SM_A, e.FWD_GETM, stall, c.SM_A),
        row(c.SM_A, e.INV_ACK, (a.DECREMENT_ACKS,), c.SM_A),
        row(c.SM_A, e.LAST_INV_ACK, (a.DECREMENT_ACKS,), c.M),
        row(c.M, e.LOAD, (a.HIT,), c.M),
        row(c.M, e.STORE, (a.HIT,), c.M),
        row(c.M, e.FWD_GETS, (a.SEND_DATA_TO_REQ, a.SEND_DATA_TO_DIR), c.S),
        row(c.M, e.FWD_GETM, (a.SEND_DATA_TO_REQ,), c.I),
    )


def _directory_rows() -> tuple[DirectoryRow, ...]:
    """Table 8.2, row by row."""
    row, d, e, a = DirectoryRow, DirectoryState, DirectoryEvent, DirectoryAction
    return (
        row(d.I, e.GETS, (a.SEND_DATA, a.ADD_REQ), d.S),
        row(d.I, e.GETM, (a.SEND_DATA, a.SET_OWNER), d.M),
        row(d.S, e.GETS, (a.SEND_DATA, a.ADD_REQ), d.S),
        row(d.S, e.GETM, (a.SEND_DATA_AND_ACKS, a.SEND_INV, a.CLEAR_SHARERS, a.SET_OWNER), d.M),
        row(d.M, e.GETS, (a.SEND_FWD_GETS, a.ADD_REQ, a.ADD_OWNER, a.CLEAR_OWNER), d.S_D),
        row(d.M, e.GETM, (a.SEND_FWD_GETM, a.SET_OWNER), d.M),
        row(d.S_D, e.GETS, (a.STALL,), d.S_D),
        row(d.S_D, e.GETM, (a.STALL,), d.S_D),
        row(d.S_D, e.DATA, (a.COPY_DATA,), d.S),
    )


MSI_DIRECTORY = Protocol(
    "msi-directory",
    "MSI with a directory, transient states and invalidation acknowledgements",
    "Nagarajan, Sorin, Hill, Wood, A Primer on Memory Consistency and Cache Coherence, 2nd ed. 2020, "
    "tables 8.1 and 8.2, without evictions",
    _cache_rows(),
    _directory_rows(),
)
