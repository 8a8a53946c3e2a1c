"""Names of Vireo's section in the metadata of a domain."""

NAMESPACE = "https://vireo-project.org/xmlns/vm/1"
VERSION = "1"


def q(name: str) -> str:
    """``name`` in the namespace of the section."""
    return f"{{{NAMESPACE}}}{name}"


VM = q("vm")
VM_ID = q("id")
LAUNCH_PAUSED = q("launchPaused")
PAYLOAD = q("payload")
FILE = q("file")
RUNTIME = q("runtime")
STARTED_AT = q("startedAt")
