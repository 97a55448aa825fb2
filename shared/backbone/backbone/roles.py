"""The roles in which people act: data that everybody may know of, also who decides and does nothing else."""

from enum import StrEnum


class Role(StrEnum):
    HEAD = "head"
    ACTING_HEAD = "acting_head"
    CURATOR = "curator"
    MENTOR = "mentor"
    MENTEE = "mentee"
    ASSOCIATION = "association"
    SYSADMIN = "sysadmin"
    OFFICE = "office"
    PARTNER = "partner"
    SERVICE = "service"


TITLES = {
    Role.HEAD: "руководитель",
    Role.ACTING_HEAD: "исполняющий обязанности руководителя",
    Role.CURATOR: "куратор",
    Role.MENTOR: "наставник",
    Role.MENTEE: "наставляемый",
    Role.ASSOCIATION: "методическое объединение наставников",
    Role.SYSADMIN: "системный администратор",
    Role.OFFICE: "управление образования",
    Role.PARTNER: "партнёр",
    Role.SERVICE: "служба платформы",
}
