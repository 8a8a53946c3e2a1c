"""Enrolment against a small engine over real TLS."""

import json
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes

from support.certificates import HOST_ID, HOST_URI, Authority, pem
from support.process import write_config
from vireo_agent.config import Config
from vireo_agent.enrol import exchange
from vireo_agent.enrol.identity import EnrolError
from vireo_agent.rpc import tls


@dataclass
class FakeEngine:
    """Serves the CA and signs one request."""

    authority: Authority
    served_ca: bytes = b""
    requests: list[dict[str, Any]] = field(default_factory=list)
    changes: dict[str, str] = field(default_factory=dict)
    status: int = 200
    url: str = ""

    def sign(self, body: dict[str, Any]) -> dict[str, str]:
        csr = x509.load_pem_x509_csr(body["csr_pem"].encode())
        assert csr.is_signature_valid
        certificate = self.authority.sign(
            csr.public_key(),  # type: ignore[arg-type]
            "host",
            (HOST_URI,),
        )
        answer = {
            "host_id": HOST_ID,
            "certificate_pem": pem(certificate).decode(),
            "ca_pem": pem(self.authority.certificate).decode(),
        }
        return {**answer, **self.changes}


def handler(engine: FakeEngine) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert self.path == (
                "/ovirt-engine/services/pki-resource?resource=ca-certificate&format=X509-PEM-CA"
            )
            self.reply(200, engine.served_ca)

        def do_POST(self) -> None:
            assert self.path == "/ovirt-engine/services/enrolment"
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            engine.requests.append(body)
            self.reply(engine.status, json.dumps(engine.sign(body)).encode())

        def reply(self, status: int, content: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_arguments: Any) -> None:
            pass

    return Handler


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeEngine]:
    engine = FakeEngine(Authority())
    engine.served_ca = pem(engine.authority.certificate)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(engine))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*engine.authority.issue(tmp_path, "web", ()))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    engine.url = f"https://localhost:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield engine
    server.shutdown()


@pytest.fixture
def fresh(config: Config, tmp_path: Path) -> Config:
    return replace(config, pki_directory=tmp_path / "new-pki")


def fingerprint(engine: FakeEngine) -> str:
    return engine.authority.certificate.fingerprint(hashes.SHA256()).hex()


def invitation(fake: FakeEngine, /, **changes: Any) -> exchange.Invitation:
    made = exchange.Invitation(fake.url, "t0ken", fingerprint(fake), "host1.example", 54321)
    return replace(made, **changes)


def testAHostIsEnrolled(fake: FakeEngine, fresh: Config) -> None:
    colons = ":".join(fingerprint(fake).upper()[i : i + 2] for i in range(0, 64, 2))
    assert exchange.enrol(invitation(fake, ca_fingerprint=colons), fresh) == HOST_ID
    assert fresh.key_file.stat().st_mode & 0o777 == 0o600
    assert tls.host_uuid(fresh.certificate_file) == HOST_ID
    tls.server_context(fresh, lambda _subject: None)
    (request,) = fake.requests
    assert (request["token"], request["address"], request["port"]) == (
        "t0ken",
        "host1.example",
        54321,
    )


def testAForeignCaGetsNoToken(fake: FakeEngine, fresh: Config) -> None:
    fake.served_ca = pem(Authority("Evil").certificate)
    with pytest.raises(EnrolError, match="nothing was sent"):
        exchange.enrol(invitation(fake), fresh)
    assert fake.requests == []
    assert not fresh.pki_directory.exists()


def testAServerThatTheCaDidNotSignGetsNoToken(fake: FakeEngine, fresh: Config) -> None:
    other = Authority("Other")
    fake.served_ca = pem(other.certificate)
    expected = other.certificate.fingerprint(hashes.SHA256()).hex()
    with pytest.raises(EnrolError, match="CERTIFICATE_VERIFY_FAILED"):
        exchange.enrol(invitation(fake, ca_fingerprint=expected), fresh)
    assert fake.requests == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"certificate_pem": pem(Authority().certificate).decode()}, "another key"),
        ({"certificate_pem": "x"}, "no PEM certificate"),
        ({"ca_pem": pem(Authority().certificate).decode()}, "not the one of the fingerprint"),
        ({"host_id": "7b5b2d52-0f5f-4d5c-8f0a-000000000001"}, "is for host"),
        ({"host_id": ""}, "lacks host_id"),
    ],
)
def testAWrongAnswerIsRefused(
    fake: FakeEngine, fresh: Config, changes: dict[str, str], said: str
) -> None:
    fake.changes = changes
    with pytest.raises(EnrolError, match=said):
        exchange.enrol(invitation(fake), fresh)
    assert not fresh.key_file.exists()


def testARefusedTokenIsToldInTheEnginesWords(fake: FakeEngine, fresh: Config) -> None:
    fake.status = 403
    with pytest.raises(EnrolError, match="answered 403"):
        exchange.enrol(invitation(fake), fresh)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"engine": "http://engine.example"}, "https only"),
        ({"engine": "ftp://engine.example"}, "not a URL"),
        ({"ca_fingerprint": "abc"}, "64 hexadecimal digits"),
        ({"engine": "https://localhost:1"}, "cannot call"),
    ],
)
def testAWrongInvitationIsRefused(
    fake: FakeEngine, fresh: Config, change: dict[str, str], said: str
) -> None:
    with pytest.raises(EnrolError, match=said):
        exchange.enrol(invitation(fake, **change), fresh)


def testTheCommandLineEnrols(fake: FakeEngine, fresh: Config, tmp_path: Path) -> None:
    file = write_config(fresh, tmp_path / "agent.toml")
    command = [sys.executable, "-m", "vireo_agent", "enrol", "--config", str(file)]
    arguments = {
        "--engine": fake.url,
        "--token": "t0ken",
        "--ca-fingerprint": fingerprint(fake),
        "--address": "127.0.0.1",
        "--port": "54399",
    }
    done = subprocess.run(
        command + [part for pair in arguments.items() for part in pair],
        env={"PYTHONPATH": str(Path(tls.__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert HOST_ID in done.stdout
    assert "t0ken" not in done.stdout + done.stderr
