"""Settings of the service: those that all have, and the mail server."""

from backbone.settings import ServiceSettings


class Settings(ServiceSettings):
    """`smtp_sender` is the platform's own address, `Наставничество <mentoring@…>` or the bare address."""

    smtp_host: str
    smtp_port: int
    smtp_sender: str
