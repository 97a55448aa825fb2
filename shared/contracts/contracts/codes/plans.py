"""What the plan of a program is made of, and what it is measured by (1.2, 2.2, 4.2, 5.2)."""

from contracts.codes.code import Code


class Purpose(Code):
    """What a program is for (R-1.2-05)."""

    ADAPTATION = "adaptation", "адаптация"
    DEVELOPMENT = "development", "профессиональное развитие"


class Difficulty(Code):
    """The directory of professional difficulties (R-1.2-12); what it lacks is told in words."""

    DOCUMENTS = "documents", "ведение документации"
    LESSON = "lesson", "построение современного урока"
    DISCIPLINE = "discipline", "дисциплина и внимание на уроке"
    PUPILS = "pupils", "работа с учениками разных возможностей"
    PARENTS = "parents", "работа с родителями"
    ASSESSMENT = "assessment", "оценивание результатов"
    DIGITAL = "digital", "цифровые средства обучения"
    SCHOOL_WAYS = "school-ways", "традиции и уклад школы"
    OTHER = "other", "иное"


class ActivityKind(Code):
    """What an activity of the plan is (R-2.2-06, R-4.2-03 … R-4.2-05)."""

    METHODICAL = "methodical", "методическая работа"
    ADAPTATION = "adaptation", "знакомство с традициями и укладом школы"
    COMMUNITY = "community", "общественная жизнь коллектива"
    INNOVATION = "innovation", "творчество, поиск, инновации"
    CONTEST = "contest", "конкурс, конференция, форум"


class AssessmentPoint(Code):
    """When a competence is assessed (R-2.2-07)."""

    ENTRY = "entry", "на входе"
    MID = "mid", "в середине"
    EXIT = "exit", "на выходе"


class RecommendationKind(Code):
    """What the mentor issues to the mentee (R-5.2-05)."""

    INSTRUCTION = "instruction", "указание по должностным обязанностям"
    ADVICE = "advice", "рекомендация"


class DecisionCause(Code):
    """Why something has to be decided about a program (A-35)."""

    LEFT = "left", "участник выбыл"
    AWAY = "away", "участник долго отсутствует"
    RELIEVED = "relieved", "наставник сложил обязанности"


class DecisionOutcome(Code):
    """How it was decided (A-35)."""

    SUSPENDED = "suspended", "программа приостановлена"
    MENTOR_REPLACED = "mentor-replaced", "наставник заменён"
    GROUP_CHANGED = "group-changed", "состав группы изменён"
    ENDED = "ended", "программа окончена"
