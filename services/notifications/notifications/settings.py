"""Settings of the service: those that all have, and the mail server."""

from datetime import time

from backbone.settings import ServiceSettings


class Settings(ServiceSettings):
    """`smtp_sender` is the platform's own address, `Наставничество <mentoring@…>` or the bare address. The quiet
    hours of who has not chosen others: by the school's clock, none where both are the same. `reminders_every` so many
    seconds it is looked whether somebody must be reminded."""

    smtp_host: str
    smtp_port: int
    smtp_sender: str
    reminders_every: float = 2.0
    quiet_from: time = time(20)
    quiet_to: time = time(7)
