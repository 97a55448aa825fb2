"""Who may know of a petition, and who may read its words (1H). Whoever is in neither circle finds nothing."""

from collections.abc import Iterable
from uuid import UUID

from programs.domain.petition.kinds import Who
from programs.domain.petition.petition import Petition


def persons(petition: Petition, parts: Iterable[Who]) -> frozenset[UUID]:
    """The persons who have these parts; posts are nobody by name."""
    setting = petition.setting
    named: dict[Who, Iterable[UUID]] = {
        Who.FILER: (petition.by,),
        Who.CONCERNED: petition.details.concerned,
        Who.SUBSTITUTE: petition.substitutes,
        Who.MENTOR: (setting.mentor,) if setting else (),
        Who.MENTEE: setting.mentees if setting else (),
    }
    return frozenset(person for part in parts for person in named.get(part, ()))


def kept_from(petition: Petition) -> frozenset[UUID]:
    """Whatever post they hold: not before the decision, and of the words not after it either."""
    if not petition.procedure.kept_from_mentor or petition.details.shown_to_mentor:
        return frozenset()
    return persons(petition, (Who.MENTOR,))


def insiders(petition: Petition, *, decided: bool) -> frozenset[UUID]:
    """The persons who may know that it is there."""
    procedure = petition.procedure
    parts = (*_readers(petition), *procedure.known_to, *(procedure.known_after if decided else ()))
    return persons(petition, parts) - (frozenset() if decided else kept_from(petition))


def knows(petition: Petition, person: UUID, post: Who | None) -> bool:
    decided = petition.decided is not None
    if person in kept_from(petition) and not decided:
        return False
    return post in petition.procedure.text_for or person in insiders(petition, decided=decided)


def reads(petition: Petition, person: UUID, post: Who | None) -> bool:
    """Whether he may read its words: of the petition and of the decision."""
    if person in kept_from(petition):
        return False
    return post in petition.procedure.text_for or person in persons(petition, _readers(petition))


def _readers(petition: Petition) -> tuple[Who, ...]:
    agreed = (Who.MENTOR,) if petition.details.shown_to_mentor else ()
    return (*petition.procedure.text_for, *agreed)
