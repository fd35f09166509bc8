"""The protocols by name: the correct one, and wrong ones to learn from.

Each wrong one differs from the correct one in a few rows.
"""

from rustrata.hardware.coherence.msi_directory import MSI_DIRECTORY
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
    variant,
)

NO_INV_ACK = variant(
    MSI_DIRECTORY,
    "msi-directory-no-inv-ack",
    "wrong: invalidations are not acknowledged, and a writer goes to M without waiting for them",
    (
        CacheRow(CacheState.S, CacheEvent.INV, (), CacheState.I),
        CacheRow(CacheState.SM_AD, CacheEvent.INV, (), CacheState.IM_AD),
        CacheRow(CacheState.IM_AD, CacheEvent.DATA_ACKS, (CacheAction.COPY_DATA,), CacheState.M),
        CacheRow(CacheState.SM_AD, CacheEvent.DATA_ACKS, (CacheAction.COPY_DATA,), CacheState.M),
    ),
)

LOST_INV_ACK = variant(
    MSI_DIRECTORY,
    "msi-directory-lost-inv-ack",
    "wrong: invalidations are not acknowledged, but writers wait for the acknowledgements",
    (
        CacheRow(CacheState.S, CacheEvent.INV, (), CacheState.I),
        CacheRow(CacheState.SM_AD, CacheEvent.INV, (), CacheState.IM_AD),
    ),
)

IGNORED_INV = variant(
    MSI_DIRECTORY,
    "msi-directory-ignored-inv",
    "wrong: a sharer acknowledges an invalidation but keeps its copy",
    (CacheRow(CacheState.S, CacheEvent.INV, (CacheAction.SEND_INV_ACK,), CacheState.S),),
)

FORGOTTEN_SHARER = variant(
    MSI_DIRECTORY,
    "msi-directory-forgotten-sharer",
    "wrong: the directory does not record a reader that joins other sharers",
    (DirectoryRow(DirectoryState.S, DirectoryEvent.GETS, (DirectoryAction.SEND_DATA,), DirectoryState.S),),
)

STALE_MEMORY = variant(
    MSI_DIRECTORY,
    "msi-directory-stale-memory",
    "wrong: the directory does not keep the data that a former owner sends it",
    (DirectoryRow(DirectoryState.S_D, DirectoryEvent.DATA, (), DirectoryState.S),),
)

PROTOCOLS: dict[str, Protocol] = {
    protocol.name: protocol
    for protocol in (
        MSI_DIRECTORY,
        NO_INV_ACK,
        LOST_INV_ACK,
        IGNORED_INV,
        FORGOTTEN_SHARER,
        STALE_MEMORY,
    )
}
