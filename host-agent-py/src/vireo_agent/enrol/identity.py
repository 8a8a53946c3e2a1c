"""The host's key pair, its signing request, and checks of what the engine signed."""

import ipaddress
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

from vireo_agent.rpc import tls

_MAX_COMMON_NAME = 64


class EnrolError(Exception):
    """Why the host was not enrolled, and what to do."""


@dataclass(frozen=True, slots=True)
class Identity:
    """PEM texts, ready for the three files."""

    key: bytes
    certificate: bytes
    ca: bytes


def new_key() -> ec.EllipticCurvePrivateKey:
    """A private key on P-256."""
    return ec.generate_private_key(ec.SECP256R1())


def signing_request(key: ec.EllipticCurvePrivateKey, address: str) -> bytes:
    """PEM of a request for ``address`` (a DNS name or an IP address)."""
    try:
        name: x509.GeneralName = x509.IPAddress(ipaddress.ip_address(address))
    except ValueError:
        name = x509.DNSName(address)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, address[:_MAX_COMMON_NAME])])
    builder = x509.CertificateSigningRequestBuilder().subject_name(subject)
    builder = builder.add_extension(x509.SubjectAlternativeName([name]), critical=False)
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def private_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    """PEM of the key, not encrypted: the agent starts without anybody to ask."""
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def fingerprint(ca_pem: bytes) -> str:
    """Hex SHA-256 of a certificate."""
    try:
        return x509.load_pem_x509_certificate(ca_pem).fingerprint(hashes.SHA256()).hex()
    except ValueError as error:
        raise EnrolError(f"what the engine gave is no PEM certificate: {error}") from None


def normalized(text: str) -> str:
    """A fingerprint as people write it, as bare lower-case hex."""
    plain = text.strip().lower().removeprefix("sha256:").replace(":", "").replace(" ", "")
    if len(plain) != hashes.SHA256.digest_size * 2 or set(plain) - set("0123456789abcdef"):
        raise EnrolError(f"{text!r} is not a SHA-256 fingerprint; it has 64 hexadecimal digits")
    return plain


def check(identity: Identity, key: ec.EllipticCurvePrivateKey, host_id: str) -> None:
    """Refuses a certificate that is not ours, not for this host, or not signed by the CA."""
    try:
        certificate = x509.load_pem_x509_certificate(identity.certificate)
        authority = x509.load_pem_x509_certificate(identity.ca)
    except ValueError as error:
        raise EnrolError(f"the engine's answer holds no PEM certificate: {error}") from None
    if not is_for(key, certificate):
        raise EnrolError("the certificate in the engine's answer is for another key")
    try:
        named = tls.host_uuid_of(certificate)
    except tls.TlsError as error:
        raise EnrolError(f"the engine's answer is of no use: {error}") from None
    if named != host_id.lower():
        raise EnrolError(f"the certificate is for host {named}, the answer says {host_id}")
    _check_signature(certificate, authority)


def is_for(key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> bool:
    """Whether a certificate is for this key."""
    theirs, ours = certificate.public_key(), key.public_key().public_numbers()
    return isinstance(theirs, ec.EllipticCurvePublicKey) and theirs.public_numbers() == ours


def _check_signature(certificate: x509.Certificate, authority: x509.Certificate) -> None:
    key, algorithm = authority.public_key(), certificate.signature_hash_algorithm
    body, signature = certificate.tbs_certificate_bytes, certificate.signature
    try:
        if isinstance(key, rsa.RSAPublicKey) and algorithm:
            key.verify(signature, body, padding.PKCS1v15(), algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey) and algorithm:
            key.verify(signature, body, ec.ECDSA(algorithm))
        else:
            raise EnrolError("the engine's CA signs in a way that is not supported")
    except InvalidSignature:
        raise EnrolError("the certificate is not signed by the engine's CA") from None
