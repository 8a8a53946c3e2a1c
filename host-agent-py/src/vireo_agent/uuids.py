"""Names of files and directories that are ids of VMs."""

import uuid


def is_uuid(name: str) -> bool:
    """Whether this is a UUID exactly as the agent writes them."""
    try:
        return str(uuid.UUID(name)) == name
    except ValueError:
        return False
