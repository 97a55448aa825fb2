"""Documents that the school puts before its people to sign or to acknowledge (152-ФЗ, 1.3, 4.2)."""

from contracts.codes.code import Code


class SchoolDocument(Code):
    """What the school publishes in versions for its people to sign or to acknowledge."""

    CONSENT_FORM = "consent-form", "форма согласия"
    ETHICS_CODE = "ethics-code", "кодекс этики наставничества"


class AcknowledgedAct(Code):
    """What somebody has got acquainted with (D-19)."""

    EDITION = "edition", "редакция Положения о системе наставничества"
    SOURCE = "source", "правовой акт"
    ETHICS_CODE = "ethics-code", "кодекс этики наставничества"
