"""Consents, signatures and orders: what makes a step lawful (3.2, 3.3)."""

from contracts.codes.code import Code


class ConsentPurpose(Code):
    """One consent is one document with one purpose (152-ФЗ, art. 9; INV-27)."""

    BE_MENTOR = "be-mentor", "быть наставником"
    JOIN_MATCH = "join-match", "участвовать в паре или группе"
    PERSONAL_DATA = "personal-data", "обработка персональных данных"
    DISTRIBUTION = "distribution", "распространение персональных данных"
    TRANSFER_TO_OFFICE = "transfer-to-office", "передача персональных данных управлению образования"
    RECORDING = "recording", "запись и расшифровка дистанционных встреч"
    ELECTRONIC_DOCUMENTS = "electronic-documents", "ведение кадровых документов в электронном виде"


class StoppingDelay(Code):
    """Why the school stops using data later than it was asked to (152-ФЗ, art. 21, part 5.1; T-11)."""

    PROCESSORS = "processors", "данные по поручению школы обрабатывают и другие, требование передано им"
    PAPER = "paper", "данные есть и в бумажных документах, их нужно найти"
    BACKUPS = "backups", "данные есть в резервных копиях, их нужно удалить и оттуда"
    OTHER_BASIS = "other-basis", "проверяется, есть ли другое законное основание обработки"


class SignatureKind(Code):
    PAPER = "paper", "на бумаге"
    SIMPLE = "simple", "простая электронная подпись"
    EXTERNAL = "external", "внешняя система кадрового документооборота"


class OrderKind(Code):
    """What the head's order does (D-01 … D-11, D-20, D-26, D-29, D-34, D-37)."""

    APPROVE_REGULATION = "approve-regulation", "об утверждении Положения о системе наставничества"
    APPOINT_CURATOR = "appoint-curator", "о назначении куратора"
    APPOINT_ACTING_HEAD = "appoint-acting-head", "об исполнении обязанностей руководителя"
    APPOINT_MENTORS = "appoint-mentors", "о назначении наставников"
    FIX_PAIRS = "fix-pairs", "о закреплении наставнических пар и групп"
    REPLACE_MENTOR = "replace-mentor", "о замене наставника"
    EXTEND_PROGRAM = "extend-program", "о продлении персонализированной программы"
    AMEND_PROGRAM = "amend-program", "об изменении формы персонализированной программы"
    COMPLETE_PROGRAM = "complete-program", "о завершении персонализированной программы"
    TERMINATE_PROGRAM = "terminate-program", "о досрочном прекращении персонализированной программы"
    CHANGE_GROUP = "change-group", "об изменении состава наставнической группы"
    SUSPEND_PROGRAM = "suspend-program", "о приостановлении персонализированной программы"
    RESUME_PROGRAM = "resume-program", "о возобновлении персонализированной программы"
    MOVE_PROGRAM = "move-program", "о переводе программы на действующую редакцию Положения"
    RELEASE = "release", "об освобождении от обязанностей для участия в мероприятиях программы"
    RELIEVE_MENTOR = "relieve-mentor", "о прекращении наставничества работника"
    APPROVE_ROADMAP = "approve-roadmap", "об утверждении «дорожной карты»"
    APPROVE_CYCLE = "approve-cycle", "об утверждении программы наставничества в образовательной организации"
    APPROVE_ASSOCIATION = "approve-association", "об утверждении методического объединения наставников"
    APPROVE_MENTEE_LIST = "approve-mentee-list", "об утверждении перечня лиц, желающих иметь наставников"
    APPROVE_MENTOR_REGISTRY = "approve-mentor-registry", "об утверждении реестра наставников"
    OPEN_MENTOR_SCHOOL = "open-mentor-school", "о «Школе наставников»"
    APPROVE_INCENTIVES = "approve-incentives", "об утверждении системы поощрения"
    REWARD = "reward", "о поощрении участников наставничества"
    LOCAL_ACT = "local-act", "о локальном акте по наставничеству"
    REPEAL = "repeal", "об отмене приказа"
