"""What the launcher's tests share."""

import http.server
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from launcher.installation import Installation
from launcher.process import run

Handler = type[http.server.BaseHTTPRequestHandler]
Serve = Callable[[Handler], tuple[str, Path]]


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    """An installation with nothing in it."""
    made = Installation(tmp_path / "state", repository=tmp_path / "repository")
    made.run.mkdir(parents=True)
    made.logs.mkdir()
    return made


def certificate(folder: Path) -> tuple[Path, Path]:
    """Make a certificate of localhost and its key."""
    key, made = folder / "key.pem", folder / "crt.pem"
    names = ["-addext", "subjectAltName=DNS:localhost", "-subj", "/CN=localhost", "-days", "2"]
    run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", made, *names])
    return made, key


@pytest.fixture
def foreign_certificate(tmp_path: Path) -> Path:
    """The certificate of nobody who is served."""
    folder = tmp_path / "foreign"
    folder.mkdir()
    return certificate(folder)[0]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Serve by a handler over TLS; the address and the certificate come back."""
    made, key = certificate(tmp_path)
    servers: list[http.server.ThreadingHTTPServer] = []

    def begin(handler: Handler) -> tuple[str, Path]:
        server = http.server.ThreadingHTTPServer(("localhost", 0), handler)
        servers.append(server)
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(made, key)
        server.socket = tls.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"https://localhost:{server.server_port}", made

    yield begin
    for server in servers:
        server.shutdown()
        server.server_close()
