"""``./vireo pki``: what is done by hand with the engine's certificates."""

from __future__ import annotations

import argparse
from pathlib import Path

from launcher import layout
from launcher.console import say
from launcher.errors import LauncherError
from launcher.installation import Installation, exclusive


def renew(installation: Installation, arguments: argparse.Namespace) -> int:
    """Take the engine's certificate back and make another; a running engine uses it from its next connection on."""
    if not (installation.pki / "engine.crt").exists() or not installation.server.is_dir():
        raise LauncherError(f"there is no engine in {installation.state}: ./vireo up makes one")
    with exclusive(installation):
        stolen = Path(arguments.stolen).absolute() if arguments.stolen else None
        say(layout.renew_certificate(installation, stolen).strip())
    say("Connected hosts learn of it within five minutes, the others when the engine connects to them.")
    return 0
