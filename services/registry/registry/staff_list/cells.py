"""What people write into cells: yes and no, days, years of experience, whether somebody still works here."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from contracts.codes import LeavingCause

from registry.domain.participant.presence import Presence

YES, NO = {"да", "+", "v", "✓", "✔", "есть", "yes"}, {"нет", "-", "–", "—", "no"}
MONTHS = ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of workbooks; serial numbers below are those of the years 1927 to 2064."""
SERIALS = range(10_000, 60_000)
DATE = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}\s+[а-я]{3,}\s+\d{4}")
PEDAGOGICAL = re.compile(
    r"учител|преподава|педагог|воспитател|логопед|дефектолог|тьютор|методист|психолог|концертмейстер|вожат"
)
DEPUTY = re.compile(r"^зам\S* (директор|руководител|заведующ)|завуч")
YOUNG_UNTIL = 35
HERE = re.compile(r"работ|действ|основн|совмест|штат")
AWAY = re.compile(r"декрет|уход\S* за|длительн\S* отпуск|беременн")
LEFT = {
    LeavingCause.DISMISSAL: re.compile(r"увол|расторг"),
    LeavingCause.TRANSFER: re.compile(r"перев"),
    LeavingCause.DEATH: re.compile(r"умер|смерт"),
}


class Unclear(Exception):
    """Says in Russian what is wanted of a cell."""


def flag(text: str) -> bool | str:
    """Yes or no; the text itself where it is neither."""
    said = text.casefold()
    return True if said in YES else False if said in NO else text


def day(text: str, today: date) -> date:
    """«2021-09-01», «01.09.2021», «1 сентября 2021 г.», 44440. Raises Unclear."""
    try:
        if re.fullmatch(r"\d{5}", text) and int(text) in SERIALS:
            return SERIAL_ZERO + timedelta(days=int(text))
        if found := re.search(r"(\d{4})-(\d\d)-(\d\d)", text):
            year, month, number = map(int, found.groups())
            return date(year, month, number)
        if found := re.search(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d\d)\b", text):
            number, month, year = map(int, found.groups())
            return date(_full(year, today), month, number)
        if found := re.search(r"(\d{1,2})\s+([а-я]{3})[а-я]*\s+(\d{4})", text.casefold()):
            return date(int(found[3]), _month(found[2]), int(found[1]))
    except ValueError as error:
        raise Unclear("такого дня нет") from error
    raise Unclear("нужна дата")


def years(text: str, today: date) -> int | str:
    """«20», «20 лет», «3 года 2 мес.», «12,5»; of a day, the years since. The text itself where it is none of these."""
    if found := re.fullmatch(r"(\d{1,2})([.,]\d{1,2})?( ?(л|лет|г|год|года)\b.*)?", text.casefold()):
        return int(found[1])
    if found := re.fullmatch(r"(\d{1,2}) ?мес\S*", text.casefold()):
        return int(found[1]) // 12
    if re.fullmatch(r"-?\d{1,4}", text):
        return int(text)
    try:
        return since(day(text, today), today)
    except Unclear:
        return text


def since(begin: date, today: date) -> int:
    """Whole years."""
    return today.year - begin.year - ((today.month, today.day) < (begin.month, begin.day))


def presence(said: Mapping[str, str], today: date) -> Presence | None:
    """None where the list says nothing of it. Raises Unclear."""
    status, left_on = said.get("status", "").casefold(), said.get("left_on", "")
    ends = re.search(r"\b(?:до|по)\s+(?=\d)", status)
    until = day(status[ends.end() :], today) if ends else None
    begun = day(left_on, today) if left_on else _dated(status[: ends.start()] if ends else status, today)
    if begun is not None and begun > today:
        raise Unclear("этот день ещё не наступил")
    if AWAY.search(status):
        return Presence(since=begun, until=until)
    cause = next((cause for cause, words in LEFT.items() if words.search(status)), None)
    if cause or left_on:
        return Presence(cause=cause or LeavingCause.DISMISSAL, since=begun)
    if HERE.search(status):
        return Presence(at_work=True)
    if status:
        raise Unclear("не сказано, работает ли сотрудник")
    return None


def _dated(text: str, today: date) -> date | None:
    """The day in a remark; a number of a school or an order is none."""
    found = DATE.search(text)
    return day(found[0], today) if found else None


def _month(name: str) -> int:
    name = "мая" if name in ("май", "мая") else name
    return MONTHS.index(name) + 1


def _full(year: int, today: date) -> int:
    if year > 99:
        return year
    return year + (2000 if year <= today.year % 100 else 1900)
