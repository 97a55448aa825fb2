"""People's employment: leaving, the legal regime of mentoring (Labour Code, art. 351.8), clearances."""

from contracts.codes.code import Code


class LeavingCause(Code):
    """Why somebody left for good (A-35). Who is away for long is expected back."""

    DISMISSAL = "dismissal", "увольнение"
    TRANSFER = "transfer", "перевод в другую организацию"
    DEATH = "death", "смерть"
    UNKNOWN = "unknown", "причина не указана"


class LegalRegime(Code):
    """On what basis somebody is a mentor (A-15)."""

    ASSIGNMENT_351_8 = "assignment-351-8", "поручение по ст. 351.8 ТК РФ"
    JOB_FUNCTION = "job-function", "трудовая функция по должностной инструкции"
    EXTERNAL = "external", "внешний специалист по договору с партнёром"


class ReliefGround(Code):
    """On whose will a mentor is relieved of mentoring (D-37)."""

    EMPLOYER = "employer", "отмена поручения работодателем"
    RESIGNATION = "resignation", "отказ работника от наставничества"
    AGREEMENT = "agreement", "соглашение сторон"


class ClearanceKind(Code):
    """What an external specialist is attested to have (Labour Code, art. 331, 351.1, 220)."""

    CRIMINAL_RECORD = "criminal-record", "справка об отсутствии судимости"
    MEDICAL = "medical", "медицинское заключение"
