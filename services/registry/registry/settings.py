"""Settings of the service: those that all have, and where its documents find what an office has of its own."""

from pathlib import Path

from backbone.settings import ServiceSettings


class Settings(ServiceSettings):
    """`papers_folder` holds the office's layouts and corrections; `public_url` is what QR codes lead to, None prints
    none, and where the pages of schools' sections lie, None takes the address by which they are asked for."""

    papers_folder: Path | None = None
    public_url: str | None = None
