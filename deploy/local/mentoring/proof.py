"""What the check of a log, or of a proof from it, has found, in words."""

from backbone.transparency import Verdict
from backbone.transparency.verifying import Kind
from rich.console import Console

WORDS = {
    Kind.CHANGED: "изменено",
    Kind.DELETED: "удалено",
    Kind.INSERTED: "вставлено",
    Kind.MISSING: "перед этим чего-то не хватает",
    Kind.REWRITTEN: "переписано вместе с листьями дерева",
    Kind.CUT_OFF: "конец журнала отрезан",
    Kind.NOT_INCLUDED: "событие не то, что вошло в подписанный журнал",
    Kind.NOT_CONTINUED: "журнал не продолжает журнал сохранённой точки",
    Kind.NOT_COMPARED: "сохранённую точку не сравнить; доказательство даёт служба: /checkpoint/consistency?from=…",
    Kind.BAD_NOTE: "контрольная точка не подписана этим ключом",
    Kind.UNREADABLE: "не читается",
}


def show(verdict: Verdict, console: Console) -> None:
    console.print(
        f"Событий: {verdict.events}, контрольных точек: {verdict.checkpoints}, "
        f"после последней точки: {verdict.unsealed}. Корень: {verdict.root}",
        soft_wrap=True,
        highlight=False,
    )
    if not verdict.faults:
        console.print("[green]Всё таково, каким было подписано.[/]")
        return
    for fault in verdict.faults:
        place = f", позиция {fault.position}" if fault.position else ""
        stream = f", объект {fault.stream}" if fault.stream else ""
        detail = f" ({fault.detail})" if fault.detail else ""
        console.print(f"[red]{WORDS[fault.kind]}[/]{place}{stream}{detail}", soft_wrap=True, highlight=False)
