"""From notices to requests: who exactly, over which channels, with which facts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pydantic import JsonValue

from notifications import calendar as invitations
from notifications.domain.notification import Channel, NotificationRequested
from notifications.notices import Notice
from notifications.wording import placeholders

Who = Callable[[str], Sequence[UUID]]
"""The persons behind a name in `Notice.to`."""


@dataclass(frozen=True)
class Occasion:
    """What there is to tell: `facts` to choose from, the object it leads to, and who caused it."""

    on: date
    facts: Mapping[str, JsonValue]
    about: str | None
    about_id: UUID | None
    actor: str | None = None


def requests(occasion: Occasion, notices: Iterable[Notice], who: Who) -> list[NotificationRequested]:
    """One for each person and channel: of several notices the first counts."""
    chosen: dict[tuple[UUID, Channel], NotificationRequested] = {}
    for notice, person, channel in _reached(notices, who):
        if notice.even_actor or str(person) != occasion.actor:
            chosen.setdefault((person, channel), _request(occasion, notice, person, channel))
    return list(chosen.values())


def _reached(notices: Iterable[Notice], who: Who) -> Iterator[tuple[Notice, UUID, Channel]]:
    for notice in notices:
        for name in notice.to.split():
            for person in who(name):
                for channel in notice.channels:
                    yield notice, person, channel


def _request(occasion: Occasion, notice: Notice, person: UUID, channel: Channel) -> NotificationRequested:
    said = {field: occasion.facts[field] for field, _ in placeholders(notice.template)}
    facts = {**said, **invitations.facts(notice.template, occasion.facts)}
    return NotificationRequested.model_validate(
        {
            "on": occasion.on,
            "recipient": person,
            "channel": channel,
            "template": notice.template,
            "about": occasion.about,
            "about_id": occasion.about_id,
            "facts": facts,
            "required": notice.required,
        }
    )
