"""Personal data and free text, sealed per person. Whoever deletes the key has forgotten the person, everywhere.

A text that speaks of several is sealed with the keys of all: it is forgotten with the first of them who is.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID, uuid5

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from psycopg.rows import DictRow

from backbone.database import Database
from backbone.effects import Effect, Writing
from backbone.keys import Keys
from backbone.together import Together

NONCE = 12
SEALED = "SELECT id, subject, also, ciphertext FROM sealed WHERE id = ANY(%s)"


class Vault:
    """Texts live in the service's own database, keys in another one."""

    def __init__(self, store: Database, keys: Keys) -> None:
        self._store = store
        self._keys = keys
        self._store_line, self._keys_line = store.line(), keys.line()
        self._sealed_soon = Together(self._read_sealed)
        self._keys_soon = Together(self._read_keys)

    def seal(self, subject: UUID, texts: Mapping[UUID, str], *also: UUID) -> Effect:
        """Writes the texts, sealed for `subject` and the others, in the transaction it is given to; a known id is
        overwritten."""
        others = sorted({*also} - {subject})
        cipher = AESGCM(_joined([self._key_to_write(one) for one in (subject, *others)]))
        rows = [
            (id, subject, others, _encrypt(cipher, _bound_to(subject, others, id), text)) for id, text in texts.items()
        ]

        def write(cursor: Writing) -> None:
            for row in rows:
                cursor.execute(
                    """INSERT INTO sealed (id, subject, also, ciphertext) VALUES (%s, %s, %s, %s)
                       ON CONFLICT (id) DO UPDATE SET ciphertext = excluded.ciphertext, also = excluded.also""",
                    row,
                )

        return write

    def open(self, ids: Iterable[UUID]) -> dict[UUID, str | None]:
        """The texts by id; None for what was never sealed and for persons forgotten."""
        wanted = list(ids)
        with self._store.transaction() as cursor:
            rows = cursor.execute(SEALED, (wanted,)).fetchall()
        return _opened(wanted, rows, self._keys_of(_spoken_of(rows)))

    async def open_soon(self, ids: Iterable[UUID]) -> dict[UUID, str | None]:
        """The same on the loop, without a thread. Keys are never remembered: who is forgotten, is so at once."""
        wanted = list(ids)
        rows = (await self._sealed_soon.of(wanted)).values()
        return _opened(wanted, rows, await self._keys_soon.of(_spoken_of(rows)))

    async def _read_sealed(self, ids: Sequence[UUID]) -> dict[UUID, DictRow]:
        rows = await self._store_line.ask(SEALED, [ids])
        return {row["id"]: row for row in rows}

    async def _read_keys(self, subjects: Sequence[UUID]) -> dict[UUID, bytes]:
        rows = await self._keys_line.ask("SELECT subject, key FROM keys WHERE subject = ANY(%s)", [subjects])
        return {row["subject"]: row["key"] for row in rows}

    def forget(self, subject: UUID) -> None:
        """Destroys the key; the ciphertexts that remain cannot be read by anybody."""
        self._keys.destroy(subject)

    def _key_to_write(self, subject: UUID) -> bytes:
        with self._keys.transaction() as cursor:
            row = cursor.execute(
                """INSERT INTO keys (subject, key) VALUES (%s, %s)
                   ON CONFLICT (subject) DO UPDATE SET subject = excluded.subject RETURNING key""",
                (subject, AESGCM.generate_key(bit_length=256)),
            ).fetchone()
        assert row is not None
        return bytes(row["key"])

    def _keys_of(self, subjects: Iterable[UUID]) -> dict[UUID, bytes]:
        with self._keys.transaction() as cursor:
            rows = cursor.execute("SELECT subject, key FROM keys WHERE subject = ANY(%s)", (list(subjects),)).fetchall()
        return {row["subject"]: bytes(row["key"]) for row in rows}


def field_id(subject: UUID, field: str) -> UUID:
    """Where a person's own field (`name`, `email`) lies."""
    return uuid5(subject, field)


def _opened(wanted: Iterable[UUID], rows: Iterable[DictRow], keys: Mapping[UUID, bytes]) -> dict[UUID, str | None]:
    found = {row["id"]: _decrypt(row, keys) for row in rows if keys.keys() >= {row["subject"], *row["also"]}}
    return {id: found.get(id) for id in wanted}


def _spoken_of(rows: Iterable[DictRow]) -> set[UUID]:
    return {person for row in rows for person in (row["subject"], *row["also"])}


def _joined(keys: Sequence[bytes]) -> bytes:
    """Nobody has it who lacks one of them."""
    if len(keys) == 1:
        return keys[0]
    return HKDF(SHA256(), length=32, salt=None, info=b"several").derive(b"".join(keys))


def _bound_to(subject: UUID, others: Iterable[UUID], id: UUID) -> bytes:
    return b"".join(one.bytes for one in (subject, id, *others))


def _encrypt(cipher: AESGCM, bound_to: bytes, text: str) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + cipher.encrypt(nonce, text.encode(), bound_to)


def _decrypt(row: DictRow, keys: Mapping[UUID, bytes]) -> str | None:
    subject, others, sealed = row["subject"], row["also"], row["ciphertext"]
    cipher = AESGCM(_joined([keys[one] for one in (subject, *others)]))
    try:
        return cipher.decrypt(sealed[:NONCE], sealed[NONCE:], _bound_to(subject, others, row["id"])).decode()
    except InvalidTag:
        return None
