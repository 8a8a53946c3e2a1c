"""Following one correlation id through all logs."""

import argparse
from pathlib import Path

import pytest

from launcher import tracing
from launcher.errors import LauncherError
from launcher.installation import Installation

ENGINE = """\
2026-11-21T09:00:00.100Z INFO  [org.vireo.core] (task-1) [abc-1] admin@internal starting hello
<domain>
  <name>hello</name>
</domain>
2026-11-21T09:00:00.150Z INFO  [org.vireo.core] (task-2) [other] admin@internal not this one
2026-11-21T10:00:00.300+01:00 INFO  [org.vireo.core] (task-1) [abc-1] admin@internal started
"""
AGENT = """\
2026-11-21T09:00:00.200Z INFO  [vireo_agent.rpc] (call) [abc-1] domain.create
2026-11-21T09:00:00.250Z INFO  [vireo_agent.rpc] (call) [abc-10] domain.create of another, saying abc-1
"""


def testTheLinesOfOneIdAreShownInOrderWithAllTheirText(
    installation: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    installation.engine_logs.mkdir()
    (installation.engine_logs / "engine.log").write_text(ENGINE)
    (installation.logs / "agent.log").write_text(AGENT)
    tracing.main(installation, argparse.Namespace(id="abc-1"))
    shown = capsys.readouterr().out
    assert [line.split()[-1] for line in shown.splitlines()] == [
        "hello",
        "<domain>",
        "<name>hello</name>",
        "</domain>",
        "domain.create",
        "started",
    ]


def testAnUnknownIdIsRefusedWithARemedy(installation: Installation) -> None:
    with pytest.raises(LauncherError, match="nix"):
        tracing.main(installation, argparse.Namespace(id="nix"))


def testLinesBeforeTheFirstEntryAreLeftOut(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("rest of a rotated entry\n2026-11-21T09:00:00.100Z INFO x\n")
    with log.open() as lines:
        assert len(list(tracing.entries(lines))) == 1
