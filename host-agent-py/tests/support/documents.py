"""Domain XML as the engine would send it."""

import base64
import uuid
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from vireo_agent.domains.metadata import NAMESPACE


@dataclass
class DomainXml:
    """A document in parts; the defaults are a domain of libvirt's test driver."""

    identity: str = field(default_factory=lambda: str(uuid.uuid4()))
    name: str = ""
    type: str = "test"
    paused: bool = False
    devices: str = ""
    payload: str = ""
    head: str = "<os><type>hvm</type></os>"
    memory_mib: int = 128

    def __post_init__(self) -> None:
        self.name = self.name or f"vm-{self.identity[:8]}"

    def text(self) -> str:
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<domain type="{self.type}">
  <name>{escape(self.name)}</name>
  <uuid>{self.identity}</uuid>
  <metadata><vireo:vm xmlns:vireo="{NAMESPACE}" version="1">
    <vireo:id>{self.identity}</vireo:id>
    <vireo:configurationVersion>7</vireo:configurationVersion>
    <vireo:launchPaused>{str(self.paused).lower()}</vireo:launchPaused>
    {self.payload}
  </vireo:vm></metadata>
  <memory unit="MiB">{self.memory_mib}</memory>
  <vcpu>1</vcpu>
  {self.head}
  <devices>{self.devices}</devices>
</domain>"""


LABELS = {
    "nocloud": "cidata",
    "configdrive": "config-2",
    "unattend": "sysprep",
    "sysprep": "sysprep",
}


def payload(
    path: str,
    files: dict[str, str],
    secrets: dict[str, str] | None = None,
    kind: str = "nocloud",
) -> str:
    """The metadata of a payload drive."""
    parts = [
        f'<vireo:file path="{name}">{base64.b64encode(text.encode()).decode()}</vireo:file>'
        for name, text in files.items()
    ]
    parts += [f'<vireo:file path="{name}" secret="{reference}"/>' for name, reference in (secrets or {}).items()]
    return (
        f'<vireo:payload alias="ua-cdrom" kind="{kind}" label="{LABELS[kind]}" path="{path}">'
        + "".join(parts)
        + "</vireo:payload>"
    )
