"""Routes of the service."""

from notifications.api import deliveries, inbox, stream

ROUTES = [inbox.routes, stream.routes, deliveries.routes]
TAGS = {"inbox": "Входящие: уведомления того, кто спрашивает", "deliveries": "Письма школы: дошли ли они"}
