"""States and endings of a personalised program (1.2, 7.1)."""

from typing import Self

from contracts.codes.code import Code


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
    SUSPENDED = "suspended", "приостановлена"
    COMPLETED = "completed", "завершена в полном объёме"
    TERMINATED = "terminated", "прекращена досрочно"
