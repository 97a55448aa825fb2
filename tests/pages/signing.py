"""A browser that has signed in to the dashboard."""

import httpx
from playwright.sync_api import BrowserContext
from reporting.pages.route import SESSION


def signed_in(context: BrowserContext, base: httpx.URL, token: str) -> None:
    context.add_cookies(
        [
            {
                "name": SESSION,
                "value": token,
                "domain": base.host,
                "path": "/",
                "secure": True,
                "httpOnly": True,
                "sameSite": "Strict",
            }
        ]
    )
