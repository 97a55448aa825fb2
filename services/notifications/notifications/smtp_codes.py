"""What a mail server's refusal means, as a code: its words may quote addresses."""

from aiosmtplib import SMTPDataError, SMTPException, SMTPNotSupported, SMTPRecipientsRefused, SMTPResponseException

PERMANENT = 500


def code(error: SMTPException) -> str:
    if isinstance(error, SMTPNotSupported):
        return "bad-address"
    number = _number(error)
    return f"smtp-{number}" if number else "smtp-broken-off"


def final(error: SMTPException) -> bool:
    """The server will never take this letter. A refusal of ourselves is not final: somebody will mend it."""
    about_this_letter = isinstance(error, SMTPRecipientsRefused | SMTPDataError)
    return isinstance(error, SMTPNotSupported) or (about_this_letter and _number(error) >= PERMANENT)


def _number(error: SMTPException) -> int:
    if isinstance(error, SMTPRecipientsRefused):
        return max(refused.code for refused in error.recipients)
    return error.code if isinstance(error, SMTPResponseException) else 0
