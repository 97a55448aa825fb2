"""Whether a test goes through the interface: the requests it sends are counted."""

from typing import Any

import httpx
import pytest


class Requests:
    def __init__(self) -> None:
        self.sent = 0

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        send = httpx.Client.send

        def counted(client: httpx.Client, *arguments: Any, **options: Any) -> httpx.Response:
            self.sent += 1
            return send(client, *arguments, **options)

        patch.setattr(httpx.Client, "send", counted)
