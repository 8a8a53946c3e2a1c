"""A caller whose engine goes before it answers."""

import http.server
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from launcher.installation import Installation, Ports
from launcher.process import wait_until
from launcher.torture.caller import Caller
from launcher.torture.ledger import NO_ANSWER, Ledger
from launcher.torture.wishes import Place

SECONDS = 20


class LeavingEngine(http.server.BaseHTTPRequestHandler):
    """Has nothing, takes every order, and dies of the first."""

    orders = 0

    def do_GET(self) -> None:
        self.answer({})

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        if "oauth" in self.path:
            self.answer({"access_token": "t0ken"})
            return
        LeavingEngine.orders += 1
        if LeavingEngine.orders > 1:
            self.answer({})

    def answer(self, body: dict[str, str]) -> None:
        content = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def testACallerAsksAgainWhenTheEngineGoes(
    installation: Installation, serve: Callable[[type[LeavingEngine]], tuple[str, Path]]
) -> None:
    url, trusted = serve(LeavingEngine)
    installation.ca_certificate.write_bytes(trusted.read_bytes())
    installation.admin_password_file.write_text("right")
    ledger = Ledger()
    here = replace(installation, ports=Ports(https=int(url.rpartition(":")[2])))
    caller = Caller(here, Place("local", "torture.qcow2"), "torture-0", seed=1, ledger=ledger)
    caller.start()
    assert wait_until(lambda: len(ledger.attempts()) > 1 or bool(caller.broken), SECONDS)
    caller.end()
    caller.join(SECONDS)
    assert not caller.broken
    first, second = ledger.attempts()[:2]
    assert (first.status, second.status) == (NO_ANSWER, 200)
    assert first.wish == second.wish
