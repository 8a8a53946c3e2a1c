"""Names of Vireo's section in the metadata of a domain."""

from xml.etree.ElementTree import Element

NAMESPACE = "https://vireo-project.org/xmlns/vm/1"
VERSION = "1"
# The VM's values for the scripts of a host's admin.
Parameters = tuple[tuple[str, str], ...]


def q(name: str) -> str:
    """``name`` in the namespace of the section."""
    return f"{{{NAMESPACE}}}{name}"


VM = q("vm")
VM_ID = q("id")
LAUNCH_PAUSED = q("launchPaused")
PAYLOAD = q("payload")
FILE = q("file")
PREPARE = q("prepare")
MDEV = q("mdev")
HOOK_PARAMETER = q("hookParameter")
RUNTIME = q("runtime")
STARTED_AT = q("startedAt")


def hook_parameters(section: Element) -> Parameters:
    """The VM's values for the scripts of this host's admin."""
    return tuple(
        (element.get("name", ""), element.text or "")
        for element in section.findall(HOOK_PARAMETER)
        if element.get("name")
    )
