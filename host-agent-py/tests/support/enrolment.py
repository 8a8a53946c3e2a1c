"""A small engine that enrols hosts, over real TLS."""

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes

from support.certificates import HOST_ID, HOST_URI, Authority, pem


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
            assert self.path == ("/ovirt-engine/services/pki-resource?resource=ca-certificate&format=X509-PEM-CA")
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


@contextmanager
def serving(folder: Path) -> Iterator[FakeEngine]:
    """One that listens on this machine."""
    engine = FakeEngine(Authority())
    engine.served_ca = pem(engine.authority.certificate)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(engine))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*engine.authority.issue(folder, "web", ()))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    engine.url = f"https://localhost:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield engine
    server.shutdown()


def fingerprint(engine: FakeEngine) -> str:
    return engine.authority.certificate.fingerprint(hashes.SHA256()).hex()
