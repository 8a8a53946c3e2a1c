"""``./vireo audit``: whether the audit log is what the engine wrote."""

from __future__ import annotations

import argparse
from urllib.parse import urlencode

from launcher import up
from launcher.console import say
from launcher.errors import LauncherError
from launcher.installation import Installation


def main(installation: Installation, arguments: argparse.Namespace) -> int:
    """Have the engine walk along the chain of seals; a broken one is an error."""
    known = f"?{urlencode({'known': arguments.known})}" if arguments.known else ""
    found = up.logged_in(installation).get(f"/events/chain{known}")
    if found["state"] != "intact":
        raise LauncherError(
            f"the audit log was changed behind the engine's back: {found['why']}",
            "compare it with a backup from before, and with the events in engine.log",
        )
    say(f"{found['sealed']} events are as they were written, {found['unsealed']} wait for their seal.")
    say(f"Last seal, to be kept elsewhere and given as --known one day: {found['last']}")
    return 0
