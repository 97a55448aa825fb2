"""What people ask for and how it ends: petitions, mediation (1.4, 3.5, 4, 5)."""

from contracts.codes.code import Code


class PetitionKind(Code):
    """What is asked for; who may, of whom and until when is data of the programs service."""

    RESIGNATION = "resignation", "заявление о сложении обязанностей наставника"
    REPLACEMENT = "replacement", "ходатайство о замене наставника"
    IMPROVEMENT = "improvement", "предложение по совершенствованию программ"
    RELEASE = "release", "просьба об освобождении от обязанностей"
    FILE_ACCESS = "file-access", "просьба о доступе к материалам личного дела"
    REWARD = "reward", "представление о поощрении"
    DISCIPLINE = "discipline", "представление о дисциплинарном воздействии"
    INCENTIVE = "incentive", "предложение о стимулах для наставников"
    ACT_TEXT = "act-text", "предложение к тексту локального акта"


class PetitionState(Code):
    FILED = "filed", "подано"
    DECIDED = "decided", "решено"
    WITHDRAWN = "withdrawn", "отозвано"
    UNDONE = "undone", "решение отменено вместе с приказом"


class PetitionOutcome(Code):
    GRANTED = "granted", "удовлетворено"
    REFUSED = "refused", "отклонено"
    ACKNOWLEDGED = "acknowledged", "принято к сведению"


class MediationOutcome(Code):
    """All that anybody but the parties and their mediator learns (R-3.5-09)."""

    AGREED = "agreed", "стороны договорились"
    REPLACEMENT = "replacement", "решено просить о замене наставника"
    ENDING = "ending", "решено просить о прекращении программы"
    NOT_AGREED = "not-agreed", "договориться не удалось"
    ABANDONED = "abandoned", "сторона отказалась от медиации"
