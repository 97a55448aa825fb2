"""Asking over HTTP, again and again, how somebody is."""

import httpx

_client = httpx.Client(timeout=2, limits=httpx.Limits(max_keepalive_connections=0))
"""One for all: making one reads every certificate that the machine trusts."""


def answer(url: str) -> httpx.Response | None:
    """None when there is none."""
    try:
        return _client.get(url)
    except httpx.HTTPError:
        return None


def well(url: str) -> bool:
    given = answer(url)
    return given is not None and given.is_success
