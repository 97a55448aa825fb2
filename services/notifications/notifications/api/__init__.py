"""Routes of the service."""

from notifications.api import deliveries, inbox, preferences, stream

ROUTES = [inbox.routes, stream.routes, preferences.routes, deliveries.routes]
TAGS = {
    "inbox": "Входящие: уведомления того, кто спрашивает",
    "preferences": "Какие письма и когда получать",
    "deliveries": "Письма школы: дошли ли они",
}
