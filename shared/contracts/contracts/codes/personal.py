"""Personal data that are published, and documents that the school puts before its people (152-ФЗ, 1.3)."""

from contracts.codes.code import Code


class DataCategory(Code):
    """What of a person may be published, each by consent (152-ФЗ, art. 10.1)."""

    NAME = "name", "фамилия, имя, отчество"
    POSITION = "position", "должность"
    PHOTO = "photo", "фотография"
    VIDEO = "video", "видеозапись"
    CONTACTS = "contacts", "контакты"
    CAREER = "career", "образование и опыт работы"
    ACHIEVEMENTS = "achievements", "достижения и награды"
    PRACTICE = "practice", "описание практики"


class SchoolDocument(Code):
    """What the school publishes in versions for its people to sign or to acknowledge."""

    CONSENT_FORM = "consent-form", "форма согласия"
    ETHICS_CODE = "ethics-code", "кодекс этики наставничества"


class AcknowledgedAct(Code):
    """What somebody has got acquainted with (D-19)."""

    EDITION = "edition", "редакция Положения о системе наставничества"
    SOURCE = "source", "правовой акт"
    ETHICS_CODE = "ethics-code", "кодекс этики наставничества"
