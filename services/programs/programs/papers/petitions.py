"""What the document of a petition tells (D-17, D-18, D-20, D-21)."""

from typing import Any

from papers.facts import known
from papers.letterhead import Letterhead

from programs.domain.petition.petition import Petition


def of_petition(petition: Petition, text: str | None, letterhead: Letterhead) -> dict[str, Any]:
    kind, _, title = petition.kind.label.partition(" ")
    return {
        **letterhead.facts,
        "kind": kind,
        "title": title,
        "person": letterhead.person(petition.by),
        "text": known(text, "текст обращения"),
        "concerned": [letterhead.person(one) for one in petition.details.concerned],
        "since": petition.details.since,
        "until": petition.details.until,
        "filed": petition.filed,
    }
