"""Who may call: a certificate of the engine's authority that names the role of the engine.

And root of this host from this host, by its own certificate: whoever can read its key can do
all of it by libvirt anyway.
"""

import contextlib
import re
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cryptography import x509

from vireo_agent.config import Config

ENGINE_ROLE = "vireo:engine"
_HOST_ROLE = re.compile(r"vireo:host:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
REVOKED = "its certificate was revoked"
_CERTIFICATE_MESSAGE = 11
# Where the first certificate's length stands in a Certificate message of TLS 1.3 and 1.2.
_FIRST_CERTIFICATE = (8, 7)


class TlsError(Exception):
    """What is wrong with the files of the agent's identity."""


def server_context(config: Config, on_subject: Callable[[str], None]) -> ssl.SSLContext:
    """A context for one connection, from the files as they are now (certificates rotate)."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # Each renegotiation of TLS 1.2 costs the server far more than the client.
    context.options |= ssl.OP_NO_RENEGOTIATION
    context.verify_mode = ssl.CERT_REQUIRED
    load(context, config, "enrol this host with 'vireo-agent enrol'")
    _watch_subject(context, on_subject)
    return context


def load(context: ssl.SSLContext, config: Config, remedy: str) -> None:
    """Shows this host's certificate, and trusts its authority but for what that has taken back."""
    used = f"{config.certificate_file}, {config.key_file} and {config.ca_file}"
    try:
        context.load_cert_chain(config.certificate_file, config.key_file)
        context.load_verify_locations(config.ca_file)
        if config.crl_file.exists():
            # A list that cannot be read lets nobody in: the next might be the thief.
            used, remedy = str(config.crl_file), "remove it, the engine gives it anew"
            context.load_verify_locations(config.crl_file)
            context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
    except (OSError, ssl.SSLError) as error:
        raise TlsError(f"cannot use {used}: {error}; {remedy}") from None


def host_uuid(certificate_file: Path) -> str:
    """The id that the engine gave this host, from the host's own certificate."""
    try:
        certificate = x509.load_pem_x509_certificate(certificate_file.read_bytes())
    except (OSError, ValueError) as error:
        raise TlsError(f"cannot read {certificate_file}: {error}; enrol this host with 'vireo-agent enrol'") from None
    return host_uuid_of(certificate)


def host_uuid_of(certificate: x509.Certificate) -> str:
    """The host's id that a certificate names."""
    with contextlib.suppress(x509.ExtensionNotFound):
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        for uri in names.get_values_for_type(x509.UniformResourceIdentifier):
            if match := _HOST_ROLE.fullmatch(uri.lower()):
                return match.group(1)
    raise TlsError("the certificate names no vireo:host:<uuid>; enrol this host again")


def is_engine(peer: dict[str, Any]) -> bool:
    """Whether a verified certificate (as ssl shows it) names the role of the engine."""
    return ("URI", ENGINE_ROLE) in peer.get("subjectAltName", ())


def is_same_machine(peer: dict[str, Any], host: str, addresses: tuple[str, str]) -> bool:
    """Whether the peer shows this host's own certificate, and calls from this host itself."""
    theirs, ours = addresses
    return theirs == ours and ("URI", f"vireo:host:{host}") in peer.get("subjectAltName", ())


def subject_of(peer: dict[str, Any]) -> str:
    """The subject of a verified certificate, for the log."""
    parts = (f"{name}={value}" for rdn in peer.get("subject", ()) for name, value in rdn)
    return ", ".join(parts) or "(empty)"


def refusal(error: BaseException) -> str:
    """Why a handshake failed, in a few words."""
    text = str(error)
    for part, words in (
        ("certificate has expired", "its certificate has expired"),
        ("certificate is not yet valid", "its certificate is not yet valid"),
        ("peer did not return a certificate", "it has no certificate"),
        ("certificate revoked", REVOKED),
        ("certificate verify failed", "its certificate is not from the engine's authority"),
    ):
        if part in text:
            return f"{words} ({text})"
    return text or type(error).__name__


def _watch_subject(context: ssl.SSLContext, on_subject: Callable[[str], None]) -> None:
    # A refused certificate cannot be asked for afterwards. Python's debugging hook sees it
    # pass by; where a later Python has no such hook, the log line just lacks the subject.
    def seen(*message: Any) -> None:
        direction, kind, data = message[1], message[4], message[5]
        if direction == "read" and int(kind) == _CERTIFICATE_MESSAGE:
            subject = _subject_in(bytes(data))
            if subject is not None:
                on_subject(subject)

    if hasattr(context, "_msg_callback"):
        context._msg_callback = seen


def _subject_in(message: bytes) -> str | None:
    for offset in _FIRST_CERTIFICATE:
        length = int.from_bytes(message[offset : offset + 3], "big")
        try:
            found = x509.load_der_x509_certificate(message[offset + 3 : offset + 3 + length])
            return found.subject.rfc4514_string()
        except ValueError:
            continue
    return None
