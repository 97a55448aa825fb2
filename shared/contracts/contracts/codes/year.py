"""The school's year of mentoring: who answers for what stands in its roadmap (annex 1)."""

from contracts.codes.code import Code


class Responsible(Code):
    """Who answers for an item of the roadmap; the value is the role that his token names."""

    HEAD = "head", "руководитель"
    CURATOR = "curator", "куратор"
    ASSOCIATION = "association", "методическое объединение наставников"
    MENTOR = "mentor", "наставник"
    SYSADMIN = "sysadmin", "системный администратор"


class StageState(Code):
    AHEAD = "ahead", "не начат"
    STARTED = "started", "идёт"
    COMPLETED = "completed", "завершён"
