"""The HTTP interface, by theme."""

from registry.api import (
    cards,
    consents,
    cycle,
    dashboard,
    invitations,
    matches,
    orders,
    people,
    records,
    registers,
    roadmap,
    schools,
    staff,
)

ROUTES = [
    schools.routes,
    staff.routes,
    people.routes,
    cards.routes,
    consents.routes,
    orders.routes,
    matches.routes,
    records.routes,
    invitations.routes,
]
ROUTES += [registers.routes, cycle.routes, roadmap.routes, dashboard.routes]
TAGS = {
    "schools": "Школы: руководитель, куратор, редакции Положения",
    "participants": "Наставники и наставляемые",
    "consents": "Согласия: даны, отозваны",
    "orders": "Приказы и ознакомление с ними",
    "year": "Год школы: программа наставничества, «дорожная карта», состояние дел",
    "registers": "Реестры: локальных актов, наставников, желающих иметь наставника",
    "matches": "Пары и группы: от предложения до закрепления",
    "records": "Записи о сделанном; приглашения других школ",
}
