"""Who may stand on the two sides of a form (2.3), and what is done while somebody waits (annex, stage 5)."""

from contracts.codes.code import Code


class RoleType(Code):
    """What a person is in a role situation; forms of mentoring admit some of them on each side (1.2, 2.3)."""

    TEACHER = "teacher", "педагог"
    HEAD = "head", "руководитель образовательной организации"
    EMPLOYER = "employer", "работодатель"
    STUDENT = "student", "студент"
    UNIVERSITY_TEACHER = "university-teacher", "педагог вуза (колледжа)"
    SPECIALIST = "specialist", "специалист другой организации"


class FormRole(Code):
    """Roles inside «учитель – учитель» as the target model tells them (R-2.3-14)."""

    EXPERIENCED_BEGINNER = "experienced-beginner", "опытный педагог – молодой специалист"
    LEADER_TROUBLED = "leader-troubled", "лидер педагогического сообщества – педагог, испытывающий проблемы"
    INNOVATOR_CONSERVATIVE = "innovator-conservative", "педагог-новатор – консервативный педагог"
    EXPERT_SUBJECT = "expert-subject", "опытный предметник – неопытный предметник"


class WaitingOutcome(Code):
    """What a review of somebody who waits came to; nobody is ever rejected for waiting (R-A.5-03)."""

    CONTINUE = "continue-search", "поиск наставника продолжается"
    SUPPORT = "support-offered", "предложено психологическое сопровождение"
