"""libvirt's numbers for states, reasons and event details as the words of the protocol.

The order is that of libvirt's enumerations (virDomainState and its reasons,
virDomainEventType and its details), which are part of its stable interface.
"""

from vireo_agent.schema.domain import DomainState, JobState, StopReason

_STATES: tuple[DomainState, ...] = (
    "nostate",
    "running",
    "blocked",
    "paused",
    "shutdown",
    "shutoff",
    "crashed",
    "pmsuspended",
)

_REASONS: dict[str, tuple[str, ...]] = {
    "running": (
        "unknown",
        "booted",
        "migrated",
        "restored",
        "from_snapshot",
        "unpaused",
        "migration_canceled",
        "save_canceled",
        "wakeup",
        "crashed",
        "postcopy",
        "postcopy_failed",
    ),
    "paused": (
        "unknown",
        "user",
        "migration",
        "save",
        "dump",
        "ioerror",
        "watchdog",
        "from_snapshot",
        "shutting_down",
        "snapshot",
        "crashed",
        "starting_up",
        "postcopy",
        "postcopy_failed",
        "api_error",
    ),
    "shutdown": ("unknown", "user"),
    "shutoff": (
        "unknown",
        "shutdown",
        "destroyed",
        "crashed",
        "migrated",
        "saved",
        "failed",
        "from_snapshot",
        "daemon",
    ),
    "crashed": ("unknown", "panicked"),
}

_STOPS: tuple[StopReason, ...] = (
    "shutdown",
    "destroyed",
    "crashed",
    "migrated",
    "saved",
    "failed",
    "from_snapshot",
)

_LIFECYCLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("defined", ("added", "updated", "renamed", "from_snapshot")),
    ("undefined", ("removed", "renamed")),
    ("started", ("booted", "migrated", "restored", "from_snapshot", "wakeup")),
    (
        "suspended",
        (
            "paused",
            "migrated",
            "ioerror",
            "watchdog",
            "restored",
            "from_snapshot",
            "api_error",
            "postcopy",
            "postcopy_failed",
        ),
    ),
    ("resumed", ("unpaused", "migrated", "from_snapshot", "postcopy", "postcopy_failed")),
    ("stopped", _STOPS),
    ("shutdown", ("finished", "guest", "host")),
    ("pmsuspended", ("memory", "disk")),
    ("crashed", ("panicked", "crashloaded")),
)

_JOBS: tuple[JobState, ...] = (
    "none",
    "bounded",
    "unbounded",
    "completed",
    "failed",
    "cancelled",
)
_BLOCK_JOB_STATUS = ("completed", "failed", "canceled", "ready")


def _word(words: tuple[str, ...], number: int) -> str:
    return words[number] if 0 <= number < len(words) else "unknown"


def state(number: int) -> DomainState:
    """The word for a virDomainState."""
    return _STATES[number] if 0 <= number < len(_STATES) else "nostate"


def reason(state_word: str, number: int) -> str:
    """The word for the reason of a state."""
    return _word(_REASONS.get(state_word, ()), number)


def stop_reason(detail: int) -> StopReason:
    """The word for the detail of a 'stopped' event."""
    return _STOPS[detail] if 0 <= detail < len(_STOPS) else "unknown"


def lifecycle(event: int, detail: int) -> tuple[str, str]:
    """The words for a life-cycle event and its detail."""
    if not 0 <= event < len(_LIFECYCLE):
        return "unknown", "unknown"
    name, details = _LIFECYCLE[event]
    return name, _word(details, detail)


def job(number: int) -> JobState:
    """The word for a virDomainJobType."""
    return _JOBS[number] if 0 <= number < len(_JOBS) else "none"


def block_job(status: int) -> str:
    """The word for a virConnectDomainEventBlockJobStatus."""
    return _word(_BLOCK_JOB_STATUS, status)
