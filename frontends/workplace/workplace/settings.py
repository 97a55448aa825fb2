"""Where the four interfaces are, and where this one is."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Addresses are of the services' public interfaces; times are shown and read in `time_zone`."""

    model_config = SettingsConfigDict(env_prefix="WORKPLACE_", frozen=True)

    registry: str
    programs: str
    notifications: str
    reporting: str
    host: str = "127.0.0.1"
    port: int = 8005
    time_zone: ZoneInfo = Field(ZoneInfo("Europe/Saratov"))

    @property
    def services(self) -> Mapping[str, str]:
        return {name: getattr(self, name) for name in ("registry", "programs", "notifications", "reporting")}
