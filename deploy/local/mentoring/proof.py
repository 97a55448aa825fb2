"""What the check of an exported log has found, in words."""

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
    Kind.BAD_NOTE: "контрольная точка не подписана этим ключом",
    Kind.UNREADABLE: "строка не читается",
}


def show(verdict: Verdict, console: Console) -> None:
    console.print(
        f"Событий: {verdict.events}, контрольных точек: {verdict.checkpoints}, "
        f"после последней точки: {verdict.unsealed}. Корень: {verdict.root}",
        soft_wrap=True,
        highlight=False,
    )
    if not verdict.faults:
        console.print("[green]Журнал таков, каким был подписан.[/]")
        return
    for fault in verdict.faults:
        place = f", позиция {fault.position}" if fault.position else ""
        stream = f", объект {fault.stream}" if fault.stream else ""
        detail = f" ({fault.detail})" if fault.detail else ""
        console.print(f"[red]{WORDS[fault.kind]}[/]{place}{stream}{detail}", soft_wrap=True, highlight=False)
