"""The HTTP interface, by theme."""

from registry.api import cards, consents, matches, orders, people, schools

ROUTES = [schools.routes, people.routes, cards.routes, consents.routes, orders.routes, matches.routes]
TAGS = {
    "schools": "Школы: руководитель, куратор, редакции Положения",
    "participants": "Наставники и наставляемые",
    "consents": "Согласия: даны, отозваны",
    "orders": "Приказы и ознакомление с ними",
    "matches": "Пары и группы: от предложения до закрепления",
}
