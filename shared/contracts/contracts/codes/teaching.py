"""What a teacher teaches, and the category that attestation gave him (K-01, K-02)."""

from contracts.codes.code import Code


class TeachingSubject(Code):
    """Subjects of the school curriculum; whoever teaches several has several."""

    PRIMARY = "primary", "начальные классы"
    RUSSIAN = "russian", "русский язык"
    LITERATURE = "literature", "литература"
    NATIVE_LANGUAGE = "native-language", "родной язык"
    FOREIGN_LANGUAGE = "foreign-language", "иностранный язык"
    MATHEMATICS = "mathematics", "математика"
    INFORMATICS = "informatics", "информатика"
    HISTORY = "history", "история"
    SOCIAL_STUDIES = "social-studies", "обществознание"
    GEOGRAPHY = "geography", "география"
    PHYSICS = "physics", "физика"
    CHEMISTRY = "chemistry", "химия"
    BIOLOGY = "biology", "биология"
    ART = "art", "изобразительное искусство"
    MUSIC = "music", "музыка"
    TECHNOLOGY = "technology", "труд (технология)"
    PHYSICAL_EDUCATION = "physical-education", "физическая культура"
    SAFETY = "safety", "основы безопасности и защиты Родины"
    OTHER = "other", "другой предмет"


class QualificationCategory(Code):
    """`NONE` is told of who was not attested; of whom nothing is told has no code."""

    NONE = "none", "без категории"
    FITNESS = "fitness", "соответствие занимаемой должности"
    FIRST = "first", "первая"
    HIGHEST = "highest", "высшая"
    METHODIST = "methodist", "педагог-методист"
    MENTOR = "mentor", "педагог-наставник"
