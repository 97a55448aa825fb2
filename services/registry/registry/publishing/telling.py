"""How a private event becomes a public contract."""

from collections.abc import Callable

from backbone.events import Recorded
from contracts.base import Contract

Tells = Callable[[Recorded], Contract]


def as_(contract: type[Contract], *, of: str | None = None, on: str | None = None, within: str | None = None) -> Tells:
    """The contract's fields are the event's; `of` names the field of the aggregate, `on` that of the business date,
    `within` a part of the event whose fields are the contract's, too."""

    def tell(recorded: Recorded) -> Contract:
        fields = recorded.event.model_dump(exclude={"on"})
        fields |= fields[within] if within else {}
        places = {of: recorded.originator_id, on: recorded.event.on}
        return contract.model_validate(fields | {name: value for name, value in places.items() if name})

    return tell
