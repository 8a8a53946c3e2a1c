"""libvirt's numbers for states, reasons and event details as the words of the protocol.

The words are those of libvirt's own constants: VIR_DOMAIN_PAUSED_IOERROR is the reason ioerror.
"""

from typing import get_args

import libvirt

from vireo_agent.schema.types import DomainState, JobState, StopReason

_STATES: tuple[DomainState, ...] = get_args(DomainState)
_STOPS: tuple[StopReason, ...] = get_args(StopReason)
_JOBS: tuple[JobState, ...] = get_args(JobState)
_BLOCK_JOB_STATUS = ("completed", "failed", "canceled", "ready")
_EVENTS = (
    *("defined", "undefined", "started", "suspended", "resumed", "stopped"),
    *("shutdown", "pmsuspended", "crashed"),
)


def _constants(prefix: str) -> dict[int, str]:
    names = (name for name in vars(libvirt) if name.startswith(prefix))
    return {getattr(libvirt, name): name.removeprefix(prefix).lower() for name in names}


_REASONS = {state: _constants(f"VIR_DOMAIN_{state.upper()}_") for state in ("running", "paused", "shutoff", "crashed")}
# Other constants share this one's prefix.
_REASONS["shutdown"] = {libvirt.VIR_DOMAIN_SHUTDOWN_USER: "user"}
_DETAILS = {event: _constants(f"VIR_DOMAIN_EVENT_{event.upper()}_") for event in _EVENTS}


def state(number: int) -> DomainState:
    """The word for a virDomainState."""
    return _STATES[number] if 0 <= number < len(_STATES) else "nostate"


def reason(state_word: str, number: int) -> str:
    """The word for the reason of a state."""
    return _REASONS.get(state_word, {}).get(number, "unknown")


def stop_reason(detail: int) -> StopReason:
    """The word for the detail of a 'stopped' event."""
    return _STOPS[detail] if 0 <= detail < len(_STOPS) else "unknown"


def lifecycle(event: int, detail: int) -> tuple[str, str]:
    """The words for a life-cycle event and its detail."""
    if not 0 <= event < len(_EVENTS):
        return "unknown", "unknown"
    return _EVENTS[event], _DETAILS[_EVENTS[event]].get(detail, "unknown")


def job(number: int) -> JobState:
    """The word for a virDomainJobType."""
    return _JOBS[number] if 0 <= number < len(_JOBS) else "none"


def block_job(status: int) -> str:
    """The word for a virConnectDomainEventBlockJobStatus."""
    known = 0 <= status < len(_BLOCK_JOB_STATUS)
    return _BLOCK_JOB_STATUS[status] if known else "unknown"
