"""Starts the engine once its database answers; supervisord runs this again and again.

The process becomes the engine's JVM, so that its id is the engine's. A small child stays for the time of the
deployment: if the server gives up on the archive (the database went away meanwhile), the child ends the server,
and the next start deploys afresh.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from launcher import accounts, server, settings
from launcher.installation import Installation, load

DEPLOYMENT_SECONDS = 300
MAX_PAUSE_SECONDS = 60
STOP_SECONDS = 60


def main(state: str) -> None:
    """Wait for the database, then become the engine."""
    installation = load(Path(state))
    _pause_after_failures(installation)
    _wait_for_database(installation)
    command = server.java_command(installation)
    os.umask(0o027)
    accounts.become(accounts.ENGINE_USER)
    server.mark_for_deployment(installation)
    engine = os.getpid()
    if os.fork() == 0:
        _watch_deployment(installation, engine)
        os._exit(0)
    os.chdir(installation.server)
    os.execv(command[0], command)


def _pause_after_failures(installation: Installation) -> None:
    """Wait longer after each failed deployment in a row: 2, 4, 8 … seconds."""
    failures = len(server.failures(installation))
    if failures:
        pause = min(2**failures, MAX_PAUSE_SECONDS)
        print(f"deployment failed {failures} times in a row; next try in {pause} s", flush=True)
        time.sleep(pause)


def _wait_for_database(installation: Installation) -> None:
    address = settings.database(installation)
    said = False
    while not address.answers():
        if not said:
            print(f"waiting for the database at {address.host}:{address.port}", flush=True)
            said = True
        time.sleep(0.5)


def _watch_deployment(installation: Installation, engine: int) -> None:
    for _ in range(DEPLOYMENT_SECONDS):
        time.sleep(1)
        if os.getppid() != engine:
            return
        if server.deployed(installation):
            server.forget_failures(installation)
            return
        if server.note_failure(installation):
            print("the deployment failed, see server.log; starting the engine again", flush=True)
            _end(engine)
            return


def _end(engine: int) -> None:
    """End the server, also where a deployment that it gave up on would never let it."""
    os.kill(engine, signal.SIGTERM)
    for _ in range(STOP_SECONDS):
        time.sleep(1)
        if os.getppid() != engine:
            return
    print(f"the engine did not end within {STOP_SECONDS} s; killing it", flush=True)
    os.kill(engine, signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1])
