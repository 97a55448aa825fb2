"""The history of a notification in words."""

from backbone.audit import Words

from notifications.domain.feed import FeedIssued, FeedRevoked
from notifications.domain.notification import (
    NotificationAbandoned,
    NotificationFailed,
    NotificationRead,
    NotificationRequested,
    NotificationSent,
)
from notifications.domain.preferences import PreferencesSet

WORDS = Words(
    {
        NotificationRequested: "Уведомление составлено: канал {channel}, вид {template}",
        NotificationSent: "Уведомление доставлено: канал {channel}",
        NotificationFailed: "Попытка {attempt} не удалась: {error}",
        NotificationAbandoned: "Доставка прекращена: {error}",
        NotificationRead: "Уведомление прочитано",
        PreferencesSet: "Выбраны письма: {email}, тихие часы с {quiet_from} до {quiet_to}",
        FeedIssued: "Выдан адрес календаря",
        FeedRevoked: "Адрес календаря отозван",
    }
)
