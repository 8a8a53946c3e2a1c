"""A new key and certificate for a host that has one: the old pair serves until the new one does."""

import contextlib
import datetime
import logging
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from vireo_agent import disk
from vireo_agent.config import Config
from vireo_agent.enrol import identity
from vireo_agent.enrol.identity import EnrolError, Identity
from vireo_agent.errors import AgentError

_log = logging.getLogger(__name__)
_MAX_PEM = 16 * 1024


class Renewal:
    """Blocking, but for ``complete``. What is to come stands beside the files in use until then."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._next_key = config.key_file.with_suffix(".key.next")
        self._next_certificate = config.certificate_file.with_suffix(".crt.next")

    def certificate(self) -> str:
        """The certificate in use, PEM."""
        return self._config.certificate_file.read_text(encoding="ascii")

    def request(self) -> str:
        """A request for a new key, PEM; the same key until its certificate is there."""
        key = _key(self._next_key)
        if key is None:
            key = identity.new_key()
            disk.write(self._next_key, identity.private_pem(key), durable=True)
        return identity.signing_request(key, "vireo-host").decode("ascii")

    def accept(self, certificate_pem: str, host_id: str) -> None:
        """Keeps the certificate for the new key, once it is found good; ``complete`` uses it."""
        key = _key(self._next_key)
        if key is None:
            raise _refused("no request is open; call host.request_certificate first")
        offered = certificate_pem.encode()[:_MAX_PEM]
        received = Identity(b"", offered, self._config.ca_file.read_bytes())
        try:
            identity.check(received, key, host_id)
        except EnrolError as error:
            raise _refused(str(error)) from None
        ends = x509.load_pem_x509_certificate(offered).not_valid_after
        if ends <= datetime.datetime.now(datetime.UTC).replace(tzinfo=None):
            raise _refused(f"it has expired on {ends} UTC; compare the clocks of engine and host")
        disk.write(self._next_certificate, offered, 0o644, durable=True)

    def revocations(self) -> int:
        """The number of the list of certificates that were taken back; 0 without one."""
        with contextlib.suppress(OSError, ValueError, x509.ExtensionNotFound):
            return _number(x509.load_pem_x509_crl(self._config.crl_file.read_bytes()))
        return 0

    def revoke(self, list_pem: str) -> x509.CertificateRevocationList:
        """Keeps a list that the authority has signed, unless it is older than the one in use."""
        authority, held = x509.load_pem_x509_certificate(self._config.ca_file.read_bytes()), self.revocations()
        try:
            listed = x509.load_pem_x509_crl(list_pem.encode())
            if not listed.is_signature_valid(authority.public_key()):  # type: ignore[arg-type]
                raise _refused(f"this host's authority has not signed the list of {listed.issuer.rfc4514_string()}")
            number = _number(listed)
        except (ValueError, TypeError, x509.ExtensionNotFound) as error:
            raise _refused(f"it is no numbered list of revoked certificates in PEM: {error}") from None
        if number < held:
            raise _refused(f"list {number} is older than list {held}, which this host holds")
        # Written anew: what stood in the text beside the list might be an authority.
        disk.write(self._config.crl_file, listed.public_bytes(serialization.Encoding.PEM), 0o644, durable=True)
        return listed

    def complete(self) -> None:
        """Puts the new pair in place; also what an agent left that was killed meanwhile."""
        if not self._next_certificate.exists():
            return
        if _belong(_key(self._next_key), self._next_certificate):
            self._next_key.replace(self._config.key_file)
        if _belong(_key(self._config.key_file), self._next_certificate):
            self._next_certificate.replace(self._config.certificate_file)
            _log.info("this host has a new key and certificate: %s", self._config.certificate_file)
        else:
            self._next_certificate.unlink()


def _key(file: Path) -> ec.EllipticCurvePrivateKey | None:
    with contextlib.suppress(OSError, ValueError):
        key = serialization.load_pem_private_key(file.read_bytes(), None)
        return key if isinstance(key, ec.EllipticCurvePrivateKey) else None
    return None


def _belong(key: ec.EllipticCurvePrivateKey | None, certificate: Path) -> bool:
    return key is not None and identity.is_for(key, x509.load_pem_x509_certificate(certificate.read_bytes()))


def _number(listed: x509.CertificateRevocationList) -> int:
    return listed.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number


def _refused(why: str) -> AgentError:
    return AgentError("CERTIFICATE_REFUSED", f"not taken: {why}")
