"""What is known of people beyond their cards: hashtags, analyses of needs, portfolios (annex, stages 2-4)."""

from contracts.codes.code import Code


class Hashtag(Code):
    """The controlled directory by which the base of mentors is searched (R-A.3-02); own words stand beside it."""

    YOUNG_TEACHERS = "young-teachers", "#молодые_педагоги"
    CLASS_TEACHER = "class-teacher", "#классное_руководство"
    EXAMS = "exams", "#подготовка_к_экзаменам"
    OLYMPIADS = "olympiads", "#олимпиады"
    PROJECTS = "projects", "#проектная_деятельность"
    INCLUSION = "inclusion", "#инклюзия"
    FUNCTIONAL_LITERACY = "functional-literacy", "#функциональная_грамотность"
    DIGITAL_TOOLS = "digital-tools", "#цифровые_инструменты"
    PARENTS = "parents", "#работа_с_родителями"
    DISCIPLINE = "discipline", "#дисциплина_на_уроке"
    CONTESTS = "contests", "#профессиональные_конкурсы"
    CERTIFICATION = "certification", "#аттестация"
    EARLY_YEARS = "early-years", "#дошкольное_образование"
    ADDITIONAL_EDUCATION = "additional-education", "#дополнительное_образование"


class AnalysisMethod(Code):
    """How needs are analysed (R-A.2-03)."""

    QUESTIONNAIRE = "questionnaire", "анкетирование"
    INTERVIEW = "interview", "собеседование"
    OBSERVATION = "observation", "наблюдение"


class PortfolioKind(Code):
    """Entries that a mentor makes himself; the rest of a portfolio is what is recorded anyway (D-32)."""

    EDUCATION = "education", "образование"
    CERTIFICATION = "certification", "аттестация, категория"
    COURSE = "course", "повышение квалификации"
    AWARD = "award", "награда"
    PUBLICATION = "publication", "публикация"
    CONTEST = "contest", "конкурс, конференция"
    METHOD = "method", "методическая разработка"
