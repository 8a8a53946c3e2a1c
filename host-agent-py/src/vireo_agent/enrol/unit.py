"""The agent's systemd unit, which an enrolment starts: a running agent has its old identity."""

from pathlib import Path

from vireo_agent import subprocesses
from vireo_agent.enrol.identity import EnrolError
from vireo_agent.subprocesses import Limits

NAME = "vireo-agent.service"
_SYSTEMD = Path("/run/systemd/system")
# Hooks of the host may take their time at both ends.
_SECONDS = 600.0


def is_there() -> bool:
    """Whether systemd runs this machine."""
    return _SYSTEMD.is_dir()


async def restart() -> None:
    """Starts the agent, or starts it anew, and waits until it serves."""
    command = ["systemctl", "restart", NAME]
    outcome = await subprocesses.run(command, Limits(_SECONDS))
    if outcome.status != 0:
        why = outcome.stderr.strip() or f"'{' '.join(command)}' ended with {outcome.status}"
        raise EnrolError(
            f"this machine is enrolled, but {NAME} does not start: {why};"
            f" look at 'journalctl -u {NAME}', then run '{' '.join(command)}'"
        )
