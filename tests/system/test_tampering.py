"""Whoever has a log as a file, or a note and a receipt, and the key sees whether anybody has edited it, and where."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from mentoring.access import Persona
from mentoring.cli import app
from mentoring.platform import Platform
from operations import CLIENT
from stores import settle
from typer.testing import CliRunner, Result


def mentoring(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def exported(platform: Platform, service: str, file: Path) -> str:
    """The key; up to now everything is signed then."""
    said = mentoring("export", service, str(file), "--data", str(platform.folder.root)).stdout
    return said.partition("--key '")[2].partition("'")[0]


def test_an_exported_log_is_sound_until_it_is_edited(told: Platform, tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    key = exported(told, "programs", file)
    sound = json.loads(mentoring("verify", str(file), "--key", key, "--json").stdout)
    assert sound["faults"] == []
    assert sound["events"] > 1000
    assert sound["unsealed"] == 0
    file.write_text(file.read_text().replace("programs.ProgramStarted", "programs.ProgramEnded", 1))
    edited = mentoring("verify", str(file), "--key", key)
    assert edited.exit_code == 1
    assert "изменено, позиция" in edited.stdout
    assert mentoring("verify", str(file), "--key", "nobody").exit_code == 2
    newest = CLIENT.get(f"{told.access.urls['programs']}/checkpoint").text
    assert newest.startswith(f"mentoring/programs\n{sound['events']}\n")


def test_with_a_kept_note_and_a_receipt_nobody_else_is_needed(
    told: Platform, personas: list[Persona], tmp_path: Path
) -> None:
    """Somebody reads a notification: from when the log is signed he can show that he did, and that nothing before it
    was edited since the note that he kept."""
    settle(told)
    url = told.access.urls["notifications"]
    headers, stranger = ({"Authorization": f"Bearer {told.access.token_of(personas[who])}"} for who in (2, 4))
    item = CLIENT.get(f"{url}/inbox", headers=headers).raise_for_status().json()["items"][0]["id"]
    key, kept = exported(told, "notifications", tmp_path / "log.jsonl"), CLIENT.get(f"{url}/checkpoint").text
    size = kept.splitlines()[1]
    CLIENT.post(f"{url}/inbox/{item}/read", headers=headers | {"Idempotency-Key": str(uuid4())}).raise_for_status()
    *_, (version, event) = (
        (entry["version"], entry["event"])
        for entry in CLIENT.get(f"{url}/inbox/{item}/history", headers=headers).raise_for_status().json()
    )
    assert event == "notifications.NotificationRead"

    def receipt(who: dict[str, str]) -> httpx.Response:
        return CLIENT.get(f"{url}/inbox/{item}/history/{version}/receipt", headers=who, params={"from": size})

    early = receipt(headers)
    assert (early.status_code, early.json()["type"]) == (409, "urn:mentoring:problem:not-sealed")
    assert 0 < int(early.headers["Retry-After"]) <= 3600
    exported(told, "notifications", tmp_path / "log.jsonl")
    assert receipt(stranger).status_code == 404
    given = receipt(headers).raise_for_status()
    continued = CLIENT.get(f"{url}/checkpoint/consistency", params={"from": size}).raise_for_status()
    note, file = tmp_path / "kept", tmp_path / "shown"
    note.write_text(kept)

    def verified(shown: bytes) -> Any:
        file.write_bytes(shown)
        return mentoring("verify", str(file), "--key", key, "--note", str(note))

    for shown in (given.content, continued.content):
        assert verified(shown).exit_code == 0, verified(shown).stdout
    position, stream = given.json()["position"], given.json()["stream"]
    assert stream == item
    edited = verified(given.content.replace(b"NotificationRead", b"NotificationSent"))
    assert edited.exit_code == 1
    assert f"позиция {position}, объект {stream}" in edited.stdout
    assert verified(continued.content.replace(b"old ", b"old 1")).exit_code == 1
