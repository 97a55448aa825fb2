"""A platform's life: words are said of a person, a backup is taken, the person is forgotten, the backup comes back.

What was found on the way is kept, for tests and for whoever wants the figures."""

import json
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
from backbone.identity import Role
from backbone.transparency import Signer, Verdict
from backbone.transparency.showing import verify_receipt
from mentoring.cli import app
from mentoring.platform import Platform
from mentoring.settings import SERVICES
from mentoring.story.cast import NOBODY
from mentoring.story.telling import line_to
from mentoring.story.transport import Problem
from operations import CLIENT, operations
from pypdf import PdfReader
from stores import settle
from two_schools import School, answers, must_be_asked, readings
from typer.testing import CliRunner, Result

from tests.faults.checker import divergence
from tests.lasting import search
from tests.lasting.canaries import MARKS, Nest

OUTSIDE = "mail/"
"""Of the data folder: what has left. The development host keeps it in the place of the addressees' own mailboxes."""


@dataclass
class Life:
    """`…_files`, `…_tables`: where a word stood in the clear. `read`: the words that anybody was shown. `shown`: what
    receipts of what was recorded of her prove, one from before she was forgotten and one from after."""

    root: Path
    whole: bool = True
    school: UUID = NOBODY
    people: Mapping[str, UUID] = field(default_factory=dict)
    place: str = ""
    words: dict[str, str] = field(default_factory=dict)
    read: dict[str, set[str]] = field(default_factory=dict)
    clear_files: dict[str, dict[str, set[bytes]]] = field(default_factory=dict)
    clear_tables: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    letters: int = 0
    keys: list[bytes] = field(default_factory=list)
    key_files: dict[str, set[bytes]] = field(default_factory=dict)
    figures: list[Any] = field(default_factory=list)
    act: str = ""
    refusals: list[str] = field(default_factory=list)
    verdicts: dict[str, Any] = field(default_factory=dict)
    shown: list[Verdict] = field(default_factory=list)
    diverging: dict[str, int] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    rewound: list[dict[str, Any]] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    lost: list[dict[str, Any]] = field(default_factory=list)
    returned: int = 0
    destroyed_again: int = 0

    @property
    def person(self) -> UUID:
        return self.people[self.place]

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def copies(self) -> Path:
        return self.root / "copies"


def mentoring(*arguments: object) -> Result:
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    assert result.exit_code == 0, result.output
    return result


def live(root: Path, tell: Callable[[str], None] = lambda _: None, *, whole: bool = True) -> Life:
    """The short one reads what is hers and not everything, restores one service and not all, rebuilds nothing."""
    life = Life(root, whole=whole)
    with running(life) as (platform, nest):
        life.words = nest.words
        tell("words are said")
        life.school, life.people, life.place = nest.school.id, nest.school.people, nest.place
        look(life, "before", platform)
        with timed(life, "backup"):
            mentoring("backup", life.copies, "--data", life.data)
        shutil.copytree(life.copies / "keys", root / "former keys")
        taken = datetime.now().astimezone() + timedelta(seconds=1)
        tell("a backup is taken")
        forget(life, platform, nest)
        tell("she is forgotten")
        look(life, "after", platform)
        if whole:
            life.diverging["after"] = divergence(platform)
        mentoring("backup", life.copies, "--data", life.data)
    tell("registry alone is restored")
    go_back(life, taken)
    if whole:
        tell("everything is restored")
        begin_anew(life, taken)
    return life


@contextmanager
def running(life: Life) -> Iterator[tuple[Platform, Nest]]:
    with Platform(life.data) as platform, line_to(platform.access) as line:
        nest = Nest(platform.access, line)
        settle(platform)
        yield platform, nest


@contextmanager
def timed(life: Life, what: str) -> Iterator[None]:
    begun = time.monotonic()
    yield
    life.seconds[what] = time.monotonic() - begun


def look(life: Life, when: str, platform: Platform) -> None:
    """Everywhere where it could be read, or found by who has the disks."""
    postgres, known = platform.servers.postgres, set(life.words.values())
    life.read[when] = seen(of(platform, life), known, whole=life.whole)
    search.flush(postgres)
    needles = {needle for mark in MARKS for needle in search.written(mark)}
    found = search.in_files(life.data, needles)
    life.clear_files[when] = {path: said for path, said in found.items() if not path.startswith(OUTSIDE)}
    life.clear_tables[when] = search.in_tables(postgres, MARKS)
    life.letters = sum(any(mark in letter for mark in MARKS) for letter in search.letters(life.data / OUTSIDE))
    if when == "before":
        life.keys = keys_of(platform, life.person)


def of(platform: Platform, life: Life) -> School:
    """The school as it is seen from outside, in the roles of those who knew her."""
    posts = {Role.HEAD: life.people["H"], Role.CURATOR: life.people["C"]}
    return School(platform, life.school, posts | {Role.MENTOR: life.people["M0"], Role.MENTEE: life.person})


def seen(school: School, words: set[str], *, whole: bool) -> set[str]:
    """The words that what is hers shows to any of them, or any operation that reads."""
    said = "".join([*_hers(school), *(_everything(school) if whole else ())])
    return {word for word in words if word in said}


def _hers(school: School) -> Iterator[str]:
    (program,) = school.items(Role.MENTEE, "programs", "/programs")
    person = f"/participants/{school.people[Role.MENTEE]}"
    hers = [("registry", f"{person}{below}") for below in ("", "/portfolio", "/everything")]
    for service, path in (*hers, ("programs", f"/programs/{program['id']}"), ("programs", "/petitions")):
        for role in school.people:
            yield CLIENT.get(school.access.urls[service] + path, headers=school.bearer(role)).text


def _everything(school: School) -> Iterator[str]:
    every = [one for service in SERVICES for one in operations(service, school.access.urls[service]) if one.roles]
    yield from _of_lists(every, school)
    yield from _of_objects(every, school)


def _of_lists(every: list[Any], school: School) -> Iterator[str]:
    for operation, role in readings(every, school):
        with suppress(httpx.HTTPStatusError):  # the school has no association
            yield from (answer.text for answer in answers(school, role, operation))


def _of_objects(every: list[Any], school: School) -> Iterator[str]:
    for operation in every:
        if operation.method == "GET" and "{id}" in operation.path and not must_be_asked(operation):
            for path in _paths(school, operation.path):
                for role in sorted(operation.roles & school.people.keys()):
                    answer = CLIENT.get(school.access.urls[operation.service] + path, headers=school.bearer(role))
                    if answer.headers.get("content-type", "").startswith("application/json"):
                        yield answer.text


def _paths(school: School, path: str) -> list[str]:
    """None where the school has nothing of the kind."""
    with suppress(LookupError, StopIteration):
        return list(school.addresses(path))
    return []


def keys_of(platform: Platform, person: UUID) -> list[bytes]:
    found = []
    for service in SERVICES:
        with psycopg.connect(platform.servers.postgres.dsn(f"{service}_keys")) as connection:
            found += connection.execute("SELECT key FROM keys WHERE subject = %s", (person,)).fetchall()
    return [bytes(key) for (key,) in found]


def forget(life: Life, platform: Platform, nest: Nest) -> None:
    """First it is refused, with what stands against it; the figures of the office are those of before."""
    school = nest.school

    def erase() -> None:
        school.about_person(school.head, nest.place, "erasure", {}, turn=str(uuid4()))

    try:
        erase()
    except Problem as refused:
        life.refusals = [str(refused.document["detail"])]
    verdict(life, "registry")
    before = receipt(life, platform)
    nest.part()
    settle(platform)
    life.figures.append(statistics(platform))
    erase()
    settle(platform)
    life.figures.append(statistics(platform))
    url = f"{platform.access.urls['registry']}/participants/{nest.person}/erasure/document"
    made = CLIENT.get(url, headers=of(platform, life).bearer(Role.HEAD)).raise_for_status()
    life.act = " ".join(page.extract_text() for page in PdfReader(BytesIO(made.content)).pages)
    search.flush(platform.servers.postgres)
    life.key_files = search.in_files(life.data, set(life.keys))
    for service in ("registry", "programs"):
        life.verdicts[service] = verdict(life, service)
    key = Signer.from_file("mentoring/registry", platform.servers.secrets.checkpoint_key_file("registry")).verifier
    life.shown = [verify_receipt(one, key) for one in (before, receipt(life, platform))]


def receipt(life: Life, platform: Platform) -> bytes:
    """That she was entered into the list."""
    path = f"/participants/{life.person}/history/1/receipt"
    answer = CLIENT.get(platform.access.urls["registry"] + path, headers=of(platform, life).bearer(Role.HEAD))
    return answer.raise_for_status().content


def statistics(platform: Platform) -> object:
    headers = {"Authorization": f"Bearer {platform.access.token('office')}"}
    answer = CLIENT.get(f"{platform.access.urls['reporting']}/statistics", headers=headers).raise_for_status().json()
    return answer["figures"]


def verdict(life: Life, service: str) -> object:
    file = life.root / f"{service}.jsonl"
    said = mentoring("export", service, file, "--data", life.data).stdout
    key = said.partition("--key '")[2].partition("'")[0]
    return json.loads(mentoring("verify", file, "--key", key, "--json").stdout)


def go_back(life: Life, taken: datetime) -> None:
    """Registry alone, to the day before she was forgotten; the others went on, and go on."""
    with timed(life, "restore of one service, without the start"):
        done = mentoring("restore", life.copies, "--data", life.data, "--only", "registry", "--to", _typed(taken))
    life.said["registry alone"] = done.output
    life.lost = [json.loads(line) for file in life.data.glob("lost/*") for line in file.read_text().splitlines()]
    with Platform(life.data) as platform:
        register(of(platform, life))
        settle(platform)
        report = json.loads(mentoring("status", "--data", life.data, "--json").stdout)
        life.rewound = [
            {"service": name, **one}
            for name, service in report["services"].items()
            for one in service["followers"]
            if one["rewound_at"]
        ]
        life.read["registry alone"] = seen(of(platform, life), set(life.words.values()), whole=life.whole)
        if life.whole:
            life.diverging["registry alone"] = divergence(platform)


def begin_anew(life: Life, taken: datetime) -> None:
    """Everything into a new folder, with keys from before she was forgotten: the ledger alone keeps them away."""
    shutil.rmtree(life.copies / "keys")
    (life.root / "former keys").rename(life.copies / "keys")
    fresh, ledgers = life.root / "fresh", life.data / "destroyed"
    with timed(life, "restore of everything into a new folder, without the start"):
        done = mentoring("restore", life.copies, "--data", fresh, "--to", _typed(taken), "--destroyed", ledgers)
    life.said["everything"] = done.output
    life.destroyed_again = int(done.output.partition("бывшие в копии: ")[2].split()[0])
    with Platform(fresh) as platform:
        settle(platform)
        life.returned = len(keys_of(platform, life.person))
        life.read["everything"] = seen(of(platform, life), set(life.words.values()), whole=True)
        life.diverging["everything"] = divergence(platform)


def register(school: School) -> None:
    """Something new in registry's log."""
    card = {"name": "Новичок Нил Нилович", "email": "new@school.example", "position": "учитель"}
    body = card | {"staff_number": "new-1", "pedagogical": True, "experience_years": 1, "young": True}
    headers = school.bearer(Role.HEAD) | {"Idempotency-Key": str(uuid4())}
    CLIENT.post(f"{school.access.urls['registry']}/participants", json=body, headers=headers).raise_for_status()


def _typed(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S")
