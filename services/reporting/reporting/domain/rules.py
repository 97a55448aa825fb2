"""The rules of the regulation that reporting decides by."""

from backbone.rules import Catalogue, Rule, Severity
from contracts.regulation import IN_FORCE


def _hard(id: str, title: str, clause: str) -> Rule:
    return Rule(id, title, clause, Severity.HARD, IN_FORCE)


CATALOGUE = Catalogue(
    [
        _hard("INV-29", "Утверждённое не правится: исправление – новая версия с причиной", "п. 3.4"),
        _hard("R-3.4-10", "Мониторинг куратор организует вместе с руководителем", "п. 3.4"),
        _hard("R-A.7-D2", "К итоговому отчёту – отчёты всех действующих наставников", "прил., этап 7"),
    ]
)
