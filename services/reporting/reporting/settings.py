"""Settings of the service: those that all have, and where its documents find what an office has of its own."""

from pathlib import Path

from backbone.settings import ServiceSettings
from pydantic import Field


class Settings(ServiceSettings):
    """`papers_folder` holds the office's layouts and corrections; `public_url` is what QR codes lead to, None prints
    none. Of fewer than these no number is told to the education office, or published (INV-28); 1 hides nothing."""

    papers_folder: Path | None = None
    public_url: str | None = None
    smallest_for_office: int = Field(3, ge=1)
    smallest_for_public: int = Field(5, ge=1)
