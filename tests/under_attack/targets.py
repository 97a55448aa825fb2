"""What reads bytes of strangers, as functions that allow the errors they declare and no others."""

import asyncio
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4
from zipfile import ZipFile

import xlsxwriter
from backbone.events import event_classes
from backbone.eventstore.mapper import EventMapper
from backbone.identity import InvalidToken
from backbone.letters import Letter
from backbone.transparency.note import BadNote, Signer, VerifierKey
from backbone.transparency.proof import Consistency, Inclusion
from backbone.transparency.receipts import EventReceipt
from backbone.transparency.showing import verify_consistency, verify_receipt
from backbone.transparency.verifying import verify
from backbone.web.paging import PageRequest
from backbone.web.problems import Problem
from backbone.web.reading import parse
from contracts import notifications, programs, registry, reporting  # noqa: F401  define what there is
from contracts.base import contracts
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from eventsourcing.persistence import JSONTranscoder, MapperDeserialisationError, StoredEvent
from registry.api.staff_entries import judge
from registry.staff_list import UnreadableList, read
from registry.staff_list.refused import give_back
from workplace.session import Session, SignedOut

from tests.under_attack.door import ISSUER, TOKEN, sent

TODAY = date(2026, 9, 1)
SHEET = "xl/worksheets/sheet1.xml"
TESTS = Path(__file__).parents[1]
STAFF = [
    "Табельный номер;ФИО;Электронная почта;Должность;Педагогический работник;Заместитель руководителя;Стаж (лет);"
    "До 35 лет;Статус;Дата увольнения;Преподаваемые предметы;Категория",
    "1;Берестов Макар Ефимович;b@s.example;учитель физики;да;нет;3 года 2 мес.;01.02.1999;в декрете до 01.09.2027;;"
    "физика;первая",
    "2;Ясенева Злата Авдеевна;y@s.example;зам. директора;+;да;44440;нет;уволена;12 мая 2026 г.;алгебра, физика;вкк",
]


@dataclass(frozen=True)
class Target:
    """`seeds` are sound inputs, from which unsound ones are made."""

    reads: Callable[[bytes], object]
    seeds: Sequence[bytes]

    def __call__(self, data: bytes) -> None:
        self.reads(data)


@cache
def workbook() -> bytes:
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(STAFF):
            sheet.write_row(number, 0, line.split(";"))
        sheet.merge_range(5, 0, 6, 3, "Кафедра")
    return target.getvalue()


@cache
def parts() -> dict[str, bytes]:
    with ZipFile(BytesIO(workbook())) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def a_staff_list(data: bytes) -> None:
    with suppress(UnreadableList):
        staff = read(data, TODAY)
        judged = judge(staff)
        give_back(staff, {one.line.number: one.errors for one in judged if one.errors})


def a_part_of_a_workbook(data: bytes) -> None:
    """The first byte says which."""
    which = sorted(parts())[data[0] % len(parts())] if data else SHEET
    target = BytesIO()
    with ZipFile(target, "w") as packed:
        for name, part in (parts() | {which: data[1:]}).items():
            packed.writestr(name, part)
    a_staff_list(target.getvalue())


def _part_seeds() -> list[bytes]:
    return [bytes([number]) + parts()[name] for number, name in enumerate(sorted(parts()))]


def a_stored_event(data: bytes) -> None:
    """Its topic stands before the first space."""
    topic, _, state = data.partition(b" ")
    stored = StoredEvent(UUID(int=1), 1, topic.decode("latin-1"), state)
    with suppress(MapperDeserialisationError):
        EventMapper(JSONTranscoder()).recorded(stored)


def _event_seeds() -> list[bytes]:
    """A stored event of each version of what has had several."""
    meta = {"event_id": str(uuid4()), "recorded_at": "2026-09-01T10:00:00Z", "actor": "a", "role": "head"}
    meta |= {"school": str(UUID(int=1)), "correlation_id": str(uuid4()), "command_id": "c"}
    found = []
    for kind in event_classes():
        for file in sorted(TESTS.glob(f"*/samples/{kind.TOPIC}.v*.json")) if kind.UPCASTERS else ():
            version = int(file.stem.rpartition(".v")[2])
            state = {"version": version, "meta": meta, "data": json.loads(file.read_text())}
            found.append(f"{kind.TOPIC} {json.dumps(state)}".encode())
    return found


def a_letter(data: bytes) -> None:
    """Header lines, an empty one, the message."""
    head, _, body = data.partition(b"\n\n")
    lines = (line.partition(":") for line in head.decode("latin-1").split("\n"))
    with suppress(ValueError):
        letter = Letter.read("events.registry.school.Happened", {name: value for name, _, value in lines}, body)
        for kind in contracts():
            if letter.type == kind.TYPE:
                kind.model_validate_json(letter.data)


def _letter_seeds() -> list[bytes]:
    head = "ce-source:registry\nce-type:{}\nce-subject:1\nce-sequence:2\nce-previous:1\n\n{{}}"
    return [head.format(kind.TYPE).encode() for kind in contracts()[:20]]


def a_cursor(data: bytes) -> None:
    with suppress(Problem):
        PageRequest(50, data.decode("latin-1")).after(tuple[date, UUID])


def a_position(data: bytes) -> None:
    with suppress(Problem):
        parse([data.decode("latin-1")])


def a_token(data: bytes) -> None:
    with suppress(InvalidToken):
        asyncio.run(ISSUER.verifier.verify(data.decode("latin-1")))


def a_session(data: bytes) -> None:
    """What the workplace reads of the cookie before any service has verified it."""
    with suppress(SignedOut):
        Session.of(data.decode("latin-1"))


def a_json_body(data: bytes) -> None:
    assert sent("/parts", "application/json", data) < 500


def a_form(data: bytes) -> None:
    assert sent("/file", "multipart/form-data; boundary=b", data) < 500


SIGNER = Signer("mentoring/registry", Ed25519PrivateKey.from_private_bytes(bytes(32)))
NOTE = SIGNER.note(3, bytes(32))
RECEIPT = EventReceipt(
    position=1,
    stream=str(UUID(int=1)),
    version=1,
    topic="registry.SchoolRegistered",
    state="{}",
    proof=str(Inclusion(1, [bytes(32)], NOTE)),
    consistency=str(Consistency(2, [bytes(32)], NOTE)),
)


def a_checkpoint(data: bytes) -> None:
    with suppress(BadNote):
        SIGNER.verifier.opened(data.decode("utf-8", "replace"))


def a_verifier_key(data: bytes) -> None:
    with suppress(BadNote):
        VerifierKey.parse(data.decode("utf-8", "replace"))


def an_exported_log(data: bytes) -> None:
    """Whatever stands there, a verdict comes out."""
    verify(data.splitlines(), SIGNER.verifier)


def a_receipt(data: bytes) -> None:
    verify_receipt(data, SIGNER.verifier, [NOTE])


def a_proof_of_consistency(data: bytes) -> None:
    verify_consistency(data, SIGNER.verifier, [NOTE])


TARGETS = {
    "staff-list": Target(a_staff_list, ["\n".join(STAFF).encode(), "\n".join(STAFF).encode("cp1251"), workbook()]),
    "workbook": Target(a_part_of_a_workbook, _part_seeds()),
    "event": Target(a_stored_event, _event_seeds()),
    "letter": Target(a_letter, _letter_seeds()),
    "cursor": Target(a_cursor, [b"WyIyMDI1LTA5LTAxIiwiMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAxIl0="]),
    "position": Target(a_position, [b"registry:123,programs:1"]),
    "token": Target(a_token, [TOKEN.encode()]),
    "session": Target(a_session, [TOKEN.encode(), f"a.{'W1tb' * 2000}.c".encode()]),
    "json": Target(
        a_json_body, [b'{"text": "\\u0430", "number": 1.5e3, "at": "2026-09-01T10:00:00Z", "parts": [{"text": ""}]}']
    ),
    "form": Target(
        a_form, [b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n1;2\r\n--b--\r\n']
    ),
    "checkpoint": Target(a_checkpoint, [SIGNER.note(3, bytes(32)).encode()]),
    "verifier-key": Target(a_verifier_key, [str(SIGNER.verifier).encode()]),
    "log": Target(an_exported_log, [json.dumps({"checkpoint": SIGNER.note(1, bytes(32))}).encode()]),
    "receipt": Target(a_receipt, [RECEIPT.model_dump_json().encode()]),
    "consistency": Target(a_proof_of_consistency, [str(Consistency(2, [bytes(32)], NOTE)).encode()]),
}
