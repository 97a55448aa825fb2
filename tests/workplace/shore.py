"""A small school's people in their browsers, and what they do again and again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from mentoring.platform import Platform
from mentoring.settings import TIME_ZONE

from tests.workplace.browser import Browser, Told

SignIn = Callable[..., Browser]

STAFF = """Табельный номер;ФИО;Электронная почта;Должность;Педагогический работник;Заместитель руководителя;Педагогический стаж, лет;До 35 лет
1;Берестова Агния Захаровна;c@shore.example;заместитель директора;да;да;20;нет
2;Вербин Игнат Лукьянович;m@shore.example;учитель физики;да;нет;25;нет
3;Грачёва Злата Назаровна;e@shore.example;учитель химии;да;нет;0;да
"""  # noqa: E501
HEAD = "Ясенева Мелания Климовна"
CURATOR, MENTOR, MENTEE = "Берестова Агния Захаровна", "Вербин Игнат Лукьянович", "Грачёва Злата Назаровна"
HERE = ZoneInfo(TIME_ZONE)


@dataclass
class Shore:
    platform: Platform
    school: UUID
    sign_in: SignIn
    people: dict[str, UUID] = field(default_factory=dict)
    orders: int = 0
    signed_in: dict[tuple[str, str], Browser] = field(default_factory=dict)
    seen: str = ""
    """What the one who acted last has seen: whoever comes next is not to look before that."""

    @property
    def today(self) -> date:
        return self.platform.access.now().astimezone(HERE).date()

    def pass_days(self, days: int) -> None:
        """Until that morning."""
        day = datetime.combine(self.today + timedelta(days=days), time(9), HERE)
        self.platform.access.move_clock(day)

    def as_(self, role: str, name: str = "") -> Browser:
        self.seen = next((seen for one in self.signed_in.values() if (seen := one.take_over("seen"))), self.seen)
        if (role, name) not in self.signed_in:
            self.signed_in[role, name] = self.sign_in(role, person=self.people.get(name), school=self.school)
        browser = self.signed_in[role, name]
        browser.hand_over("seen", self.seen)
        return browser

    def role(self, role: str) -> Browser:
        """In which each of the four acts in this school."""
        return self.as_(role, {"head": HEAD, "curator": CURATOR, "mentor": MENTOR, "mentee": MENTEE}[role])

    @property
    def head(self) -> Browser:
        return self.role("head")

    @property
    def curator(self) -> Browser:
        return self.role("curator")

    @property
    def mentor(self) -> Browser:
        return self.role("mentor")

    @property
    def mentee(self) -> Browser:
        return self.role("mentee")

    def meet(self, browser: Browser) -> None:
        """Who is who, from the page of people."""
        browser.go("/people")
        found = {said: href for said, href in browser.page.links if href.startswith("/participant/")}
        self.people |= {name: UUID(href.rpartition("/")[2]) for name, href in found.items()}

    def card(self, browser: Browser, name: str) -> Browser:
        return browser.go(f"/participant/{self.people[name]}")

    def order(self, kind: str, content: Told, at: Browser | None = None) -> Browser:
        """The head's next order, from the register or from where `at` offers it."""
        self.orders += 1
        browser = at or self.head.go("/orders").follow("Издать приказ").follow(kind)
        number = f"{self.orders}-од"
        usual: Mapping[str, str] = {
            "number": number,
            "dated": self.today.isoformat(),
            "legal_basis": "Положение о системе наставничества",
            "signature.kind": "на бумаге",
            "signature.reference": number,
        }
        return browser.fill({**usual, **{f"content.{name}": value for name, value in content.items()}}).succeeded()
