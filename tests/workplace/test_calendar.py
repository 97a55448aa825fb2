"""Somebody gets the address of the own calendar in the workplace, and takes it back."""

import re
from uuid import uuid4

import httpx

from tests.workplace.shore import Shore


def test_the_address_of_a_calendar_is_got_and_revoked(shore: Shore) -> None:
    person = shore.sign_in("mentee", person=uuid4(), school=shore.school)
    assert not person.go("/inbox").page.offers("Отозвать адрес моего календаря")
    shown = person.press("Получить адрес моего календаря").page.words
    address = re.search(r"http\S+\.ics", shown)
    assert address
    assert "второй раз он не показывается" in shown
    assert httpx.get(address[0]).text.startswith("BEGIN:VCALENDAR")
    person.go("/inbox").do("Отозвать адрес моего календаря")
    assert httpx.get(address[0]).status_code == 404
