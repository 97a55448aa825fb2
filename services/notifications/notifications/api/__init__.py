"""Routes of the service."""

from notifications.api import calendar, deliveries, inbox, preferences, stream

ROUTES = [inbox.routes, stream.routes, preferences.routes, calendar.routes, deliveries.routes]
TAGS = {
    "inbox": "Входящие: уведомления того, кто спрашивает",
    "preferences": "Какие письма и когда получать",
    "calendar": "Календарь, на который подписываются программы-календари",
    "deliveries": "Письма школы: дошли ли они",
}
