"""What the endpoints are given, and who asks."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from backbone.errors import Forbidden
from backbone.web import Access, Provided

from notifications.application import Notifications
from notifications.live import Arrivals
from notifications.people import Directory
from notifications.views.queries import Views as ViewQueries


@dataclass(frozen=True)
class PublicAddress:
    """Under which others reach this service; None: under the one they have asked."""

    url: str | None


App = Annotated[Notifications, Provided(Notifications)]
Views = Annotated[ViewQueries, Provided(ViewQueries)]
People = Annotated[Directory, Provided(Directory)]
Live = Annotated[Arrivals, Provided(Arrivals)]
Public = Annotated[PublicAddress, Provided(PublicAddress)]


def whose(reader: Access) -> tuple[UUID, UUID]:
    """The school and the person that the token names."""
    if reader.school is None or reader.person is None:
        raise Forbidden("В удостоверении не указан человек")
    return reader.school, reader.person
