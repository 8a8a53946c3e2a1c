"""A small certificate authority that can also make the wrong certificates."""

import datetime
import ipaddress
import ssl
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST_ID = "3b241101-e2bb-4255-8caf-4136c566a962"
HOST_URI = f"vireo:host:{HOST_ID}"
ENGINE_URI = "vireo:engine"
_DAY = datetime.timedelta(days=1)


def pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


@dataclass
class Authority:
    """Signs whatever a test wants."""

    name: str = "Test CA"
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def __post_init__(self) -> None:
        self.certificate = self.sign(self.key.public_key(), self.name, (), ca=True)

    def sign(
        self,
        public_key: ec.EllipticCurvePublicKey,
        common_name: str,
        uris: tuple[str, ...],
        *,
        days: int = 30,
        ca: bool = False,
    ) -> x509.Certificate:
        now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
        end = now + days * _DAY
        names: list[x509.GeneralName] = [x509.UniformResourceIdentifier(uri) for uri in uris]
        names += [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
        return (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)]))
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self.name)]))
            .public_key(public_key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(min(now, end) - _DAY)
            .not_valid_after(end)
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .sign(self.key, hashes.SHA256())
        )

    def issue(self, directory: Path, name: str, uris: tuple[str, ...], *, days: int = 30) -> tuple[Path, Path]:
        """Writes a key and a certificate; returns their paths (certificate, key)."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = self.sign(key.public_key(), name, uris, days=days)
        crt, private = directory / f"{name}.crt", directory / f"{name}.key"
        crt.write_bytes(pem(certificate))
        private.write_bytes(key_pem(key))
        private.chmod(0o600)
        return crt, private

    def take_back(self, number: int, *certificates: Path) -> str:
        """A list of revoked certificates, PEM."""
        now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.certificate.subject)
            .last_update(now - _DAY)
            .next_update(now + 30 * _DAY)
            .add_extension(x509.CRLNumber(number), critical=False)
        )
        for file in certificates:
            serial = x509.load_pem_x509_certificate(file.read_bytes()).serial_number
            entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(now).build()
            builder = builder.add_revoked_certificate(entry)
        return builder.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()

    def write(self, path: Path) -> Path:
        path.write_bytes(pem(self.certificate))
        return path


@dataclass
class Pki:
    """The files of one agent and one engine."""

    directory: Path

    def __post_init__(self) -> None:
        self.directory.mkdir(parents=True, exist_ok=True)
        self.authority = Authority()
        self.ca = self.authority.write(self.directory / "ca.crt")
        self.authority.issue(self.directory, "host", (HOST_URI,))
        self.engine = self.authority.issue(self.directory, "engine", (ENGINE_URI,))

    def client_context(self, identity: tuple[Path, Path] | None) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(self.ca)
        if identity:
            context.load_cert_chain(*identity)
        return context
