"""The HTTP interface, by theme."""

from registry.api import cards, consents, cycle, dashboard, matches, orders, people, registers, roadmap, schools, staff

ROUTES = [schools.routes, staff.routes, people.routes, cards.routes, consents.routes, orders.routes, registers.routes, matches.routes]
ROUTES += [cycle.routes, roadmap.routes, dashboard.routes]
TAGS = {
    "schools": "Школы: руководитель, куратор, редакции Положения",
    "participants": "Наставники и наставляемые",
    "consents": "Согласия: даны, отозваны",
    "orders": "Приказы и ознакомление с ними",
    "year": "Год школы: программа наставничества, «дорожная карта», состояние дел",
    "registers": "Реестры: локальных актов, наставников, желающих иметь наставника",
    "matches": "Пары и группы: от предложения до закрепления",
}
