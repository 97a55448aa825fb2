"""What rests on each consent: every use of it, and who ends it when the consent is taken back."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from contracts.codes import ConsentPurpose

from registry.domain.participant.participant import Consent


class Use(NamedTuple):
    """The platform asks the consent at each use, so the use ends with the withdrawal. What is `outside` of the platform
    people end, and say so."""

    code: str
    words: str
    outside: bool = False


USES: Mapping[ConsentPurpose, tuple[Use, ...]] = {
    ConsentPurpose.BE_MENTOR: (
        Use("appointment", "назначение наставником приказом"),
        Use("mentor-registry", "включение в реестр наставников до назначения"),
    ),
    ConsentPurpose.JOIN_MATCH: (Use("fixing", "закрепление в паре или группе приказом"),),
    ConsentPurpose.PERSONAL_DATA: (
        Use("offering", "предложение себя наставником внешним специалистом"),
        Use("asking", "просьба о наставнике внешнего специалиста"),
        Use("beyond-employment", "обработка сверх той, что разрешает закон о труде", outside=True),
    ),
    ConsentPurpose.DISTRIBUTION: (
        Use("section", "раздел школы: данные для сайтов"),
        Use("pages", "раздел школы: страницы"),
        Use("rss", "раздел школы: лента RSS"),
        Use("json-feed", "раздел школы: лента JSON Feed"),
        Use("archive", "выгрузка раздела для сайта"),
        Use("publishing", "новые публикации"),
        Use("copies", "размещённое на сайте школы и переданное другим", outside=True),
    ),
    ConsentPurpose.TRANSFER_TO_OFFICE: (
        Use("naming", "имя в новом ответе управлению образования"),
        Use("named", "имя в ответах, которые уже переданы, при каждом их чтении"),
        Use("taken-away", "то, что управление выписало или сохранило у себя", outside=True),
    ),
    ConsentPurpose.RECORDING: (),
    ConsentPurpose.ELECTRONIC_DOCUMENTS: (),
}
"""Of recordings and electronic personnel documents the platform has none."""


class Ended(NamedTuple):
    """`on`: since when, None while somebody still has to say so."""

    use: Use
    on: date | None


def ended(purpose: ConsentPurpose, consent: Consent) -> Iterator[Ended]:
    """Of a consent that was taken back."""
    for use in USES[purpose]:
        yield Ended(use, consent.stopped_on if use.outside else consent.withdrawn_on)
