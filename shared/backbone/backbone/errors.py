"""What a command can be refused for. The web layer turns each into a problem document."""


class DomainError(Exception):
    """A decision that says no. `field` is a JSON pointer into the request (`/until`), where one field is to blame."""

    def __init__(self, detail: str, *, field: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.field = field


class RuleBroken(DomainError):
    """A HARD rule of the regulation forbids it; `rule` is its id in the catalogue (`INV-05`)."""

    def __init__(self, rule: str, detail: str, *, field: str | None = None) -> None:
        super().__init__(detail, field=field)
        self.rule = rule


class ReasonRequired(DomainError):
    """A SOFT rule is not kept: the command passes only with a recorded reason for `rule`."""

    def __init__(self, rule: str, detail: str) -> None:
        super().__init__(detail, field="/deviations")
        self.rule = rule


class Refused(DomainError):
    """The object is not in a state that allows it; `code` is stable (`program-ended`)."""

    def __init__(self, code: str, detail: str, *, field: str | None = None) -> None:
        super().__init__(detail, field=field)
        self.code = code


class NotFound(DomainError):
    """There is no such object in this school, or the actor may not know of it."""

    def __init__(self, detail: str = "Объект не найден") -> None:
        super().__init__(detail)


class Forbidden(DomainError):
    """The actor is known and may not do this."""


class StaleVersion(DomainError):
    """The object has changed since the version the client named in If-Match."""

    def __init__(self, current: int) -> None:
        super().__init__(f"Объект изменился: текущая версия {current}")
        self.current = current


class KeyReused(DomainError):
    """The idempotency key was used for another request."""

    def __init__(self) -> None:
        super().__init__("Ключ идемпотентности уже использован для другого запроса")


class Busy(DomainError):
    """Too many commands change the same object at once; the client may try again."""

    def __init__(self, detail: str = "Объект одновременно меняют другие; повторите запрос") -> None:
        super().__init__(detail)


class Overloaded(Busy):
    """More commands wait to be written than the service wants to remember."""

    def __init__(self) -> None:
        super().__init__("Слишком много команд одновременно; повторите запрос")
