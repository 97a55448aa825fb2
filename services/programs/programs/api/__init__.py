"""The HTTP interface, by theme."""

from programs.api import changing, ending, planning, reading, working

ROUTES = [reading.routes, planning.routes, working.routes, changing.routes, ending.routes]
TAGS = {
    "programs": "Персонализированные программы",
    "plan": "Составление программы: от проекта до начала",
    "work": "Встречи, задания, мероприятия, результаты",
    "changes": "Продление и корректировка",
    "ending": "Завершение и прекращение",
}
