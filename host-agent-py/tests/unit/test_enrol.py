"""Enrolment against a small engine over real TLS, and the renewal of what came of it."""

import copy
import http.client
import io
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from support.certificates import HOST_ID, HOST_URI, Authority, Pki, pem
from support.enrolment import FakeEngine, fingerprint, serving
from support.process import write_config
from vireo_agent import main, service
from vireo_agent.config import Config
from vireo_agent.enrol import exchange
from vireo_agent.enrol.identity import EnrolError
from vireo_agent.enrol.renewal import Renewal
from vireo_agent.errors import AgentError
from vireo_agent.rpc import tls


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeEngine]:
    with serving(tmp_path) as engine:
        yield engine


@pytest.fixture
def fresh(config: Config, tmp_path: Path) -> Config:
    return replace(config, pki_directory=tmp_path / "new-pki")


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


def testAnotherAuthoritysListOfRevokedCertificatesDoesNotOutliveAnEnrolment(fake: FakeEngine, fresh: Config) -> None:
    exchange.enrol(invitation(fake), fresh)
    Renewal(fresh).revoke(fake.authority.take_back(3))
    exchange.enrol(invitation(fake), fresh)
    assert Renewal(fresh).revocations() == 3
    Authority("Other").write(fresh.ca_file)
    exchange.enrol(invitation(fake), fresh)
    assert not fresh.crl_file.exists()


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
def testAWrongAnswerIsRefused(fake: FakeEngine, fresh: Config, changes: dict[str, str], said: str) -> None:
    fake.changes = changes
    with pytest.raises(EnrolError, match=said):
        exchange.enrol(invitation(fake), fresh)
    assert not fresh.key_file.exists()


def testAFailureWithoutWordsIsToldByItsKind(fake: FakeEngine, fresh: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_arguments: object) -> None:
        raise ConnectionResetError

    monkeypatch.setattr(http.client.HTTPConnection, "request", silent)
    with pytest.raises(EnrolError, match=": ConnectionResetError$"):
        exchange.enrol(invitation(fake), fresh)


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
def testAWrongInvitationIsRefused(fake: FakeEngine, fresh: Config, change: dict[str, str], said: str) -> None:
    with pytest.raises(EnrolError, match=said):
        exchange.enrol(invitation(fake, **change), fresh)


@pytest.mark.parametrize(("source", "typed"), [("-", "t0ken\n"), (None, "t0ken"), ("file", "")])
def testTheCommandLineEnrols(fake: FakeEngine, fresh: Config, tmp_path: Path, source: str | None, typed: str) -> None:
    (tmp_path / "token").write_text("t0ken\n", encoding="utf-8")
    named = str(tmp_path / "token") if source == "file" else source
    extra = {} if named is None else {"--token-file": named}
    file = write_config(fresh, tmp_path / "agent.toml")
    command = [sys.executable, "-m", "vireo_agent", "enrol", "--config", str(file)]
    arguments = {
        "--engine": fake.url,
        **extra,
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
        input=typed,
    )
    assert done.returncode == 0, done.stderr
    assert HOST_ID in done.stdout
    assert "one that runs keeps the identity it began with" in done.stdout
    assert "t0ken" not in done.stdout + done.stderr


@pytest.mark.parametrize("typed", ["", "\n", "x" * 5000])
def testWithoutATokenNothingIsAsked(
    fake: FakeEngine,
    fresh: Config,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: str,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    file = write_config(fresh, tmp_path / "agent.toml")
    arguments = ["--engine", fake.url, "--ca-fingerprint", fingerprint(fake)]
    status = main.main(["enrol", *arguments, "--address", "127.0.0.1", "--config", str(file)])
    assert status == 1
    assert "no token in" in capsys.readouterr().err


def testATokenIsNoArgument(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main.main(
            [
                *[
                    "enrol",
                    "--engine",
                    "e",
                    "--ca-fingerprint",
                    "f",
                    "--address",
                    "a",
                    "--token",
                    "t0ken",
                ]
            ]
        )
    assert "unrecognized arguments: --token" in capsys.readouterr().err


def signed(pki: Pki, csr: str, uri: str = HOST_URI, days: int = 30) -> str:
    request = x509.load_pem_x509_csr(csr.encode())
    key = request.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    return pem(pki.authority.sign(key, "host", (uri,), days=days)).decode()


def testANewPairIsUsedWhenItIsWhole(config: Config, pki: Pki) -> None:
    renewal = Renewal(config)
    before = (config.key_file.read_bytes(), config.certificate_file.read_bytes())
    csr = renewal.request()
    renewal.complete()
    assert (config.key_file.read_bytes(), config.certificate_file.read_bytes()) == before
    assert stat.S_IMODE((config.pki_directory / "host.key.next").stat().st_mode) == 0o600
    certificate = signed(pki, csr)
    renewal.accept(certificate, HOST_ID)
    renewal.complete()
    assert renewal.certificate() == certificate
    tls.server_context(config, lambda _subject: None)
    assert sorted(path.name for path in config.pki_directory.glob("host.*")) == [
        "host.crt",
        "host.key",
    ]


@pytest.mark.parametrize("moved", [False, True])
def testANewPairIsCompletedAfterTheAgentWasKilledInBetween(config: Config, pki: Pki, *, moved: bool) -> None:
    renewal = Renewal(config)
    certificate = signed(pki, renewal.request())
    renewal.accept(certificate, HOST_ID)
    if moved:
        (config.pki_directory / "host.key.next").replace(config.key_file)
    service.Service(config)
    assert Renewal(config).certificate() == certificate
    tls.server_context(config, lambda _subject: None)


@pytest.mark.parametrize("wrong", ["key", "host", "authority", "expired", "text"])
def testACertificateThatIsNotForThisHostIsRefused(config: Config, pki: Pki, wrong: str) -> None:
    renewal = Renewal(config)
    csr = renewal.request()
    certificates = {
        "key": config.certificate_file.read_text(),
        "host": signed(pki, csr, "vireo:host:00000000-0000-4000-8000-000000000000"),
        "authority": signed(of_authority(pki, Authority("Other CA")), csr),
        "expired": signed(pki, csr, days=-1),
        "text": "-----BEGIN CERTIFICATE-----\n",
    }
    before = config.certificate_file.read_bytes()
    with pytest.raises(AgentError) as refused:
        renewal.accept(certificates[wrong], HOST_ID)
    assert refused.value.name == "CERTIFICATE_REFUSED"
    renewal.complete()
    assert config.certificate_file.read_bytes() == before


def of_authority(pki: Pki, other: Authority) -> Pki:
    changed = copy.copy(pki)
    changed.authority = other
    return changed
