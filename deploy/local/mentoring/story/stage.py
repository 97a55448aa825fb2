"""What is done in a school of the story: every deed is a command with a key of its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, UUID, uuid5

from contracts.codes import OrderKind

from mentoring.errors import CannotRun
from mentoring.story.cast import NOBODY, Cast
from mentoring.story.client import Client, Json, Receipt
from mentoring.story.schools import Pairing
from mentoring.story.transport import Caller, Problem

LEGAL_BASIS = ["Федеральный закон от 29.12.2012 № 273-ФЗ", "Положение о системе наставничества"]

LONG = 100
"""Characters: a key has not many more, and all of them are Latin."""


class NotRefused(CannotRun):
    """The platform let pass what the regulation forbids, or forbade it for another reason."""


@dataclass(kw_only=True)
class School(Cast):
    """`first_time` is false where a scene may have been played before and is gone through again: what had to be refused
    then might not be refused now."""

    client: Client
    first_time: bool = True
    guest: "School | None" = field(default=None, repr=False, compare=False)
    host: "School | None" = field(default=None, repr=False, compare=False)
    invited: UUID = NOBODY
    refusals: list[str] = field(default_factory=list)
    orders: int = 0

    def intent(self, name: str) -> str:
        """The idempotency key: the same whenever the story is played."""
        told = name if len(name) < LONG and name.isascii() else str(uuid5(NAMESPACE_URL, name))
        return f"story:{self.key}:{told}"

    def create(self, caller: Caller, service: str, path: str, body: Json, turn: str = "") -> UUID:
        """Something new at `path`; `turn` tells several of one day apart."""
        intent = self.intent(f"{path}:{self.name_of(caller)}:{turn}:{self.today}")
        return self.client.create(caller, service, path, body, intent).id

    def change(
        self,
        caller: Caller,
        service: str,
        of: str,
        action: str,
        body: Json,
        *,
        turn: str = "",
        after: str = "",
        seen_by: Caller | None = None,
    ) -> Receipt:
        intent = self.intent(f"{of}:{action}:{self.name_of(caller)}:{turn or self.today}")
        return self.client.change(caller, service, of, action, body, intent, after, seen_by)

    def name_of(self, caller: Caller) -> str:
        return f"{caller.role}:{self.place(caller) if caller.person else ''}"

    def about_person(self, caller: Caller, place: str, action: str, body: Json, turn: str = "") -> Receipt:
        intent = self.intent(f"{place}:{action}:{turn or self.today}")
        return self.client.change(caller, "registry", f"/participants/{self.people[place]}", action, body, intent)

    def about_match(self, caller: Caller, pairing: Pairing, action: str, body: Json) -> Receipt:
        intent = self.intent(f"{pairing.name}:{action}:{self.place(caller)}")
        of = f"/matches/{self.matches[pairing.name]}"
        return self.client.change(caller, "registry", of, action, body, intent, seen_by=self.curator)

    def in_program(
        self, caller: Caller, pairing: Pairing, action: str, body: Json, *, turn: str = "", after: str = ""
    ) -> Receipt:
        intent = self.intent(f"{pairing.name}:{action}:{self.place(caller)}:{turn or self.today}")
        of = f"/programs/{self.program(pairing)}"
        return self.client.change(caller, "programs", of, action, body, intent, after, seen_by=self.curator)

    def heard(self, pairing: Pairing, event: str, times: int = 1) -> None:
        """What registry has told has become so many events of the program. They stay in its history, whatever comes
        later: so it is also when the story is gone through again."""

        def come(history: object) -> bool:
            events = [str(entry["event"]) for entry in history] if isinstance(history, list) else []
            return sum(name.endswith(f".{event}") for name in events) >= times

        self.client.awaited(self.curator, "programs", f"/programs/{self.program(pairing)}/history", come)

    def order(
        self,
        kind: OrderKind,
        content: Json,
        reasons: dict[str, str] | None = None,
        signer: Caller | None = None,
        texts: dict[str, str] | None = None,
    ) -> Receipt:
        """The next order of the head or of who acts for him. `reasons` are those for rules that it does not keep."""
        receipt = self.issue(self.orders + 1, kind, content, reasons, signer, texts)
        self.orders += 1
        self.ledger.deviations += [(self.today, rule) for rule in reasons or ()]
        return receipt

    def order_about(self, pairing: Pairing, kind: OrderKind, content: Json | None = None) -> Receipt:
        return self.order(kind, {"match": str(self.matches[pairing.name]), **(content or {})})

    def acknowledge(self, order: Receipt, who: Caller) -> None:
        intent = self.intent(f"{order.id}:acquaintance:{self.place(who)}")
        self.client.change(who, "registry", f"/orders/{order.id}", "acquaintances", {}, intent)

    def issue(
        self,
        number: int,
        kind: OrderKind,
        content: Json,
        reasons: dict[str, str] | None = None,
        signer: Caller | None = None,
        texts: dict[str, str] | None = None,
    ) -> Receipt:
        said = f"{number}/{self.today:%y}"
        body = {
            "kind": kind.value,
            "number": said,
            "dated": self.today.isoformat(),
            "legal_basis": LEGAL_BASIS,
            "signature": {"kind": "paper", "reference": said},
            "content": content,
            "texts": texts or {},
            "deviations": reasons or {},
        }
        return self.client.create(signer or self.head, "registry", "/orders", body, self.intent(f"order:{said}"))

    def refused(self, rule: str, attempt: Callable[[], object]) -> None:
        """Tries what the regulation forbids. Raises NotRefused."""
        if not self.first_time:
            return
        where = self.plot.short_name
        try:
            attempt()
        except Problem as problem:
            if problem.rule != rule:
                raise NotRefused(f"{where}: ожидался отказ по {rule}, а не по {problem.rule}: {problem}") from problem
            self.refusals.append(f"{rule}, {problem.document.get('clause')}: {problem.document['detail']}")
        else:
            raise NotRefused(f"{where}: правило {rule} не сработало")
