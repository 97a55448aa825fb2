"""What people write of a teacher's subjects and category, and what a position tells of subjects."""

import re

from contracts.codes import QualificationCategory, TeachingSubject

TEACHER = re.compile(r"учител|преподава")
APART = re.compile(r"[,;/\n]")
NOTHING = re.compile(r"[-–—]|нет")

SUBJECTS = {
    TeachingSubject.PRIMARY: re.compile(r"начальн"),
    TeachingSubject.RUSSIAN: re.compile(r"русск"),
    TeachingSubject.LITERATURE: re.compile(r"литератур"),
    TeachingSubject.NATIVE_LANGUAGE: re.compile(r"родн(ой|ого|ая)\b"),
    TeachingSubject.FOREIGN_LANGUAGE: re.compile(r"иностран|английск|немецк|французск|испанск|китайск"),
    TeachingSubject.MATHEMATICS: re.compile(r"математик|алгебр|геометри"),
    TeachingSubject.INFORMATICS: re.compile(r"информатик"),
    TeachingSubject.HISTORY: re.compile(r"истори"),
    TeachingSubject.SOCIAL_STUDIES: re.compile(r"обществозн"),
    TeachingSubject.GEOGRAPHY: re.compile(r"географи"),
    TeachingSubject.PHYSICS: re.compile(r"физик[аиеу]?\b"),
    TeachingSubject.CHEMISTRY: re.compile(r"хими"),
    TeachingSubject.BIOLOGY: re.compile(r"биологи"),
    TeachingSubject.ART: re.compile(r"\bизо\b|изобразит"),
    TeachingSubject.MUSIC: re.compile(r"музык"),
    TeachingSubject.TECHNOLOGY: re.compile(r"технологи|\bтруда?\b"),
    TeachingSubject.PHYSICAL_EDUCATION: re.compile(r"физкульт|физическ\S* (культур|воспит)"),
    TeachingSubject.SAFETY: re.compile(r"\bоб(ж|зр)\b|безопасност"),
    TeachingSubject.OTHER: re.compile(r"\bдруг(ой|ие)\b|\bин(ой|ое)\b"),
}
CATEGORIES = {
    QualificationCategory.MENTOR: re.compile(r"наставник"),
    QualificationCategory.METHODIST: re.compile(r"методист"),
    QualificationCategory.HIGHEST: re.compile(r"высш|^в(кк)?$"),
    QualificationCategory.FIRST: re.compile(r"перв|^(1|i)\b"),
    QualificationCategory.FITNESS: re.compile(r"соотв|^сзд$"),
    QualificationCategory.NONE: re.compile(r"^(без|нет|не имеет|не аттест|[-–—]$)"),
}
"""The first that fits: who is a methodist or a mentor by category has the highest as well."""


def category(text: str) -> QualificationCategory | str:
    """The text itself where it is none."""
    said = text.casefold()
    return next((code for code, words in CATEGORIES.items() if words.search(said)), text)


def subjects(text: str) -> tuple[TeachingSubject | str, ...]:
    """«физика, химия»; what is no subject of the list stays a text."""
    if NOTHING.fullmatch(text.casefold()):
        return ()
    parts = [part.strip() for part in APART.split(text) if part.strip()]
    return tuple(dict.fromkeys(subject for part in parts for subject in _named(part) or (part,)))


def taught(position: str) -> tuple[TeachingSubject, ...]:
    """«учитель русского языка и литературы»; of a position without a subject, nothing."""
    return _named(position) if TEACHER.search(position.casefold()) else ()


def _named(text: str) -> tuple[TeachingSubject, ...]:
    said = text.casefold().replace("ё", "е")
    return tuple(code for code, words in SUBJECTS.items() if words.search(said))


EXPECTED = {
    "subjects": "Нужны предметы из перечня через запятую, для остальных – «другой предмет»",
    "category": f"Нужно одно из: {', '.join(code.label for code in QualificationCategory)}",
}
"""What is wanted of a cell, by field."""
