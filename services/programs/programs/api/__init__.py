"""The HTTP interface, by theme."""

from programs.api import (
    changing,
    ending,
    files,
    guiding,
    help,
    mediation,
    petitions,
    planning,
    reading,
    survey_forms,
    survey_results,
    surveys,
    swot,
    working,
)

ROUTES = [
    reading.routes,
    planning.routes,
    working.routes,
    guiding.routes,
    changing.routes,
    ending.routes,
    petitions.routes,
    help.routes,
    mediation.routes,
    files.routes,
    survey_forms.routes,
    survey_results.routes,
    surveys.routes,
    swot.routes,
]
TAGS = {
    "programs": "Персонализированные программы",
    "plan": "Составление программы: от проекта до начала",
    "work": "Встречи, задания, мероприятия, результаты",
    "growth": "Рост наставляемого: затруднения, уровень, рекомендации, план развития, замечания",
    "changes": "Продление, корректировка, приостановление, перевод на другую редакцию Положения",
    "ending": "Завершение и прекращение",
    "petitions": "Обращения",
    "help": "Просьбы о помощи и приглашённые коллеги",
    "mediation": "Медиация",
    "files": "Доступ к личному делу и расписание уроков",
    "surveys": "Анкеты и опросы",
}
