"""The section as one archive that a school uploads to its site as it is."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import orjson

from registry.section.parts import PARTS
from registry.section.site import Site

NOTE = """Специальный раздел сайта: {school}
Для адреса: {address}
По состоянию на: {made:%d.%m.%Y %H:%M}

Распакуйте архив по этому адресу как есть; первая страница – index.html.

Страницы сами не меняются. Если кто-то из названных на них отозвал согласие, кончился его срок или снята публикация,
выгрузите раздел снова и замените им прежний целиком: удалите прежние файлы, распакуйте новые. Об отзыве куратору
приходит уведомление.

Что в архиве и контрольные суммы файлов – в manifest.json.
"""


def archive(site: Site, address: str, made: datetime) -> bytes:
    """The same bytes for the same contents at the same moment. `made` in the school's time zone."""
    note = NOTE.format(school=site.contents.school.name, address=address, made=made)
    files = {**dict(site.files()), "README.txt": note.encode()}
    files["manifest.json"] = _manifest(site, files, address, made)
    packed = BytesIO()
    with ZipFile(packed, "w") as zip:
        for name, content in files.items():
            zip.writestr(ZipInfo(name, made.timetuple()[:6]), content, ZIP_DEFLATED)
    return packed.getvalue()


def _manifest(site: Site, files: Mapping[str, bytes], address: str, made: datetime) -> bytes:
    told = {
        "school": site.contents.school.name,
        "address": address,
        "made": made.isoformat(timespec="seconds"),
        "rows": {part.name: len(site.contents.items[part.kind]) for part in PARTS},
        "files": {name: {"bytes": len(file), "sha256": sha256(file).hexdigest()} for name, file in files.items()},
    }
    return orjson.dumps(told, option=orjson.OPT_INDENT_2)
