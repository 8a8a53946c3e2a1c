"""What the launcher's tests share."""

from pathlib import Path

import pytest

from launcher.installation import Installation


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    """An installation with nothing in it."""
    made = Installation(tmp_path / "state", repository=tmp_path / "repository")
    made.run.mkdir(parents=True)
    made.logs.mkdir()
    return made
