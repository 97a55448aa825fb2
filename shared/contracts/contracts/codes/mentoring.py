"""Forms, kinds and directions of mentoring (2.3, 3.5)."""

from contracts.codes.code import Code


class Form(Code):
    """Forms of mentoring by role (2.3)."""

    TEACHER_TEACHER = "teacher-teacher", "педагог – педагог"
    HEAD_TEACHER = "head-teacher", "руководитель – педагог"
    EMPLOYER_STUDENT = "employer-student", "работодатель – студент"
    UNIVERSITY_SCHOOL = "university-school", "педагог вуза (колледжа) – педагог школы"
    SCHOOLTEACHERS = "schoolteachers", "учитель – учитель"
    OTHER = "other", "другая форма, установленная школой"


class Kind(Code):
    """Kinds of mentoring (2.3). A speed session is an event and never a program (A-09), so it is not among them."""

    TRADITIONAL = "traditional", "традиционное (один на один)"
    GROUP = "group", "групповое"
    SHORT_TERM = "short-term", "краткосрочное (целеполагающее)"
    REVERSE = "reverse", "реверсивное"
    SITUATIONAL = "situational", "ситуационное"
    VIRTUAL = "virtual", "виртуальное (дистанционное)"


class Direction(Code):
    """Topics that pairs and groups are formed by (1.2, 3.5); needs and competences are told in them. What the tasks of
    mentoring name has topics of its own: the digital environment, ethics, methods (R-2.2-02, R-2.2-09, R-2.2-10)."""

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
