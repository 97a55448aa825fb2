"""The act that somebody's personal data were destroyed, with what the log says of it (D-38)."""

from dataclasses import replace
from uuid import UUID

from backbone.errors import NotFound
from backbone.events import Recorded
from backbone.roles import TITLES, Role
from backbone.vault import field_id
from papers.desk import Prepared
from papers.facts import Missing

from registry.audit import tell
from registry.directory import CARD
from registry.domain.participant.consents import ConsentWithdrawn, ProcessingStopped
from registry.domain.participant.leaving import ParticipantForgotten, ParticipantLeft
from registry.domain.participant.participant import Participant
from registry.papers.clerk import Clerk, Facts

TOLD = (ConsentWithdrawn, ProcessingStopped, ParticipantLeft, ParticipantForgotten)
"""What led to it, and it itself."""


def act(clerk: Clerk, id: UUID) -> Prepared:
    """Raises NotFound where nothing has been destroyed."""
    person = clerk.load(Participant, id)
    history = clerk.app.history(id, clerk.school.id)
    done = next((one for one in history if isinstance(one.event, ParticipantForgotten)), None)
    left = next((one.event for one in history if isinstance(one.event, ParticipantLeft)), None)
    if done is None or left is None:
        raise NotFound
    clerk = replace(clerk, day=done.event.on)
    facts = {
        **clerk.letterhead(),
        "subject": _unreadable(clerk, person.id),
        "dated": done.event.on,
        "left_on": left.on,
        "cause": left.cause.label,
        "executor": clerk.names.signer(UUID(done.meta.actor)),
        "log": [_line(clerk, one) for one in history if isinstance(one.event, TOLD)],
    }
    return clerk.prepare("erasure-act", id, facts)


def _unreadable(clerk: Clerk, id: UUID) -> str | Missing:
    """The number that remains of the person, once none of the words about him can be read."""
    readable = any(clerk.texts.open(field_id(id, field) for field in CARD).values())
    return Missing("подтверждение уничтожения: данные ещё читаются") if readable else str(id)


def _line(clerk: Clerk, recorded: Recorded) -> Facts:
    at = recorded.meta.recorded_at.astimezone(clerk.app.clock.time_zone)
    role = TITLES[Role(recorded.meta.role)]
    return {"at": f"{at:%d.%m.%Y %H:%M}", "words": tell(recorded).words, "role": role}
