"""A private authority and the certificates it gives the containers' servers: made once, and anew before they end."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from cryptography.x509 import (
    AuthorityKeyIdentifier,
    BasicConstraints,
    Certificate,
    CertificateBuilder,
    DNSName,
    ExtendedKeyUsage,
    KeyUsage,
    Name,
    NameAttribute,
    SubjectAlternativeName,
    SubjectKeyIdentifier,
    load_pem_x509_certificate,
    random_serial_number,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from mentoring.settings import write

SERVERS: Mapping[str, Sequence[str]] = {"postgres": ["postgres"], "nats": ["nats", "nats-1", "nats-2", "nats-3"]}
"""And the names under which they are known."""
AMONG_THEMSELVES = {"nats"}
"""They also come to each other, and show the same certificate then."""
DAY = timedelta(days=1)
LIFE, EARLY = 365 * DAY, 90 * DAY
"""Of a server's certificate, and how long before its end another is made."""
LIFE_OF_AUTHORITY = 3650 * DAY


class Authority:
    """`authority.pem` is whom everybody trusts; its key is needed by nobody but whoever makes certificates."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self.file = folder / "authority.pem"
        self._folder, self._now = folder, now
        self._key_file = folder / "authority-key.pem"

    def certify(self, server: str, names: Sequence[str]) -> Path:
        """One file with the server's key and its certificate for these names. Raises FileNotFoundError where a new one
        is due and the authority's key is not here."""
        authority = self._certificate()
        path = self._folder / f"{server}.pem"
        if not (path.exists() and self._serves(load_pem_x509_certificate(path.read_bytes()), authority, names)):
            key = generate_private_key(SECP256R1())
            made = self._of_server(server, names, key, authority)
            write(path, _pem(key) + made.public_bytes(Encoding.PEM).decode(), 0o600)
        return path

    def _serves(self, found: Certificate, authority: Certificate, names: Sequence[str]) -> bool:
        known = found.extensions.get_extension_for_class(SubjectAlternativeName).value.get_values_for_type(DNSName)
        issued = found.extensions.get_extension_for_class(AuthorityKeyIdentifier).value
        return known == list(names) and issued == _identifier(authority) and self._lasts(found, EARLY)

    def _certificate(self) -> Certificate:
        """Whatever it signs ends before it does."""
        if self.file.exists():
            found = load_pem_x509_certificate(self.file.read_bytes())
            if self._lasts(found, LIFE):
                return found
        key = generate_private_key(SECP256R1())
        name = _name("Mentoring")
        made = (
            self._begun(name, LIFE_OF_AUTHORITY, key)
            .issuer_name(name)
            .add_extension(BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_may(sign=False, certify=True), critical=True)
            .sign(key, SHA256())
        )
        write(self._key_file, _pem(key), 0o600)
        write(self.file, made.public_bytes(Encoding.PEM).decode())
        return made

    def _of_server(
        self, server: str, names: Sequence[str], key: EllipticCurvePrivateKey, authority: Certificate
    ) -> Certificate:
        signing = load_pem_private_key(self._key_file.read_bytes(), None)
        assert isinstance(signing, EllipticCurvePrivateKey)
        uses = [ExtendedKeyUsageOID.SERVER_AUTH]
        uses += [ExtendedKeyUsageOID.CLIENT_AUTH] if server in AMONG_THEMSELVES else []
        return (
            self._begun(_name(server), LIFE, key)
            .issuer_name(authority.subject)
            .add_extension(SubjectAlternativeName([DNSName(name) for name in names]), critical=False)
            .add_extension(BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_may(sign=True, certify=False), critical=True)
            .add_extension(ExtendedKeyUsage(uses), critical=False)
            .add_extension(_identifier(authority), critical=False)
            .sign(signing, SHA256())
        )

    def _begun(self, subject: Name, life: timedelta, key: EllipticCurvePrivateKey) -> CertificateBuilder:
        """A day ago: clocks differ."""
        return (
            CertificateBuilder()
            .subject_name(subject)
            .serial_number(random_serial_number())
            .not_valid_before(self._now - DAY)
            .not_valid_after(self._now + life)
            .public_key(key.public_key())
            .add_extension(SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        )

    def _lasts(self, certificate: Certificate, time: timedelta) -> bool:
        return certificate.not_valid_after_utc >= self._now + time


def _name(words: str) -> Name:
    return Name([NameAttribute(NameOID.COMMON_NAME, words)])


def _identifier(authority: Certificate) -> AuthorityKeyIdentifier:
    own = authority.extensions.get_extension_for_class(SubjectKeyIdentifier).value
    return AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own)


def _may(*, sign: bool, certify: bool) -> KeyUsage:
    never = dict.fromkeys(
        (
            "content_commitment",
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    return KeyUsage(digital_signature=sign, key_cert_sign=certify, crl_sign=certify, **never)


def _pem(key: EllipticCurvePrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
