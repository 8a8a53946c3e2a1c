"""The two calls of an enrolment: fetch the CA, then trade a one-time token for a certificate."""

import contextlib
import http.client
import ipaddress
import json
import ssl
import urllib.parse
import uuid
from dataclasses import dataclass
from typing import Any

from vireo_agent import disk
from vireo_agent.config import Config
from vireo_agent.enrol import identity
from vireo_agent.enrol.identity import EnrolError, Identity

_CA_PATH = "/ovirt-engine/services/pki-resource?resource=ca-certificate&format=X509-PEM-CA"
_ENROL_PATH = "/ovirt-engine/services/enrolment"
_TIMEOUT_SECONDS = 30
_MAX_ANSWER = 1024 * 1024
_LOCAL_NAMES = ("localhost",)
_JSON = {"Content-Type": "application/json", "Accept": "application/json"}


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the administrator got from the engine for this host."""

    engine: str
    token: str
    ca_fingerprint: str
    address: str
    port: int


def enrol(invitation: Invitation, config: Config) -> str:
    """Enrols this host and writes its identity; returns the id that the engine gave it."""
    engine = _checked_url(invitation.engine)
    expected = identity.normalized(invitation.ca_fingerprint)
    ca = _fetch_ca(engine, expected)
    key = identity.new_key()
    answer = _trade(engine, ca, invitation, identity.signing_request(key, invitation.address))
    received = Identity(
        key=identity.private_pem(key),
        certificate=_member(answer, "certificate_pem").encode(),
        ca=_member(answer, "ca_pem").encode(),
    )
    if identity.fingerprint(received.ca) != expected:
        raise EnrolError("the CA in the engine's answer is not the one of the fingerprint")
    host_id = _member(answer, "host_id")
    identity.check(received, key, host_id)
    config.pki_directory.mkdir(mode=0o755, parents=True, exist_ok=True)
    if not config.ca_file.exists() or identity.fingerprint(config.ca_file.read_bytes()) != expected:
        config.crl_file.unlink(missing_ok=True)  # with another authority's list nobody would be let in
    disk.write(config.key_file, received.key, 0o600, durable=True)
    disk.write(config.certificate_file, received.certificate, 0o644, durable=True)
    disk.write(config.ca_file, received.ca, 0o644, durable=True)
    return str(uuid.UUID(host_id))


def _checked_url(text: str) -> str:
    parts = urllib.parse.urlsplit(text)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise EnrolError(f"engine {text!r} is not a URL such as https://engine.example.com")
    if parts.scheme == "http" and not _is_local(parts.hostname):
        raise EnrolError(f"engine {text!r}: the token travels by https only; write https://")
    return f"{parts.scheme}://{parts.netloc}"


def _is_local(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name in _LOCAL_NAMES


def _fetch_ca(engine: str, expected: str) -> bytes:
    # Nothing is trusted in this call: a CA certificate is public, and its fingerprint decides.
    unverified = ssl.create_default_context()
    unverified.check_hostname = False
    unverified.verify_mode = ssl.CERT_NONE
    ca = _call(engine, _CA_PATH, unverified)
    found = identity.fingerprint(ca)
    if found != expected:
        raise EnrolError(
            f"the CA of {engine} has the fingerprint {found}, expected was {expected}: this is"
            " not the engine you mean, or somebody sits in between; nothing was sent to it"
        )
    return ca


def _trade(engine: str, ca: bytes, invitation: Invitation, csr: bytes) -> dict[str, Any]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_verify_locations(cadata=ca.decode("ascii"))
    body = {
        "token": invitation.token,
        "csr_pem": csr.decode("ascii"),
        "address": invitation.address,
        "port": invitation.port,
    }
    try:
        answer = json.loads(_call(engine, _ENROL_PATH, context, json.dumps(body)))
    except ValueError:
        raise EnrolError(f"{engine} did not answer with JSON; is it a Vireo engine?") from None
    if not isinstance(answer, dict):
        raise EnrolError(f"{engine} did not answer with an object; is it a Vireo engine?")
    return answer


def _call(engine: str, path: str, context: ssl.SSLContext, body: str | None = None) -> bytes:
    """What the engine answers; follows nothing that leads elsewhere, and uses no proxy."""
    scheme, _, place = engine.partition("://")
    connection = http.client.HTTPConnection(place, timeout=_TIMEOUT_SECONDS)
    if scheme == "https":
        connection = http.client.HTTPSConnection(place, timeout=_TIMEOUT_SECONDS, context=context)
    where = engine + path.partition("?")[0]
    try:
        with contextlib.closing(connection):
            connection.request("POST" if body else "GET", path, body, _JSON if body else {})
            response = connection.getresponse()
            content = response.read(_MAX_ANSWER + 1)
    except (http.client.HTTPException, OSError, ValueError) as error:
        raise EnrolError(f"cannot call {where}: {str(error) or type(error).__name__}") from None
    if response.status >= http.HTTPStatus.MULTIPLE_CHOICES:
        said = content[:500].decode("utf-8", "replace").strip()
        raise EnrolError(f"{where} answered {response.status} {response.reason}: {said}")
    if len(content) > _MAX_ANSWER:
        raise EnrolError(f"{where} answered with more than {_MAX_ANSWER} bytes")
    return content


def _member(answer: dict[str, Any], name: str) -> str:
    value = answer.get(name)
    if not isinstance(value, str) or not value:
        raise EnrolError(f"the engine's answer lacks {name}")
    return value
