"""Why the platform can't run, in words for the person at the terminal; each with its exit code."""


class CannotRun(Exception):
    exit_code = 1


class AlreadyRunning(CannotRun):
    exit_code = 3


class NotRunning(CannotRun):
    exit_code = 4

    def __init__(self) -> None:
        super().__init__("Платформа не запущена. Запустите её: mentoring up")


class PortTaken(CannotRun):
    exit_code = 5


class DiskFull(CannotRun):
    exit_code = 6


class DidNotStart(CannotRun):
    exit_code = 7

    def __init__(self, name: str, why: str, tail: str) -> None:
        super().__init__(f"{name}: {why}\n{tail}".rstrip())
