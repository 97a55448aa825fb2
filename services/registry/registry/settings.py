"""Settings of the service: those that all have."""

from backbone.settings import ServiceSettings


class Settings(ServiceSettings):
    pass
