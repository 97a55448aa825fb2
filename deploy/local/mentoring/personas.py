"""Whom one can sign in as on this machine: who is always there, and whom the story has left."""

import json

from mentoring.access import Persona
from mentoring.settings import Folder, write

ALWAYS = (
    Persona(title="Управление образования", roles=("office",)),
    Persona(title="Администратор", roles=("sysadmin",)),
)


def remember(folder: Folder, personas: list[Persona]) -> None:
    write(folder.story, json.dumps([persona.model_dump(mode="json") for persona in personas], ensure_ascii=False))


def remembered(folder: Folder) -> list[Persona]:
    """None before the story has been played."""
    played = json.loads(folder.story.read_text()) if folder.story.exists() else []
    return [Persona.model_validate(persona) for persona in played]


def everybody(folder: Folder) -> list[Persona]:
    return [*ALWAYS, *remembered(folder)]
