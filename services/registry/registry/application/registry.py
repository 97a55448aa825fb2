"""The registry: all its commands, by theme."""

from registry.application.matches import Matches
from registry.application.orders import Orders
from registry.application.people import People
from registry.application.schools import Schools


class Registry(Schools, People, Orders, Matches):
    name = "registry"
