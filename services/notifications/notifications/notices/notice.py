"""One line of the table of notices."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from contracts.base import Contract

from notifications.domain.notification import Channel

INBOX = (Channel.INBOX,)
BOTH = (Channel.INBOX, Channel.EMAIL)


@dataclass(frozen=True)
class Notice:
    """`to` names fields of the contract that hold persons, the posts `head` and `curator` of its school, `everybody` in
    its bank. `only` gives the values that fields must have. Who caused the event is not told, unless `even_actor`.
    `required` by law: e-mail goes to who wants none as well."""

    template: str
    to: str
    channels: tuple[Channel, ...] = BOTH
    only: Mapping[str, object] = field(default_factory=dict)
    even_actor: bool = False
    required: bool = False

    def fits(self, fact: Contract) -> bool:
        return all(getattr(fact, name) == value for name, value in self.only.items())


Notices = Mapping[type[Contract], tuple[Notice, ...]]
