"""Passwords and keys of the local servers: made once, kept in files that only their owner may read."""

import json
import os
import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path

import nkeys
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from mentoring.certificates import SERVERS, Authority
from mentoring.settings import SERVICES, write

NATS_USERS = (*SERVICES, "deploy", "monitor")


class Secrets:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._passwords = folder / "passwords.json"

    def password(self, role: str) -> str:
        """Of a PostgreSQL role."""
        known: dict[str, str] = json.loads(self._passwords.read_text()) if self._passwords.exists() else {}
        if role not in known:
            known[role] = secrets.token_hex(24)
            write(self._passwords, json.dumps(known, indent=1), 0o600)
        return known[role]

    def seed_file(self, user: str) -> Path:
        """The private key with which a user logs in to NATS."""
        path = self._folder / f"{user}.nk"
        if not path.exists():
            write(path, nkeys.encode_seed(os.urandom(32), nkeys.PREFIX_BYTE_USER).decode(), 0o600)
        return path

    def checkpoint_key_file(self, service: str) -> Path:
        """The private key that signs the checkpoints of a service's log."""
        path = self._folder / f"{service}-checkpoints.pem"
        if not path.exists():
            key = Ed25519PrivateKey.generate()
            pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            write(path, pem.decode(), 0o600)
        return path

    def password_file(self, role: str) -> Path:
        """The password of a PostgreSQL role as libpq reads it (`passfile=…`)."""
        path = self._folder / f"{role.replace('_', '-')}.pgpass"
        write(path, f"*:*:*:{role}:{self.password(role)}\n", 0o600)
        return path

    def public_keys(self) -> dict[str, str]:
        """The environment that the permissions file asks for."""
        return {f"{user.upper()}_NKEY": self._public_key(user) for user in NATS_USERS}

    def _public_key(self, user: str) -> str:
        public: bytes = nkeys.from_seed(bytearray(self.seed_file(user).read_bytes())).public_key
        return public.decode()


def environment(folder: Path) -> dict[str, str]:
    """What the containers ask of their environment. Private keys, and passwords for whoever connects, stay in files.
    Safe to run again: what is there stays as it is, but for certificates that end soon."""
    made, authority = Secrets(folder), Authority(folder, datetime.now(UTC))
    for server, names in SERVERS.items():
        authority.certify(server, names)
    for service in SERVICES:
        made.checkpoint_key_file(service)
        for role in (service, f"{service}_owner"):
            made.password_file(role)
    roles = ["postgres", "route", *SERVICES, *(f"{service}_owner" for service in SERVICES)]
    return made.public_keys() | {f"{role.upper()}_PASSWORD": made.password(role) for role in roles}


if __name__ == "__main__":
    secrets_folder = Path(sys.argv[1])
    secrets_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    print("\n".join(f"{name}={value}" for name, value in environment(secrets_folder).items()))
