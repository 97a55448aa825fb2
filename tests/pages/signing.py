"""A browser that has signed in to the dashboard."""

import httpx
from playwright.sync_api import BrowserContext


def signed_in(context: BrowserContext, base: httpx.URL, token: str) -> None:
    context.add_cookies(
        [
            {
                "name": "mentoring-session",
                "value": token,
                "domain": base.host,
                "path": "/dashboard",
                "secure": True,
                "httpOnly": True,
                "sameSite": "Strict",
            }
        ]
    )
