"""The API client, against a server with a certificate of its own making."""

import http.server
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from launcher import demo
from launcher.api import Api, ApiError, NoAnswerError
from launcher.errors import LauncherError


class Engine(http.server.BaseHTTPRequestHandler):
    """Answers like an engine with one data center."""

    busy_answers = 2

    def do_GET(self) -> None:
        authorized = self.headers.get("Authorization") == "Bearer t0ken"
        if self.path.startswith("/ovirt-engine/api/datacenters") and authorized:
            self.answer(200, {"data_center": [{"id": "1", "name": "Default"}]})
        else:
            self.answer(404, {"fault": {"reason": "Operation Failed", "detail": "no such thing"}})

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/ovirt-engine/sso/oauth/token":
            self.answer(200, {"access_token": "t0ken"} if "password=right" in sent else {"error": "access denied"})
        elif self.path.endswith("/busy") and Engine.busy_answers:
            Engine.busy_answers -= 1
            self.answer(409, {"detail": "[local is locked. Related operation is currently in progress.]"})
        elif self.path.endswith("/vanish"):
            self.close_connection = True
        elif self.path.endswith("/break"):
            self.send_response(503)
            self.send_header("Content-Length", "100")
            self.end_headers()
            self.close_connection = True
        elif self.path.endswith("/wrong"):
            self.answer(409, {"detail": "[VM is running.]"})
        else:
            self.answer(201, {"id": "2", **json.loads(sent)})

    def answer(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json;charset=UTF-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def engine(serve: Callable[[type[Engine]], tuple[str, Path]]) -> tuple[str, Path]:
    return serve(Engine)


def testWhatIsThereIsFoundAndWhatIsNotIsAdded(engine: tuple[str, Path]) -> None:
    api = Api(*engine)
    api.log_in("admin@internal", "right")
    assert api.ensure("/datacenters", "data_center", {"name": "Default"}) == ({"id": "1", "name": "Default"}, False)
    assert api.ensure("/datacenters", "data_center", {"name": "New"}) == ({"id": "2", "name": "New"}, True)


def testAWrongPasswordIsRefusedWithoutShowingIt(engine: tuple[str, Path]) -> None:
    with pytest.raises(LauncherError, match="access denied") as refusal:
        Api(*engine).log_in("admin@internal", "wr0ng")
    assert "wr0ng" not in str(refusal.value)


def testAFaultIsTold(engine: tuple[str, Path]) -> None:
    with pytest.raises(ApiError, match="404: Operation Failed: no such thing"):
        Api(*engine).get("/nothing")


def testAnEngineWithAForeignCertificateIsNotHealthy(engine: tuple[str, Path], foreign_certificate: Path) -> None:
    assert not Api(engine[0], foreign_certificate).healthy()


def testAddressesThatOthersCannotReachAreLeftOut() -> None:
    ips = [{"address": address} for address in ("fe80::1", "fd00::5", "192.0.2.9", "::1")]
    devices: list[dict[str, Any]] = [{"name": "eth0", "ips": {"ip": ips}}, {"name": "eth1"}]
    assert demo.addresses(devices) == ["192.0.2.9", "fd00::5"]


def testALockedObjectIsWaitedForButNoOtherRefusal(engine: tuple[str, Path]) -> None:
    api = Api(*engine)
    assert api.post_when_free("/busy", {"name": "x"}, seconds=10) == {"id": "2", "name": "x"}
    with pytest.raises(ApiError, match="VM is running"):
        api.post_when_free("/wrong", {}, seconds=10)


def testAnEngineThatIsNotThereIsToldWithARemedy(foreign_certificate: Path) -> None:
    with pytest.raises(NoAnswerError, match=r"https://localhost:1 does not answer.*refused") as told:
        Api("https://localhost:1", foreign_certificate).log_in("admin@internal", "right")
    assert told.value.remedy


@pytest.mark.parametrize("path", ["/vanish", "/break"])
def testAnEngineThatGoesBeforeItsAnswerIsCompleteDidNotAnswer(engine: tuple[str, Path], path: str) -> None:
    with pytest.raises(NoAnswerError):
        Api(*engine).post(path, {})
