"""What the endpoints are given, and who asks."""

from typing import Annotated
from uuid import UUID

from backbone.errors import Forbidden
from backbone.web import Access, Provided

from notifications.application import Notifications
from notifications.live import Arrivals
from notifications.people import Directory
from notifications.views.queries import Views as ViewQueries

App = Annotated[Notifications, Provided(Notifications)]
Views = Annotated[ViewQueries, Provided(ViewQueries)]
People = Annotated[Directory, Provided(Directory)]
Live = Annotated[Arrivals, Provided(Arrivals)]


def whose(reader: Access) -> tuple[UUID, UUID]:
    """The school and the person that the token names."""
    if reader.school is None or reader.person is None:
        raise Forbidden("В удостоверении не указан человек")
    return reader.school, reader.person
