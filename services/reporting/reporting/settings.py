"""Settings of the service: those that all have, and where its documents find what an office has of its own."""

from pathlib import Path

from backbone.settings import ServiceSettings
from pydantic import Field


class Settings(ServiceSettings):
    """`papers_folder` holds the office's layouts and corrections; `public_url` is what QR codes lead to and where
    browsers find the dashboard. At the provider `issuer` that is the client `client_id`, a public one where it has no
    secret; it comes back to `<public_url>/dashboard/sign-in/done`. Of fewer than these no number is told to the
    education office, or published (INV-28); 1 hides nothing."""

    papers_folder: Path | None = None
    public_url: str
    client_id: str = "mentoring-dashboard"
    client_secret_file: Path | None = None
    smallest_for_office: int = Field(3, ge=1)
    smallest_for_public: int = Field(5, ge=1)
