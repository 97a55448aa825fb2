"""Dates and names as an office writes them."""

from datetime import date

MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)


YEAR = "\N{NO-BREAK SPACE}г."


def in_words(day: date) -> str:
    """«1 сентября 2025 г.», its spaces kept together."""
    return f"{day.day}\N{NO-BREAK SPACE}{MONTHS[day.month - 1]} {day.year}{YEAR}"


def short_name(name: str) -> str:
    """«А. П. Иванова» of «Иванова Анна Петровна»; a name of one word stays as it is."""
    surname, *others = name.split()
    return "\N{NO-BREAK SPACE}".join([*(f"{other[0].upper()}." for other in others[:2]), surname])
