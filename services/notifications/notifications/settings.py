"""Settings of the service: those that all have, the mail server, and when people are written to."""

from datetime import time
from enum import StrEnum
from pathlib import Path

from backbone.settings import ServiceSettings
from pydantic import Field, FilePath, ValidationInfo, field_validator
from pydantic_settings import SettingsConfigDict


class Tls(StrEnum):
    """`opportunistic` where the server offers it, `starttls` or nothing, `implicit` from the first byte."""

    OPPORTUNISTIC = "opportunistic"
    STARTTLS = "starttls"
    IMPLICIT = "implicit"


class Settings(ServiceSettings):
    """`smtp_sender` is the platform's own address, `Наставничество <mentoring@…>` or the bare address. `smtp_user` logs
    in with what `smtp_password_file` holds, over TLS only; `smtp_ca_file` holds authorities to trust beside the
    system's. The quiet hours of who has not chosen others: by the school's clock, none where both are the same.
    `reminders_every` so many seconds it is looked whether somebody must be reminded. What is older than `news_days` is
    in the inbox, but no e-mail tells it. `public_url` is where calendars find this service; None: where they were asked
    for."""

    model_config = SettingsConfigDict(env_ignore_empty=True)

    smtp_host: str
    smtp_port: int
    smtp_sender: str
    smtp_tls: Tls = Tls.OPPORTUNISTIC
    smtp_ca_file: FilePath | None = None
    smtp_user: str | None = None
    smtp_password_file: FilePath | None = Field(None, validate_default=True)
    reminders_every: float = 2.0
    quiet_from: time = time(20)
    quiet_to: time = time(7)
    public_url: str | None = None
    news_days: int = Field(14, ge=1)

    @field_validator("smtp_user")
    @classmethod
    def no_password_over_an_open_line(cls, user: str | None, info: ValidationInfo) -> str | None:
        if user is not None and info.data.get("smtp_tls") is Tls.OPPORTUNISTIC:
            raise ValueError("a login needs TLS")
        return user

    @field_validator("smtp_password_file")
    @classmethod
    def whoever_logs_in_has_one(cls, file: Path | None, info: ValidationInfo) -> Path | None:
        if (file is None) != (info.data.get("smtp_user") is None):
            raise ValueError("user and password go together")
        return file
