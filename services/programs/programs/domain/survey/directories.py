"""What answers are chosen from: the platform's codes, and a few that only questionnaires need."""

from contracts.codes import Code, Direction, Form, Kind, TerminationReason


class Readiness(Code):
    YES = "yes", "да"
    PARTLY = "partly", "частично"
    NO = "no", "нет"


class Time(Code):
    BEFORE_LESSONS = "before-lessons", "до уроков"
    BETWEEN_LESSONS = "between-lessons", "между уроками"
    AFTER_LESSONS = "after-lessons", "после уроков"
    METHOD_DAY = "method-day", "в методический день"
    REMOTELY = "remotely", "дистанционно, в удобное время"


class Format(Code):
    VISITS = "visits", "взаимное посещение уроков"
    TALKS = "talks", "беседы и консультации"
    WORKSHOP = "workshop", "мастер-класс, практикум"
    PLANNING = "planning", "совместное планирование уроков"
    MATERIALS = "materials", "подбор методических материалов"
    ONLINE = "online", "дистанционные встречи"


class Load(Code):
    ONE = "one", "один наставляемый"
    TWO = "two", "двое"
    GROUP = "group", "группа"


DIRECTORIES: dict[str, type[Code]] = {
    "direction": Direction,
    "form": Form,
    "kind": Kind,
    "reason": TerminationReason,
    "readiness": Readiness,
    "time": Time,
    "format": Format,
    "load": Load,
}
