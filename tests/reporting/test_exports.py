"""Figures as files: whole, the same in every format, harmless in a spreadsheet, with a dictionary and a checksum."""

import csv
from base64 import b64encode
from datetime import date
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import httpx
import orjson
import pytest
from pyarrow import parquet
from python_calamine import CalamineWorkbook
from reporting.exports import formats
from reporting.exports.formats import FORMATS, Format, export
from reporting.exports.table import Column, Kind, Table
from reporting.figures.catalogue import FIGURES

from tests.reporting.asking import AUTUMN, HEAD, OFFICE, answered
from tests.reporting.municipality import Municipality, TakeIn

Rows = list[dict[str, Any]]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "https://example.org"]


def read(format: Format, content: bytes) -> Rows:
    """As a stranger reads it."""
    match format:
        case Format.JSON:
            return list(orjson.loads(content)["rows"])
        case Format.CSV:
            return [*csv.DictReader(StringIO(unpacked(content)["figures.csv"].decode("utf-8-sig")))]
        case Format.PARQUET:
            return list(parquet.read_table(BytesIO(content)).to_pylist())
        case Format.XLSX:
            sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
            names = [column["name"] for column in DICTIONARY]
            return [dict(zip(names, row, strict=True)) for row in sheet[1:]]


def unpacked(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def exported(client: httpx.Client, headers: dict[str, str], **query: Any) -> httpx.Response:
    answer = client.get("/exports/figures", headers=headers, params={**AUTUMN, **query})
    assert answer.status_code == 200, answer.text
    return answer


DICTIONARY: Rows = []


@pytest.fixture(autouse=True)
def dictionary(client: httpx.Client, year: None) -> None:
    DICTIONARY[:] = orjson.loads(exported(client, OFFICE, format="json", figure="K-03").content)["columns"]


@pytest.mark.parametrize("format", list(Format))
def test_every_format_has_every_number_and_says_how_many(client: httpx.Client, format: Format) -> None:
    cells = [
        (figure["id"], cell["school"], cell["key"], cell["value"])
        for figure in answered(client, "/statistics", OFFICE, **AUTUMN)["figures"]
        for cell in figure["cells"]
    ]
    answer = exported(client, OFFICE, format=format)
    rows = read(format, answer.content)
    told = [(row["figure"], row["school"] or None, row["line"] or None, _number(row["value"])) for row in rows]
    assert told == cells
    assert answer.headers["X-Rows"] == str(len(rows))
    assert answer.headers["Content-Digest"] == f"sha-256=:{b64encode(sha256(answer.content).digest()).decode()}:"
    assert answer.headers["Content-Type"].partition(";")[0] == FORMATS[format].media_type


@pytest.mark.parametrize("format", list(Format))
def test_the_same_numbers_are_the_same_bytes(client: httpx.Client, format: Format) -> None:
    first, second = (exported(client, OFFICE, format=format, figure=["K-01", "K-03"]) for _ in range(2))
    assert first.content == second.content


def test_any_selection(client: httpx.Client) -> None:
    chosen = exported(client, OFFICE, format="json", figure=["K-03", "K-18"])
    assert {row["figure"] for row in read(Format.JSON, chosen.content)} == {"K-03", "K-18"}
    for figure in FIGURES:
        assert {row["figure"] for row in read(Format.JSON, exported(client, HEAD, figure=figure).content)} == {figure}
    refused = client.get("/exports/figures", headers=OFFICE, params={"figure": "K-99"})
    assert (refused.status_code, refused.json()["detail"]) == (404, "Показателя K-99 нет")


def test_a_file_that_would_not_be_whole_is_refused(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "MOST", 5)
    refused = client.get("/exports/figures", headers=OFFICE, params=AUTUMN)
    assert (refused.status_code, refused.json()["type"]) == (413, "urn:mentoring:problem:too-many-rows")


def test_the_dictionary_of_a_csv_file_is_csvw_and_describes_every_column(client: httpx.Client) -> None:
    files = unpacked(exported(client, OFFICE, format="csv", figure="K-03").content)
    described = orjson.loads(files["figures.csv-metadata.json"])
    header = files["figures.csv"].decode("utf-8-sig").splitlines()[0].split(",")
    assert described["@context"][0] == "http://www.w3.org/ns/csvw"
    assert described["url"] == "figures.csv"
    columns = described["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == header
    assert all(column["dc:description"]["ru"] and column["datatype"] for column in columns)
    assert described["mentoring:sha256"] == sha256(files["figures.csv"]).hexdigest()
    assert described["mentoring:rows"] == len(
        read(Format.CSV, exported(client, OFFICE, format="csv", figure="K-03").content)
    )
    assert {"label": "на дату", "value": "2025-10-15"} in described["notes"]


def test_nothing_becomes_a_formula() -> None:
    columns = [Column("text", "Текст", "Что угодно"), Column("day", "День", "День", Kind.DAY)]
    table = Table("figures", "Опасное", columns, [(text, date(2025, 9, 1)) for text in FORMULAS], {})
    archive = unpacked(export(table, Format.CSV).content)["figures.csv"].decode("utf-8-sig")
    cells = [row[0] for row in csv.reader(StringIO(archive))][1:]
    assert all(cell[0] not in "=+-@\t" for cell in cells)
    sheets = unpacked(export(table, Format.XLSX).content)
    sheet = sheets["xl/worksheets/sheet1.xml"].decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    rows = CalamineWorkbook.from_filelike(BytesIO(export(table, Format.XLSX).content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[1:]] == FORMULAS


def test_what_is_hidden_and_what_is_missing_are_told_apart(client: httpx.Client) -> None:
    rows = read(Format.JSON, exported(client, HEAD, figure=["K-03", "K-18"]).content)
    assert {row["state"] for row in rows} == {"число", "нет данных"}
    assert all((row["value"] is None) == bool(row["reason"]) for row in rows)


def test_parquet_tells_what_its_columns_mean_and_what_it_is_true_of(client: httpx.Client) -> None:
    table = parquet.read_table(BytesIO(exported(client, OFFICE, format="parquet", figure="K-03").content))
    assert table.schema.metadata["на дату".encode()] == b"2025-10-15"
    assert table.schema.field("value").metadata[b"title"] == "Значение".encode()


def test_school_names_may_be_anything(take: TakeIn, client: httpx.Client) -> None:
    told = Municipality()
    told.school("=cmd|'/c calc'!A1")
    take(told.everything)
    text = unpacked(exported(client, OFFICE, format="csv", figure="K-03").content)["figures.csv"].decode("utf-8-sig")
    assert all(cell[:1] not in ("=", "+", "@") for row in csv.reader(StringIO(text)) for cell in row)


def _number(value: Any) -> float | None:
    return None if value in ("", None) else float(value)
