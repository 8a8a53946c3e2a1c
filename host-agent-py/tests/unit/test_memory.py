"""Which directories live in memory."""

from pathlib import Path

import pytest

from vireo_agent.config import Config
from vireo_agent.payload import memory
from vireo_agent.payload.drives import PayloadDrives

TABLE = """/dev/vda / ext4 rw 0 0
tmpfs /run tmpfs rw,nosuid 0 0
/dev/vdb /run/disk ext4 rw 0 0
tmpfs /srv/with\\040space tmpfs rw 0 0
tmpfs /twice tmpfs rw 0 0
/dev/vdc /twice ext4 rw 0 0
tmpfs /srv/grün  er tmpfs rw 0 0
tmpfs /srv/caf\udce9 tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("directory", "expected"),
    [
        ("/run", True),
        ("/run/vireo-agent/payload", True),
        ("/run/disk/payload", False),
        ("/running", False),
        ("/var/lib", False),
        ("/srv/with space/x", True),
        ("/twice/x", False),
        ("/srv/grün  er/x", True),
        ("/srv/caf\udce9/x", True),
    ],
)
def testTheInnermostMountCounts(directory: str, *, expected: bool) -> None:
    assert memory.holds(Path(directory), TABLE) is expected


def testOneOnADiskIsWarnedOf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(memory, "mounts", lambda: TABLE)
    PayloadDrives(tmp_path / "payload").prepare()
    assert "is on a disk" in caplog.text
    assert memory.holds(Config().payload_directory, TABLE)
