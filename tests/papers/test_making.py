"""One paper, two formats: what stands in it, that nothing of it is markup, that it is the same whenever it is made."""

import time
from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import UUID

import docx
import pytest
from jinja2.exceptions import SecurityError
from papers.composing import Composer
from papers.declension import Declension
from papers.facts import Missing, Person, known
from papers.making import Format, make, template_version
from papers.office import Office
from papers.paper import Incomplete, Layout, Paper
from papers.wording import Wording
from pypdf import PdfReader

ADDRESS = "https://registry.test/public/papers/1"
WILD = "{{ 7*7 }} {% raw %} #let $x$ *b* <w:p/> & \\ [x]"
ORDER = Wording.model_validate(
    {
        "layout": "order",
        "kind": "Приказ",
        "title": "О {{ what }}",
        "parts": [
            {"text": "Первый абзац\nВторой абзац"},
            {"clause": "Назначить {{ person | person('accs') }}."},
            {"each": "more", "item": "{{ it }};"},
            {"when": "never", "clause": "Этого нет."},
            {"clause": "С {{ dated | day }}."},
            {"table": "more", "columns": [{"heading": "№", "cell": "{{ n }}"}, {"heading": "Что", "cell": "{{ it }}"}]},
            {"signature": "person"},
            {"acquaintance": "known", "heading": "Ознакомлены:"},
            {"annex": "Перечень", "to": "Приложение\nк приказу № {{ number }}"},
            {"clause": "Снова первый"},
            {
                "each": "lots",
                "group": [
                    {"heading": "Показатель {{ it.name }}"},
                    {"when": "it.chart", "chart": "it.chart", "title": "Столбцы: {{ it.name }}"},
                ],
            },
        ],
    }
)
ANNA = Person("Иванова Анна Петровна", "учитель физики")
FACTS = {
    "organisation": "Школа № 1",
    "number": "17-од",
    "dated": date(2025, 9, 1),
    "what": "чём-то",
    "person": ANNA,
    "more": ["один", WILD],
    "never": None,
    "lots": [
        {"name": "первый", "chart": {"of": 4, "bars": [{"label": WILD, "value": 3, "shown": "три"}]}},
        {"name": "второй", "chart": None},
    ],
    "known": [{"person": ANNA, "on": date(2025, 9, 2)}, {"person": ANNA}],
}


def paper(**changes: object) -> Paper:
    return Composer(Declension()).compose(ORDER, FACTS | changes)


def text_of(content: bytes, format: Format) -> str:
    if format is Format.PDF:
        text = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    else:
        document = docx.Document(BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        text = " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    return " ".join(text.split())


@pytest.mark.parametrize("format", Format)
def test_what_is_said_stands_in_it(format: Format) -> None:
    text = text_of(make(paper(), format, Office(), ADDRESS), format)
    for part in (
        "Школа № 1",
        "ПРИКАЗ",
        "1 сентября 2025 г.",
        "№ 17-од",
        "О чём-то",
        "1. Назначить Иванову Анну Петровну, учителя физики.",
        "1.1. один;",
        "2. С 1 сентября 2025 г.",
        "Учитель физики",
        "А. П. Иванова",
        "02.09.2025",
        "1. Снова первый",
        "Показатель второй",
        ADDRESS,
    ):
        assert part in text, part
    assert "Этого нет" not in text


def test_a_chart_is_words_and_shapes_or_a_picture_with_words() -> None:
    assert "три" in text_of(make(paper(), Format.PDF, Office(), None), Format.PDF)
    document = docx.Document(BytesIO(make(paper(), Format.DOCX, Office(), ADDRESS)))
    chart, code = document.inline_shapes
    assert (chart._inline.docPr.get("descr"), code._inline.docPr.get("descr")) == ("Столбцы: первый", None)
    assert chart.height < chart.width


@pytest.mark.parametrize("format", Format)
def test_nothing_that_people_write_is_markup(format: Format) -> None:
    wild = {"what": WILD, "organisation": WILD, "person": Person(WILD, WILD)}
    text = text_of(make(paper(**wild), format, Office(), None), format)
    in_chart = format is Format.PDF
    assert text.count("7*7") == text.count("{% raw %} #let $x$ *b* <w:p/> &") == 7 + in_chart


@pytest.mark.parametrize("format", Format)
def test_control_characters_are_left_out(format: Format) -> None:
    assert "О чёмто" in text_of(make(paper(what="чём\x0b\x00то"), format, Office(), None), format)


@pytest.mark.parametrize("format", Format)
def test_the_same_paper_is_the_same_bytes(format: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    first = make(paper(), format, Office(), ADDRESS)
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    assert make(paper(), format, Office(), ADDRESS) == first
    assert make(paper(number="18-од"), format, Office(), ADDRESS) != first


def test_a_pdf_is_for_the_archive_and_for_screen_readers() -> None:
    reader = PdfReader(BytesIO(make(paper(), Format.PDF, Office(), ADDRESS)))
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert b'pdfaid:part="2"' in xmp.stream.get_data() or b"<pdfaid:part>2<" in xmp.stream.get_data()
    assert "/StructTreeRoot" in reader.root_object
    assert str(reader.root_object["/Lang"]) == "ru"


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("format", Format)
def test_every_layout_holds_a_whole_paper(layout: Layout, format: Format) -> None:
    other = ORDER.model_copy(
        update={
            "layout": layout,
            "addressee": ("Директору", "{{ person | short('datv') }}"),
            "approval": ("УТВЕРЖДАЮ", "Директор"),
        }
    )
    made = make(Composer(Declension()).compose(other, FACTS), format, Office(), None)
    text = text_of(made, format)
    assert "Назначить Иванову Анну Петровну" in text
    assert ("А. П. Ивановой" in text) == (layout in (Layout.STATEMENT, Layout.LETTER))
    assert ("УТВЕРЖДАЮ" in text) == (layout is Layout.FORM)


# What is missing


@pytest.mark.parametrize("format", Format)
def test_a_hole_is_named_and_never_made(format: Format) -> None:
    nobody: Missing = Missing("наставник")
    lacking = paper(person=nobody, dated=known(None, "дата приказа"), known=[{"person": nobody}])
    assert lacking.missing == ("дата приказа", "наставник")
    assert "Назначить ‹не указано: наставник›, ‹не указано: наставник›." in lacking.model_dump_json()
    with pytest.raises(Incomplete, match="дата приказа; наставник"):
        make(lacking, format, Office(), None)


# What an office has of its own


def test_an_office_replaces_a_layout(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Наш бланк: {{ organisation }}, {{ number }}")
    document.save(str(tmp_path / "order.docx"))
    office = Office(tmp_path)
    assert text_of(make(paper(), Format.DOCX, office, None), Format.DOCX) == "Наш бланк: Школа № 1, № 17-од"
    assert template_version(ORDER, office) != template_version(ORDER, Office())
    assert "ПРИКАЗ" in text_of(make(paper(), Format.PDF, office, None), Format.PDF)


def test_a_layout_reaches_nothing_but_the_paper(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{ ''.__class__.__mro__ }}")
    document.save(str(tmp_path / "order.docx"))
    with pytest.raises(SecurityError):
        make(paper(), Format.DOCX, Office(tmp_path), None)


def test_an_office_tells_places_and_corrections(tmp_path: Path) -> None:
    school = UUID(int=1)
    (tmp_path / "office.toml").write_text(
        f'[places]\n"{school}" = "с. Камелик"\n[corrections."Иванова"]\naccs = "Иваново"\n', encoding="utf-8"
    )
    office = Office(tmp_path)
    assert (office.place(school), Office().place(school)) == ("с. Камелик", "")
    composed = Composer(office.declension).compose(ORDER, FACTS)
    assert "Назначить Иваново Анну Петровну" in composed.model_dump_json()
