"""Dated evidence of what people did (2, 3, 4, 5 and the annex), and what the school keeps and publishes (8)."""

from contracts.codes.code import Code


class RecordKind(Code):
    """What somebody did for mentoring. What each kind has to say, registry's table of kinds tells."""

    INFORMATION_CAMPAIGN = "information-campaign", "информирование о наставничестве"
    AUDIENCE = "audience", "заинтересованная аудитория"
    TEAM_FORMED = "team-formed", "сформирована команда"
    EXPERT_ENGAGED = "expert-engaged", "привлечён эксперт"
    NEEDS_PLAN = "needs-plan", "определён порядок анализа потребностей в обучении"
    REPORT_FORMS = "report-forms", "определены формы отчётности"
    NETWORK_MODEL = "network-model", "модель сетевого и партнёрского взаимодействия"
    PROMO_EVENT = "promo-event", "популяризирующее мероприятие"
    NEEDS_INTERVIEW = "needs-interview", "уточнение потребностей наставляемого"
    LETTER_TO_EMPLOYER = "letter-to-employer", "письмо-обращение к работодателю"
    RESOURCE = "resource", "привлечённый ресурс"
    TRAINING = "training", "обучение, консультация"
    INTERNSHIP = "internship", "стажировочная площадка с наставниками другой школы"
    MATCHING_EVENT = "matching-event", "встреча для формирования пар и групп"
    SUPPORT_OFFERED = "support-offered", "психологическое сопровождение не нашедших пару"
    MENTORS_EVENT = "mentors-event", "мероприятие наставников"
    FINAL_MEETING = "final-meeting", "итоговая встреча наставников и наставляемых"
    FINAL_EVENT = "final-event", "итоговое мероприятие «Mentory fest»"
    MENTOR_ROLE_OFFERED = "mentor-role-offered", "предложена роль наставника"
    POPULARISATION = "popularisation", "популяризация лучших практик"
    CONTACT = "contact", "взаимодействие с представителями и сообществами"
    EXTERNAL_EVENT = "external-event", "внешнее мероприятие сетевого взаимодействия"
    STRUCTURE_INTERACTION = "structure-interaction", "взаимодействие со структурой школы"
    CONTEST_RECOMMENDATION = "contest-recommendation", "рекомендация на конкурс"
    CONTEST_PARTICIPATION = "contest-participation", "участие в конкурсе, форуме, конференции"
    PREPARATION = "preparation", "подготовка участников к конкурсу, форуму, конференции"
    QUALIFICATION = "qualification", "повышение профессионального уровня"
    STUDIED_ACT = "studied-act", "изучен акт"
    SPEED_SESSION = "speed-session", "скоростная сессия"
    PILOT = "pilot", "апробация шаблона программы"
    ASSOCIATION_SUPPORT = "association-support", "сопровождение программы методическим объединением"
    MONITORING_INPUT = "monitoring-input", "участие методического объединения в мониторинге"
    ACT_DRAFT = "act-draft", "предложение к локальному акту"
    EMPLOYMENT_OUTCOME = "employment-outcome", "закрепление в профессии"
    ONBOARDING = "onboarding", "пункт адаптации пройден"


class Level(Code):
    """Whose event, act, contest or partner it is (R-1.3-02)."""

    SCHOOL = "school", "школа"
    MUNICIPAL = "municipal", "муниципальный"
    REGIONAL = "regional", "региональный"
    FEDERAL = "federal", "федеральный"


class Audience(Code):
    """Who was reached: numbers only. Students and parents are never registered as persons (A-23)."""

    TEACHERS = "teachers", "педагоги"
    YOUNG_SPECIALISTS = "young-specialists", "молодые специалисты"
    STUDENTS = "students", "обучающиеся"
    PARENTS = "parents", "родители"
    GRADUATES = "graduates", "выпускники"
    EMPLOYERS = "employers", "работодатели"
    BUSINESS = "business", "бизнес"
    SCHOOLS = "schools", "школы-партнёры"
    NON_PROFITS = "non-profits", "некоммерческие организации"
    AUTHORITIES = "authorities", "органы управления"


class Structure(Code):
    """Structures of the school that work with the mentee (4.2)."""

    SUBJECT_ASSOCIATION = "subject-association", "предметное методическое объединение"
    PSYCHOLOGICAL_SERVICE = "psychological-service", "психологическая служба"
    YOUNG_TEACHERS_SCHOOL = "young-teachers-school", "школа молодого учителя"
    METHODICAL_COUNCIL = "methodical-council", "методический совет"


class EventFormat(Code):
    HACKATHON = "hackathon", "хакатон"
    FORUM = "forum", "форум"
    CONTEST = "contest", "конкурс"
    BUSINESS_GAME = "business-game", "деловая игра"
    STORYTELLING = "storytelling", "сторителлинг"
    QUEST = "quest", "квест"
    CONFERENCE = "conference", "конференция"
    FESTIVAL = "festival", "фестиваль"
    WEBINAR = "webinar", "вебинар"
    SEMINAR = "seminar", "семинар"
    COURSE = "course", "курс"
    CONSULTATION = "consultation", "консультация"
    MEETING = "meeting", "встреча, совещание"
    INTERVIEW = "interview", "беседа"
    QUESTIONNAIRE = "questionnaire", "анкетирование"
    OBSERVATION = "observation", "наблюдение"
    MEDIA = "media", "средства массовой информации"


class RecordResult(Code):
    """What came of it, where the kind asks for that."""

    PARTICIPANT = "participant", "участник"
    PRIZE_WINNER = "prize-winner", "призёр"
    WINNER = "winner", "победитель"
    IN_SCHOOL = "in-school", "работает в этой школе"
    IN_MUNICIPALITY = "in-municipality", "работает в другой школе муниципалитета"
    IN_PROFESSION = "in-profession", "работает педагогом за пределами муниципалитета"
    LEFT_PROFESSION = "left-profession", "не работает педагогом"
    ACCEPTED = "accepted", "согласие получено"
    DECLINED = "declined", "отказ"
    PENDING = "pending", "ответа ещё нет"
    SUCCESSFUL = "successful", "апробация успешна"
    UNSUCCESSFUL = "unsuccessful", "апробация неуспешна"


class ActType(Code):
    LAW = "law", "закон"
    DECREE = "decree", "указ"
    RESOLUTION = "resolution", "постановление, распоряжение"
    LETTER = "letter", "письмо"
    ORDER = "order", "приказ"
    LOCAL_ACT = "local-act", "локальный акт"


class ActLevel(Code):
    FEDERAL = "federal", "федеральный"
    REGIONAL = "regional", "региональный"
    MUNICIPAL = "municipal", "муниципальный"
    LOCAL = "local", "локальный"


class MaterialKind(Code):
    METHOD = "method", "метод (форма индивидуальной или командной работы)"
    RECOMMENDATION = "recommendation", "методические рекомендации"
    MENTOR_MEMO = "mentor-memo", "памятка наставника"
    MENTEE_MEMO = "mentee-memo", "памятка наставляемого"
    SCENARIO = "scenario", "сценарий встречи"
    WORKBOOK = "workbook", "рабочая тетрадь"
    TEMPLATE = "template", "шаблон персонализированной программы"
    REGIONAL_RESOURCE = "regional-resource", "региональный ресурс методической поддержки"
    ONBOARDING = "onboarding", "лист адаптации: традиции и уклад школы"
    REPORT_FORM = "report-form", "форма отчётности"


class AgreementKind(Code):
    COOPERATION = "cooperation", "договор о сотрудничестве"
    SOCIAL_PARTNERSHIP = "social-partnership", "договор о социальном партнёрстве"


class PublicationKind(Code):
    """What stands in the school's special section (8.1, 8.2). Acts stand there by themselves, from the library."""

    SECTION = "section", "специальный раздел сайта"
    PROGRAM = "program", "сведения о реализуемой программе"
    PERSON_CARD = "person-card", "карточка в базе наставников и наставляемых"
    PRACTICE = "practice", "лучшая практика (кейс)"
    MATERIAL = "material", "методические рекомендации"
    NEWS = "news", "новость, анонс"
    RESULTS = "results", "результаты программы"
