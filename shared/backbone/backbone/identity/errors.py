"""Why a token did not make a principal."""


class InvalidToken(Exception):
    """The token proves nothing; the message is for logs and tests, not for the client."""


class IssuerUnavailable(Exception):
    """The token cannot be judged now: the issuer's keys could not be had."""
