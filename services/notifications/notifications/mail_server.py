"""The connection to the mail server, as the settings say."""

from aiosmtplib import SMTP

from notifications.settings import Settings, Tls

TIMEOUT = 20.0
"""Seconds, for each answer of the mail server."""


def connection(settings: Settings) -> SMTP:
    """Encrypted and logged in when it is entered. The password is read anew each time, so that it may be changed."""
    file = settings.smtp_password_file
    return SMTP(
        hostname=settings.smtp_host,
        port=settings.smtp_port,
        timeout=TIMEOUT,
        use_tls=settings.smtp_tls is Tls.IMPLICIT,
        start_tls={Tls.STARTTLS: True, Tls.IMPLICIT: False}.get(settings.smtp_tls),
        cert_bundle=str(settings.smtp_ca_file) if settings.smtp_ca_file else None,
        username=settings.smtp_user,
        password=file.read_text().strip() if file else None,
    )
