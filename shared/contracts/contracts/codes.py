"""Codes that all services and frontends share, each with the Russian words people see."""

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A code with its label; the value is what is stored and sent."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Form(Code):
    """Forms of mentoring by role (2.3)."""

    TEACHER_TEACHER = "teacher-teacher", "педагог – педагог"
    HEAD_TEACHER = "head-teacher", "руководитель – педагог"
    EMPLOYER_STUDENT = "employer-student", "работодатель – студент"
    UNIVERSITY_SCHOOL = "university-school", "педагог вуза (колледжа) – педагог школы"


class Kind(Code):
    """Kinds of mentoring (2.3). A speed session is an event and never a program (A-09), so it is not among them."""

    TRADITIONAL = "traditional", "традиционное (один на один)"
    GROUP = "group", "групповое"
    SHORT_TERM = "short-term", "краткосрочное (целеполагающее)"
    REVERSE = "reverse", "реверсивное"
    SITUATIONAL = "situational", "ситуационное"
    VIRTUAL = "virtual", "виртуальное (дистанционное)"


class Direction(Code):
    """Topics that pairs and groups are formed by (1.2, 3.5); needs and competences are told in them."""

    SUBJECT = "subject", "предметное содержание"
    METHODS = "methods", "методика преподавания"
    UPBRINGING = "upbringing", "воспитательная деятельность"
    LESSON = "lesson", "урочная деятельность"
    EXTRACURRICULAR = "extracurricular", "внеурочная деятельность"
    PSYCHOLOGY = "psychology", "психолого-педагогическое сопровождение"
    DIGITAL = "digital", "цифровая образовательная среда"
    ETHICS = "ethics", "профессиональная этика"
    ADAPTATION = "adaptation", "адаптация в коллективе"
    DOCUMENTS = "documents", "ведение документации"


class ConsentPurpose(Code):
    """One consent is one document with one purpose (152-ФЗ, art. 9; INV-27)."""

    BE_MENTOR = "be-mentor", "быть наставником"
    JOIN_MATCH = "join-match", "участвовать в паре или группе"
    PERSONAL_DATA = "personal-data", "обработка персональных данных"
    DISTRIBUTION = "distribution", "распространение персональных данных"


class SignatureKind(Code):
    PAPER = "paper", "на бумаге"
    SIMPLE = "simple", "простая электронная подпись"
    EXTERNAL = "external", "внешняя система кадрового документооборота"


class OrderKind(Code):
    """What the head's order does (D-02 … D-11)."""

    APPROVE_REGULATION = "approve-regulation", "об утверждении Положения о системе наставничества"
    APPOINT_CURATOR = "appoint-curator", "о назначении куратора"
    APPOINT_ACTING_HEAD = "appoint-acting-head", "об исполнении обязанностей руководителя"
    APPOINT_MENTORS = "appoint-mentors", "о назначении наставников"
    FIX_PAIRS = "fix-pairs", "о закреплении наставнических пар и групп"
    REPLACE_MENTOR = "replace-mentor", "о замене наставника"
    EXTEND_PROGRAM = "extend-program", "о продлении персонализированной программы"
    AMEND_PROGRAM = "amend-program", "об изменении формы персонализированной программы"
    COMPLETE_PROGRAM = "complete-program", "о завершении персонализированной программы"
    TERMINATE_PROGRAM = "terminate-program", "о досрочном прекращении персонализированной программы"


class Initiator(Code):
    """On whose initiative a program ends early (7.1)."""

    MENTOR = "mentor", "наставник"
    MENTEE = "mentee", "наставляемый"
    MUTUAL = "mutual", "взаимное решение"
    CURATOR = "curator", "куратор"


class TerminationReason(Code):
    """Why a program ends early. `group` tells the two groups of A-20 apart; public statistics know only groups."""

    group: str

    def __new__(cls, value: str, label: str, group: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.group = group
        return member

    WORKLOAD = "workload", "изменилась нагрузка", "circumstances"
    HEALTH = "health", "состояние здоровья", "circumstances"
    LONG_LEAVE = "long-leave", "длительный отпуск", "circumstances"
    DISMISSAL = "dismissal", "увольнение", "circumstances"
    TRANSFER = "transfer", "перевод", "circumstances"
    FORCE_MAJEURE = "force-majeure", "форс-мажор", "circumstances"
    NO_MUTUAL_INTEREST = "no-mutual-interest", "нет взаимного интереса", "circumstances"
    MEETINGS_MISSED = "meetings-missed", "встречи не проводятся", "non-performance"
    PLAN_NOT_PERFORMED = "plan-not-performed", "план не исполняется", "non-performance"


class ProgramState(Code):
    DRAFT = "draft", "проект"
    SUBMITTED = "submitted", "на согласовании"
    AGREED = "agreed", "согласована участниками"
    REVIEWED = "reviewed", "рассмотрена куратором"
    APPROVED = "approved", "утверждена"
    RUNNING = "running", "реализуется"
    COMPLETED = "completed", "завершена в полном объёме"
    TERMINATED = "terminated", "прекращена досрочно"
