"""Invented staff: names put together from short lists, the same for the same seed. None of them is anybody."""

from dataclasses import dataclass
from random import Random

from contracts.codes import QualificationCategory, TeachingSubject


def words(text: str) -> list[str]:
    return text.split()


MEN = words("Артемий Валерьян Герман Демьян Ефим Игнат Лаврентий Макар Никифор Прохор Савелий Тимофей")
WOMEN = words("Агния Василиса Глафира Евлампия Злата Капитолина Лукерья Мелания Павла Серафима Таисия Устинья")
FATHERS = words("Авдеев Богданов Всеволодов Гордеев Елизаров Захаров Климов Лукьянов Назаров Платонов Родионов Фадеев")
SURNAMES = words(
    "Берестов Вербин Грачёв Дубравин Ельников Жаворонков Зимородков Ивушкин Калинников Ландышев Медуницын Незабудкин "
    "Осокин Подорожников Рябинин Снегирёв Тополёв Ульев Фиалкин Хмелев Цаплин Черёмухин Шиповников Ясенев"
)
TEACHER = "учитель "
SUBJECTS = {
    "математики": TeachingSubject.MATHEMATICS,
    "физики": TeachingSubject.PHYSICS,
    "химии": TeachingSubject.CHEMISTRY,
    "биологии": TeachingSubject.BIOLOGY,
    "географии": TeachingSubject.GEOGRAPHY,
    "истории": TeachingSubject.HISTORY,
    "информатики": TeachingSubject.INFORMATICS,
    "музыки": TeachingSubject.MUSIC,
    "технологии": TeachingSubject.TECHNOLOGY,
}
CATEGORIES = {
    25: QualificationCategory.METHODIST,
    18: QualificationCategory.HIGHEST,
    9: QualificationCategory.FIRST,
    3: QualificationCategory.FITNESS,
    1: QualificationCategory.NONE,
}
"""By years of teaching; of who has just begun, or is of another organisation, nothing is told."""
LATIN = str.maketrans(
    dict(zip("абвгдеёзийклмнопрстуфхыэ", "abvgdeeziyklmnoprstufhye", strict=True))
    | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
)


@dataclass(frozen=True)
class Staff:
    """A line of a school's staff list. `experience` is years of teaching; `young` means 35 or younger."""

    number: str
    name: str
    email: str
    position: str
    experience: int
    young: bool
    deputy_head: bool = False
    pedagogical: bool = True
    external: bool = False

    @property
    def subject(self) -> TeachingSubject | None:
        return SUBJECTS.get(self.position.removeprefix(TEACHER))

    @property
    def category(self) -> QualificationCategory | None:
        if self.external:
            return None
        return next((code for years, code in CATEGORIES.items() if self.experience >= years), None)


class Invented:
    """Makes the people of one school; no two have the same surname and name."""

    def __init__(self, seed: str, domain: str) -> None:
        self._random = Random(seed)  # noqa: S311  no secret: the same staff every time is the point
        self._domain = domain
        self._taken: set[str] = set()

    def name(self) -> str:
        """Surname, name and patronymic."""
        while True:
            surname, father = self._random.choice(SURNAMES), self._random.choice(FATHERS)
            if self._random.random() < 0.5:
                found = f"{surname}а {self._random.choice(WOMEN)} {father}на"
            else:
                found = f"{surname} {self._random.choice(MEN)} {father}ич"
            if self.email(found) not in self._taken:
                self._taken.add(self.email(found))
                return found

    def email(self, name: str) -> str:
        surname, first, _ = name.lower().split()
        return f"{first}.{surname}@{self._domain}".translate(LATIN)

    def deputy(self, number: str) -> Staff:
        return self._staff(number, "заместитель директора по учебной работе", self._random.randint(12, 30), deputy=True)

    def mentor(self, number: str) -> Staff:
        return self._staff(number, self._teacher(), self._random.randint(9, 35))

    def mentee(self, number: str, experience: int) -> Staff:
        return self._staff(number, self._teacher(), experience)

    def specialist(self, number: str) -> Staff:
        """Of another organisation."""
        name = self.name()
        return Staff(number, name, self.email(name), "педагог технопарка", 12, False, pedagogical=False, external=True)

    def _teacher(self) -> str:
        return TEACHER + self._random.choice(list(SUBJECTS))

    def _staff(self, number: str, position: str, experience: int, *, deputy: bool = False) -> Staff:
        name = self.name()
        return Staff(number, name, self.email(name), position, experience, experience < 9, deputy)
