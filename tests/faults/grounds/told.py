"""Services that are told something else than the platform would tell them."""

from collections.abc import Callable, Mapping

from mentoring.platform import OURS, Platform
from mentoring.services import Commands, Services


class Told(Services):
    def __init__(
        self, platform: Platform, otherwise: Callable[[str], Mapping[str, str]], commands: Commands = OURS
    ) -> None:
        super().__init__(platform.servers, platform.folder, platform.ports, commands)
        self._otherwise = otherwise

    def environment(self, name: str) -> dict[str, str]:
        return {**super().environment(name), **self._otherwise(name)}
