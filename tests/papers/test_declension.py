"""Names and posts in other cases: as they are declined in life, as an office corrects them, and untouched otherwise."""

import pytest
from papers.declension import Case, Declension

GENITIVE, DATIVE, ACCUSATIVE, INSTRUMENTAL = list(Case)[1:]


@pytest.mark.parametrize(
    ("name", "case", "expected"),
    [
        ("Иванова Анна Петровна", DATIVE, "Ивановой Анне Петровне"),
        ("Шевченко Пётр Игоревич", GENITIVE, "Шевченко Петра Игоревича"),
        ("Петренко Никита Ильич", ACCUSATIVE, "Петренко Никиту Ильича"),
        ("Кузнец Олег Ильич", INSTRUMENTAL, "Кузнецом Олегом Ильичом"),
        ("Коваль Дарья Никитична", GENITIVE, "Коваль Дарьи Никитичны"),
        ("Коваль Лев Никитич", GENITIVE, "Коваля Льва Никитича"),
        ("Ким Ольга Викторовна", GENITIVE, "Ким Ольги Викторовны"),
        ("Черных Ольга Львовна", DATIVE, "Черных Ольге Львовне"),
        ("Кучма Леонид Саввич", ACCUSATIVE, "Кучму Леонида Саввича"),
        ("Римская-Корсакова Любовь Павловна", ACCUSATIVE, "Римскую-Корсакову Любовь Павловну"),
        ("Мамедов Али Гусейн оглы", DATIVE, "Мамедову Али Гусейн оглы"),
        ("Белый Иван Иванович", ACCUSATIVE, "Белого Ивана Ивановича"),
        ("Ландышев Савелий Гордеевич", DATIVE, "Ландышеву Савелию Гордеевичу"),
        ("Подорожникова Агния Львовна", INSTRUMENTAL, "Подорожниковой Агнией Львовной"),
        ("Вин Дарья Ильинична", DATIVE, "Вин Дарье Ильиничне"),
        ("Сюй Ван", GENITIVE, "Сюй Ван"),
        ("{{ 7*7 }} #let", DATIVE, "{{ 7*7 }} #let"),
    ],
)
def test_names(name: str, case: Case, expected: str) -> None:
    assert Declension().name(name, case) == expected


@pytest.mark.parametrize(
    ("post", "case", "expected"),
    [
        ("учитель физики", ACCUSATIVE, "учителя физики"),
        ("старший вожатый", DATIVE, "старшему вожатому"),
        ("педагог-психолог", GENITIVE, "педагога-психолога"),
        ("заведующая библиотекой", ACCUSATIVE, "заведующую библиотекой"),
        (
            "заместитель директора по учебно-воспитательной работе",
            INSTRUMENTAL,
            "заместителем директора по учебно-воспитательной работе",
        ),
        ("и. о. директора", DATIVE, "и. о. директора"),
        ("тьютор", ACCUSATIVE, "тьютора"),
    ],
)
def test_posts(post: str, case: Case, expected: str) -> None:
    assert Declension().post(post, case) == expected


def test_an_office_knows_better() -> None:
    corrected = Declension({"Лев": {"gent": "Лева"}, "тренер": {"datv": "тренеру-преподавателю"}})
    assert Declension().name("Лев Павел Петрович", GENITIVE) == "Льва Павла Петровича"
    assert corrected.name("Лев Павел Петрович", GENITIVE) == "Лева Павла Петровича"
    assert corrected.post("тренер", DATIVE) == "тренеру-преподавателю"
