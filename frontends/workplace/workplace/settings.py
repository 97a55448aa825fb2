"""Where the four interfaces are, where this one is, and where people sign in."""

from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Addresses are of the services' public interfaces; times are shown and read in `time_zone`. `public_url` is where
    browsers find these pages; at the OpenID provider `issuer` they are the client `client_id`, which may come back to
    `<public_url>/sign-in/done`. A client without a secret is a public one."""

    model_config = SettingsConfigDict(env_prefix="WORKPLACE_", frozen=True)

    registry: str
    programs: str
    notifications: str
    reporting: str
    issuer: str
    client_id: str = "mentoring-workplace"
    client_secret_file: Path | None = None
    public_url: str
    host: str = "127.0.0.1"
    port: int = 8005
    time_zone: ZoneInfo = Field(ZoneInfo("Europe/Saratov"))

    @property
    def services(self) -> Mapping[str, str]:
        return {name: getattr(self, name) for name in ("registry", "programs", "notifications", "reporting")}
